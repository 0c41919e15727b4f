"""Figures for the page: the interval of each in words, and the groups that measure one thing."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from provenance.reports.html.frames import records
from provenance.reports.html.voices import PRONOUNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from provenance.reports.html.corpus import Corpus

__all__ = ["RELATIONS", "Group", "Reading", "Readings", "amount", "interval"]

RELATIONS: Final = ("contradiction", "revision", "diverging", "evolution", "rounding", "compatible", "equal")
"""From what an editor must see first to what is in order."""
_MILLION: Final = 1_000_000
_LONG_SPAN: Final = 400
_REASONS: Final = 3
_COUNTED_UNITS: Final = frozenset(
    {"second", "minute", "hour", "day", "week", "month", "year", "metre", "kilometre"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One figure of one article, with what its words allow."""

    article_id: str
    start: int
    stop: int
    text: str
    kind: str
    value: float | None
    low: float | None
    high: float | None
    loose_low: float | None
    loose_high: float | None
    bound: str
    unit: str
    counted: str
    measure: str
    status: str
    scope: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Figures that measure the same thing."""

    label: str
    relation: str
    why: tuple[str, ...]
    readings: tuple[Reading, ...]


class Readings:
    """Every figure of the run, found by its place."""

    def __init__(self, corpus: Corpus) -> None:
        """Read the table ``figures``; its rows become readings when their article is asked for."""
        self._corpus = corpus
        self._rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        self._made: dict[str, list[Reading]] = {}
        columns = ("article_id", "start", "stop", "text", "kind", "value", "low", "high", "loose_low")
        more = ("loose_high", "bound", "unit", "counted", "measure", "status", "scope", "source")
        for row in records(corpus.run, "figures", *columns, *more):
            if row[1] is not None and row[2] is not None:
                self._rows[row[0]].append(row)

    def of(self, article_id: str) -> list[Reading]:
        """Return the figures of one article in their order."""
        if article_id not in self._made:
            made = [self._reading(row) for row in self._rows.pop(article_id, ())]
            self._made[article_id] = sorted(made, key=lambda one: one.start)
        return self._made[article_id]

    def _reading(self, row: tuple[Any, ...]) -> Reading:
        article_id, start, stop, text, kind, value, low, high, loose_low, loose_high, *words = row
        clean = self._corpus.policy.brief
        bound, unit, counted, measure, status, scope, source = (clean(word) for word in words)
        return Reading(
            article_id=article_id,
            start=start,
            stop=stop,
            text=clean(text),
            kind=kind or "",
            value=value,
            low=low,
            high=high,
            loose_low=loose_low,
            loose_high=loose_high,
            bound=bound,
            unit=unit,
            counted=counted,
            measure=measure,
            status=status,
            scope=scope,
            source="" if source.casefold() in PRONOUNS else source,
        )

    def at(self, article_id: str, start: int, stop: int) -> Reading | None:
        """Return the figure at a place, or the first one inside it."""
        readings = self.of(article_id)
        first = bisect_left(readings, start - _LONG_SPAN, key=lambda one: one.start)
        touching = []
        for one in readings[first:]:
            if one.start >= max(stop, start + 1):
                break
            if one.stop > start:
                touching.append(one)
        return min(touching, key=lambda one: (abs(one.start - start), abs(one.stop - stop)), default=None)

    def groups(self) -> list[Group]:
        """Gather figures around one that each of them was compared with; those that disagree come first.

        Whatever is in a group was judged to measure the same as its centre. Chains of pairs are not followed:
        one wrong link would join two events.
        """
        beside: dict[Reading, dict[Reading, tuple[str, str]]] = defaultdict(dict)
        for one, other, relation, reason in self._pairs():
            beside[one][other] = beside[other][one] = (relation, reason)
        gathered: set[Reading] = set()
        found = []
        for centre in sorted(beside, key=lambda one: _centrality(beside[one]) + self.when(one)):
            around = [] if centre in gathered else [one for one in beside[centre] if one not in gathered]
            if around:
                gathered |= {centre, *around}
                found.append(self._group([centre, *around], [beside[centre][one] for one in around]))
        return sorted(found, key=lambda group: (_gravity(group.relation), -len(group.readings), group.label))

    def _group(self, readings: list[Reading], judged: list[tuple[str, str]]) -> Group:
        worst = min((relation for relation, _ in judged), key=_gravity)
        reasons = dict.fromkeys(reason for relation, reason in judged if relation == worst and reason)
        return Group(
            label=_label(readings),
            relation=worst,
            why=tuple(reasons)[:_REASONS],
            readings=tuple(sorted(readings, key=self.when)),
        )

    def _pairs(self) -> Iterator[tuple[Reading, Reading, str, str]]:
        columns = (
            "article_id",
            "start",
            "stop",
            "other_id",
            "other_start",
            "other_stop",
            "relation",
            "reason",
        )
        for row in records(self._corpus.run, "figure_pairs", *columns):
            one_id, start, stop, other_id, other_start, other_stop, relation, reason = row
            if None in (start, stop, other_start, other_stop):
                continue
            one = self.at(one_id, start, stop)
            other = self.at(other_id or one_id, other_start, other_stop)
            if one and other and one != other:
                yield one, other, relation or "", self._corpus.policy.brief(reason)

    def when(self, reading: Reading) -> tuple[str, str, int]:
        """Sort figures by the date of their article."""
        article = self._corpus.articles.get(reading.article_id)
        return ((article.published if article else None) or "", reading.article_id, reading.start)

    def row(self, reading: Reading) -> list[Any]:
        """Return one figure as the page's script reads it."""
        number, line, column = self._corpus.place(reading.article_id, reading.start)
        hidden = self._corpus.policy.embed == "none"
        return [
            number,
            line,
            column,
            "" if hidden else reading.text,
            interval(reading),
            about(reading),
            reading.source,
            reading.status,
        ]


