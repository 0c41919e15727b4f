"""From readings to rows of the table ``figures``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from provenance.parsers.dates.tokens import tokenise
from provenance.parsers.figures.parts import Draft, drafts
from provenance.parsers.figures.persons import singles
from provenance.parsers.figures.scopes import scope_of
from provenance.parsers.figures.sources import Sources
from provenance.parsers.figures.sums import sums
from provenance.tables import Figure

if TYPE_CHECKING:
    from fractions import Fraction

    from provenance.parsers.dates.tokens import Tokens
    from provenance.parsers.document import Document
    from provenance.parsers.figures.readings import Reading

__all__ = ["rows"]


def rows(document: Document, readings: list[Reading]) -> tuple[Figure, ...]:
    """Make the rows of one article."""
    t = tokenise(document.body)
    sources = Sources(document, t)
    settled = drafts(readings)
    found = [_row(document.body, draft, sources) for draft in settled]
    taken = [(r.first, r.last) for r in readings if r.quantity.kind == "count"]
    alone = [one for one in singles(t) if not any(a < one.last and one.first < b for a, b in taken)]
    for one in alone:
        found.append(_implied(t, one.first, one.last, 1, one.noun, one.measure, sources))
    for several in sums(t, settled, alone):
        found.append(_implied(t, several.first, several.last, several.value, "people", several.measure, sources))
    return tuple(sorted(found, key=lambda row: (row.start or 0, row.stop or 0)))


def _implied(t: Tokens, first: int, last: int, count: int, noun: str, measure: str, sources: Sources) -> Figure:
    """Make the row of persons who are counted without a number word of their own."""
    start, stop = t.starts[first], t.stops[last - 1]
    source = sources.of(start, first)
    return Figure(
        start=start,
        stop=stop,
        text=t.body[start:stop],
        kind="count",
        value=float(count),
        low=float(count),
        high=float(count),
        loose_low=float(count),
        loose_high=float(count),
        counted=noun,
        measure=measure,
        source=source,
        sourced=source is not None,
    )


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
