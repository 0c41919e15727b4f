"""Persons who are counted without a number word: "a 16-year-old boy was shot dead" is one killed."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, Final

from provenance.knowledge.cues import cues
from provenance.knowledge.numerals import numerals
from provenance.knowledge.persons import persons
from provenance.parsers.figures.neighbours import neighbours
from provenance.parsers.figures.persons import Single, bare, described, describes, named, named_ahead

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens

__all__ = ["singles"]

_KNOWN: Final = persons()
_DEATHS: Final = cues("happenings", "fatal")
_SUFFERS: Final = cues("persons", "suffers")
_HURT: Final = cues("happenings", "wounds")
_LATER: Final = frozenset({"and", "later", "who"})
_WOUND: Final = 7
_END: Final = 16
_DIRECT: Final = _SUFFERS | {"died", "dead", "dies", "killed", "shot", "injured", "wounded"}
_CUES: Final = frozenset(_KNOWN.behind) | frozenset(_KNOWN.before) | _KNOWN.of | _SUFFERS
_LINKS: Final = cues("persons", "links")
_LIMBS: Final = cues("happenings", "limbs")
_PASSIVE: Final = cues("happenings", "be") - {"have", "has", "had", "having"}
_LIVES: Final = frozenset({"life", "lives"})
_CLAIMS: Final = cues("persons", "claims")
_OBJECTS: Final = _KNOWN.determiners | {"him", "them"}
_NO_NAMES: Final = cues("victims", "no_names")
_CARDINALS: Final = numerals().cardinals
_ORDINALS: Final = frozenset({"second", "third", "fourth", "fifth", "sixth"})
_CLAUSE: Final = frozenset({"and", ",", "while", "but", ";", "-"})
_REACH: Final = 9
_BACK: Final = 8


def singles(t: Tokens) -> list[Single]:
    """Find the persons told of one at a time, whom something befell."""
    found: dict[int, Single] = {}
    for cue in compress(range(len(t)), map(_CUES.__contains__, t.words)):
        acts = t.words[cue] not in _SUFFERS and _acts(t, cue)
        single = (None if acts else _behind(t, cue)) or _before(t, cue)
        if single is not None and (single.first not in found or single.measure == "killed"):
            found[single.first] = single
    for single in list(found.values()):
        others = neighbours(t, single)
        if bare(t, single) and all(other.first > single.first for other in others):
            del found[single.first]
            continue
        for other in others:
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


def _behind(t: Tokens, cue: int) -> Single | None:
    """Read "the man was shot and killed", seen from "killed"."""
    measure = _KNOWN.behind.get(t.words[cue])
    if t.words[cue] in _SUFFERS and not _HURT.isdisjoint(t.words[cue + 1 : cue + _WOUND]):
        measure = "killed" if _dies_of_it(t, cue) else "injured"
    if measure is None:
        return None
    first = t.sentence(cue)[0]
    at = cue - 1
    while at >= first and cue - at <= _BACK and t.words[at] in _LINKS:
        at -= 1
    if at - 1 > first and t.words[at].isdecimal() and t.words[at - 1] == "," and t.at(at - 2) in _KNOWN.nouns:
        at -= 2  # "a third man, 44, was killed"
    alone = _pronoun(t, at, first)
    if alone is not None:
        return Single(
            first=alone, last=at + 1, noun="person", measure=_fatal(t, cue, measure), cue=cue, left=False
        )
    name = named(t, at, first) if at >= first else None
    if name is not None and at < cue - 1:
        return Single(
            first=name, last=at + 1, noun="person", measure=_fatal(t, cue, measure), cue=cue, left=False
        )
    if at < first or (at == cue - 1 and t.words[cue] not in _DIRECT):
        return None
    return described(t, at, cue, _fatal(t, cue, measure), left=False)


def _dies_of_it(t: Tokens, cue: int) -> bool:
    """Say whether the wounds are the end: "suffered a wound to the chest and later died"."""
    stop = min(t.sentence(cue)[1], cue + _END)
    return any(t.words[at] == "died" and t.words[at - 1] in _LATER for at in range(cue + 1, stop))


def _pronoun(t: Tokens, at: int, first: int) -> int | None:
    """Return where "another", or "a third", begins that stands for a person."""
    start = at - (t.at(at) in _ORDINALS and t.at(at - 1) in {"a", "the"})
    if t.at(start) not in {"a", "the", "another"} or (start == at and t.at(at) != "another"):
        return None
    return start if start == first or t.at(start - 1) in _CLAUSE else None


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
    aged = named_ahead(t, at)
    if aged is not None:
        return Single(first=at, last=aged, noun="person", measure=_fatal(t, cue, measure), cue=cue, left=True)
    start = at
    while at < len(t) and at - start < _REACH and t.words[at] not in _KNOWN.nouns:
        if not describes(t, at):
            break
        at += 1
    if at >= len(t) or at - start >= _REACH:
        return None
    if t.words[at] not in _KNOWN.nouns:
        at -= 1
    return described(t, at, cue, _fatal(t, cue, measure), left=True)


def _claimed(t: Tokens, cue: int) -> bool:
    """Say whether a verb takes the lives: "claimed the lives of a boy and a man"."""
    return t.at(cue - 1 - (t.at(cue - 1) in _KNOWN.determiners)) in _CLAIMS


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
