"""Words around an agency's name that make it a source, as ``mentions.toml`` lists them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from provenance.knowledge.agencies import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Cues", "cues"]

Sequences = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Sequences of folded words before and after a name: it was told something, or it is cited.

    ``between`` holds the single words that may stand between: "told the French news agency AFP".
    """

    told_before: Sequences
    told_after: Sequences
    cited_before: Sequences
    cited_after: Sequences
    between: frozenset[str]


@cache
def cues() -> Cues:
    """Read the words once."""
    raw = tomllib.loads((files("provenance.knowledge") / "mentions.toml").read_text(encoding="utf-8"))
    return Cues(
        told_before=_sequences(raw["told_before"]),
        told_after=_sequences(raw["told_after"]),
        cited_before=_sequences(raw["cited_before"]),
        cited_after=_sequences(raw["cited_after"]),
        between=frozenset(raw["between"]),
    )


def _sequences(texts: Iterable[str]) -> Sequences:
    return frozenset(map(words_of, texts))
