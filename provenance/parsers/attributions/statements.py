"""Statements: what the units of an article attribute, before it becomes rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from provenance.knowledge.tongues import language_of, tongue
from provenance.parsers.attributions.abroad import cues_abroad, is_reported
from provenance.parsers.attributions.cues import verb_cues
from provenance.parsers.attributions.hiding import revealed, revealed_abroad
from provenance.parsers.attributions.passives import passive_cues
from provenance.parsers.attributions.phrases import phrase_cues
from provenance.parsers.attributions.units import Unit, units

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.knowledge.tongues import Tongue
    from provenance.parsers.attributions.readings import Found
    from provenance.parsers.document import Document
    from provenance.text import Span

__all__ = ["Statement", "statements"]


class Statement(NamedTuple):
    """Who says what in which sentence; speech that goes on behind the cue is one more piece."""

    source: Span | None
    cue: Span | None
    pieces: list[Span]
    unit: Span


def statements(document: Document) -> list[Statement]:
    """Read the statements of an article; none in a language that nobody described."""
    code = language_of(document.body, document.language)
    abroad = tongue(code)
    if abroad is None and code != "en":
        return []
    reader = _Reader(abroad)
    for unit in units(document, abroad):
        reader.read(unit)
    return [one for one in reader.found if one.pieces]


class _Reader:
    """Reads units in their order, and remembers who is speaking."""

    def __init__(self, abroad: Tongue | None) -> None:
        self.found: list[Statement] = []
        self._abroad = abroad
        self._speaking: Statement | None = None
        self._paragraph = -1

    def read(self, unit: Unit) -> None:
        """Add the statements of one unit, or its speech to the statement that goes on."""
        speaking, near = self._speaking, unit.paragraph == self._paragraph
        self._paragraph = unit.paragraph
        if speaking is not None and _only_speech(unit) and (near or not speaking.pieces):
            speaking.pieces.append(unit.cover(0, max(unit.tags.rfind("q"), unit.tags.rfind("Q")) + 1))
            return
        self._speaking = None
        unit = revealed(unit) if self._abroad is None else revealed_abroad(unit)
        read = self._cues(unit)
        for one in _outermost(read):
            statement = _statement(unit, one)
            self.found.append(statement)
            if not one.content or _is_speech(unit, one):
                self._speaking = statement
        if self._abroad is not None and not read and self.found and is_reported(unit):
            said = unit.cover(0, len(unit.tags.rstrip(".")) or 1)
            self.found.append(Statement(self.found[-1].source, None, [said], unit.span))

    def _cues(self, unit: Unit) -> list[Found]:
        if self._abroad is None:
            return [*verb_cues(unit), *passive_cues(unit), *phrase_cues(unit)]
        return list(cues_abroad(unit, self._abroad))


def _only_speech(unit: Unit) -> bool:
    return unit.tags[0] in "qQ" and not unit.tags.strip("qQ.,-;:…")


def _is_speech(unit: Unit, found: Found) -> bool:
    return any(unit.tags[start] in "qQ" or unit.tags[stop - 1] in "qQ" for start, stop in found.content)


def _statement(unit: Unit, found: Found) -> Statement:
    # A statement is one, though its cue stands in the middle of it; what the next sentence adds is another.
    pieces = [unit.cover(found.content[0][0], found.content[-1][1])] if found.content else []
    source = unit.cover(*found.source) if found.source else None
    return Statement(source, unit.cover(*found.cue), pieces, unit.span)


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
