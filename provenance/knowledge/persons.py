"""Persons told of one at a time, from ``persons.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Persons", "persons"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Persons:
    """Nouns for one person, what may stand before them, and the words that say what befell the person.

    ``behind`` and ``before`` map a word to the measure, ``of`` holds nouns of dying: "the death of a boy".
    ``definite`` holds, by measure and by the side on which the person stands, phrases for persons already
    spoken of.
    """

    nouns: frozenset[str]
    adjectives: frozenset[str]
    determiners: frozenset[str]
    behind: Mapping[str, str]
    before: Mapping[str, str]
    of: frozenset[str]
    definite: Mapping[str, Mapping[str, tuple[str, ...]]]
    examples: tuple[Mapping[str, str], ...]
    counterexamples: tuple[Mapping[str, str], ...]


@cache
def persons() -> Persons:
    """Read ``persons.toml`` once."""
    raw = tomllib.loads((files("provenance.knowledge") / "persons.toml").read_text(encoding="utf-8"))
    return Persons(
        nouns=frozenset(raw["nouns"]["words"].split()),
        adjectives=frozenset(raw["nouns"]["adjectives"].split()),
        determiners=frozenset(raw["nouns"]["determiners"].split()),
        behind={word: name for name in ("injured", "killed") for word in raw[name]["behind"]},
        before={word: name for name in ("injured", "killed") for word in raw[name]["before"]},
        of=frozenset(raw["killed"]["of"]),
        definite={
            name: {side: tuple(many) for side, many in sides.items()}
            for name, sides in raw["definite"].items()
        },
        examples=tuple(raw["examples"]),
        counterexamples=tuple(raw["counterexamples"]),
    )
