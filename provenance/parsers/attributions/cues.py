"""Cues: the verbs that make something a statement, each with its source and its content."""

from __future__ import annotations

from functools import cache
from itertools import compress
from typing import TYPE_CHECKING, Final

from provenance.knowledge.grammar import auxiliaries, forms, raising
from provenance.knowledge.reporting import Verb, lending, nouns, verb
from provenance.parsers.attributions.behind import content_behind
from provenance.parsers.attributions.front import as_clause, in_front
from provenance.parsers.attributions.readings import Cue, Found, Range
from provenance.parsers.attributions.subjects import group_start, source_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from provenance.parsers.attributions.units import Unit

__all__ = ["is_passive", "verb_cues", "verbs_of_speech"]

_VERBS: Final = frozenset("vle")
_ADVERBIAL: Final = frozenset({"out", "in", "on", "up", "back"})
_PREPOSITIONS: Final = frozenset({"about", "for", "of", "on", "over", "to", "with", "against", "in", "at"})


def verb_cues(unit: Unit) -> Iterator[Found]:
    """Yield what the verbs of a unit attribute."""
    spoken = verbs_of_speech()
    for head in compress(range(len(unit.tags)), map(_VERBS.__contains__, unit.tags)):
        known = spoken.get(unit.words[head])
        cue = _cue(unit, head, known) if known is not None else None
        found = _read(unit, cue) if cue is not None else None
        if found is not None:
            yield found


@cache
def verbs_of_speech() -> Mapping[str, Verb]:
    """Map every form of a reporting verb to what is known of it."""
    known = ((word, verb(form.lemma)) for word, form in forms().items())
    return {word: one for word, one in known if one is not None}


def _cue(unit: Unit, head: int, known: Verb) -> Cue | None:
    """Find the group of a verb; null for passives and infinitives, which state nothing by themselves."""
    group = group_start(unit, head)
    if unit.tags[head] == "l" and (is_passive(unit, head) or not _has_auxiliary(unit, group, head, "have")):
        return None
    start = _raised(unit, group)
    if unit.tags[start] == "t":
        return None
    stop, frames = _widened(unit, head + 1, known)
    return Cue(head, start, stop, frames, known.lemma, source_of(unit, start, head))


def _read(unit: Unit, cue: Cue) -> Found | None:
    """Read the content in front, where speech has just ended there; else behind, else in front."""
    source = cue.source
    gerund = unit.tags[cue.head] == "e" and cue.start == cue.head
    found = None
    if not gerund and _spoken_before(unit, cue.start if source is None else source[0]):
        found = in_front(unit, cue)
    if found is None and source is not None:
        if unit.word(source[0] - 1) == "as":
            found = as_clause(unit, cue, source)
        found = found or _behind(unit, cue, source)
    return found or in_front(unit, cue)


def _behind(unit: Unit, cue: Cue, source: Range) -> Found | None:
    content = content_behind(unit, cue)
    if content is None:
        introduces = unit.tags[cue.stop :].strip(",.") == ":"
        return Found(source, cue.place, ()) if introduces else None
    if cue.lemma in {"promise", "threaten"} and unit.words[content[0] : content[0] + 2] == ["to", "be"]:
        return None  # "promises to be": nobody promises
    return Found(_own(unit, source, content), cue.place, (content,))


def is_passive(unit: Unit, head: int) -> bool:
    """Say whether the participle at *head* stands behind a form of "be"."""
    return _has_auxiliary(unit, group_start(unit, head), head, "be")


def _has_auxiliary(unit: Unit, start: int, head: int, lemma: str) -> bool:
    return not auxiliaries(lemma).isdisjoint(unit.words[start:head])


def _raised(unit: Unit, start: int) -> int:
    """Take "appeared to" into the group of "suggest"."""
    if unit.tag(start) != "t" or start == 0 or unit.tag(start - 1) not in "vle":
        return start
    form = forms().get(unit.words[start - 1])
    return group_start(unit, start - 1) if form is not None and form.lemma in raising() else start


def _widened(unit: Unit, stop: int, known: Verb) -> tuple[int, frozenset[str]]:
    """Take particles and nouns of speech into the cue: "called for", "described as", "voiced fears of"."""
    particle = unit.word(stop)
    if particle in known.particles and unit.tag(stop) != "t":
        wide = particle in _ADVERBIAL and unit.word(stop + 1) in _PREPOSITIONS
        return stop + 1 + wide, known.particles[particle]
    if particle == "as" and known.frames & {"as", "only as"}:
        return stop + 1, known.frames
    if known.lemma in lending():
        return _light(unit, stop, known.frames)
    return stop, known.frames


def _light(unit: Unit, k: int, frames: frozenset[str]) -> tuple[int, frozenset[str]]:
    """Take the noun into the cue: "expressed concern about", "made the claim that", "made it clear"."""
    clear = k + (unit.word(k) == "it")
    if unit.word(clear) in {"clear", "plain", "known"}:
        return clear + 1, frozenset({"clause", "wh"})
    j = k
    while unit.tag(j) in "dga" or _modifies(unit, j):
        j += 1
    if unit.word(j) not in nouns() or unit.tag(j) not in "nV":
        return k, frames
    j += 1
    if unit.tag(j) == "i" and unit.word(j) in _PREPOSITIONS:
        return j + 1, frozenset({"thing"})
    return (j, frozenset({"clause", "to"})) if unit.tag(j) in "ht" else (k, frames)


def _modifies(unit: Unit, j: int) -> bool:
    return unit.tag(j) == "n" and unit.word(j) not in nouns() and unit.tag(j + 1) == "n"


def _spoken_before(unit: Unit, k: int) -> bool:
    """Say whether quoted speech ends right before the token *k*."""
    return k > 0 and (unit.tags[k - 1] == "Q" or unit.tags[max(0, k - 2) : k] in {"Q,", "q,", "Q-"})


def _own(unit: Unit, source: Range, content: Range) -> Range:
    """Part the source from what it speaks of: "a choice Moreau said showed strength"."""
    if content[0] >= source[1]:
        return source
    start = source[1] - 1
    while start > source[0] and unit.tags[start - 1] == "p":
        start -= 1
    return (start, source[1]) if unit.tags[start] == "p" else source
