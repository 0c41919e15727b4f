"""Sets of words that the parsers of figures and dates go by, from ``cues.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["cues"]


@cache
def _all() -> Mapping[str, Mapping[str, str]]:
    text = (files("provenance.knowledge") / "cues.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def cues(module: str, name: str) -> frozenset[str]:
    """Return the set of words *name* of the module *module*, in lower case.

    >>> "according" in cues("sources", "saying")
    False
    """
    return frozenset(_all()[module][name].split())
