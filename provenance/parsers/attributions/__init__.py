"""Attributions: every statement laid at somebody's door, quoted or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.knowledge.tongues import language_of, tongue
from provenance.parsers.attributions.abroad import cues_abroad, is_reported
from provenance.parsers.attributions.cues import Found, verb_cues
from provenance.parsers.attributions.phrases import phrase_cues
from provenance.parsers.attributions.units import Unit, units
from provenance.tables import Attribution
from provenance.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.parsers.document import Document

__all__ = ["parse"]


class _Statement(NamedTuple):
    source: Span | None
    cue: Span | None
    pieces: list[Span]
    lemma: str


def parse(document: Document) -> tuple[Attribution, ...]:
    """Find who says what; the rows come in the order of the text."""
    found: list[_Statement] = []
    spoken: _Statement | None = None
    paragraph = -1
    code = language_of(document.body, document.language)
    abroad = tongue(code)
    if abroad is None and code != "en":
        return ()
    for unit in units(document, abroad):
        if spoken is not None and _only_speech(unit) and (unit.paragraph == paragraph or not spoken.pieces):
            spoken.pieces.append(unit.cover(0, _speech_stop(unit)))
            paragraph = unit.paragraph
            continue
        spoken = None
        read = [*verb_cues(unit), *phrase_cues(unit)] if abroad is None else list(cues_abroad(unit, abroad))
        for one in _outermost(read):
            statement = _statement(unit, one)
            found.append(statement)
            if not one.content or any(
                unit.tags[a] in "qQ" or unit.tags[b - 1] in "qQ" for a, b in one.content
            ):
                spoken = statement
        if abroad is not None and not read and found and is_reported(unit):
            found.append(_Statement(found[-1].source, None, [unit.cover(0, len(unit.tags.rstrip(".")) or 1)], ""))
        paragraph = unit.paragraph
    rows = (row for one in found for row in _rows(document.body, one))
    return tuple(sorted(rows, key=lambda row: (row.start or 0, row.stop or 0)))


def _only_speech(unit: Unit) -> bool:
    return unit.tags[0] in "qQ" and not unit.tags.strip("qQ.,-;:…")


def _speech_stop(unit: Unit) -> int:
    return max(unit.tags.rfind("q"), unit.tags.rfind("Q")) + 1


def _statement(unit: Unit, found: Found) -> _Statement:
    pieces = [Span(unit.starts[a], unit.stops[b - 1]) for a, b in found.content]
    source = unit.cover(*found.source) if found.source else None
    return _Statement(source, unit.cover(*found.cue), pieces, found.lemma)


def _outermost(found: list[Found]) -> list[Found]:
    """Keep what is not part of another's content; content behind its cue goes before content in front."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.rank, one.cue)):
        inside = any(
            start <= one.cue[0] < stop
            or (bool(one.content) and one.content[0][0] < other.cue[0] < one.content[-1][1])
            for other in kept
            for start, stop in other.content
        )
        if not inside:
            kept.append(one)
    return kept


_CLOSING: Final = frozenset("\"'”’»“‘«")


def _rows(body: str, found: _Statement) -> Iterator[Attribution]:
    source, cue = found.source, found.cue
    pieces = found.pieces
    if not pieces:
        return
    if len(pieces) > 1 and body[pieces[0].stop - 1] not in _CLOSING:
        # A statement in the writer's words is one, though its cue stands in the middle of it.
        pieces = [Span(pieces[0].start, pieces[1].stop), *pieces[2:]]
    for content in pieces:
        hull = [one for one in (source, cue, content) if one]
        start, stop = min(one.start for one in hull), max(one.stop for one in hull)
        yield Attribution(
            start=start,
            stop=stop,
            text=body[start:stop],
            source=source.of(body) if source else None,
            source_start=source.start if source else None,
            source_stop=source.stop if source else None,
            cue=cue.of(body) if cue else None,
            cue_start=cue.start if cue else None,
            cue_stop=cue.stop if cue else None,
            content_start=content.start,
            content_stop=content.stop,
        )
