"""Months, weekdays and time zones by name, from ``calendar.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Calendar", "calendar"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The names of the calendar in lower case.

    ``zones`` are hours east of Greenwich; ``shy`` names are also common words.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    zones: Mapping[str, float]
    shy: frozenset[str]
    seasons: frozenset[str]
    before_year: frozenset[str]
    parts_of_day: frozenset[str]
    examples: tuple[Mapping[str, str], ...]
    counterexamples: tuple[Mapping[str, str], ...]


@cache
def calendar() -> Calendar:
    """Read ``calendar.toml`` once."""
    raw = tomllib.loads((files("provenance.knowledge") / "calendar.toml").read_text(encoding="utf-8"))
    words = raw["words"]
    return Calendar(
        months=raw["months"],
        weekdays=raw["weekdays"],
        zones=raw["zones"],
        shy=frozenset(words["shy"]),
        seasons=frozenset(words["seasons"]),
        before_year=frozenset(words["before_year"]),
        parts_of_day=frozenset(words["parts_of_day"]),
        examples=tuple(raw["examples"]),
        counterexamples=tuple(raw["counterexamples"]),
    )
