"""What a corpus asks of its articles beyond ``schemas/articles.json``: its own schema or pandera model.

A schema in the corpus's ``schemas/`` adds constraints to the built-in one of the same name:

    {"fields": [{"name": "publisher", "constraints": {"required": true, "enum": ["The Daily"]}}]}

Beside a ``pattern`` stands ``expected``, which says in words what it asks for.
"""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

from provenance.contracts.columns import known_constraints
from provenance.errors import SchemaError, meant

if TYPE_CHECKING:
    from pathlib import Path

    import pandera.pandas as pa

    from provenance.tables import Schema

__all__ = ["load_model", "tightened"]


def tightened(table: Schema, file: Path) -> Schema:
    """Return *table* with the constraints that *file* adds.

    Raises `SchemaError` where the file is no Table Schema, names a column that the table lacks or a
    constraint that does not exist, gives a column another type, or asks for less than the built-in schema.
    """
    known = {one.name: one for one in table.fields}
    for name, type_, expected, limits in _written(file):
        if name not in known:
            lacks = f"{file.name} has a column that {table.name} lacks"
            raise SchemaError(lacks, found=name, tip=meant(name, known))
        one = known[name]
        known_constraints(limits, f"{file.name}, {name},")
        if type_ not in (None, one.type):
            raise SchemaError(f"{name} of {table.name} is a {one.type}", found=f"{type_} in {file.name}")
        if one.required and limits.get("required") is False:
            raise SchemaError(f"{name} of {table.name} is always required", found=f"false in {file.name}")
        merged = {**one.constraints, **limits}
        known[name] = replace(
            one,
            constraints=merged,
            required=bool(merged.get("required", False)),
            expected=expected or (None if "pattern" in limits else one.expected),
        )
    return replace(table, fields=tuple(known.values()))


def _written(file: Path) -> list[tuple[str, str | None, str | None, dict[str, Any]]]:
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
        return [
            (str(one["name"]), one.get("type"), one.get("expected"), dict(one.get("constraints", {})))
            for one in raw["fields"]
        ]
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        raise SchemaError(
            f"schemas/{file.name} is no Table Schema",
            found=f"{type(error).__name__}: {error}",
            tip='{"fields": [{"name": "publisher", "constraints": {"required": true}}]}',
        ) from error


def load_model(said: str) -> pa.DataFrameSchema:
    """Import ``module:Name`` and return it as a pandera schema: a ``DataFrameModel``, or a schema itself.

    Raises `SchemaError` where it cannot be imported or is neither.
    """
    import pandera.pandas as pa  # noqa: PLC0415

    module, colon, name = said.partition(":")
    try:
        if not colon:
            raise AttributeError("no name behind a colon")  # noqa: TRY301 - told like the others
        found = getattr(import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        raise SchemaError(
            f"there is no contract at {said!r}", found=str(error), tip="module:Name, importable from here"
        ) from error
    if isinstance(found, type) and issubclass(found, pa.DataFrameModel):
        return found.to_schema()
    if isinstance(found, pa.DataFrameSchema):
        return found
    raise SchemaError(
        f"{said!r} is no contract",
        found=type(found).__name__,
        tip="a pandera DataFrameModel or DataFrameSchema",
    )
