"""Attributions: every statement laid at somebody's door, quoted or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.parsers.attributions.cues import Found, verb_cues
from provenance.parsers.attributions.phrases import phrase_cues
from provenance.parsers.attributions.units import Unit, units
from provenance.tables import Attribution
from provenance.text import Span

if TYPE_CHECKING:
    from provenance.parsers.document import Document

__all__ = ["parse"]


def parse(document: Document) -> tuple[Attribution, ...]:
    """Find who says what; the rows come in the order of the text."""
    rows = []
    for unit in units(document):
        for found in _outermost([*verb_cues(unit), *phrase_cues(unit)]):
            rows.append(_row(document.body, unit, found))
    return tuple(sorted(rows, key=lambda row: (row.start or 0, row.stop or 0)))


def _outermost(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for one in found:
        if not any(
            start <= one.cue[0] < stop for other in found if other is not one for start, stop in other.content
        ):
            kept.append(one)
    return kept


def _row(body: str, unit: Unit, found: Found) -> Attribution:
    source = unit.cover(*found.source) if found.source else None
    cue = unit.cover(*found.cue)
    content = Span(unit.starts[found.content[0][0]], unit.stops[found.content[-1][1] - 1])
    pieces = [one for one in (source, cue, content) if one]
    start, stop = min(one.start for one in pieces), max(one.stop for one in pieces)
    return Attribution(
        start=start,
        stop=stop,
        text=body[start:stop],
        source=source.of(body) if source else None,
        source_start=source.start if source else None,
        source_stop=source.stop if source else None,
        cue=cue.of(body),
        cue_start=cue.start,
        cue_stop=cue.stop,
        content_start=content.start,
        content_stop=content.stop,
    )
