"""What narrows a figure: the phase, the period, the event; and, for amounts, what they are of."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, Final

from provenance.knowledge.cues import cues
from provenance.knowledge.nouns import nouns
from provenance.knowledge.numerals import numerals
from provenance.knowledge.units import units

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens
    from provenance.parsers.figures.readings import Reading

__all__ = ["Scopes"]

_ORDINALS: Final = frozenset(numerals().ordinals) | {"last", "latest", "next", "final", "previous"}
_STAGES: Final = frozenset(
    {"phase", "stage", "round", "tranche", "wave", "batch", "leg", "half", "quarter", "term", "series"}
)
_FIXED: Final = tuple(
    tuple(phrase.split())
    for phrase in (
        "so far", "to date", "this year", "this week", "this month", "last year", "last week", "last month",
        "overnight", "a year ago", "a year earlier", "each year", "every year", "every day", "each day",
    )
)  # fmt: skip
_BY_FIRST: Final = {
    first: tuple(phrase for phrase in _FIXED if phrase[0] == first)
    for first in (words[0] for words in _FIXED)
}
_PERIODS: Final = cues("scopes", "periods")
_PAST: Final = frozenset({"past", "last", "previous", "preceding", "first"})
_TELLING: Final = _PERIODS.union(("overnight", "since"), (phrase[1] for phrase in _FIXED if len(phrase) > 1))
"""Without one of these, no period is named."""
_PERIOD_CUES: Final = frozenset(_BY_FIRST) | _PAST | {"since"}
_SUBJECT_ENDS: Final = frozenset(',;:.()\n"')
_SILENT: Final = nouns().stops.union(
    cues("scopes", "verbs"), units().words, numerals().cardinals, numerals().scales
)
_WINDOW: Final = 13


class Scopes:
    """Answers what narrows a figure; what a sentence says for all of its figures is read once."""

    def __init__(self, t: Tokens) -> None:
        """Hold the tokens of one article."""
        self._t = t
        self._known: dict[int, tuple[list[int], list[str]]] = {}

    def of(self, r: Reading, sentence: tuple[int, int]) -> str | None:
        """Return the words of *sentence* that narrow the figure, or None."""
        if sentence[0] not in self._known:
            self._known[sentence[0]] = (_stages(self._t, sentence), _periods(self._t, sentence))
        stages, periods = self._known[sentence[0]]
        found = [self._t.text(i, i + 2) for i in stages if not r.phrase.first <= i < r.phrase.last]
        found += periods
        if r.quantity.kind != "age":
            subject = _subject(self._t, r, sentence)
            if subject:
                found.append(subject)
        return ", ".join(dict.fromkeys(found)) or None


def _stages(t: Tokens, sentence: tuple[int, int]) -> list[int]:
    """List where a phase, a round or a term is named: "first phase"."""
    if _STAGES.isdisjoint(t.words[slice(*sentence)]):
        return []
    return [
        i
        for i in range(sentence[0], sentence[1] - 1)
        if t.words[i] in _ORDINALS and t.words[i + 1] in _STAGES
    ]


def _periods(t: Tokens, sentence: tuple[int, int]) -> list[str]:
    """List the periods that the sentence names: "so far", "in the past 24 hours", "since Monday"."""
    found: list[str] = []
    words = t.words
    if _TELLING.isdisjoint(words[sentence[0] : sentence[1] + 1]):
        return found
    for i in compress(range(*sentence), map(_PERIOD_CUES.__contains__, words[slice(*sentence)])):
        word = words[i]
        found += [
            t.text(i, i + len(phrase))
            for phrase in _BY_FIRST.get(word, ())
            if tuple(words[i : i + len(phrase)]) == phrase
        ]
        if word in _PAST and t.at(i - 1) == "the" and i + 2 < sentence[1] and words[i + 2] in _PERIODS:
            found.append(t.text(i, i + 3))
        elif word == "since" and i + 1 < sentence[1]:
            found.append(t.text(i, min(i + 4, sentence[1])).rstrip(" ,.;"))
    return found


def _subject(t: Tokens, r: Reading, sentence: tuple[int, int]) -> str:
    """Return the content words of the clause in front of an amount: "revenue in the quarter rose to $7bn"."""
    found: list[str] = []
    first = max(sentence[0], r.first - _WINDOW)
    for at in range(r.first - 1, first - 1, -1):
        word = t.words[at]
        if word in _SUBJECT_ENDS:
            if found:
                break
        elif word not in _SILENT and len(word) > 1 and word[0].isalpha():  # "p" and "m" are units
            found.append(t.body[t.starts[at] : t.stops[at]])
    return " ".join(reversed(found))
