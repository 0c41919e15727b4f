"""A text in another language as the grammar of figures reads it: with the words of English, in their places.

Only the words around figures are told in English; a token keeps its place in the text, and a phrase becomes
one token or two. What is counted is read from the text itself.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from provenance.knowledge.calendar import calendar
from provenance.knowledge.glosses import Glosses, glosses, pieces
from provenance.knowledge.numerals import numerals
from provenance.knowledge.tongues import language_of
from provenance.parsers.dates.moments import Moment, moments, moments_among
from provenance.parsers.dates.tokens import Tokens, tokenise

if TYPE_CHECKING:
    from provenance.parsers.document import Document

__all__ = ["Glossed", "shields_of", "tokens_of"]

_NAMES: Final = {value: word for word, value in numerals().cardinals.items()}
_CALENDAR: Final = frozenset(calendar().months) | frozenset(calendar().weekdays)
_JOINS: Final = frozenset({"-", "y", "et", "und"})
_HUNDRED: Final = 100
_THOUSAND: Final = 1_000
_ONE: Final = frozenset({"un", "une", "uno", "una"})
_SCORE: Final = 20
_TEN: Final = 10
_ENDING: Final = 7
_CLOCK: Final = frozenset({"o'clock", "hours"})
_TIME: Final = re.compile(r"[0-2]?\d[.:][0-5]\d")


class Glossed(Tokens):
    """The tokens of a text in another language, with English words."""

    __slots__ = ("tongue",)

    def __init__(self, plain: Tokens, tongue: Glosses) -> None:
        """Tell the words of *plain* in English; the sentences stay as they are."""
        self.body, self.tongue, self._told = plain.body, tongue, {}
        self.words, self.starts, self.stops, self.ends = [], [], [], []
        words, starts = _parted(plain) if tongue.code == "fr" else (plain.words, plain.starts)
        stops = [
            min(start + len(word), stop) for start, word, stop in zip(starts, words, starts[1:], strict=False)
        ]
        stops = plain.stops if words is plain.words else [*stops, plain.stops[-1]] if words else []
        ends = {plain.starts[end] for end in plain.ends if end < len(plain)}
        at = 0
        while at < len(words):
            if at and starts[at] in ends:
                self.ends.append(len(self.words))
            size, english = _told(tongue, words, at, capital=self.body[starts[at]].isupper())
            for n, word in enumerate(english):
                last = at + n if n < len(english) - 1 else at + size - 1
                self.words.append(word)
                self.starts.append(starts[at + n])
                self.stops.append(stops[last])
            at += size
        self.ends.append(len(self.words))
        self._sort()

    def capital(self, i: int) -> bool:
        """Say whether token *i* begins with a capital letter, as the names of months do in English."""
        return super().capital(i) or self.at(i) in _CALENDAR


def _parted(plain: Tokens) -> tuple[list[str], list[int]]:
    words: list[str] = []
    starts: list[int] = []
    for word, start in zip(plain.words, plain.starts, strict=True):
        for piece in pieces(word):
            words.append(piece)
            starts.append(start)
            start += len(piece)  # noqa: PLW2901
    return words, starts


def _told(tongue: Glosses, words: list[str], at: int, *, capital: bool) -> tuple[int, tuple[str, ...]]:
    """Return how many tokens at *at* are told together, and in which English words."""
    for phrase, english in tongue.phrases.get(words[at], ()):
        if tuple(words[at : at + len(phrase)]) == phrase and len(english) <= len(phrase):
            return len(phrase), english
    if tongue.number(words[at]) is not None and not words[at - 1][:1].isdecimal():  # "21 sept 2017"
        size, value = _number(tongue, words, at)
        return size, (_NAMES.get(value) or f"{value:,}".replace(",", "."),)
    if not capital:
        for size in range(min(_ENDING, len(words[at])), 2, -1):
            auxiliary = tongue.endings.get(words[at][-size:])
            if auxiliary is not None:
                return 1, (auxiliary,)
    return 1, (words[at],)


def _number(tongue: Glosses, words: list[str], at: int) -> tuple[int, int]:
    """Add up the number words at *at*: "quatre-vingt-dix", "treinta y cinco", "deux cent mille"."""
    total, group, last = 0, tongue.number(words[at]) or 0, at + 1
    if group == _THOUSAND:
        total, group = group, 0
    while last < len(words):
        ahead = last + (words[last] in _JOINS)
        value = (tongue.number(words[ahead]) or 0) if ahead < len(words) else 0
        joined = ahead > last
        value = value or (joined and ahead < len(words) and words[ahead] in _ONE)
        if value == _THOUSAND and not total and not joined:
            total, group = (group or 1) * value, 0
        elif value == _HUNDRED and 1 < group < 10 and not joined:  # noqa: PLR2004
            group *= value
        elif value == _SCORE and group == 4 and joined:  # noqa: PLR2004 - quatre-vingts
            group = 80
        elif total and not group and _HUNDRED <= value < _THOUSAND and not joined:
            group = value
        elif value and _adds(group, value, joined=joined):
            group += value
        else:
            break
        last = ahead + 1
    return last - at, total + group


def _adds(group: int, value: int, *, joined: bool) -> bool:
    rest = group % _HUNDRED
    if rest == 0:
        return value < _HUNDRED and not joined
    return joined and (
        (rest % 10 == 0 and rest >= _SCORE and value < _TEN) or (rest in {60, 80} and value < _SCORE)
    )


@lru_cache(maxsize=4)
def _glossed(body: str, code: str) -> Tokens:
    tongue = glosses(code)
    return tokenise(body) if tongue is None else Glossed(tokenise(body), tongue)


def tokens_of(document: Document) -> Tokens:
    """Return the tokens in which the figures of *document* are read."""
    return _glossed(document.body, language_of(document.body, document.language))


def shields_of(t: Tokens) -> tuple[Moment, ...]:
    """Return the dates and times among the tokens, inside which no figure is."""
    if not isinstance(t, Glossed):
        return moments(t.body)
    found = moments_among(t)
    clocks = [at for at, word in enumerate(t.words) if word in _CLOCK and _TIME.fullmatch(t.at(at - 1))]
    inside = {at for one in found for at in range(one.first, one.last)}
    times = [Moment(first=at - 1, last=at + 1) for at in clocks if inside.isdisjoint((at - 1, at))]
    return tuple(sorted((*found, *times), key=lambda one: one.first))
