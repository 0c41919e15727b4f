"""Words around an agency's name that say that somebody told it something, as ``mentions.toml`` lists them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from provenance.knowledge.agencies import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["words_after", "words_before", "words_between"]


@cache
def _cues() -> tuple[frozenset[tuple[str, ...]], frozenset[tuple[str, ...]], frozenset[str]]:
    raw = tomllib.loads((files("provenance.knowledge") / "mentions.toml").read_text(encoding="utf-8"))
    return _sequences(raw["before"]), _sequences(raw["after"]), frozenset(raw["between"])


def _sequences(texts: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(map(words_of, texts))


def words_before() -> frozenset[tuple[str, ...]]:
    """Return the sequences of folded words that stand before a name."""
    return _cues()[0]


def words_after() -> frozenset[tuple[str, ...]]:
    """Return the sequences of folded words that stand after a name."""
    return _cues()[1]


def words_between() -> frozenset[str]:
    """Return the folded words that may stand between such words and the name: "told the news agency AFP"."""
    return _cues()[2]
