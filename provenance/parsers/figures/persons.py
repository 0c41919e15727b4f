"""Persons who are counted without a number word: "a 16-year-old boy was shot dead" is one killed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import compress
from typing import TYPE_CHECKING, Final

from provenance.knowledge.cues import cues
from provenance.knowledge.numerals import numerals
from provenance.knowledge.persons import persons

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens

__all__ = ["Single", "describes", "singles"]

_KNOWN: Final = persons()
_DEATHS: Final = cues("happenings", "fatal")
_CUES: Final = frozenset(_KNOWN.behind) | frozenset(_KNOWN.before) | _KNOWN.of
_LINKS: Final = cues("persons", "links")
_LIMBS: Final = cues("happenings", "limbs")
_PASSIVE: Final = cues("happenings", "be") - {"have", "has", "had", "having"}
_LIVES: Final = frozenset({"life", "lives"})
_CLAIMS: Final = cues("persons", "claims")
_OBJECTS: Final = _KNOWN.determiners | {"him", "them"}
_NO_NAMES: Final = cues("victims", "no_names")
_CARDINALS: Final = numerals().cardinals
_PLACES: Final = frozenset({"county", "city", "township", "park", "high", "beach", "springs", "hills"})
_REACH: Final = 9
_BACK: Final = 8
_NOT: Final = frozenset(
    {
        "not",
        "no",
        "never",
        "n't",
        "if",
        "could",
        "would",
        "may",
        "might",
        "threatened",
        "tried",
        "attempted",
        "attempting",
        "trying",
        "wanted",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Single:
    """One person, tokens *first* up to *last*, of whom *measure* is told by token *cue*."""

    first: int
    last: int
    noun: str
    measure: str
    cue: int
    left: bool


def singles(t: Tokens) -> list[Single]:
    """Find the persons told of one at a time, whom something befell."""
    found: dict[int, Single] = {}
    for cue in compress(range(len(t)), map(_CUES.__contains__, t.words)):
        single = (None if _acts(t, cue) else _behind(t, cue)) or _before(t, cue)
        if single is not None and (single.first not in found or single.measure == "killed"):
            found[single.first] = single
    for single in list(found.values()):
        for other in (*_following(t, single), *_preceding(t, single)):
            found.setdefault(other.first, other)
    return [found[first] for first in sorted(found)]


def _acts(t: Tokens, cue: int) -> bool:
    """Say whether the person in front did it: "a man killed his wife", not "a man killed by his wife"."""
    verb = cue + 2 * (t.at(cue + 1) == "and" and t.at(cue + 2) in {"killed", "wounded", "injured"})
    after = t.at(verb + 1)
    if after not in _OBJECTS and after not in _CARDINALS and not after.isdecimal():
        name = t.capital(verb + 1) and t.capital(verb + 2) and after not in _NO_NAMES
        if not name:
            return False
    return _PASSIVE.isdisjoint(t.words[max(t.sentence(cue)[0], cue - 5) : cue])


def _following(t: Tokens, single: Single) -> list[Single]:
    """Read on through "his wife and son", "a teacher, a boy and his mother"."""
    found: list[Single] = []
    at = single.last
    while t.at(at) in {"and", ","}:
        start = at + 1 + (t.at(at) == "," and t.at(at + 1) == "and")
        noun = start
        while (
            noun - start < _REACH and t.at(noun) not in _KNOWN.nouns and noun < len(t) and describes(t, noun)
        ):
            noun += 1
        if t.at(noun) not in _KNOWN.nouns or not single.left:
            break
        found.append(replace(single, first=start, last=noun + 1, noun=t.words[noun]))
        at = noun + 1
    return found


def _preceding(t: Tokens, single: Single) -> list[Single]:
    """Read back through "a man and his daughter were found dead"."""
    found: list[Single] = []
    first = single.first
    while (
        not single.left and first > 1 and t.at(first - 1) in {"and", ","} and t.at(first - 2) in _KNOWN.nouns
    ):
        other = _person(t, first - 2, single.cue, single.measure, left=False)
        if other is None:
            break
        found.append(other)
        first = other.first
    while not single.left and t.at(first - 1) in {"and", ","}:
        last = first - 1 - (t.at(first - 1) == "and" and t.at(first - 2) == ",")
        named = _named(t, last, t.sentence(first)[0]) if t.at(last) == "," else None
        if named is None:
            break
        found.append(replace(single, first=named, last=last, noun="person"))
        first = named
    return found


def _behind(t: Tokens, cue: int) -> Single | None:
    """Read "the man was shot and killed", seen from "killed"."""
    measure = _KNOWN.behind.get(t.words[cue])
    if measure is None:
        return None
    first = t.sentence(cue)[0]
    at = cue - 1
    while at >= first and cue - at <= _BACK and t.words[at] in _LINKS:
        at -= 1
    named = _named(t, at, first) if at >= first else None
    if named is not None and at < cue - 1:
        return Single(
            first=named, last=at + 1, noun="person", measure=_fatal(t, cue, measure), cue=cue, left=False
        )
    if at < first or (
        at == cue - 1 and t.words[cue] not in {"died", "dead", "dies", "killed", "shot", "injured", "wounded"}
    ):
        return None
    return _person(t, at, cue, _fatal(t, cue, measure), left=False)


def _named(t: Tokens, at: int, first: int) -> int | None:
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
        while name > first and t.capital(name - 1):
            name -= 1
        return name if t.capital(name) and name < start - 2 else None
    if start <= at and t.at(start - 1) == "old" and t.at(start - 2) == "-" and t.capital(start):
        while start > first and describes(t, start - 1):
            start -= 1
        return start if at - start >= 4 else None  # noqa: PLR2004 - an age and a name
    return None


def _before(t: Tokens, cue: int) -> Single | None:
    """Read "killed a 41-year-old teacher" and "the fatal shooting of a man"."""
    word = t.words[cue]
    measure = _KNOWN.before.get(word)
    at = cue + 1
    if t.at(at) == "of" and word in _KNOWN.of and (word not in _LIVES or _claimed(t, cue)):
        measure = "killed"
        if word in {"shooting", "stabbing", "beating"} and t.at(cue - 1) not in {"fatal", "deadly"}:
            measure = "injured"
        at += 1
    if measure is None:
        return None
    start = at
    while at < len(t) and at - start < _REACH and t.words[at] not in _KNOWN.nouns:
        if not describes(t, at):
            break
        at += 1
    if at >= len(t) or at - start >= _REACH:
        return None
    if t.words[at] not in _KNOWN.nouns:
        at -= 1
    return _person(t, at, cue, _fatal(t, cue, measure), left=True)


def _claimed(t: Tokens, cue: int) -> bool:
    """Say whether a verb takes the lives: "claimed the lives of a boy and a man"."""
    return t.at(cue - 1 - (t.at(cue - 1) in _KNOWN.determiners)) in _CLAIMS


def describes(t: Tokens, at: int) -> bool:
    """Say whether token *at* may stand between an article, or an age, and the noun for a person."""
    word = t.words[at]
    return (
        word in _KNOWN.determiners
        or word in _KNOWN.adjectives
        or word in {"-", "year", "years", "old"}
        or (word in _PLACES and t.capital(at - 1) and t.at(at + 1) in _KNOWN.nouns)
        or (
            t.capital(at)
            and (not t.capital(at - 1) or t.at(at - 1) in _KNOWN.determiners)
            and word.isalpha()
            and t.at(at + 1) in _KNOWN.nouns
        )
        or (t.capital(at) and word.isalpha() and t.at(at + 2) in _KNOWN.nouns and t.at(at + 1) in _PLACES)
        or (
            (word.isdecimal() or word in _CARDINALS)
            and t.at(at + 1) == "-"
            and t.at(at + 2) in {"year", "month", "yo"}
        )
    )


def _person(t: Tokens, noun: int, cue: int, measure: str, *, left: bool) -> Single | None:
    """Read back from the noun to its article; None where it is no single person."""
    old = t.words[noun] in {"old", "yo"} and t.at(noun - 1) in {"-", "year", "month"}
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
    elif not aged:
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


def _fatal(t: Tokens, cue: int, measure: str) -> str:
    """Read on from "shot": "shot and killed", "shot to death", "shot dead"."""
    if t.words[cue] == "shot" or t.words[cue] == "stabbed":
        if t.at(cue - 1) == "fatally" or t.at(cue + 1) == "dead":
            return "killed"
        if t.at(cue + 1) in {"and", "to", "or"} and t.at(cue + 2) in {"killed", "death", "died", "fatally"}:
            return "killed"
        if t.at(cue + 1) == "in" and not _LIMBS.isdisjoint(t.words[cue + 2 : cue + 6]):
            return "injured"
        if t.words[cue] == "shot" and t.tells(_DEATHS):
            return "shot"
    return measure
