"""What a figure is a figure of, for comparing: class of noun, event, series, day."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final, Literal

from provenance.knowledge.cues import cues
from provenance.knowledge.events import event_noun, events
from provenance.knowledge.measures import measures
from provenance.knowledge.nouns import noun_class, singular
from provenance.parsers.figures.glossed import Glossed

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens
    from provenance.tables import DateMention

__all__ = ["Days", "class_of", "event_of", "series_of"]

_IMPRISONED: Final = frozenset({"held", "detained", "jailed", "imprisoned"})
_CUMULATIVE: Final = frozenset(one.name for one in measures().all if one.cumulative)
_NAMING: Final = frozenset(
    form for noun in events().nouns for last in (noun.rpartition("-")[2],) for form in (last, f"{last}'s")
)
_INCREMENT: Final = cues("subjects", "increment")
_WINDOW: Final = cues("subjects", "window")
_PAST: Final = frozenset({"past", "last", "previous"})
_PERIODS: Final = _PAST | {"overnight"}
_REACH: Final = 30


def class_of(t: Tokens, last: int, counted: str | None, measure: str | None) -> str | None:
    """Return the class of the noun counted; people who are held in prisons are prisoners."""
    if counted is None:
        return None
    found = noun_class(counted.rpartition("-")[2])
    if isinstance(t, Glossed):
        written = t.text(last - 1, last).lower()
        if t.words[last - 1] != written and t.tongue.singular(written) == counted:
            found = noun_class(singular(t.words[last - 1]))
    if found == "people" and measure in {"held", "freed"} and t.at(last) in _IMPRISONED:
        return "prisoner"
    return found


def event_of(t: Tokens, first: int, last: int, sentence: tuple[int, int]) -> str | None:
    """Return the class of the event that the figure belongs to: the nearest, in front or else behind."""
    words = t.words
    start, stop = max(sentence[0], first - _REACH), min(sentence[1], last + _REACH)
    if _NAMING.isdisjoint(words[start:stop]):
        return None
    for at in (*range(first - 1, start - 1, -1), *range(last, stop)):
        if words[at] in _NAMING:
            found = event_noun(_joined(t, at))
            if found is not None:
                return found
    return None


def _joined(t: Tokens, at: int) -> str:
    """Return the word at *at* without its genitive, with what a hyphen joins to it: "cease-fire"."""
    word = t.words[at].removesuffix("'s")
    if t.at(at - 1) == "-" and t.glued(at) and t.glued(at - 1):
        return f"{t.at(at - 2)}-{word}"
    return word


def series_of(
    t: Tokens, span: tuple[int, int], sentence: tuple[int, int], measure: str | None
) -> Literal["cumulative", "increment", "period"] | None:
    """Say how the count grows: by an increment ("another 5"), in one period, or as a running total."""
    first, last = span
    near = t.words[max(sentence[0], first - 2) : last]
    if not _INCREMENT.isdisjoint(near) or ("more" in near[2:] and "than" not in near):
        return "increment"
    words = t.words[sentence[0] : sentence[1]]
    if not _PERIODS.isdisjoint(words) and _in_period(words):
        return "period"
    return "cumulative" if measure in _CUMULATIVE else None


def _in_period(words: list[str]) -> bool:
    """Say whether the sentence tells of one stretch of time: "in the past week", "overnight"."""
    return "overnight" in words or any(
        word in _PAST and (words[n + 1] in _WINDOW or words[n + 2] in _WINDOW)
        for n, word in enumerate(words[:-2])
    )


class Days:
    """The dates of an article, to be asked for the one nearest to a figure in its sentence."""

    def __init__(self, dates: tuple[DateMention, ...]) -> None:
        """Keep those that are resolved."""
        known = [(one.start, one.date) for one in dates if one.start is not None and one.date is not None]
        self._starts = [start for start, _ in known]
        self._dates = [date for _, date in known]

    def near(self, offset: int, bounds: tuple[int, int]) -> str | None:
        """Return the date nearest to *offset* between *bounds*, a day, a month or a year."""
        first, last = bisect_left(self._starts, bounds[0]), bisect_left(self._starts, bounds[1])
        if first == last:
            return None
        after = min(max(bisect_left(self._starts, offset), first), last - 1)
        before = max(after - 1, first)
        distances = {one: abs(self._starts[one] - offset) for one in (before, after)}
        return self._dates[min(distances, key=lambda one: distances[one])]
