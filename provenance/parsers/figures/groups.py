"""Groups whose size a word other than a number tells: "both died", "the couple", "a double homicide"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING, Final

from provenance.knowledge.cues import cues
from provenance.knowledge.nouns import singular
from provenance.knowledge.persons import persons
from provenance.parsers.figures.aged import behind_shared
from provenance.parsers.figures.happenings import happening
from provenance.parsers.figures.persons import Single
from provenance.parsers.figures.statuses import status

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens

__all__ = ["Group", "groups"]

_MULTIPLES: Final = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
_KILLINGS: Final = cues("groups", "killings")
_PAIRS: Final = cues("groups", "pairs")
_PERSONS: Final = persons().nouns
_FATAL: Final = frozenset({"fatal", "deadly"})
_SHOOTINGS: Final = frozenset({"shooting", "stabbing"})
_STARTS: Final = frozenset(_MULTIPLES) | _PAIRS | {"murder"}
_TOLD: Final = frozenset({"killed", "injured"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Some persons, tokens *first* up to *last*, and what befell them; *told* is where that is said."""

    first: int
    last: int
    value: int
    measure: str
    least: bool = False
    told: Single | None = None


def groups(t: Tokens) -> list[Group]:
    """Find the groups to whom something happened."""
    found: list[Group] = []
    for at in compress(range(len(t)), map(_STARTS.__contains__, t.words)):
        word = t.words[at]
        if word in _MULTIPLES:
            one = _multiple(t, at)
        elif (
            word == "murder"
            and t.at(at - 1) != "attempted"
            and t.at(at + 1) in {"-", "/"}
            and t.at(at + 2) in {"suicide", "suicides"}
        ):
            one = Group(first=at, last=at + 3, value=2, measure="killed", least=True)
        elif word in _PAIRS:
            one = _pair(t, at)
        else:
            one = None
        if one is not None:
            found.append(one)
    return found


def _multiple(t: Tokens, at: int) -> Group | None:
    """Read "a triple homicide", "a double fatal shooting"."""
    noun = at + 1 + (t.at(at + 1) == "-")
    if t.at(noun) in _FATAL and t.at(noun + 1) in _SHOOTINGS:
        noun += 1
    elif t.at(noun) not in _KILLINGS:
        return None
    if t.at(noun + 1) == "-" or "attempted" in t.words[max(at - 2, 0) : at]:
        return None
    return Group(first=at, last=noun + 1, value=_MULTIPLES[t.words[at]], measure="killed")


def _pair(t: Tokens, at: int) -> Group | None:
    """Read "both died", "the couple were found dead"; "both the drivers" counts nobody here."""
    first, last = at, at + 1
    if t.words[at] == "both":
        last += singular(t.at(at + 1)) in _PERSONS
    else:
        if t.at(at - 1) not in {"the", "a", "this", "that"} or t.at(at + 1) in {"of", "'s"}:
            return None
        first = at - 1
    sentence = t.sentence(at)
    told = happening(t, first, behind_shared(t, last), "people", sentence)
    if told is None or told.left or told.measure not in _TOLD:
        return None
    if status(t, first, told.cue, sentence) != "done":
        return None
    single = Single(first=first, last=last, noun="people", measure=told.measure, cue=told.cue, left=False)
    return Group(first=first, last=last, value=2, measure=told.measure, told=single)
