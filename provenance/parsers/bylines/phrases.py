"""What the fixed words of a byline do: "by", "with", "in", "and", "contributed to this report"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.parsers.bylines.matching import agency_at, is_capital, phrase_at, place_at
from provenance.parsers.bylines.reading import Source
from provenance.parsers.bylines.runs import joins, run_at

if TYPE_CHECKING:
    from provenance.knowledge.bylines import Phrase
    from provenance.parsers.bylines.runs import Run
    from provenance.parsers.bylines.state import State

__all__ = ["act", "behind_article"]

_ARTICLES: Final = frozenset(("the", "der", "die", "das", "dem", "den", "le", "la", "les", "el"))
_HELPED: Final = ("contribu", "also", "trug", "kat", "ساه", "ont", "a ")


def act(state: State, i: int, j: int, phrase: Phrase) -> int:
    """Act on the phrase from token *i* to before *j*; returns *i* where it turns out to be none."""
    if phrase.use == "opener":
        return _opener(state, j, phrase.value)
    if phrase.use == "relation":
        return _relation(state, i, j, phrase.value)
    if phrase.use == "and":
        return _and(state, i, j, phrase)
    if phrase.use == "place":
        first = behind_article(state, j)
        last = place_at(state.tokens, first)
        return state.place(first, last) if last > first else i
    if phrase.use == "aside":
        _aside(state, phrase)
        return j
    return _generic(state, i, j)


def behind_article(state: State, i: int) -> int:
    """Return the index behind a small "the" at *i*."""
    return i + 1 if state.at(i) in _ARTICLES else i


def _untouched(state: State) -> bool:
    found = state.found
    return not (found.people or found.sources or found.rest or found.desks)


def _opener(state: State, j: int, role: str) -> int:
    found = state.found
    found.marked = found.marked or _untouched(state)
    if not (found.people and role == "author" and state.role != "author" and state.joint == "and"):
        state.role, state.relation, state.job = role, "by", None
        state.group = len(found.people)
    state.joint = ""
    while state.at(j) in (":", "-", "–", "—") and state.at(j):
        j += 1
    return j


def _and(state: State, i: int, j: int, phrase: Phrase) -> int:
    if len(phrase.words[0]) == 1 and state.at(i).isupper() and not joins(state.tokens, i):
        return i
    state.joint = "," if state.joint == "," else "and"
    return j


def _relation(state: State, i: int, j: int, relation: str) -> int:
    k = behind_article(state, j)
    while state.at(k) in (":", "-", "–", "—") and state.at(k):
        k += 1
    if k >= len(state.tokens):
        return i
    ahead = phrase_at(state.tokens, k)
    run = run_at(state.tokens, k, state.agencies)
    if agency_at(state.tokens, k, state.agencies) or state.tokens[k].kind == "domain":
        return _origin(state, i, k, relation)
    if ahead and ahead[1].use == "generic":
        return _origin(state, i, k, relation)
    if run is None:
        return i
    if relation == "via" and not run.given:
        state.relation = relation
        state.source(state.tokens[k].start, state.tokens[run.stop - 1].stop, (), "outlet")
        return run.stop
    return _people_or_place(state, i, j, k, relation, run)


def _origin(state: State, i: int, k: int, relation: str) -> int:
    state.relation = relation
    state.found.marked = state.found.marked or i == 0
    return k


def _people_or_place(state: State, i: int, j: int, k: int, relation: str, run: Run) -> int:
    if relation == "with" and run.is_name:
        if state.found.people and state.role == "author":
            state.role = "contributor"
        state.group, state.joint = len(state.found.people), "with"
        return j
    if relation == "from":
        if not state.found.people and run.is_name and state.at(i).casefold() == "from":
            state.found.marked = state.found.marked or _untouched(state)
            return j
        last = place_at(state.tokens, k)
        return state.place(k, last) if last > k else i
    return j if relation == "compiled from" and run.is_name else i


def _aside(state: State, phrase: Phrase) -> None:
    """Make contributors of the people of this sentence, where they have helped and not reported."""
    if not " ".join(phrase.words).startswith(_HELPED):
        return
    found = state.found
    first = state.comma if state.sentence == 0 and found.marked and state.comma > 0 else state.sentence
    for person in found.people[first:]:
        if person.role == "author":
            person.role = "contributor"
    if not found.people:
        found.sources[:] = [source._replace(relation="with") for source in found.sources]
    found.marked = True


def _generic(state: State, i: int, j: int) -> int:
    token = state.tokens[i]
    named = j < len(state.tokens) and is_capital(state.tokens[j]) and state.tokens[j].text.isascii()
    if named or (token.folded == "ag" and not token.text.islower()):
        return i
    stop = state.tokens[j - 1].stop
    state.found.sources.append(Source(token.start, stop, (), "agencies", state.relation or "by", "generic"))
    return j
