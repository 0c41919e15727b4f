"""What happens to the things counted: the measure from the verb, participle or noun around the number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from provenance.knowledge.measures import Measure, measures

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens

__all__ = ["Happening", "happening", "status"]

_KNOWN: Final = measures()
_BE: Final = frozenset(["were", "was", "are", "is", "be", "been", "being", "have", "has", "had", "having", "got", "getting", "lay"])
_PASSIVE: Final = frozenset(["were", "was", "are", "is", "be", "been", "being"])
_BETWEEN: Final = _BE | frozenset(
    ["still", "also", "later", "already", "reportedly", "confirmed", "feared", "presumed", "believed", "allegedly", "others", "other", "more", "all", "who", "that", ",", "both", "people", "to", "shot", "fatally", "critically", "seriously", "severely", "slightly", "either", "also", "were", "killed'", "remain", "remained", "remains", "so", "far", "left", "had", "been", "would", "will", "could", "may", "might", "including", "and"]
)
_LEFT: Final = frozenset(
    ["the", "a", "an", "of", "lives", "another", "some", "other", "others", "as", "many", "up", "for", "at", "in", "on", "to", "by", "its", "their", "his", "her", "and", "with", "least", "more", "than", "about", "rose", "rises", "risen", "climbed", "reached", "stood", "stands", "grew", "jumped", "total", "overall", "all", "additional", "further", "now", "up", "is", "was", "has", "to", "which", "also", "only", "deaths", "only", "nearly", "almost", "around", "over", ",", "its", "fellow", "civilian", "local", "reported", "recorded", "including", "left", "into"]
)
_ENDS: Final = frozenset(".;:!?\n")
_LEAVES: Final = frozenset({"left", "leaving", "leaves", "leave"})
_FINITE: Final = frozenset(
    ["died", "marched", "demonstrated", "protested", "gathered", "fled", "voted", "rallied", "disappeared", "perished", "drowned"]
)
_STATES: Final = frozenset(
    ["dead", "injured", "wounded", "hurt", "missing", "homeless", "displaced", "hospitalized", "hospitalised", "stranded"]
)
_RIGHT_REACH: Final = 12
_LEFT_REACH: Final = 9
_PLANNED: Final = frozenset(
    ["will", "would", "to", "plan", "plans", "planned", "planning", "expected", "expects", "due", "aims", "aim", "agreed", "agree", "pledged", "vowed", "promised", "propose", "proposed", "proposes", "proposal", "scheduled", "shall", "intends", "intend", "should", "must", "ordered"]
)
_CONDITIONAL: Final = frozenset(["could", "may", "might", "if", "unless", "whether", "can"])
_DENIED: Final = frozenset(
    ["not", "no", "never", "nor", "without", "neither", "denied", "denies", "deny", "n't", "didn't", "weren't", "wasn't", "isn't", "haven't"]
)
_NOT_TO: Final = frozenset(
    ["began", "begun", "started", "continued", "managed", "failed", "used", "able", "helped", "forced", "allowed", "led", "said"]
)
_STATUS_REACH: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A measure and the token that shows it."""

    measure: str
    cue: int
    left: bool


def happening(
    t: Tokens, first: int, last: int, head: str | None, sentence: tuple[int, int]
) -> Happening | None:
    """Find what happens to the things counted by tokens *first* up to *last*, whose noun is *head*."""
    exchange = _exchanged(t, first)
    if exchange is not None:
        return exchange
    if head is not None:
        for measure in _KNOWN.nouns.get(t.words[last - 1], ()):
            return Happening(measure=measure.name, cue=last - 1, left=False)
    behind = _behind(t, last, head, sentence[1])
    if behind is not None and behind.cue <= last + 1:
        return behind
    return _before(t, first, last, head, sentence) or behind or _far_behind(t, last, head, sentence[1])


def _fits(candidates: tuple[Measure, ...], head: str | None) -> Measure | None:
    for measure in candidates:
        if (
            not measure.counted
            or head is None
            or head in measure.counted
            or head.rpartition("-")[2] in measure.counted
        ):
            return measure
    return None


def _exchanged(t: Tokens, first: int) -> Happening | None:
    if t.at(first - 1) in {"for", "of"} and t.at(first - 2) in {"exchange", "return", "swap"}:
        return Happening(measure="freed", cue=first - 2, left=True)
    return None


def _behind(t: Tokens, last: int, head: str | None, stop: int) -> Happening | None:
    """Look for a participle directly behind: "40 people were killed", "12 dead"."""
    for at in range(last, min(last + 6, stop)):
        word = t.words[at]
        measure = _fits(_KNOWN.passive.get(word, ()), head)
        if measure is not None:
            if measure.name == "shot":
                return _shot(t, at, stop)
            return Happening(measure=measure.name, cue=at, left=False)
        if word not in _BETWEEN and not word.endswith("ly"):
            return None
        if word in {"and", "including", ","} and at == last:
            return None
    return None


