"""From readings to rows of the table ``figures``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal, cast

from provenance.parsers.figures.groups import groups
from provenance.parsers.figures.neighbours import neighbours
from provenance.parsers.figures.numerals import size_of
from provenance.parsers.figures.parts import Draft, drafts
from provenance.parsers.figures.persons import Single
from provenance.parsers.figures.scopes import Scopes
from provenance.parsers.figures.singles import singles
from provenance.parsers.figures.sources import Sources
from provenance.parsers.figures.subjects import Days, class_of, event_of, series_of
from provenance.parsers.figures.sums import sums
from provenance.parsers.figures.victims import victim
from provenance.tables import Figure

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens
    from provenance.parsers.document import Document
    from provenance.parsers.figures.fates import Happening
    from provenance.parsers.figures.groups import Group
    from provenance.parsers.figures.numerals import Exact
    from provenance.parsers.figures.readings import Reading
    from provenance.parsers.figures.victims import Victim

__all__ = ["rows"]

_COARSE: Final = 10
_HALF: Final = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class _Article:
    """What every row of one article is made with."""

    t: Tokens
    sources: Sources
    scopes: Scopes
    days: Days

    def place(self, first: int, last: int) -> dict[str, Any]:
        """Return the columns that the place alone decides."""
        t = self.t
        start, stop = t.starts[first], t.stops[last - 1]
        opening, closing = t.sentence(first)
        source = self.sources.of(start, first)
        return {
            "start": start,
            "stop": stop,
            "text": t.body[start:stop],
            "source": source,
            "sourced": source is not None,
            "event": event_of(t, first, last, (opening, closing)),
            "date": self.days.near(start, (t.starts[opening], t.stops[closing - 1])),
            "sentence": t.starts[opening],
        }


def rows(document: Document, t: Tokens, readings: list[Reading]) -> tuple[Figure, ...]:
    """Make the rows of one article, whose tokens are *t*."""
    settled = drafts(readings)
    taken = {i for r in readings if r.quantity.kind == "count" for i in range(r.first, r.last)}
    several = [one for one in groups(t) if taken.isdisjoint(range(one.first, one.last))]
    alone = _alone(t, taken, settled, several)
    told = _told(settled, alone, several)
    known = [victim(t, "killed")] if "killed" not in told else []
    if "killed" not in told and known == [None]:
        alone = [replace(one, measure="injured") if one.measure == "shot" else one for one in alone]
        _survived(settled)
        told = _told(settled, alone, several)
    known += [victim(t, "injured")] if "injured" not in told else []
    again = {one.first for one in known if one is not None}
    alone = [one for one in alone if one.first not in again]
    if not settled and not alone and not several and not known:
        return ()
    article = _Article(t, Sources(document, t), Scopes(t), Days(document.dates))
    found = [_row(article, draft) for draft in settled]
    found += [_implied(article, one.first, one.last, 1, one.noun, one.measure) for one in alone]
    found += [_known(article, one) for one in known if one is not None]
    found += [_grouped(article, one) for one in several]
    found += [
        _implied(article, one.first, one.last, one.value, "people", one.measure)
        for one in sums(t, settled, alone, several)
    ]
    return tuple(sorted(found, key=lambda row: (row.start or 0, row.stop or 0)))


def _alone(t: Tokens, taken: set[int], settled: list[Draft], several: list[Group]) -> list[Single]:
    """Return the persons told of one at a time, and those beside the counted, where no number stands."""
    found = {one.first: one for one in singles(t) if taken.isdisjoint(range(one.first, one.last))}
    used = taken.union(*(range(one.first, one.last) for one in found.values()))
    used.update(*(range(one.first, one.last) for one in several))
    counted = [_as_single(one) for one in settled if _befallen(one)]
    counted += [one.told for one in several if one.told is not None]
    for one in counted:
        for other in neighbours(t, one):
            if used.isdisjoint(range(other.first, other.last)):
                found.setdefault(other.first, other)
                used.update(range(other.first, other.last))
    return [found[first] for first in sorted(found)]


def _befallen(one: Draft) -> bool:
    """Say whether the figure counts persons, to whom a known thing has happened."""
    counts = one.reading.quantity.kind == "count" and one.whole is None and one.status == "done"
    return counts and one.measure is not None and one.measure.measure in {"killed", "injured", "shot"}


def _as_single(one: Draft) -> Single:
    """Return the place and the fate of what is counted."""
    told = cast("Happening", one.measure)
    return Single(
        first=one.reading.first,
        last=one.reading.last,
        noun=one.counted or "people",
        measure=told.measure,
        cue=told.cue,
        left=told.left,
    )


def _told(settled: list[Draft], alone: list[Single], several: list[Group]) -> set[str]:
    """Return what the article tells of counted persons."""
    return (
        {one.measure for one in alone}
        | {one.measure for one in several}
        | {one.measure.measure for one in settled if one.measure is not None and one.status == "done"}
    )


def _survived(settled: list[Draft]) -> None:
    """Take those who were shot for hurt: the article tells of nobody who died."""
    for one in settled:
        if one.measure is not None and one.measure.measure == "shot":
            one.measure = replace(one.measure, measure="injured")


def _known(article: _Article, one: Victim) -> Figure:
    """Make the row of a person already spoken of; it is compared with no count, so it has no class."""
    row = _implied(article, one.first, one.last, 1, one.noun, one.measure)
    return replace(row, counted_class=None, series=None)


def _grouped(article: _Article, one: Group) -> Figure:
    row = replace(
        _implied(article, one.first, one.last, one.value, "people", one.measure), counted_class=None
    )
    return replace(row, bound="at least", high=None, loose_high=None) if one.least else row


def _implied(article: _Article, first: int, last: int, count: int, noun: str, measure: str) -> Figure:
    """Make the row of persons who are counted without a number word of their own."""
    exact: dict[str, Any] = dict.fromkeys(("value", "low", "high", "loose_low", "loose_high"), float(count))
    return Figure(
        kind="count",
        counted=noun,
        measure=measure,
        counted_class=class_of(article.t, last, noun, measure),
        series=series_of(article.t, (first, last), article.t.sentence(first), measure),
        **exact,
        **article.place(first, last),
    )


def _number(value: Exact | None) -> float | None:
    return None if value is None else float(value)


def _row(article: _Article, draft: Draft) -> Figure:
    r, q = draft.reading, draft.reading.quantity
    t = r.t
    measure = None if draft.measure is None else draft.measure.measure
    return Figure(
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
        measure=measure,
        status=cast("Literal['done']", draft.status),
        scope=article.scopes.of(r, draft.sentence),
        part_of=None if draft.whole is None else t.starts[draft.whole.reading.first],
        counted_class=class_of(t, r.last, draft.counted, measure),
        series=series_of(t, (r.first, r.last), draft.sentence, measure),
        converts=None if draft.converts is None else t.starts[draft.converts.reading.first],
        **_in_base(draft),
        **article.place(r.first, r.last),
    )


def _in_base(draft: Draft) -> dict[str, Any]:
    """Return the amount in the coherent unit: what is rounded to the number as written."""
    q = draft.reading.quantity
    unit = q.base
    if (
        unit is None
        or unit.dimension is None
        or unit.factor is None
        or q.per is not None
        or q.kind == "money"
    ):
        return {"dimension": None if unit is None else unit.dimension}
    low = q.value if q.value is not None else q.low
    high = q.value if q.value is not None else q.high
    if low is None or high is None:
        return {"dimension": unit.dimension}
    ends = _rounded(low, high, q.step)
    return {
        "dimension": unit.dimension,
        "base_low": ends[0] * unit.factor + unit.offset,
        "base_high": ends[1] * unit.factor + unit.offset,
    }


@lru_cache(maxsize=1 << 12)
def _rounded(low: Exact, high: Exact, step: Exact) -> tuple[float, float]:
    """Return the ends between which an amount may lie that was rounded to *step*."""
    slack = Fraction(3, 20) if size_of(high) < _COARSE else Fraction(1, 20)
    half = step * _HALF
    return float(low - min(half, size_of(low) * slack)), float(high + min(half, size_of(high) * slack))
