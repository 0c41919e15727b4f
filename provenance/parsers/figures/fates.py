"""What became of those who were shot, hit or taken away: hurt, or dead, as the words behind tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from provenance.knowledge.cues import cues
from provenance.knowledge.measures import Measure, measures

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens

__all__ = [
    "CARE",
    "MORTALLY",
    "SHOTS",
    "Happening",
    "dead_since",
    "died_behind",
    "fits",
    "hit",
    "in_hospital",
    "shot",
]

_KNOWN: Final = measures()
MORTALLY: Final = frozenset({"fatally", "mortally"})
SHOTS: Final = cues("happenings", "shots")
_HURT: Final = cues("happenings", "hurt")
_CARE: Final = cues("happenings", "care")
_FATAL: Final = cues("happenings", "fatal")
_LIMBS: Final = cues("happenings", "limbs")
_DEATHS: Final = cues("happenings", "deaths")
_CLAUSE: Final = cues("happenings", "clause")
_DIED: Final = frozenset({"died", "dead"})
_HAVE: Final = frozenset({"have", "has", "had", "both", "later", "since"})
_CLINICS: Final = frozenset({"medical", "clinic"})
CARE: Final = _HURT | _CLINICS
"""Words without which nobody who was not struck by bullets was hurt."""
_ENDS: Final = frozenset(".;:!?\n")
_BREAKS: Final = _ENDS | {"when", "after", "while", "but", "because", "no"}
_TELLING: Final = _HURT | _CARE | _CLINICS | SHOTS | _BREAKS
_RIGHT_REACH: Final = 12
_RELATIVE: Final = 24
_BY: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A measure and the token that shows it."""

    measure: str
    cue: int
    left: bool


def fits(candidates: tuple[Measure, ...], head: str | None) -> Measure | None:
    """Return the first of *candidates* that can befall what *head* names; anybody, where it is None."""
    for measure in candidates:
        if (
            not measure.counted
            or (head is None and not measure.named)
            or (head is not None and head.rpartition("-")[2] in measure.counted)
        ):
            return measure
    return None


def shot(t: Tokens, at: int, stop: int) -> Happening:
    """Read on: "shot and killed", "shot to death", "shot dead", "shot and wounded", "fatally shot"."""
    if t.at(at - 1) in MORTALLY:
        return Happening(measure="killed", cue=at, left=False)
    for ahead in range(at + 1, min(at + 5, stop)):
        word = t.words[ahead]
        if word == "death":
            return Happening(measure="killed", cue=ahead, left=False)
        found = fits(_KNOWN.passive.get(word, ()), None)
        if found is not None and found.name in {"killed", "injured"}:
            return Happening(measure=found.name, cue=ahead, left=False)
        if word not in {"and", "to", ",", "or", "fatally", "critically", "seriously"}:
            break
    limb = t.at(at + 1) == "in" and not _LIMBS.isdisjoint(t.words[at + 2 : min(at + 6, stop)])
    return Happening(measure="injured" if limb else hit(t), cue=at, left=False)


def hit(t: Tokens) -> str:
    """Say what being shot means: hurt; but where deaths are told, the dead may be among them."""
    return "shot" if t.tells(_FATAL) else "injured"


def in_hospital(t: Tokens, last: int, stop: int) -> Happening | None:
    """Read "were taken to a hospital", "had gunshot wounds", "were struck by gunfire"."""
    care = None
    for at in range(last, min(last + _RIGHT_REACH, stop)):
        word = t.words[at]
        if word not in _TELLING and not word[0].isdigit():
            continue
        care = at if care is None and word in _CARE else care
        clinic = word in _CLINICS and care is not None
        if word in _HURT or clinic or (word in SHOTS and "by" in t.words[max(last, at - _BY) : at]):
            measure = "killed" if _where_they_died(t, at + 1) else "injured"
            return Happening(measure=measure, cue=at if care is None else care, left=False)
        if word in _BREAKS or word[0].isdigit():
            return None
    return None


def _where_they_died(t: Tokens, at: int) -> bool:
    """Read on from the hospital: "where they were pronounced dead"."""
    at += t.at(at) == ","
    where = t.at(at) == "where" and t.at(at + 1) in {"they", "both", "all"}
    return where and not _DIED.isdisjoint(t.words[at + 2 : at + 6])


def dead_since(t: Tokens, first: int, last: int, stop: int) -> Happening | None:
    """Read that those who were shot died: "the deaths of two men shot in May", "two who were shot died"."""
    of = first - 1 - (t.at(first - 1) == "the")
    if t.at(of) == "of" and t.at(of - 1) in _DEATHS:
        return Happening(measure="killed", cue=of - 1, left=True)
    related = t.at(last) in {"who", "that"} and t.at(of) != "of"
    return died_behind(t, last, stop) if related else None


def died_behind(t: Tokens, last: int, stop: int) -> Happening | None:
    """Read on from a relative clause at token *last*: "who were shot in May have died"."""
    for at in range(last + 1, min(last + _RELATIVE, stop)):
        if t.words[at] in _DIED and t.words[at - 1] in _HAVE:
            return Happening(measure="killed", cue=at, left=False)
        if t.words[at] in _CLAUSE or t.words[at][0].isdigit():
            return None
    return None
