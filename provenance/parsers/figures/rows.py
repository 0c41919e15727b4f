"""From readings to rows of the table ``figures``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from provenance.parsers.figures.parts import Draft, drafts
from provenance.parsers.figures.scopes import scope_of
from provenance.parsers.figures.sources import Sources
from provenance.tables import Figure

if TYPE_CHECKING:
    from fractions import Fraction

    from provenance.parsers.document import Document
    from provenance.parsers.figures.readings import Reading

__all__ = ["rows"]


def rows(document: Document, readings: list[Reading]) -> tuple[Figure, ...]:
    """Make the rows of one article."""
    if not readings:
        return ()
    sources = Sources(document, readings[0].t)
    return tuple(_row(document.body, draft, sources) for draft in drafts(readings))


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _row(body: str, draft: Draft, sources: Sources) -> Figure:
    r, q = draft.reading, draft.reading.quantity
    t = r.t
    start, stop = t.starts[r.first], t.stops[r.last - 1]
    source = sources.of(start, r.first)
    return Figure(
        start=start,
        stop=stop,
        text=body[start:stop],
        kind=cast("Literal['count']", q.kind),
        value=_number(q.value),
        low=_number(r.interval.low),
        high=_number(r.interval.high),
        loose_low=_number(r.interval.loose_low),
        loose_high=_number(r.interval.loose_high),
        bound=r.bounds.bound,
        unit=q.unit,
        counted=draft.counted,
        modifiers=" ".join(r.phrase.modifiers) or None,
        measure=None if draft.measure is None else draft.measure.measure,
        status=cast("Literal['done']", draft.status),
        scope=scope_of(r, draft.sentence),
        part_of=None if draft.whole is None else t.starts[draft.whole.reading.first],
        source=source,
        sourced=source is not None,
    )
