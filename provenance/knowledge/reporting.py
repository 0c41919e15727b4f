"""Reporting verbs, with the frames that say what may follow them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from provenance.knowledge.grammar import load

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Verb", "classes", "lemmas", "lending", "nouns", "passives", "predicates", "verb"]

_ENTRY: Final = re.compile(r"([\w-]+)(?:\((\w+)\))?")


class Verb(NamedTuple):
    """The frames of a verb on its own, and those it has with a particle."""

    lemma: str
    frames: frozenset[str]
    particles: Mapping[str, frozenset[str]]
    groups: frozenset[str]


@cache
def classes() -> Mapping[str, Any]:
    """Return the classes of reporting_verbs.toml: frames, verbs and examples of each."""
    return load("reporting_verbs")


@cache
def _verbs() -> Mapping[str, Verb]:
    frames: dict[str, set[str]] = {}
    particles: dict[str, dict[str, set[str]]] = {}
    groups: dict[str, set[str]] = {}
    for name, entry in classes().items():
        if name == "passives":
            continue
        for lemma, particle in _ENTRY.findall(entry["verbs"]):
            groups.setdefault(lemma, set()).add(name)
            if particle:
                particles.setdefault(lemma, {}).setdefault(particle, set()).update(entry["frames"])
            else:
                frames.setdefault(lemma, set()).update(entry["frames"])
    return {
        lemma: Verb(
            lemma,
            frozenset(frames.get(lemma, ())),
            {word: frozenset(kinds) for word, kinds in particles.get(lemma, {}).items()},
            frozenset(names),
        )
        for lemma, names in groups.items()
    }


def lemmas() -> tuple[str, ...]:
    """List every reporting verb."""
    return tuple(_verbs())


def verb(lemma: str) -> Verb | None:
    """Return what is known about a verb; null where it reports nothing."""
    return _verbs().get(lemma)


@cache
def passives(particle: str) -> frozenset[str]:
    """List the verbs whose passive attributes with this particle and needs no agent: "accused of"."""
    entries = _ENTRY.findall(classes()["passives"]["verbs"])
    return frozenset(lemma for lemma, word in entries if word == particle)


@cache
def lending() -> frozenset[str]:
    """List the verbs that report with a noun of speech behind them: "expressed concern"."""
    return frozenset(classes()["lending"]["verbs"].split())


@cache
def nouns() -> Mapping[str, frozenset[str]]:
    """Map nouns of speech and stance, singular and plural, to what may follow them."""
    found: dict[str, frozenset[str]] = {}
    for name, entry in load("reporting_nouns").items():
        if name == "predicates":
            continue
        for word in entry["words"].split():
            follows = found.get(word, frozenset()) | frozenset(entry["follows"])
            found[word] = follows
            found[_plural(word)] = follows
    return found


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")


@cache
def predicates() -> tuple[frozenset[str], frozenset[str]]:
    """Return the adjectives that state a belief or a will behind "is", and what may follow them."""
    entry = load("reporting_nouns")["predicates"]
    return frozenset(entry["words"].split()), frozenset(entry["follows"])
