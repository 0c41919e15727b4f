"""Places that datelines and bylines name.

The knowledge is ``places.toml``. A name missing there is no reason to deny that something is a place; a
name found there is a reason to believe it.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

__all__ = ["PlaceWords", "is_place", "is_region", "place_words"]


class PlaceWords(NamedTuple):
    """Small words inside places, words that narrow a region, and kinds of place, as in "al-Bared camp"."""

    small: frozenset[str]
    compass: frozenset[str]
    kinds: frozenset[str]


@cache
def _raw() -> dict[str, Any]:
    return tomllib.loads((files("provenance.knowledge") / "places.toml").read_text(encoding="utf-8"))


@cache
def place_words() -> PlaceWords:
    """Read the words once."""
    raw = _raw()
    return PlaceWords(*(frozenset(raw[key].split()) for key in PlaceWords._fields))


@cache
def _sets() -> tuple[frozenset[str], frozenset[str]]:
    raw = _raw()
    regions, countries, cities = (_entries(raw[key]) for key in ("regions", "countries", "cities"))
    return regions | countries, regions | countries | cities


def _entries(text: str) -> frozenset[str]:
    return frozenset(fold(entry) for entry in text.replace("\n", " ").split("|"))


_FOLD: Final = str.maketrans({"-": " ", "‐": " ", "’": "'", ".": None, "İ": "i"})


def fold(name: str) -> str:
    """Compare names of places without regard to case, hyphens, full stops and runs of spaces."""
    return " ".join(name.translate(_FOLD).casefold().split())


def is_place(name: str) -> bool:
    """Say whether *name* is a known city, region or country, in any of the languages of the parsers."""
    return fold(name) in _sets()[1]


def is_region(name: str) -> bool:
    """Say whether *name* is a known region or country: what may follow the comma of a dateline."""
    return fold(name) in _sets()[0]
