"""Reporting verbs, with the frames that say what may follow them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from provenance.knowledge.grammar import load

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Verb", "classes", "lemmas", "verb"]

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
