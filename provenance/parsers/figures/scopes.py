"""What narrows a figure: the phase, the period, the event; and, for amounts, what they are of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.knowledge.cues import cues
from provenance.knowledge.nouns import nouns
from provenance.knowledge.numerals import numerals
from provenance.knowledge.units import units

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens
    from provenance.parsers.figures.readings import Reading

__all__ = ["scope_of"]

_ORDINALS: Final = frozenset(numerals().ordinals) | {"last", "latest", "next", "final", "previous"}
_STAGES: Final = frozenset(
    {"phase", "stage", "round", "tranche", "wave", "batch", "leg", "half", "quarter", "term", "series"}
)
_FIXED: Final = (
    ("so", "far"), ("to", "date"), ("this", "year"), ("this", "week"), ("this", "month"), ("last", "year"), ("last", "week"),
    ("last", "month"), ("overnight",), ("a", "year", "ago"), ("a", "year", "earlier"), ("each", "year"), ("every", "year"),
    ("every", "day"), ("each", "day"),
)  # fmt: skip
_PERIODS: Final = cues("scopes", "periods")
_PAST: Final = frozenset({"past", "last", "previous", "preceding", "first"})
_SUBJECT_ENDS: Final = frozenset(',;:.()\n"')
_VERBS: Final = cues("scopes", "verbs")
_AMOUNTS: Final = frozenset(units().words) | frozenset(numerals().cardinals) | frozenset(numerals().scales)
_WINDOW: Final = 14


def scope_of(r: Reading, sentence: tuple[int, int]) -> str | None:
    """Return the words of the sentence that narrow the figure, or None."""
    t = r.t
    found = [*_stages(t, sentence, r), *_periods(t, sentence)]
    if r.quantity.kind != "age":
        subject = _subject(t, r, sentence)
        if subject:
            found.append(subject)
    return ", ".join(dict.fromkeys(found)) or None


def _stages(t: Tokens, sentence: tuple[int, int], r: Reading) -> list[str]:
    found = []
    for i in range(sentence[0], sentence[1] - 1):
        if t.words[i] in _ORDINALS and t.words[i + 1] in _STAGES and not r.phrase.first <= i < r.phrase.last:
            found.append(t.text(i, i + 2))
    return found


def _periods(t: Tokens, sentence: tuple[int, int]) -> list[str]:
    found = []
    words = t.words
    for i in range(sentence[0], sentence[1]):
        word = words[i]
        if word in {"so", "to", "this", "last", "overnight", "a", "each", "every"}:
            for phrase in _FIXED:
                if phrase[0] == word and tuple(words[i : i + len(phrase)]) == phrase:
                    found.append(t.text(i, i + len(phrase)))
        if word in _PAST and t.at(i - 1) == "the" and i + 2 < sentence[1] and words[i + 2] in _PERIODS:
            found.append(t.text(i, i + 3))
        elif word == "since" and i + 1 < sentence[1]:
            found.append(t.text(i, min(i + 4, sentence[1])).rstrip(" ,.;"))
    return found


def _subject(t: Tokens, r: Reading, sentence: tuple[int, int]) -> str:
    """Return the content words of the clause in front of an amount: "revenue in the quarter rose to $7bn"."""
    words: list[str] = []
    stops = nouns().stops
    at = r.first - 1
    while at >= sentence[0] and r.first - at < _WINDOW:
        word = t.words[at]
        if word in _SUBJECT_ENDS and words:
            break
        if word[0].isalpha() and word not in stops and word not in _VERBS and word not in _AMOUNTS:
            words.append(t.text(at, at + 1))
        at -= 1
    return " ".join(reversed(words))
