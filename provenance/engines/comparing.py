"""Pairs in, rows out: the step between two queries that every engine takes for a compared table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.comparers import comparer
from provenance.tables import schema, to_arrow

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["compare_batch"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Failed:
    parser: str
    reason: str


def compare_batch(table: str, pairs: pa.RecordBatch) -> tuple[pa.Table, pa.Table]:
    """Compare *pairs*, which have the columns of the comparer's ``Pair``.

    Return the rows of *table*, and those of ``unparsed`` for pairs that could not be compared: one pair
    must not stop the rest.
    """
    how = comparer(table)
    columns = [pairs.column(name).to_pylist() for name in how.columns]
    rows: list[tuple[str, object]] = []
    failed: list[tuple[str, object]] = []
    for values in zip(*columns, strict=True):
        pair = how.pair(**dict(zip(how.columns, values, strict=True)))
        try:
            rows += how.compare(pair)
        except Exception as error:  # noqa: BLE001 - it is reported, and the rest go on
            failed.append((pair.article_id, _Failed(parser=table, reason=repr(error))))
    return to_arrow(schema(table), rows), to_arrow(schema("unparsed"), failed)