def _shot(t: Tokens, at: int, stop: int) -> Happening:
    """Read on: "shot and killed", "shot to death", "shot dead", "shot and wounded", "fatally shot"."""
    if t.at(at - 1) in {"fatally", "mortally"}:
        return Happening(measure="killed", cue=at, left=False)
    for ahead in range(at + 1, min(at + 5, stop)):
        word = t.words[ahead]
        if word == "death":
            return Happening(measure="killed", cue=ahead, left=False)
        found = _fits(_KNOWN.passive.get(word, ()), None)
        if found is not None and found.name in {"killed", "injured"}:
            return Happening(measure=found.name, cue=ahead, left=False)
        if word not in {"and", "to", ",", "or", "fatally", "critically", "seriously"}:
            break
    return Happening(measure="shot", cue=at, left=False)


def _before(
    t: Tokens, first: int, last: int, head: str | None, sentence: tuple[int, int]
) -> Happening | None:
    """Look for a verb or noun in front: "killed 40", "left 40 dead", "a death toll of 40"."""
    for at in range(first - 1, max(sentence[0] - 1, first - 1 - _LEFT_REACH), -1):
        word = t.words[at]
        if word in _LEAVES:
            found = _left_behind(t, last, sentence[1])
            if found is not None:
                return found
        measure = _fits(_KNOWN.active.get(word, ()), head)
        if measure is not None and not (word == "claimed" and "lives" not in t.words[at:first]):
            passive = t.at(at - 1) in _PASSIVE
            if not passive:
                return Happening(measure=_both(t, at, measure.name), cue=at, left=True)
        for noun in _KNOWN.nouns.get(word, ()):
            if t.at(at + 1) in {
                "of",
                "to",
                "at",
                "rose",
                "rises",
                "stood",
                "stands",
                "has",
                "is",
                "was",
                "reached",
                "climbed",
                "now",
                "had",
                "from",
            }:
                return Happening(measure=noun.name, cue=at, left=True)
        if word not in _LEFT or word in _ENDS:
            return None
    return None


def _both(t: Tokens, at: int, name: str) -> str:
    """Read "shot and killed 3" and "killed or wounded 12": the verb nearest is what is meant."""
    return name


def _left_behind(t: Tokens, last: int, stop: int) -> Happening | None:
    for at in range(last, min(last + 10, stop)):
        word = t.words[at]
        if word in _STATES:
            found = _fits(_KNOWN.passive.get(word, ()), None)
            return None if found is None else Happening(measure=found.name, cue=at, left=False)
        if word in _ENDS or word[0].isdigit():
            return None
    return None


def _far_behind(t: Tokens, last: int, head: str | None, stop: int) -> Happening | None:
    """Look further for "... were killed", past a place or a clause between commas."""
    for at in range(last, min(last + _RIGHT_REACH, stop)):
        word = t.words[at]
        if (
            word in _ENDS
            or word[0].isdigit()
            or word in {"when", "after", "as", "while", "that", "which", "but", "because"}
        ):
            return None
        if word in _FINITE or word in _BE:
            measure = None
            cue = at
            for cue in range(at, min(at + 4, stop)):
                measure = _fits(_KNOWN.passive.get(t.words[cue], ()), head)
                if measure is not None or t.words[cue] not in _BETWEEN:
                    break
            if measure is None:
                return None
            return (
                _shot(t, cue, stop)
                if measure.name == "shot"
                else Happening(measure=measure.name, cue=cue, left=False)
            )
    return None


def status(t: Tokens, first: int, cue: int, sentence: tuple[int, int]) -> str:
    """Say whether it has happened: ``done``, ``planned``, ``conditional`` or ``denied``."""
    nearest = min(first, cue)
    start = max(sentence[0], nearest - _STATUS_REACH)
    window = t.words[start:nearest] + (t.words[first:cue] if cue > first else [])
    for n in range(len(window) - 1, -1, -1):
        word = window[n]
        if word in {";", ":", '"', "but"}:
            break
        if word in _DENIED and not (
            word == "no" and n + 1 < len(window) and window[n + 1] in {"fewer", "less", "more"}
        ):
            return "denied"
        if word in _CONDITIONAL:
            return "conditional"
        if word == "to":
            infinitive = start + n + 1 == nearest if n < nearest - start else True
            earlier = window[n - 1] if n else ""
            if infinitive and earlier not in _NOT_TO and t.at(nearest) not in {"the", "a"} and cue < first:
                return "planned"
            if cue > first and n + 1 < len(window) and window[n + 1] == "be":
                return "planned"
        elif word in _PLANNED and word not in {"to", "ordered"}:
            return "planned"
    return "done"
