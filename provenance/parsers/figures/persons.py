"""Persons who are counted without a number word: "a 16-year-old boy was shot dead" is one killed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from provenance.knowledge.persons import persons

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens

__all__ = ["Single", "singles"]

_KNOWN: Final = persons()
_CUES: Final = frozenset(_KNOWN.behind) | frozenset(_KNOWN.before) | _KNOWN.of
_LINKS: Final = frozenset(
    ["was", "is", "were", "been", "being", "be", "has", "had", "have", "later", "pronounced", "found", "also", "shot", "and", "then",
     "declared", "left", "reportedly", "apparently", "accidentally", "critically", "seriously", "lying", "who", ",", "that", "himself",
     "to", "getting", "got", "fatally"]
)  # fmt: skip
_REACH: Final = 9
_BACK: Final = 8
_NOT: Final = frozenset({"not", "no", "never", "n't", "if", "could", "would", "may", "might", "threatened", "tried", "attempted", "attempting", "trying", "wanted"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Single:
    """One person, tokens *first* up to *last*, of whom *measure* is told by token *cue*."""

    first: int
    last: int
    noun: str
    measure: str
    cue: int


def singles(t: Tokens) -> list[Single]:
    """Find the persons told of one at a time, whom something befell."""
    found: dict[int, Single] = {}
    for cue, word in enumerate(t.words):
        if word not in _CUES:
            continue
        single = _behind(t, cue) or _before(t, cue)
        if single is not None and single.first not in found:
            found[single.first] = single
        elif single is not None and single.measure == "killed":
            found[single.first] = single
    return [found[first] for first in sorted(found)]


def _behind(t: Tokens, cue: int) -> Single | None:
    """Read "the man was shot and killed", seen from "killed"."""
    measure = _KNOWN.behind.get(t.words[cue])
    if measure is None:
        return None
    first = t.sentence(cue)[0]
    at = cue - 1
    while at >= first and cue - at <= _BACK and t.words[at] in _LINKS:
        at -= 1
    if at < first or (at == cue - 1 and t.words[cue] not in {"died", "dead", "dies", "killed", "shot", "injured", "wounded"}):
        return None
    return _person(t, at, cue, _fatal(t, cue, measure))


def _before(t: Tokens, cue: int) -> Single | None:
    """Read "killed a 41-year-old teacher" and "the fatal shooting of a man"."""
    word = t.words[cue]
    measure = _KNOWN.before.get(word)
    at = cue + 1
    if t.at(at) == "of" and word in _KNOWN.of:
        measure = "killed"
        if word in {"shooting", "stabbing", "beating"} and t.at(cue - 1) not in {"fatal", "deadly"}:
            measure = "injured"
        at += 1
    if measure is None:
        return None
    start = at
    while at < len(t) and at - start < _REACH and t.words[at] not in _KNOWN.nouns:
        if not _describes(t, at):
            return None
        at += 1
    if at >= len(t) or at - start >= _REACH or t.words[at] not in _KNOWN.nouns:
        return None
    return _person(t, at, cue, _fatal(t, cue, measure))


def _describes(t: Tokens, at: int) -> bool:
    word = t.words[at]
    return (
        word in _KNOWN.determiners
        or word in _KNOWN.adjectives
        or word in {"-", "year", "years", "old"}
        or (word.isdecimal() and t.at(at + 1) == "-" and t.at(at + 2) == "year")
    )


def _person(t: Tokens, noun: int, cue: int, measure: str) -> Single | None:
    """Read back from the noun to its article; None where it is no single person."""
    if t.words[noun] not in _KNOWN.nouns:
        return None
    first = noun
    while first > 0 and noun - first < _REACH and _describes(t, first - 1) and t.words[first - 1] not in _KNOWN.determiners:
        first -= 1
    article = t.at(first - 1)
    aged = t.words[first].isdecimal()
    if article in _KNOWN.determiners and article != "one":
        first -= 1
    elif not aged:
        return None
    if any(word in _NOT for word in t.words[max(t.sentence(cue)[0], min(first, cue) - 3) : cue]):
        return None
    return Single(first=first, last=noun + 1, noun=t.words[noun], measure=measure, cue=cue)


def _fatal(t: Tokens, cue: int, measure: str) -> str:
    """Read on from "shot": "shot and killed", "shot to death", "shot dead"."""
    if t.words[cue] == "shot" or t.words[cue] == "stabbed":
        if t.at(cue - 1) == "fatally" or t.at(cue + 1) == "dead":
            return "killed"
        if t.at(cue + 1) in {"and", "to", "or"} and t.at(cue + 2) in {"killed", "death", "died", "fatally"}:
            return "killed"
    return measure
