"""Persons already spoken of, whom something befell: "the victim died", "she was pronounced dead".

A definite noun, a name or a pronoun refers back to somebody; it counts for one person only in a text
that tells of nobody else to whom the same thing happened.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.knowledge.cues import cues
from provenance.knowledge.events import events
from provenance.knowledge.numerals import numerals
from provenance.knowledge.persons import persons

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.parsers.dates.tokens import Tokens

__all__ = ["Victim", "victim"]

_KNOWN: Final = persons()
_CARDINALS: Final = numerals().cardinals
_DEATHS: Final = cues("happenings", "fatal")
_EVENTS: Final = cues("victims", "events") | frozenset(events().nouns)
_NOT: Final = cues("victims", "not")
_SUBJECTS: Final = cues("victims", "subjects")
_OBJECTS: Final = cues("victims", "objects")
_SELVES: Final = frozenset({"himself", "herself"})
_ARTICLES: Final = cues("victims", "articles")
_NO_NAMES: Final = cues("victims", "no_names")
_BREAKS: Final = frozenset({";", ":", '"', "but"})
_HOSPITALS: Final = frozenset({"hospital", "medical", "hospitals", "center"})
_OBLIQUE: Final = frozenset({"in", "at", "on", "near", "to", "from", "of", "with", "by", "the"})
_LONGEST: Final = 4
_REACH: Final = 24
_WINDOW: Final = 5
_PHRASE: Final = 9
_AHEAD: Final = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Victim:
    """One person, tokens *first* up to *last*."""

    first: int
    last: int
    noun: str
    measure: str


class _Phrase(NamedTuple):
    words: tuple[str, ...]
    side: str
    measure: str


def _phrases() -> dict[str, tuple[_Phrase, ...]]:
    found: dict[str, list[_Phrase]] = {}
    for measure, sides in _KNOWN.definite.items():
        for side, texts in sides.items():
            for text in texts:
                phrase = _Phrase(tuple(text.split()), side, measure)
                found.setdefault(phrase.words[0], []).append(phrase)
    return {word: tuple(sorted(many, key=lambda one: -len(one.words))) for word, many in found.items()}


_PHRASES: Final = _phrases()


@lru_cache(maxsize=1)
def _openings(t: Tokens) -> tuple[int, ...]:
    """List where a phrase may begin; the text is asked for the dead and for the injured."""
    return tuple(compress(range(len(t)), map(_PHRASES.__contains__, t.words)))


@lru_cache(maxsize=1 << 12)
def _opening(measure: str, first: str, second: str) -> tuple[_Phrase, ...]:
    """Return the phrases for *measure* that two words may open, the longest first."""
    return tuple(
        one for one in _PHRASES[first] if one.measure == measure and one.words[1:2] in {(), (second,)}
    )


def victim(t: Tokens, measure: str) -> Victim | None:
    """Return the first person spoken of in *t* to whom *measure* happened, or None.

    Only a text that tells of violence or of an accident has victims: a life may end without either.
    """
    if not t.tells(_EVENTS):
        return None
    return next(_victims(t, measure), None)


def _victims(t: Tokens, measure: str) -> Iterator[Victim]:
    for at in _openings(t):
        for phrase in _opening(measure, t.words[at], t.at(at + 1)):
            size = len(phrase.words)
            if size > 2 and tuple(t.words[at : at + size]) != phrase.words:  # noqa: PLR2004 - two are known
                continue
            if measure == "injured" and phrase.side in {"weak", "objects", "moved"} and t.tells(_DEATHS):
                continue
            if phrase.side == "moved" and _HOSPITALS.isdisjoint(t.words[at + size : at + size + _AHEAD]):
                continue
            place = _object(t, at + size) if phrase.side == "objects" else _subject(t, at)
            if place is not None and not _negated(t, place[0], at):
                noun = t.words[place[1] - 1]
                yield Victim(
                    first=place[0],
                    last=place[1],
                    noun=noun if noun in _KNOWN.nouns else "person",
                    measure=measure,
                )
            break


def _negated(t: Tokens, first: int, cue: int) -> bool:
    start = max(t.sentence(cue)[0], min(first, cue) - 2, cue - _WINDOW)
    return any(word in _NOT for word in t.words[start:cue])


def _subject(t: Tokens, cue: int) -> tuple[int, int] | None:
    """Return the nearest person in front of token *cue* in its sentence."""
    start = max(t.sentence(cue)[0], cue - _REACH)
    for at in range(cue - 1, start - 1, -1):
        word = t.words[at]
        if word in _BREAKS:
            return None
        if word in _SUBJECTS:
            return at, at + 1
        found = _person(t, at, start)
        if found is not None:
            return found
    return None


def _object(t: Tokens, at: int) -> tuple[int, int] | None:
    """Return the person directly behind: "killing him", "the death of Ada Moreau"."""
    if t.at(at) in _OBJECTS | _SELVES:
        return at, at + 1
    if _part_of_name(t, at):
        last = at + 1
        while _part_of_name(t, last):
            last += 1
        return (at, last) if _known(t, at, last) else None
    if t.at(at) in _ARTICLES:
        for noun in range(at + 1, min(at + _PHRASE, len(t))):
            if _is_person(t, noun):
                return at, noun + 1
            if not _inside(t.words[noun]):
                break
    return None


def _person(t: Tokens, at: int, start: int) -> tuple[int, int] | None:
    """Read back from token *at*, the last of a definite noun phrase or of a name."""
    if _is_person(t, at):
        for first in range(at - 1, max(start, at - _PHRASE) - 1, -1):
            if t.words[first] in _ARTICLES or t.words[first].endswith("'s"):
                return first, at + 1
            if not _inside(t.words[first]) or _counted(t, first):
                return None
        return None
    if _part_of_name(t, at):
        first = at
        while first > start and _part_of_name(t, first - 1):
            first -= 1
        if t.at(first - 1) in _OBLIQUE or not _known(t, first, at + 1):
            return None
        return first, at + 1
    return None


def _is_person(t: Tokens, at: int) -> bool:
    word = t.words[at]
    return word in _KNOWN.nouns or (
        word == "old" and t.at(at - 1) == "-" and t.at(at + 1) not in _KNOWN.nouns
    )


def _inside(word: str) -> bool:
    """Say whether a noun phrase may run on over *word*."""
    return word == "-" or (word.isalnum() and word not in _OBLIQUE)


def _counted(t: Tokens, at: int) -> bool:
    """Say whether a number of persons stands at *at*; an age is none."""
    number = t.words[at].isdecimal() or t.words[at] in _CARDINALS
    return number and t.at(at + 1) not in {"-", "year", "month"}


def _part_of_name(t: Tokens, at: int) -> bool:
    return t.capital(at) and len(t.words[at]) > 1 and t.words[at].isalpha() and t.words[at] not in _NO_NAMES


def _known(t: Tokens, first: int, last: int) -> bool:
    """Say whether a name has two words, or is the surname of one that the text gives in full."""
    if last - first > 1:
        return last - first <= _LONGEST
    return _surnames(t).get(t.words[first], first) < first


@lru_cache(maxsize=1)
def _surnames(t: Tokens) -> dict[str, int]:
    """Return the last words of the full names of the text, each with its first place."""
    found: dict[str, int] = {}
    for at in range(1, len(t)):
        if (
            _part_of_name(t, at)
            and _part_of_name(t, at - 1)
            and not _part_of_name(t, at + 1)
            and t.at(at - 2) not in _OBLIQUE
        ):
            found.setdefault(t.words[at], at)
    return found
