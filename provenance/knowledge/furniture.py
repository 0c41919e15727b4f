"""Page residue: lines that newspapers' pages carry and articles do not, as ``furniture.toml`` lists them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["openings", "whole_lines"]


@cache
def _raw() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads((files("provenance.knowledge") / "furniture.toml").read_text(encoding="utf-8"))


@cache
def whole_lines() -> Mapping[str, str]:
    """Return the lines that are furniture as a whole, in small letters, with their kind."""
    return {line: kind for kind, table in _raw().items() for line in table["lines"]}


@cache
def openings() -> tuple[tuple[str, str], ...]:
    """Return how further lines of furniture begin, in small letters, each with its kind."""
    return tuple((start, kind) for kind, table in _raw().items() for start in table["starts"])
