"""Pairs in, rows out: the step between two queries that every engine takes for a compared table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from provenance.comparers import BODIES, comparer
from provenance.tables import schema, to_arrow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pyarrow as pa

__all__ = [
    "PAIRS",
    "SIDES",
    "Compared",
    "Spread",
    "compare_batch",
    "compare_batches",
    "not_compared",
    "with_bodies",
]

PAIRS: Final = 500
"""Pairs that are compared at once."""
SIDES: Final = ("article_id", "other_id")
"""The columns of a pair that name its articles."""
_CHARACTERS: Final = 8_000_000
"""Characters of the texts of the pairs that are compared at once, where there is more than one pair."""
Compared = tuple["pa.Table", "pa.Table", "Sequence[str]"]
"""Rows of the table, rows of ``unparsed``, and the digests of the pairs, where they have any."""
Spread = Callable[[str, "Iterable[pa.RecordBatch]"], "Iterator[Compared]"]
"""How the batches of a table are compared: here one by one, or elsewhere in worker processes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Failed:
    parser: str
    reason: str


def with_bodies(pairs: pa.RecordBatch, bodies: Mapping[str, str]) -> Iterator[pa.RecordBatch]:
    """Add the texts of both articles to *pairs*, in pieces where these are long: one may be in every pair."""
    sides = [pairs.column(name).to_pylist() for name in SIDES]
    texts = [(bodies[one], bodies[other]) for one, other in zip(*sides, strict=True)]
    first = characters = 0
    for row, both in enumerate(texts):
        length = sum(map(len, both))
        if row > first and characters + length > _CHARACTERS:
            yield _with_texts(pairs, texts, first, row)
            first, characters = row, 0
        characters += length
    if texts:
        yield _with_texts(pairs, texts, first, len(texts))


def _with_texts(
    pairs: pa.RecordBatch, texts: Sequence[tuple[str, str]], first: int, stop: int
) -> pa.RecordBatch:
    import pyarrow as pa  # noqa: PLC0415

    piece = pairs.slice(first, stop - first)
    for name, side in zip(BODIES, zip(*texts[first:stop], strict=True), strict=True):
        piece = piece.append_column(name, pa.array(side, pa.string()))
    return piece


def compare_batch(table: str, pairs: pa.RecordBatch) -> Compared:
    """Compare *pairs*, which have the columns of the comparer's ``Pair``.

    Return the rows of *table*, and those of ``unparsed`` for pairs that could not be compared: one pair
    must not stop the rest. Where the pairs have a column ``digest`` too, so have the rows.
    """
    how = comparer(table)
    columns = [pairs.column(name).to_pylist() for name in how.columns]
    rows: list[tuple[str, object]] = []
    failed: list[tuple[str, object]] = []
    counts: list[int] = []
    for values in zip(*columns, strict=True):
        pair = how.pair(**dict(zip(how.columns, values, strict=True)))
        before = len(rows)
        try:
            rows += how.compare(pair)
        except Exception as error:  # noqa: BLE001 - it is reported, and the rest go on
            failed.append((str(values[0]), _Failed(parser=table, reason=repr(error))))
        counts.append(len(rows) - before)
    found = to_arrow(schema(table), rows)
    digests = _digests(pairs)
    if digests:
        found = _with_digests(
            found, [one for one, count in zip(digests, counts, strict=True) for _ in range(count)]
        )
    return found, to_arrow(schema("unparsed"), failed), digests


def _with_digests(rows: pa.Table, digests: Sequence[str]) -> pa.Table:
    import pyarrow as pa  # noqa: PLC0415

    return rows.append_column("digest", pa.array(digests, pa.string()))


def _digests(pairs: pa.RecordBatch) -> list[str]:
    return (
        [str(digest) for digest in pairs.column("digest").to_pylist()]
        if "digest" in pairs.schema.names
        else []
    )


def compare_batches(table: str, batches: Iterable[pa.RecordBatch]) -> Iterator[Compared]:
    """Compare every batch of pairs in this process."""
    for batch in batches:
        yield compare_batch(table, batch)


def not_compared(table: str, pairs: pa.RecordBatch, reason: str) -> Compared:
    """Say of *pairs* that they could not be compared."""
    failed: list[tuple[str, object]] = [
        (str(article_id), _Failed(parser=table, reason=reason))
        for article_id in pairs.column("article_id").to_pylist()
    ]
    none = to_arrow(schema(table), [])
    digests = _digests(pairs)
    if digests:
        none = _with_digests(none, [])
    return none, to_arrow(schema("unparsed"), failed), digests
