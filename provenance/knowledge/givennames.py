"""Given names: soft evidence that words are a person, never needed for one."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

__all__ = ["is_given_name"]


@cache
def _names() -> frozenset[str]:
    raw = tomllib.loads((files("provenance.knowledge") / "givennames.toml").read_text(encoding="utf-8"))
    return frozenset(name.casefold() for name in raw["names"].split())


def is_given_name(word: str) -> bool:
    """Say whether *word* is a common given name, in any case, or several of them joined: "Mary-Jane"."""
    folded = word.casefold()
    return folded in _names() or ("-" in folded and all(part in _names() for part in folded.split("-")))
