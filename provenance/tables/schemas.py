"""The Table Schemas of ``schemas/*.json``, typed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal

from provenance.errors import SchemaError, meant
from provenance.shelves import shelf

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Field", "Schema", "read_schema", "schema", "schema_names"]

Type = Literal["string", "integer", "number", "boolean"]
Made = Literal["read", "known", "parsed", "derived", "compared"]
_TYPES: Final = ("string", "integer", "number", "boolean")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One column of a table, as its Table Schema tells it.

    ``expected`` says in words what its pattern asks for.
    """

    name: str
    type: Type
    description: str
    required: bool
    constraints: Mapping[str, Any]
    example: Any = None
    expected: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """One table, as ``schemas/<name>.json`` tells it.

    ``made`` says where its rows come from: ``read`` from the corpus, ``known`` from
    ``provenance/knowledge/``, ``parsed`` by the parser of the same name, ``derived`` by the query
    ``schemas/<name>.sql`` from other tables, or ``compared`` by the comparer of the same name, to which that
    query gives its pairs.
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
        raise SchemaError(f"there is no table {name!r}", tip=meant(name, schema_names()))
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
                expected=one.get("expected"),
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
