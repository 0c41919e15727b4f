"""Persons named beside others who share their fate: "a man and three women were hurt", "his wife and son"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from provenance.knowledge.cues import cues
from provenance.knowledge.persons import persons
from provenance.parsers.figures.aged import behind_apposed
from provenance.parsers.figures.persons import Single, bare, described, describes, named, named_ahead

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens

__all__ = ["neighbours"]

_NOUNS: Final = persons().nouns
_VERBS: Final = cues("happenings", "be") | cues("sources", "saying")
_OBLIQUE: Final = cues("persons", "oblique")
_OWNERS: Final = frozenset({"his", "her", "their"})
_REACH: Final = 9
_AGE: Final = 2


def neighbours(t: Tokens, one: Single) -> list[Single]:
    """Read on and back from *one*, be it a person or several, through what "and" and commas join to it."""
    following = _following(t, one)
    return [*following, *_preceding(t, one, {"and", ","} if following else {"and"})]


def _following(t: Tokens, one: Single) -> list[Single]:
    """Read on through "his wife and son", "a teacher, a boy and his mother": "and" closes the list."""
    found: list[Single] = []
    stop = len(t) if one.left else one.cue
    at, closed = one.last, False
    while not closed and t.at(at := behind_apposed(t, at)) in {"and", ","}:
        closed = "and" in t.words[at : at + 2]
        start = noun = at + (t.at(at) != "and") + closed
        if one.left and (aged := named_ahead(t, start)) is not None:
            found.append(replace(one, first=start, last=aged, noun="person"))
            at = aged
            continue
        while noun - start < _REACH and noun < stop and t.words[noun] not in _NOUNS and describes(t, noun):
            noun += 1
        if noun >= stop or t.words[noun] not in _NOUNS or (one.left and _goes_on(t, one.cue, noun)):
            break
        found.append(replace(one, first=start, last=noun + 1, noun=t.words[noun]))
        at = noun + 1
    return found if closed else []


def _goes_on(t: Tokens, cue: int, noun: int) -> bool:
    """Say whether the person begins the next clause: "killed a boy and his mother was hurt"."""
    return t.at(cue + 1) != "of" and t.at(noun + 1) in _VERBS


def _preceding(t: Tokens, one: Single, joined: set[str]) -> list[Single]:
    """Read back through "a man and his daughter were found dead", where a word of *joined* joins them."""
    found: list[Single] = []
    first = one.first - (t.at(one.first - 1) in _OWNERS)
    while t.at(first - 1) in joined:
        last = first - 1 - (t.at(first - 1) == "and" and t.at(first - 2) == ",")
        other = _before(t, last, one)
        if other is None:
            break
        found.append(other)
        first, joined = other.first, {"and", ","}
    while found and bare(t, found[-1]):
        found.pop()
    return found


def _before(t: Tokens, last: int, one: Single) -> Single | None:
    """Read the person whose phrase ends in front of token *last*; what another word governs is left alone."""
    opening = t.sentence(one.first)[0]
    if t.at(last) == "," and not one.left and (start := named(t, last, opening)) is not None:
        return replace(one, first=start, last=last, noun="person")
    if t.at(last - 1).isdecimal() and t.at(last - 2) == ",":
        last -= _AGE
    if last <= opening or (t.at(last - 1) not in _NOUNS and t.at(last - 1) != "old"):
        return None
    other = described(t, last - 1, one.cue, one.measure, left=one.left)
    if other is None or (one.left and other.first <= one.cue):
        return None
    return None if not one.left and t.at(other.first - 1) in _OBLIQUE else other
