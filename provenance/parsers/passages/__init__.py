"""Passages: the fingerprints by which articles that share text find each other."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from provenance.parsers.passages.fingerprints import SIZE, fingerprints
from provenance.parsers.passages.quotation import quoted_spans
from provenance.parsers.passages.words import read_words
from provenance.tables import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.parsers.document import Document

__all__ = ["parse", "set_apart", "words_inside"]


def parse(document: Document) -> tuple[Passage, ...]:
    """Choose the fingerprints of the article, each once, at the first place where it stands."""
    words = read_words(document.body)
    chosen = fingerprints(words.folded)
    if not chosen:
        return ()
    starts, stops = words.starts, words.stops
    quoted = words_inside(quoted_spans(document.body), starts)
    residue = words_inside(set_apart(document), starts)
    return tuple(
        [
            Passage(
                start=starts[place],
                stop=stops[place + SIZE - 1],
                fingerprint=value,
                quoted=quoted.find(0, place, place + SIZE) < 0,
            )
            for value, place in chosen.items()
            if residue.find(1, place, place + SIZE) < 0
        ]
    )


def set_apart(document: Document) -> list[tuple[int, int]]:
    """Return the stretches that are no reporting: page residue, bylines and credit lines."""
    rows = (*document.furniture, *document.bylines)
    return [(row.start, row.stop) for row in rows if row.start is not None and row.stop is not None]


def words_inside(spans: Iterable[tuple[int, int]], starts: Sequence[int]) -> bytearray:
    """Mark with 1 each word that starts inside one of *spans*, with 0 each other word."""
    marked = bytearray(len(starts))
    for start, stop in spans:
        first, behind = bisect_left(starts, start), bisect_left(starts, stop)
        marked[first:behind] = b"\x01" * (behind - first)
    return marked
