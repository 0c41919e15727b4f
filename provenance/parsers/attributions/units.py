"""Units: sentences as the grammar reads them, each quotation folded into one token."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.parsers.attributions.abroad import tag_abroad
from provenance.parsers.attributions.tagging import tag_words
from provenance.parsers.quotes.marks import Marked, marked
from provenance.parsers.sentences import spans
from provenance.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.knowledge.tongues import Tongue

__all__ = ["Place", "Unit", "places", "read_unit"]

_CLITIC: Final = r"(?:[sdmSDM]|[rvRV][eE]|[lL][lL])\b"
_MORE: Final = rf"(?:[.,/&-]\w+|'(?!{_CLITIC})\w+)*"
# A pattern that opens with one set of characters is searched for faster than alternatives are.
_PATTERN: Final = (
    rf"(\S(?:(?<=\w)\w*{_MORE}|(?<=[@#$€£])\w+{_MORE}|(?<='){_CLITIC}|(?<=-)-{{1,2}}|(?<=\.)\.+)?)"
)
_TOKEN: Final = re.compile(_PATTERN)
_SIMPLE: Final = re.compile(_PATTERN.replace(r"\w", "[A-Za-z0-9_]"))
"""Cuts the same in ASCII, in less time."""
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


class Place(NamedTuple):
    """Where a unit stands, before it is read: its paragraph, its sentences, the quotations in it."""

    paragraph: int
    span: Span
    quotes: Sequence[Marked]


def places(body: str) -> list[Place]:
    """List the units of a text: sentences, joined where a quotation runs across their boundary."""
    quotes = [one for one in marked(body) if one.level == 0]
    found = []
    at = 0
    for paragraph, span in _joined(body, quotes):
        while at < len(quotes) and quotes[at].stop <= span.start:
            at += 1
        stop = at
        while stop < len(quotes) and quotes[stop].start < span.stop:
            stop += 1
        found.append(Place(paragraph, span, quotes[at:stop]))
    return found


def read_unit(text: str, place: Place, tongue: Tongue | None, telling: frozenset[str]) -> Unit | None:
    """Read the unit at *place* in *text*, which is `plain`; null where it is no sentence of anybody's.

    Without a quotation and without one of the *telling* words it attributes nothing, and is not tagged.
    """
    unit = Unit(place.span, place.paragraph)
    _fill(unit, text, place.quotes)
    if not 0 < len(unit) <= _LONGEST:
        return None
    if not unit.quotes and tongue is None and telling.isdisjoint(unit.words):
        return unit
    speech = {n: _letter(text, one) for n, one in unit.quotes.items()}
    if tongue is None:
        unit.tags = tag_words(unit.raw, unit.words, speech)
    else:
        unit.tags = tag_abroad(unit.raw, unit.words, speech, tongue)
    return unit


def _joined(body: str, quotes: Sequence[Marked]) -> Iterator[tuple[int, Span]]:
    """Yield the sentences with the number of their paragraph, joined inside quotations."""
    at = 0
    paragraph = 0
    held: Span | None = None
    for sentence in spans(body):
        start, stop = sentence
        while at < len(quotes) and quotes[at].stop <= start:
            at += 1
        inside = at < len(quotes) and quotes[at].start < start
        if held is None:
            held = sentence
        elif inside:
            held = Span(held.start, stop)
        else:
            yield paragraph, held
            paragraph += "\n" in body[held.stop : start]
            held = sentence
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
    stretch = text[start:stop]
    pattern = _SIMPLE if stretch.isascii() else _TOKEN
    pieces = pattern.split(stretch, _ENOUGH)  # what lies between, a token, what lies between ...
    edges = list(accumulate(map(len, pieces), initial=start))
    raw = pieces[1::2]
    first = len(unit.raw)
    unit.raw += raw
    unit.starts += edges[1:-1:2]
    unit.stops += edges[2::2]
    if "." in (raw[:-1] if stop == unit.span.stop else raw):
        _abbreviate(unit, first)


def _abbreviate(unit: Unit, first: int) -> None:
    """Take every full stop inside the sentence, from the token *first*, into the word that it follows."""
    for n in range(len(unit.raw) - 1, max(first, 1) - 1, -1):
        stop = unit.stops[n]
        if unit.raw[n] == "." and unit.stops[n - 1] == unit.starts[n] and stop < unit.span.stop:
            unit.stops[n - 1] = stop
            del unit.raw[n], unit.starts[n], unit.stops[n]
