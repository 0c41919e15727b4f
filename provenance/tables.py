"""Rows and tables: ``schemas/*.json`` <-> dataclasses <-> Arrow.

A row class is one table seen from Python; its schema says what each column means. The two have
the same columns in the same order, which a test holds. ``article_id`` is the table's alone: a parser
reads one article and need not know its name.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal

from provenance.errors import SchemaError
from provenance.shelves import shelf

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pyarrow as pa

__all__ = [
    "Attribution",
    "Byline",
    "Credit",
    "Dateline",
    "Figure",
    "Furniture",
    "Person",
    "Quote",
    "Row",
    "Schema",
    "Sentence",
    "arrow_schema",
    "schema",
    "schema_names",
    "to_arrow",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What every row has: its place in the body, and the text there.

    ``start`` and ``stop`` are null where the row comes from delivered metadata and not from the body.
    """

    start: int | None
    stop: int | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline(Row):
    """A line that says who made the article."""

    position: Literal["head", "tail", "metadata"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Row):
    """A person who made the article."""

    name: str
    role: Literal["author", "contributor", "editor", "translator", "photographer"] = "author"
    job: str | None = None
    place: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit(Row):
    """An agency or outlet named as the origin; ``in text`` is a mention and ``inferred`` a guess, no credit."""

    agency: str | None
    name: str
    via: Literal["byline", "credit line", "dateline", "copyright", "metadata", "in text", "inferred"]
    relation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline(Row):
    """Where, and when, the article says that it was written."""

    place: str
    date: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture(Row):
    """Page residue that is no part of the article."""

    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Row):
    """A sentence; ``quoted`` is the share of its characters inside quotation marks."""

    n: int
    quoted: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Row):
    """A stretch of quoted speech."""

    kind: Literal["direct", "mixed"]
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_stop: int | None = None
    cue: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution(Row):
    """A statement laid at somebody's door, quoted or not."""

    source: str | None = None
    source_start: int | None = None
    source_stop: int | None = None
    cue: str | None = None
    cue_start: int | None = None
    cue_stop: int | None = None
    content_start: int | None = None
    content_stop: int | None = None
    kind: Literal["person", "organisation", "document", "anonymous", "group", "media"] | None = None
    receiver: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Row):
    """A number that counts or measures something."""

    kind: Literal["count", "money", "share", "dimension", "duration", "age", "rate", "score"]
    value: float | None = None
    low: float | None = None
    high: float | None = None
    loose_low: float | None = None
    loose_high: float | None = None
    bound: str = "exact"
    unit: str | None = None
    counted: str | None = None
    modifiers: str | None = None
    measure: str | None = None
    status: Literal["done", "planned", "conditional", "denied"] = "done"
    scope: str | None = None
    part_of: int | None = None
    source: str | None = None
    sourced: bool = False


Type = Literal["string", "integer", "number", "boolean"]
Made = Literal["read", "parsed", "derived"]
_TYPES: Final = ("string", "integer", "number", "boolean")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One column of a table, as its Table Schema tells it."""

    name: str
    type: Type
    description: str
    required: bool
    constraints: Mapping[str, Any]
    example: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """One table, as ``schemas/<name>.json`` tells it.

    ``made`` says where its rows come from: ``read`` from the corpus, ``parsed`` by the parser of the
    same name, or ``derived`` by the query ``schemas/<name>.sql`` from other tables.
    """

    name: str
    title: str
    description: str
    made: Made
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    query: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.fields)


@cache
def schema_names() -> tuple[str, ...]:
    """Name every table that has a schema on the shelf, in alphabetical order."""
    found = (entry.name for entry in shelf("schemas").iterdir())
    return tuple(sorted(name.removesuffix(".json") for name in found if name.endswith(".json")))


@cache
def schema(name: str) -> Schema:
    """Return the schema of the table called *name*.

    Raises `SchemaError` for a table that nobody described, or whose description is malformed.
    """
    if name not in schema_names():
        raise SchemaError(f"there is no table {name!r}", tip=f"one of {', '.join(schema_names())}")
    folder = shelf("schemas")
    query = folder / f"{name}.sql"
    return read_schema(
        name,
        (folder / f"{name}.json").read_text(encoding="utf-8"),
        query.read_text(encoding="utf-8") if query.is_file() else None,
    )


def read_schema(name: str, text: str, query: str | None = None) -> Schema:
    """Read the Table Schema *text* of the table *name*; raises `SchemaError` where it is malformed."""
    try:
        raw = json.loads(text)
        fields = tuple(
            Field(
                name=one["name"],
                type=one["type"],
                description=one["description"],
                required=bool(one.get("constraints", {}).get("required", False)),
                constraints=one.get("constraints", {}),
                example=one.get("example"),
            )
            for one in raw["fields"]
        )
        key = raw.get("primaryKey", [])
        found = Schema(
            name=name,
            title=raw["title"],
            description=raw["description"],
            made=raw["made"],
            fields=fields,
            primary_key=(key,) if isinstance(key, str) else tuple(key),
            query=query,
        )
    except (KeyError, TypeError, AttributeError, json.JSONDecodeError) as error:
        raise SchemaError(
            f"schemas/{name}.json is malformed",
            found=f"{type(error).__name__}: {error}",
            tip="a table has title, description, made and fields; a field has name, type and description",
        ) from error
    odd = [column.name for column in fields if column.type not in _TYPES]
    if odd:
        raise SchemaError(
            f"schemas/{name}.json has a type that no engine knows, at {', '.join(odd)}",
            tip=f"one of {', '.join(_TYPES)}",
        )
    return found


def arrow_schema(table: Schema) -> pa.Schema:
    """Return the Arrow schema of a table: strings, 64-bit integers and floats, booleans."""
    import pyarrow as pa  # noqa: PLC0415 - so that parsing alone never loads Arrow

    types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    return pa.schema([pa.field(one.name, types[one.type], nullable=not one.required) for one in table.fields])


def to_arrow(table: Schema, rows: Iterable[tuple[str, Row]]) -> pa.Table:
    """Put parsed rows, each with the id of its article, into one Arrow table.

    Lone surrogates become U+FFFD: UTF-8 has no place for them.
    """
    import pyarrow as pa  # noqa: PLC0415

    pairs = list(rows)
    columns: list[list[Any]] = [[article_id for article_id, _ in pairs]]
    for one in table.fields[1:]:
        values = [getattr(row, one.name) for _, row in pairs]
        if one.type == "number":
            values = [None if value is None else float(value) for value in values]
        columns.append(values)
    wanted = arrow_schema(table)
    return pa.Table.from_arrays(
        [_array(column, kind) for column, kind in zip(columns, wanted.types, strict=True)], schema=wanted
    )


def _array(values: list[Any], kind: pa.DataType) -> pa.Array[Any]:
    import pyarrow as pa  # noqa: PLC0415

    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        clean = [v if v is None else v.encode("utf-8", "replace").decode("utf-8") for v in values]
        return pa.array(clean, kind)
