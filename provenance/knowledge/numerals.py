"""Number words: cardinals, scales, ordinals and vague plurals, from ``numerals.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Numerals", "Vague", "numerals"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vague:
    """The sizes that a plural such as ``dozens`` allows, strictly and loosely."""

    low: int
    high: int
    loose_low: int
    loose_high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Numerals:
    """Every number word by its lower-case form.

    ``scales`` multiply what stands before them; ``abbreviations`` do so behind digits alone;
    ``plurals`` are the denominators of fractions (``thirds``: 3); ``tens`` are the first words of
    vague phrases (``tens of thousands``).
    """

    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    abbreviations: Mapping[str, int]
    ordinals: Mapping[str, int]
    plurals: Mapping[str, int]
    vulgar: Mapping[str, Fraction]
    vague: Mapping[tuple[str, ...], Vague]
    examples: tuple[Mapping[str, Any], ...]
    counterexamples: tuple[Mapping[str, Any], ...]


@cache
def numerals() -> Numerals:
    """Read ``numerals.toml`` once."""
    raw = tomllib.loads((files("provenance.knowledge") / "numerals.toml").read_text(encoding="utf-8"))
    plurals = {f"{word}s": number for word, number in raw["ordinals"].items() if number > 2}  # noqa: PLR2004
    return Numerals(
        cardinals=raw["cardinals"],
        scales=raw["scales"],
        abbreviations=raw["abbreviations"],
        ordinals=raw["ordinals"],
        plurals=plurals | {"halves": 2, "quarters": 4},
        vulgar={sign: Fraction(*pair) for sign, pair in raw["vulgar"].items()},
        vague={
            tuple(words.split()): Vague(
                low=one["strict"][0],
                high=one["strict"][1],
                loose_low=one["loose"][0],
                loose_high=one["loose"][1],
            )
            for words, one in raw["vague"].items()
        },
        examples=tuple(raw["examples"]),
        counterexamples=tuple(raw["counterexamples"]),
    )
