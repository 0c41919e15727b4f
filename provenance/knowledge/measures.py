"""What happens to the things counted: killed, freed, held, ..., from ``measures.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Measure", "Measures", "measures"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure; ``counted`` limits it to these nouns, ``cumulative`` says that a toll only grows."""

    name: str
    counted: frozenset[str]
    cumulative: bool
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The measures by the words that show them: verbs before, participles behind, nouns themselves."""

    all: tuple[Measure, ...]
    active: Mapping[str, tuple[Measure, ...]]
    passive: Mapping[str, tuple[Measure, ...]]
    nouns: Mapping[str, tuple[Measure, ...]]


@cache
def measures() -> Measures:
    """Read ``measures.toml`` once."""
    raw = tomllib.loads((files("provenance.knowledge") / "measures.toml").read_text(encoding="utf-8"))
    every: list[Measure] = []
    index: dict[str, dict[str, tuple[Measure, ...]]] = {"active": {}, "passive": {}, "nouns": {}}
    for one in raw["measure"]:
        measure = Measure(
            name=one["name"],
            counted=frozenset(one.get("counted", ())),
            cumulative=one.get("cumulative", False),
            examples=tuple(one["examples"]),
            counterexamples=tuple(one["counterexamples"]),
        )
        every.append(measure)
        for form, words in index.items():
            for word in one[form]:
                words[word] = (*words.get(word, ()), measure)
    return Measures(all=tuple(every), active=index["active"], passive=index["passive"], nouns=index["nouns"])
