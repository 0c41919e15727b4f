"""What happens to the things counted: killed, freed, held, ..., from ``measures.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Measure", "Measures", "measures"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure; ``counted`` limits it to these nouns, ``cumulative`` says that a toll only grows.

    ``named`` says that one of these nouns must be there: "cut 400 jobs", not "cut 400".
    """

    name: str
    counted: frozenset[str]
    named: bool
    cumulative: bool
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The measures by the words that show them: verbs before, participles behind, nouns themselves.

    ``particles`` are last words of verbs, and what must stand in front of them: "off", behind "lay".
    """

    all: tuple[Measure, ...]
    active: Mapping[str, tuple[Measure, ...]]
    passive: Mapping[str, tuple[Measure, ...]]
    nouns: Mapping[str, tuple[Measure, ...]]
    particles: Mapping[str, frozenset[str]]


@cache
def measures() -> Measures:
    """Read ``measures.toml`` once."""
    raw = tomllib.loads((files("provenance.knowledge") / "measures.toml").read_text(encoding="utf-8"))
    every: list[Measure] = []
    particles: dict[str, set[str]] = {}
    index: dict[str, dict[str, tuple[Measure, ...]]] = {"active": {}, "passive": {}, "nouns": {}}
    for one in raw["measure"]:
        measure = Measure(
            name=one["name"],
            counted=frozenset(one.get("counted", ())),
            named=False,
            cumulative=one.get("cumulative", False),
            examples=tuple(one["examples"]),
            counterexamples=tuple(one["counterexamples"]),
        )
        every.append(measure)
        named = replace(measure, named=True)
        forms = [(form, word, measure) for form in index for word in one[form]]
        forms += [("active", word, named) for word in one.get("before_noun", ())]
        for form, text, shown in forms:
            first, _, word = text.rpartition(" ")
            if first:
                particles.setdefault(word, set()).add(first)
            index[form][word] = (*index[form].get(word, ()), shown)
    return Measures(
        all=tuple(every),
        active=index["active"],
        passive=index["passive"],
        nouns=index["nouns"],
        particles={word: frozenset(before) for word, before in particles.items()},
    )
