"""What happens to the things counted: the measure from the verb, participle or noun around the number."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from provenance.knowledge.cues import cues
from provenance.knowledge.measures import measures
from provenance.knowledge.nouns import singular
from provenance.knowledge.persons import persons
from provenance.parsers.figures.fates import (
    CARE,
    MORTALLY,
    SHOTS,
    Happening,
    dead_since,
    fits,
    hit,
    in_hospital,
    shot,
)
from provenance.parsers.figures.glossed import Glossed
from provenance.parsers.figures.persons import describes

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens

__all__ = ["happening"]

_KNOWN: Final = measures()
_BE: Final = cues("happenings", "be")
_PASSIVE: Final = cues("happenings", "passive")
_BETWEEN: Final = _BE | cues("happenings", "between")
_LEFT: Final = cues("happenings", "left")
_ENDS: Final = frozenset(".;:!?\n")
_PERSONS: Final = persons().nouns
_STRIKES: Final = cues("happenings", "strikes")
_HIT: Final = frozenset({"shot", "injured"})
_HARMED: Final = cues("happenings", "harmed")
_POINTS: Final = frozenset({"a", "an", "the", "this", "that"})
_CLAUSE: Final = cues("happenings", "clause")
_SHOT: Final = _KNOWN.passive["shot"]
_LOSS: Final = cues("happenings", "loss")
_OTHERS: Final = frozenset({"other", "others"})
_LEAVES: Final = frozenset({"left", "leaving", "leaves", "leave"})
_FINITE: Final = cues("happenings", "finite")
_VERBS: Final = _FINITE | _BE
_STOPS: Final = _ENDS | {"when", "after", "as", "while", "that", "which", "but", "because"}
_STATES: Final = cues("happenings", "states")
_CUES: Final = frozenset({"toll", "death", "exchange", "return", "swap"}).union(
    _KNOWN.passive, _KNOWN.active, _KNOWN.nouns, _STRIKES, _STATES, _HARMED, CARE, SHOTS
)
_EDGE: Final = 3
"""Tokens on either side of a sentence that are read too."""
_RIGHT_REACH: Final = 12
_ASIDE: Final = 30
_INCLUDING: Final = frozenset({"including", "among"})
_LEFT_REACH: Final = 9


def happening(
    t: Tokens, first: int, last: int, head: str | None, sentence: tuple[int, int]
) -> Happening | None:
    """Find what happens to the things counted by tokens *first* up to *last*, whose noun is *head*.

    Others who were shot beside the dead were hurt: "one man died, three others were shot".
    """
    start, stop = min(first, sentence[0]), max(last, sentence[1])
    if _CUES.isdisjoint(t.words[max(start - _EDGE, 0) : stop + _EDGE]):
        return None
    found = _happening(t, first, last, _english(t, last, head), sentence)
    if found is not None and found.measure == "shot" and not _OTHERS.isdisjoint(t.words[first:last]):
        return replace(found, measure="injured")
    return found


def _captured(t: Tokens, last: int, head: str | None) -> Happening | None:
    """Read a relative clause without its pronoun: "the 140 soldiers they captured"."""
    if t.at(last) not in {"they", "he", "she", "it", "we"}:
        return None
    measure = fits(_KNOWN.active.get(t.at(last + 1), ()), head)
    if measure is None or not _whole_verb(t, last + 1, last):
        return None
    return Happening(measure=_struck(t, last + 1, measure.name), cue=last + 1, left=False)


def _english(t: Tokens, last: int, head: str | None) -> str | None:
    """Return the noun in English; None for one of another language that is not told in English."""
    if head is None or not isinstance(t, Glossed):
        return head
    return None if t.words[last - 1] == t.text(last - 1, last).lower() else singular(t.words[last - 1])


def _happening(
    t: Tokens, first: int, last: int, head: str | None, sentence: tuple[int, int]
) -> Happening | None:
    exchange = _exchanged(t, first)
    if exchange is not None:
        seized = fits(_KNOWN.passive.get(t.at(last), ()), head)  # "in return for 14 sailors seized in April"
        taken = seized is not None and seized.name == "taken"
        return Happening(measure="taken", cue=last, left=False) if taken else exchange
    captured = _captured(t, last, head)
    if captured is not None:
        return captured
    if head is not None and (
        t.words[last - 1] != "lives" or not _LOSS.isdisjoint(t.words[max(first - 4, 0) : first])
    ):
        for measure in _KNOWN.nouns.get(t.words[last - 1], ()):
            return Happening(measure=measure.name, cue=last - 1, left=False)
    resumed = _past_aside(t, last, sentence[1])
    behind = _behind(t, last, head, sentence[1]) or (
        _behind(t, resumed, head, sentence[1]) if resumed > last else None
    )
    if behind is not None and behind.measure in _HIT:
        behind = dead_since(t, first, last, sentence[1]) or behind
    if behind is not None and behind.cue <= last + 1 and not _led_away(t, behind):
        return behind
    found = (
        (in_hospital(t, last, sentence[1]) if t.at(last) == "with" else None)
        or _toll(t, first, sentence[0])
        or _before(t, first, last, head, sentence)
        or behind
        or _far_behind(t, resumed, head, sentence[1])
    )
    if found is None and isinstance(t, Glossed):
        found = _closing(t, first, last, head, sentence)
    if found is None or found.measure == "taken":
        found = in_hospital(t, last, sentence[1]) or (None if _led_away(t, found) else found)
    return found or _described(t, first, last, head)


def _toll(t: Tokens, first: int, start: int) -> Happening | None:
    """Read "bringing the death toll in the attack to 12"."""
    if t.at(first - 1) != "to":
        return None
    for at in range(first - 2, max(start, first - _RIGHT_REACH) - 1, -1):
        if t.words[at] == "toll":
            return Happening(measure="killed", cue=at, left=True)
        if not t.words[at].isalpha() or t.words[at] in _CLAUSE:
            return None
    return None


def _described(t: Tokens, first: int, last: int, head: str | None) -> Happening | None:
    """Read the state from the phrase itself: "three dead soldiers"."""
    for at in range(first, last - 1):
        if t.words[at] in _HARMED:
            found = fits(_KNOWN.passive.get(t.words[at], ()), head)
            return None if found is None or head is None else Happening(measure=found.name, cue=at, left=True)
    return None


def _past_aside(t: Tokens, last: int, stop: int) -> int:
    """Return the index behind an aside between commas: "four people, including an 11-year-old, were shot"."""
    if t.at(last) != ",":
        return last
    reach = _ASIDE if t.at(last + 1) in _INCLUDING else _RIGHT_REACH
    for at in range(last + 1, min(last + reach, stop)):
        if t.words[at] == ",":
            return at + 1
    return last


def _led_away(t: Tokens, found: Happening | None) -> bool:
    """Say whether "taken" is followed by where to: into custody, to a hospital; nobody was abducted."""
    return (
        found is not None
        and t.words[found.cue] == "taken"
        and t.at(found.cue + 1) in {"to", "into", "off", "from"}
    )


def _exchanged(t: Tokens, first: int) -> Happening | None:
    if t.at(first - 1) in {"for", "of"} and t.at(first - 2) in {"exchange", "return", "swap"}:
        return Happening(measure="freed", cue=first - 2, left=True)
    return None


def _behind(t: Tokens, last: int, head: str | None, stop: int) -> Happening | None:
    """Look for a participle directly behind: "40 people were killed", "12 dead"."""
    for at in range(last, min(last + 6, stop)):
        word = t.words[at]
        if (t.at(at + 1), t.at(at + 2)) == ("to", "death"):
            return Happening(measure="killed", cue=at, left=False)  # "beaten to death"
        measure = fits(_KNOWN.passive.get(word, ()), head)
        if measure is not None and not (word == "fatally" and t.at(at + 1) in _KNOWN.passive):
            if measure.name == "shot":
                return shot(t, at, stop)
            mortally = measure.name == "injured" and t.at(at - 1) in MORTALLY
            return Happening(measure="killed" if mortally else measure.name, cue=at, left=False)
        if word not in _BETWEEN and not word.endswith("ly"):
            return None
        if word in {"and", "including", ","} and at == last:
            return None
    return None


def _before(
    t: Tokens, first: int, last: int, head: str | None, sentence: tuple[int, int]
) -> Happening | None:
    """Look for a verb or noun in front: "killed 40", "left 40 dead", "a death toll of 40"."""
    person = False
    for at in range(first - 1, max(sentence[0] - 1, first - 1 - _LEFT_REACH), -1):
        word = t.words[at]
        if word in _LEAVES:
            found = _left_behind(t, last, sentence[1])
            if found is not None:
                return found
        if word in _STRIKES and _by_shots(t, at, sentence[0]) and fits(_SHOT, head) is not None:
            return Happening(measure=hit(t), cue=at, left=True)
        measure = None if _verbless(t, at) else fits(_KNOWN.active.get(word, ()), head)
        if measure is not None and _whole_verb(t, at, first):
            passive = t.at(at - 1) in _PASSIVE and not word.endswith("ing")
            if not passive:
                return Happening(measure=_struck(t, at, measure.name), cue=at, left=True)
        for noun in _KNOWN.nouns.get(word, ()):
            if (t.at(at + 1), t.at(at + 2)) == (",", "which") or t.at(at + 1) in {
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
        person = (word in _PERSONS and t.at(at + 1) in {"and", ","}) or (person and describes(t, at))
        if (word not in _LEFT and not person) or word in _ENDS or (word == "," and isinstance(t, Glossed)):
            return None
    return None


def _by_shots(t: Tokens, at: int, start: int) -> bool:
    """Say whether bullets strike: "gunfire struck three", "bullets flew, striking five"."""
    if t.at(at - 1) in SHOTS:
        return True
    return t.words[at].endswith("ing") and not SHOTS.isdisjoint(t.words[max(start, at - _ASIDE) : at])


def _verbless(t: Tokens, at: int) -> bool:
    """Say whether what looks like a verb is a noun: "in the shooting", but not "the shooting of"."""
    return t.words[at].endswith("ing") and t.at(at - 1) in _POINTS and t.at(at + 1) != "of"


def _closing(
    t: Tokens, first: int, last: int, head: str | None, sentence: tuple[int, int]
) -> Happening | None:
    """Look for the participle that closes a German clause: "wurden zwölf Menschen bei dem Brand verletzt"."""
    if "got" not in t.words[max(sentence[0], first - _RIGHT_REACH) : first]:
        return None
    for at in range(last, min(last + _RIGHT_REACH, sentence[1])):
        word = t.words[at]
        if word in _ENDS or word == "," or word[0].isdigit():
            return None
        measure = fits(_KNOWN.passive.get(word, ()), head)
        if measure is not None:
            return Happening(measure=measure.name, cue=at, left=False)
    return None


def _whole_verb(t: Tokens, at: int, first: int) -> bool:
    """Say whether what belongs to the verb is there: "lay off 350", "claimed the lives of 40"."""
    word = t.words[at]
    if word == "claimed":
        return "lives" in t.words[at:first]
    return word not in _KNOWN.particles or t.at(at - 1) in _KNOWN.particles[word]


def _struck(t: Tokens, at: int, name: str) -> str:
    """Read the verb in front: "fatally shot 7" are killed; "shot 7" hurt, if no deaths are told."""
    if name == "injured" and t.at(at - 1) in MORTALLY:
        return "killed"
    if name != "shot":
        return name
    if t.at(at - 1) in MORTALLY:
        return "killed"
    return hit(t)


def _left_behind(t: Tokens, last: int, stop: int) -> Happening | None:
    for at in range(last, min(last + 10, stop)):
        word = t.words[at]
        if word in _STATES:
            found = fits(_KNOWN.passive.get("dead" if t.words[at - 1] in MORTALLY else word, ()), None)
            return None if found is None else Happening(measure=found.name, cue=at, left=False)
        if word in _ENDS or word[0].isdigit():
            return None
    return None


def _far_behind(t: Tokens, last: int, head: str | None, stop: int) -> Happening | None:
    """Look further for "... were killed", past a place or a clause between commas."""
    for at in range(last, min(last + _RIGHT_REACH, stop)):
        word = t.words[at]
        if word in _STOPS or word[0].isdigit():
            return None
        if word == "and" and t.capital(at + 1) and _verbal(t.words[last:at]):
            return None  # "seven officers returned fire and Moreau was killed"
        if word in _VERBS:
            measure = None
            cue = at
            for cue in range(at, min(at + 4, stop)):
                measure = fits(_KNOWN.passive.get(t.words[cue], ()), head)
                if measure is not None or t.words[cue] not in _BETWEEN:
                    break
            if measure is None:
                return None
            return (
                shot(t, cue, stop)
                if measure.name == "shot"
                else Happening(measure=measure.name, cue=cue, left=False)
            )
    return None


def _verbal(words: list[str]) -> bool:
    """Say whether a verb in the past is among *words*."""
    return any(word.endswith("ed") and word not in _BETWEEN for word in words)
