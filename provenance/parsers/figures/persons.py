"""Phrases for one person: "a 16-year-old boy", "his wife", "Ada Moreau, 41,", "41-year-old Ada Moreau"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from provenance.knowledge.cues import cues
from provenance.knowledge.numerals import numerals
from provenance.knowledge.persons import persons
from provenance.parsers.figures.aged import AGE_WORDS, LIFESPANS

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens

__all__ = ["Single", "bare", "described", "describes", "named", "named_ahead"]

_KNOWN: Final = persons()
_CARDINALS: Final = numerals().cardinals
_PLACES: Final = frozenset({"county", "city", "township", "park", "high", "beach", "springs", "hills"})
_JOINS: Final = frozenset({"and", ","})
_SEVERAL: Final = frozenset({"were", "are", "have", "both", "all", "suffered", "sustained", "received"})
_AFTER_AGE: Final = frozenset({",", ".", "and", ";", "in", "on", "at", "of", "were", "was", "died"})
_NAMES: Final = 4
_REACH: Final = 9
_BACK: Final = 8
_NOT: Final = cues("persons", "not")


@dataclass(frozen=True, slots=True, kw_only=True)
class Single:
    """One person, tokens *first* up to *last*, of whom *measure* is told by token *cue*."""

    first: int
    last: int
    noun: str
    measure: str
    cue: int
    left: bool


def describes(t: Tokens, at: int) -> bool:
    """Say whether token *at* may stand between an article, or an age, and the noun for a person."""
    word = t.words[at]
    return (
        word in _KNOWN.determiners
        or word in _KNOWN.adjectives
        or word in AGE_WORDS
        or (word in _PLACES and t.capital(at - 1) and t.at(at + 1) in _KNOWN.nouns)
        or (
            t.capital(at)
            and (not t.capital(at - 1) or t.at(at - 1) in _KNOWN.determiners)
            and word.isalpha()
            and t.at(at + 1) in _KNOWN.nouns
        )
        or (t.capital(at) and word.isalpha() and t.at(at + 2) in _KNOWN.nouns and t.at(at + 1) in _PLACES)
        or ((word.isdecimal() or word in _CARDINALS) and t.at(at + 1) == "-" and t.at(at + 2) in LIFESPANS)
    )


def bare(t: Tokens, one: Single) -> bool:
    """Say whether nothing but its place in a list tells that it is one person: "a man, woman and child"."""
    word = t.words[one.first]
    return (
        one.noun != "person"
        and word not in _KNOWN.determiners
        and not word.isdecimal()
        and word not in _CARDINALS
    )


def described(t: Tokens, noun: int, cue: int, measure: str, *, left: bool) -> Single | None:
    """Read back from the noun to its article, or to the "and" of a list of which several are told.

    None where it is no single person.
    """
    old = t.words[noun] in {"old", "yo"} and t.at(noun - 1) in LIFESPANS | {"-"}
    if t.words[noun] not in _KNOWN.nouns and not old:
        return None
    first = noun
    while (
        first > 0
        and noun - first < _REACH
        and describes(t, first - 1)
        and t.words[first - 1] not in _KNOWN.determiners
    ):
        first -= 1
    article = t.at(first - 1)
    aged = t.words[first].isdecimal() or (t.words[first] in _CARDINALS and t.at(first + 1) == "-")
    if article in _KNOWN.determiners and article != "one":
        first -= 1
    elif not aged and (left or article not in _JOINS or _SEVERAL.isdisjoint(t.words[noun:cue])):
        return None
    if any(word in _NOT for word in t.words[max(t.sentence(cue)[0], min(first, cue) - 3) : cue]):
        return None
    return Single(
        first=first,
        last=noun + 1,
        noun="person" if old else t.words[noun],
        measure=measure,
        cue=cue,
        left=left,
    )


def named(t: Tokens, at: int, first: int) -> int | None:
    """Read back over a name that an age goes with: "Ada Moreau, 41, of Bath" and "41-year-old Ada Moreau"."""
    start = at + 1
    while (
        start > first
        and at - start < _BACK
        and (t.capital(start - 1) or t.words[start - 1] in {",", "of", "jr", "sr", "."})
    ):
        start -= 1
    if (
        start > first
        and t.words[start - 1].isdecimal()
        and len(t.words[start - 1]) < 3  # noqa: PLR2004
        and t.at(start) == ","
    ):
        name = start - 2
        if t.at(name) != ",":
            return None
        while name > first and (t.capital(name - 1) or _initial(t, name - 1)):
            name -= 1
        return name if t.capital(name) and name < start - 2 else None
    if start <= at and t.at(start - 1) == "old" and t.at(start - 2) == "-" and t.capital(start):
        while start > first and describes(t, start - 1):
            start -= 1
        return start if at - start >= 4 else None  # noqa: PLR2004 - an age and a name
    return None


def _initial(t: Tokens, at: int) -> bool:
    """Say whether a full stop closes an initial: "Ada K. Moreau"."""
    return at < len(t) and t.words[at] == "." and len(t.at(at - 1)) == 1 and t.capital(at - 1)


def named_ahead(t: Tokens, at: int) -> int | None:
    """Return the index behind a name with an age that begins at token *at*: "Ada Moreau, 41"."""
    last = at
    while last - at < _NAMES and ((t.capital(last) and t.words[last].isalpha()) or _initial(t, last)):
        last += 1
    aged = t.at(last) == "," and t.at(last + 1).isdecimal() and len(t.at(last + 1)) <= 2  # noqa: PLR2004
    return last + 2 if aged and last - at > 1 and t.at(last + 2) in _AFTER_AGE else None
