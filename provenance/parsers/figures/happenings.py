"""What happens to the things counted: the measure from the verb, participle or noun around the number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from provenance.knowledge.cues import cues
from provenance.knowledge.measures import Measure, measures
from provenance.knowledge.nouns import noun_class, singular
from provenance.knowledge.persons import persons
from provenance.parsers.figures.glossed import Glossed
from provenance.parsers.figures.persons import describes

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens

__all__ = ["Happening", "happening"]

_KNOWN: Final = measures()
_BE: Final = cues("happenings", "be")
_PASSIVE: Final = cues("happenings", "passive")
_BETWEEN: Final = _BE | cues("happenings", "between")
_LEFT: Final = cues("happenings", "left")
_ENDS: Final = frozenset(".;:!?\n")
_PERSONS: Final = persons().nouns
_MORTALLY: Final = frozenset({"fatally", "mortally"})
_HURT: Final = cues("happenings", "hurt")
_CARE: Final = cues("happenings", "care")
_FATAL: Final = cues("happenings", "fatal")
_LIMBS: Final = cues("happenings", "limbs")
_SHOTS: Final = cues("happenings", "shots")
_STRIKES: Final = frozenset({"struck", "hit", "striking", "hitting", "grazed", "grazing"})
_DIED: Final = frozenset({"died", "dead"})
_CLINICS: Final = frozenset({"medical", "clinic"})
_BY: Final = 3
_LOSS: Final = cues("happenings", "loss")
_OTHERS: Final = frozenset({"other", "others"})
_LEAVES: Final = frozenset({"left", "leaving", "leaves", "leave"})
_FINITE: Final = cues("happenings", "finite")
_STATES: Final = cues("happenings", "states")
_RIGHT_REACH: Final = 12
_LEFT_REACH: Final = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A measure and the token that shows it."""

    measure: str
    cue: int
    left: bool


def happening(
    t: Tokens, first: int, last: int, head: str | None, sentence: tuple[int, int]
) -> Happening | None:
    """Find what happens to the things counted by tokens *first* up to *last*, whose noun is *head*.

    Others who were shot beside the dead were hurt: "one man died, three others were shot".
    """
    found = _happening(t, first, last, _english(t, last, head), sentence)
    if found is not None and found.measure == "shot" and not _OTHERS.isdisjoint(t.words[first:last]):
        return replace(found, measure="injured")
    return found


def _captured(t: Tokens, last: int, head: str | None) -> Happening | None:
    """Read a relative clause without its pronoun: "the 140 soldiers they captured"."""
    if t.at(last) not in {"they", "he", "she", "it", "we"}:
        return None
    measure = _fits(_KNOWN.active.get(t.at(last + 1), ()), head)
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
        seized = _fits(_KNOWN.passive.get(t.at(last), ()), head)  # "in return for 14 sailors seized in April"
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
    if behind is not None and behind.cue <= last + 1 and not _led_away(t, behind):
        return behind
    found = _before(t, first, last, head, sentence) or behind or _far_behind(t, resumed, head, sentence[1])
    if found is None and isinstance(t, Glossed):
        found = _closing(t, first, last, head, sentence)
    if found is None or found.measure == "taken":
        return _in_hospital(t, last, sentence[1]) or (None if _led_away(t, found) else found)
    return found


def _past_aside(t: Tokens, last: int, stop: int) -> int:
    """Return the index behind an aside between commas: "four people, including an 11-year-old, were shot"."""
    if t.at(last) != ",":
        return last
    for at in range(last + 1, min(last + _RIGHT_REACH, stop)):
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


def _in_hospital(t: Tokens, last: int, stop: int) -> Happening | None:
    """Read "were taken to a hospital", "had gunshot wounds", "were struck by gunfire"."""
    care = None
    for at in range(last, min(last + _RIGHT_REACH, stop)):
        word = t.words[at]
        care = at if care is None and word in _CARE else care
        clinic = word in _CLINICS and care is not None
        if word in _HURT or clinic or (word in _SHOTS and "by" in t.words[max(last, at - _BY) : at]):
            measure = "killed" if _where_they_died(t, at + 1) else "injured"
            return Happening(measure=measure, cue=at if care is None else care, left=False)
        if word in _ENDS or word in {"when", "after", "while", "but", "because", "no"} or word[0].isdigit():
            return None
    return None


def _where_they_died(t: Tokens, at: int) -> bool:
    """Read on from the hospital: "where they were pronounced dead"."""
    at += t.at(at) == ","
    where = t.at(at) == "where" and t.at(at + 1) in {"they", "both", "all"}
    return where and not _DIED.isdisjoint(t.words[at + 2 : at + 6])


def _fits(candidates: tuple[Measure, ...], head: str | None) -> Measure | None:
    for measure in candidates:
        if (
            not measure.counted
            or (head is None and not measure.named)
            or (head is not None and head.rpartition("-")[2] in measure.counted)
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
        if (t.at(at + 1), t.at(at + 2)) == ("to", "death"):
            return Happening(measure="killed", cue=at, left=False)  # "beaten to death"
        measure = _fits(_KNOWN.passive.get(word, ()), head)
        if measure is not None and not (word == "fatally" and t.at(at + 1) in _KNOWN.passive):
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
    if t.at(at - 1) in _MORTALLY:
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
    limb = t.at(at + 1) == "in" and not _LIMBS.isdisjoint(t.words[at + 2 : min(at + 6, stop)])
    return Happening(measure="injured" if limb else _hit(t), cue=at, left=False)


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
        if word in _STRIKES and t.at(at - 1) in _SHOTS and (head is None or noun_class(head) == "people"):
            return Happening(measure=_hit(t), cue=at, left=True)
        measure = _fits(_KNOWN.active.get(word, ()), head)
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
        measure = _fits(_KNOWN.passive.get(word, ()), head)
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
    if name == "injured" and t.at(at - 1) in _MORTALLY:
        return "killed"
    if name != "shot":
        return name
    if t.at(at - 1) in _MORTALLY:
        return "killed"
    return _hit(t)


def _hit(t: Tokens) -> str:
    """Say what being shot means: hurt; but where deaths are told, the dead may be among them."""
    return "shot" if t.tells(_FATAL) else "injured"


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
    verbal = False
    for at in range(last, min(last + _RIGHT_REACH, stop)):
        word = t.words[at]
        if word == "and" and verbal and t.capital(at + 1):
            return None  # "seven officers returned fire and Moreau was killed"
        verbal = verbal or (word.endswith("ed") and word not in _BETWEEN)
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
