"""Hedges: the words that bound a number, and how wide their readings are, from ``hedges.toml``."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Formula", "Hedge", "Hedges", "hedges"]

Formula = Literal["exact", "about", "nearly", "just", "above", "least", "below", "most"]
Words = tuple[str, ...]

_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """One way of bounding a number: the formula of its interval, and the bound it is reported as."""

    formula: Formula
    bound: str
    source: str
    examples: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedges:
    """Every hedge, to be looked up by the word nearest to the number.

    ``before`` maps the last word of an expression to the expressions, the longest first;
    ``after`` maps the first word likewise. ``up`` and ``down`` are expressions of change.
    """

    before: Mapping[str, tuple[tuple[Words, Hedge], ...]]
    after: Mapping[str, tuple[tuple[Words, Hedge], ...]]
    inclusive: tuple[Words, ...]
    up: frozenset[str]
    down: frozenset[str]
    change_examples: tuple[Mapping[str, str], ...]
    all: tuple[Hedge, ...]


def _index(pairs: Iterable[tuple[Words, Hedge]], at: int) -> dict[str, tuple[tuple[Words, Hedge], ...]]:
    found: dict[str, list[tuple[Words, Hedge]]] = defaultdict(list)
    for words, hedge in pairs:
        found[words[at]].append((words, hedge))
    return {key: tuple(sorted(many, key=lambda one: -len(one[0]))) for key, many in found.items()}


def _words(text: str) -> Words:
    return tuple(_WORD.findall(text))


@cache
def hedges() -> Hedges:
    """Read ``hedges.toml`` once."""
    raw = tomllib.loads((files("provenance.knowledge") / "hedges.toml").read_text(encoding="utf-8"))
    before: list[tuple[Words, Hedge]] = []
    after: list[tuple[Words, Hedge]] = []
    every: list[Hedge] = []
    for one in raw["hedge"]:
        hedge = Hedge(
            formula=one["formula"],
            bound=one["bound"],
            source=one["source"],
            examples=tuple(one["examples"]),
        )
        every.append(hedge)
        before += [(_words(text), hedge) for text in one.get("before", ())]
        after += [(_words(text), hedge) for text in one.get("after", ())]
    return Hedges(
        before=_index(before, -1),
        after=_index(after, 0),
        inclusive=tuple(_words(text) for text in raw["inclusive"]["after"]),
        up=frozenset(raw["change"]["up"]),
        down=frozenset(raw["change"]["down"]),
        change_examples=tuple(raw["change"]["examples"]),
        all=tuple(every),
    )