def interval(reading: Reading) -> str:
    """Write what a figure allows, briefly: ``33``, ``1,900 to under 2,000``, ``more than 47,000``."""
    low, high = reading.low, reading.high
    if low is None and high is None:
        return amount(reading.value) if reading.value is not None else "not bounded"
    if low is not None and high is not None:
        return amount(low) if low == high else f"{amount(low)} to {amount(high)}"
    if low is not None:
        return f"{'more than' if reading.bound == 'above' else 'at least'} {amount(low)}"
    return f"{'less than' if reading.bound == 'below' else 'at most'} {amount(high or 0.0)}"


def amount(value: float) -> str:
    """Write a number with separated thousands and no idle decimals."""
    if abs(value) >= _MILLION and value % 1000 == 0:
        return f"{value / _MILLION:,.3f}".rstrip("0").rstrip(".") + " million"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.4f}".rstrip("0").rstrip(".")


def about(reading: Reading) -> str:
    """Say what a figure measures: ``hostages to be freed``, ``war, in months``, ``amount in dollars``."""
    done = _measured(reading)
    if reading.kind == "money":
        return " ".join(filter(None, ("amount", reading.unit and f"in {reading.unit}s", done)))
    if reading.unit:
        thing = reading.counted or reading.kind
        return " ".join(filter(None, (f"{thing}, in {_plural(reading.unit)}", done)))
    return " ".join(filter(None, (_noun(reading) or reading.kind, done)))


def _measured(reading: Reading) -> str:
    if not reading.measure:
        return ""
    return f"to be {reading.measure}" if reading.status == "planned" else reading.measure


def _noun(reading: Reading) -> str:
    """Return what is counted as the figure writes it, which has its number and its capitals right."""
    stem = reading.counted.casefold()[: max(3, len(reading.counted) - 2)]
    written = [
        word.strip(".,;:") for word in reading.text.split() if stem and word.casefold().startswith(stem)
    ]
    return written[-1] if written else reading.counted


def _plural(unit: str) -> str:
    return f"{unit}s" if unit in _COUNTED_UNITS else unit


def _label(readings: Iterable[Reading]) -> str:
    label = Counter(about(reading) for reading in readings).most_common(1)[0][0]
    return label[:1].upper() + label[1:]


def _gravity(relation: str) -> int:
    return RELATIONS.index(relation) if relation in RELATIONS else RELATIONS.index("diverging")


def _centrality(judged: Mapping[Reading, tuple[str, str]]) -> tuple[int, int]:
    return min(_gravity(relation) for relation, _ in judged.values()), -len(judged)
