"""Passages: the fingerprints by which articles that share text find each other."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from provenance.parsers.passages.fingerprints import SIZE, fingerprints
from provenance.parsers.passages.lists import list_spans
from provenance.parsers.passages.quotation import quoted_spans
from provenance.parsers.passages.sketches import sketch
from provenance.parsers.passages.words import read_words
from provenance.tables import Columns, Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.parsers.document import Document
    from provenance.parsers.passages.words import Words

__all__ = ["LONGEST", "parse", "set_apart", "words_inside"]

LONGEST: Final = 80
"""Words of a sentence that are looked at together; a longer one is cut."""


def parse(document: Document) -> Columns[Passage]:
    """Choose the fingerprints of the article, each once, at the first place where it stands."""
    words = read_words(document.body)
    starts, stops = words.starts, words.stops
    residue = bytearray(len(starts))
    for first, behind in _word_spans(set_apart(document), starts):
        _mark(residue, max(0, first - SIZE + 1), behind)
    chosen = {value: n for value, n in fingerprints(words.folded).items() if not residue[n]}
    places = chosen.values()
    quoted = bytearray(len(starts))
    for first, behind in _word_spans(quoted_spans(document.body), starts):
        _mark(quoted, first, behind - SIZE + 1)
    return Columns(
        Passage._make,
        start=list(map(starts.__getitem__, places)),
        stop=list(map(stops[SIZE - 1 :].__getitem__, places)),
        fingerprint=list(chosen),
        sketch=list(map(_sketches(document, words).__getitem__, places)),
        quoted=list(map(bool, map(quoted.__getitem__, places))),
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
