"""Statements: what the units of an article attribute, before it becomes rows.

A unit is read when it is asked for: who is named for one figure can be told without reading all the rest.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.knowledge.tongues import language_of, tongue
from provenance.parsers.attributions.abroad import cues_abroad, is_reported
from provenance.parsers.attributions.cues import verb_cues, verbs_of_speech
from provenance.parsers.attributions.hiding import revealed, revealed_abroad
from provenance.parsers.attributions.passives import HEARSAY, passive_cues
from provenance.parsers.attributions.phrases import cue_words, phrase_cues
from provenance.parsers.attributions.units import Unit, places, read_unit
from provenance.text import Span, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.parsers.attributions.readings import Found
    from provenance.parsers.document import Document

__all__ = ["Statement", "Statements", "statements"]


class Statement(NamedTuple):
    """Who says what in which sentence.

    Speech that goes on in a sentence behind is one more, with the same source, cue and unit; ``opening`` is
    the content of the first. A cue that only introduces what comes has no content of its own.
    """

    source: Span | None
    cue: Span | None
    content: Span | None
    unit: Span
    opening: Span | None


class _State(NamedTuple):
    """What a unit leaves to the next one: who is speaking, where, and the last statement of all."""

    speaking: Statement | None = None
    paragraph: int = -1
    last: Statement | None = None


_START: Final = _State()


def statements(document: Document) -> Statements:
    """Return the statements of an article, none of them read yet."""
    return _statements(document.body, language_of(document.body, document.language))


@lru_cache(maxsize=4)
def _statements(body: str, code: str) -> Statements:
    return Statements(body, code)


class Statements:
    """The statements of one text; none in a language that nobody described."""

    def __init__(self, body: str, code: str) -> None:
        """Find the units; none is read."""
        self._abroad = tongue(code)
        self._text = plain(body)
        self._places = places(body) if self._abroad is not None or code == "en" else []
        self._starts = [place.span.start for place in self._places]
        self._states: dict[int, _State] = {-1: _START}
        self._told: dict[int, list[Statement]] = {}

    def __iter__(self) -> Iterator[Statement]:
        """Yield every statement with a content, in the order of the text."""
        for n in range(len(self._places)):
            yield from self._of(n)

    def around(self, offset: int) -> list[Statement]:
        """Return the statements of the unit that *offset* stands in, or stands behind."""
        n = bisect_right(self._starts, offset) - 1
        return self._of(n) if n >= 0 else []

    def _of(self, n: int) -> list[Statement]:
        """Read unit *n*, and those before it that it leans on."""
        units: list[Unit | None] = []
        k = n
        while k not in self._states:
            unit = read_unit(self._text, self._places[k], self._abroad, _telling())
            units.append(unit)
            k -= 1
            if self._abroad is None and unit is not None and not _only_speech(unit):
                break
        state = self._states.get(k, _START)
        for unit in reversed(units):
            k += 1
            told, state = ([], state) if unit is None else self._read(unit, state)
            self._told[k] = [one for one in told if one.content is not None]
            self._states[k] = state
        return self._told[n]

    def _read(self, unit: Unit, before: _State) -> tuple[list[Statement], _State]:
        """Return the statements of one unit, or its speech as part of the statement that goes on."""
        speaking, near = before.speaking, unit.paragraph == before.paragraph
        if speaking is not None and _only_speech(unit) and (near or speaking.opening is None):
            said = unit.cover(0, max(unit.tags.rfind("q"), unit.tags.rfind("Q")) + 1)
            more = speaking._replace(content=said, opening=speaking.opening or said)
            return [more], _State(more, unit.paragraph, before.last)
        if not unit.tags:
            return [], _State(None, unit.paragraph, before.last)
        speaking = None
        told = []
        unit = revealed(unit) if self._abroad is None else revealed_abroad(unit)
        read = self._cues(unit)
        for one in _outermost(read):
            statement = _statement(unit, one)
            told.append(statement)
            if not one.content or _is_speech(unit, one):
                speaking = statement
        if self._abroad is not None and not read and before.last is not None and is_reported(unit):
            said = unit.cover(0, len(unit.tags.rstrip(".")) or 1)
            told.append(Statement(before.last.source, None, said, unit.span, said))
        return told, _State(speaking, unit.paragraph, told[-1] if told else before.last)

    def _cues(self, unit: Unit) -> list[Found]:
        if self._abroad is None:
            return [*verb_cues(unit), *passive_cues(unit), *phrase_cues(unit)]
        return list(cues_abroad(unit, self._abroad))


@cache
def _telling() -> frozenset[str]:
    """List the words of which every English cue has one."""
    return frozenset({*verbs_of_speech(), *cue_words(), *HEARSAY, ":"})


def _only_speech(unit: Unit) -> bool:
    return bool(unit.quotes) and unit.tags[0] in "qQ" and not unit.tags.strip("qQ.,-;:…")


def _is_speech(unit: Unit, found: Found) -> bool:
    return any(unit.tags[start] in "qQ" or unit.tags[stop - 1] in "qQ" for start, stop in found.content)


def _statement(unit: Unit, found: Found) -> Statement:
    # A statement is one, though its cue stands in the middle of it; what the next sentence adds is another.
    content = unit.cover(found.content[0][0], found.content[-1][1]) if found.content else None
    source = unit.cover(*found.source) if found.source else None
    return Statement(source, unit.cover(*found.cue), content, unit.span, content)


def _outermost(found: Iterable[Found]) -> list[Found]:
    """Keep what is no part of another's content; the surer reading of two that hold each other."""
    found = list(found)
    if len(found) < 2:  # noqa: PLR2004 - nothing holds another
        return found
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.rank, one.cue)):
        if not any(_holds(other, one) or _holds(one, other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.cue)


def _holds(one: Found, other: Found) -> bool:
    """Say whether the cue of *other* stands in the content of *one*."""
    return any(start <= other.cue[0] < stop for start, stop in one.content)
