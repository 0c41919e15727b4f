"""Rows into Arrow tables, typed by their schema."""

from __future__ import annotations

import re
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pyarrow as pa

    from provenance.tables.columns import Columns
    from provenance.tables.schemas import Schema

__all__ = ["arrow_schema", "columns_to_arrow", "to_arrow"]

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def arrow_schema(table: Schema) -> pa.Schema:
    """Return the Arrow schema of a table: strings, 64-bit integers and floats, booleans."""
    import pyarrow as pa  # noqa: PLC0415 - so that parsing alone never loads Arrow

    types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    return pa.schema([pa.field(one.name, types[one.type], nullable=not one.required) for one in table.fields])


def to_arrow(table: Schema, rows: Iterable[tuple[str, object]]) -> pa.Table:
    """Put rows, each with the id of its article, into one Arrow table; a row has its columns as attributes.

    Lone surrogates, for which UTF-8 has no place, become U+FFFD, one for one.
    """
    pairs = list(rows)
    columns: list[list[Any]] = [[article_id for article_id, _ in pairs]]
    for one in table.fields[1:]:
        values = [getattr(row, one.name) for _, row in pairs]
        if one.type == "number":
            values = [None if value is None else float(value) for value in values]
        columns.append(values)
    return _table(table, columns)


def columns_to_arrow(table: Schema, articles: Sequence[tuple[str, Columns[Any]]]) -> pa.Table:
    """Put the columns of articles, each with its id, into one Arrow table, without making rows of them."""
    ids = chain.from_iterable(repeat(article_id, len(columns)) for article_id, columns in articles)
    others = (
        list(chain.from_iterable(columns.values[one.name] for _, columns in articles))
        for one in table.fields[1:]
    )
    return _table(table, [list(ids), *others])


def _table(table: Schema, columns: Sequence[list[Any]]) -> pa.Table:
    import pyarrow as pa  # noqa: PLC0415

    wanted = arrow_schema(table)
    return pa.Table.from_arrays(
        [_array(column, kind) for column, kind in zip(columns, wanted.types, strict=True)], schema=wanted
    )


def _array(values: list[Any], kind: pa.DataType) -> pa.Array[Any]:
    import pyarrow as pa  # noqa: PLC0415

    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array([value and _SURROGATE.sub("\ufffd", value) for value in values], kind)
