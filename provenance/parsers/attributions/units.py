"""Units: sentences as the grammar reads them, each quotation folded into one token."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final

from provenance.parsers.attributions.abroad import tag_abroad
from provenance.parsers.attributions.tagging import tag_words
from provenance.parsers.quotes.marks import Marked, marked
from provenance.text import Span, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.knowledge.tongues import Tongue
    from provenance.parsers.document import Document

__all__ = ["Unit", "units"]

_TOKEN: Final = re.compile(
    r"'(?:s|re|ve|ll|d|m)\b|[@#$€£]?\w+(?:[.,/&-]\w+|'(?!(?:s|re|ve|ll|d|m)\b)\w+)*|-{1,3}|\.{2,}|\S",
    re.IGNORECASE,
)
_FEW: Final = 5  # spaces within marks: more is speech
_LONGEST: Final = 250  # tokens: a longer sentence is a table or noise
_ENOUGH: Final = 2 * (_LONGEST + 1)  # tokens: too long, whatever full stops are taken into words


@dataclass(slots=True)
class Unit:
    """One sentence: its tokens as parallel lists, and a tag of one letter for each.

    A quotation is one token with the tag ``Q``, or ``q`` for a few words; ``quotes`` has it by its index.
    """

    span: Span
    paragraph: int
    words: list[str] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)
    quotes: dict[int, Marked] = field(default_factory=dict)
    tags: str = ""

    def __len__(self) -> int:
        """Count the tokens."""
        return len(self.words)

    def tag(self, index: int) -> str:
        """Return the tag at *index*; a full stop beyond either end."""
        return self.tags[index] if 0 <= index < len(self.tags) else "."

    def word(self, index: int) -> str:
        """Return the lower-case word at *index*; nothing beyond either end."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def cover(self, first: int, stop: int) -> Span:
        """Return the place in the body of the tokens from *first* up to *stop*."""
        return Span(self.starts[first], self.stops[stop - 1])


def units(document: Document, tongue: Tongue | None = None) -> Iterator[Unit]:
    """Yield the units of an article: sentences, joined where a quotation runs across their boundary."""
    body = document.body
    text = plain(body)
    quotes = [one for one in marked(body) if one.level == 0]
    at = 0
    for paragraph, span in _joined(document, quotes):
        while at < len(quotes) and quotes[at].stop <= span.start:
            at += 1
        stop = at
        while stop < len(quotes) and quotes[stop].start < span.stop:
            stop += 1
        unit = Unit(span, paragraph)
        _fill(unit, text, quotes[at:stop])
        if 0 < len(unit) <= _LONGEST:
            speech = {n: _letter(text, one) for n, one in unit.quotes.items()}
            if tongue is None:
                unit.tags = tag_words(unit.raw, unit.words, speech)
            else:
                unit.tags = tag_abroad(unit.raw, unit.words, speech, tongue)
            yield unit


def _joined(document: Document, quotes: Sequence[Marked]) -> Iterator[tuple[int, Span]]:
    """Yield the sentences with the number of their paragraph, joined inside quotations."""
    body = document.body
    at = 0
    paragraph = 0
    held: Span | None = None
    for sentence in document.sentences:
        start, stop = sentence.start or 0, sentence.stop or 0
        while at < len(quotes) and quotes[at].stop <= start:
            at += 1
        inside = at < len(quotes) and quotes[at].start < start
        if held is None:
            held = Span(start, stop)
        elif inside:
            held = Span(held.start, stop)
        else:
            yield paragraph, held
            paragraph += "\n" in body[held.stop : start]
            held = Span(start, stop)
    if held is not None:
        yield paragraph, held


def _letter(text: str, quote: Marked) -> str:
    """Tell speech, Q, from a few quoted words, q, that may be part of a noun phrase."""
    inner = quote.inner.of(text)
    speech = inner[-1] in ",.?!" or inner.count(" ") >= _FEW
    return "Q" if speech else "q"


def _fill(unit: Unit, text: str, quotes: Sequence[Marked]) -> None:
    start = unit.span.start
    for quote in quotes:
        if quote.start >= start:
            _words(unit, text, start, quote.start)
            unit.quotes[len(unit.raw)] = quote
            unit.raw.append('"')
            unit.starts.append(quote.start)
            unit.stops.append(quote.stop)
            start = quote.stop
    _words(unit, text, start, unit.span.stop)
    unit.words = list(map(str.lower, unit.raw))


def _words(unit: Unit, text: str, start: int, stop: int) -> None:
    found = list(islice(_TOKEN.finditer(text, start, stop), _ENOUGH))
    raw = list(map(re.Match.group, found))
    first = len(unit.raw)
    unit.raw += raw
    unit.starts += map(re.Match.start, found)
    unit.stops += map(re.Match.end, found)
    if "." in raw:
        _abbreviate(unit, first)


def _abbreviate(unit: Unit, first: int) -> None:
    """Take every full stop inside the sentence, from the token *first*, into the word that it follows."""
    for n in range(len(unit.raw) - 1, max(first, 1) - 1, -1):
        stop = unit.stops[n]
        if unit.raw[n] == "." and unit.stops[n - 1] == unit.starts[n] and stop < unit.span.stop:
            unit.stops[n - 1] = stop
            del unit.raw[n], unit.starts[n], unit.stops[n]
