"""Passages: the fingerprints by which articles that share text find each other."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from provenance.parsers.passages.fingerprints import SIZE, fingerprints
from provenance.parsers.passages.lists import list_spans
from provenance.parsers.passages.quotation import quoted_spans
from provenance.parsers.passages.sketches import sketch
from provenance.parsers.passages.words import read_words
from provenance.tables import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.parsers.document import Document
    from provenance.parsers.passages.words import Words

__all__ = ["LONGEST", "parse", "set_apart", "words_inside"]

LONGEST: Final = 80
"""Words of a sentence that are looked at together; a longer one is cut."""


def parse(document: Document) -> tuple[Passage, ...]:
    """Choose the fingerprints of the article, each once, at the first place where it stands."""
    words = read_words(document.body)
    chosen = fingerprints(words.folded)
    if not chosen:
        return ()
    starts, stops = words.starts, words.stops
    quoted, residue = bytearray(len(starts)), bytearray(len(starts))
    for first, behind in _word_spans(quoted_spans(document.body), starts):
        _mark(quoted, first, behind - SIZE + 1)
    for first, behind in _word_spans(set_apart(document), starts):
        _mark(residue, max(0, first - SIZE + 1), behind)
    around = _sketches(document, words)
    return tuple(
        [
            Passage(
                start=starts[place],
                stop=stops[place + SIZE - 1],
                fingerprint=value,
                sketch=around[place],
                quoted=quoted[place] == 1,
            )
            for value, place in chosen.items()
            if not residue[place]
        ]
    )


def _sketches(document: Document, words: Words) -> list[int]:
    """Return for each word the sketch of the sentence that it stands in."""
    found = [0] * len(words.starts)
    sentences = [(row.start or 0, row.stop or 0) for row in document.sentences]
    for first, behind in _word_spans(sentences, words.starts):
        for cut in range(first, behind, LONGEST):
            end = min(cut + LONGEST, behind)
            found[cut:end] = [sketch(words.folded[cut:end])] * (end - cut)
    return found


def set_apart(document: Document) -> list[tuple[int, int]]:
    """Return the stretches that are no reporting: page residue, bylines, credit lines and lists."""
    rows = (*document.furniture, *document.bylines)
    spans = [(row.start, row.stop) for row in rows if row.start is not None and row.stop is not None]
    return spans + [(span.start, span.stop) for span in list_spans(document.body)]


def words_inside(spans: Iterable[tuple[int, int]], starts: Sequence[int]) -> bytearray:
    """Mark with 1 each word that starts inside one of *spans*, with 0 each other word."""
    marked = bytearray(len(starts))
    for first, behind in _word_spans(spans, starts):
        _mark(marked, first, behind)
    return marked


def _word_spans(spans: Iterable[tuple[int, int]], starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    for start, stop in spans:
        yield bisect_left(starts, start), bisect_left(starts, stop)


def _mark(marked: bytearray, first: int, behind: int) -> None:
    if first < behind:
        marked[first:behind] = b"\x01" * (behind - first)
