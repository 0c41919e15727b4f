"""Events by the verbs and nouns that tell them, from ``events.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Events", "event_class", "event_noun", "events"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Events:
    """The class of an event by its verb (a tuple of words) and by its noun."""

    verbs: Mapping[tuple[str, ...], str]
    nouns: Mapping[str, str]
    examples: tuple[Mapping[str, str], ...]
    counterexamples: tuple[Mapping[str, str], ...]


@cache
def events() -> Events:
    """Read ``events.toml`` once."""
    raw = tomllib.loads((files("provenance.knowledge") / "events.toml").read_text(encoding="utf-8"))
    return Events(
        verbs={tuple(text.split()): name for name, many in raw["classes"].items() for text in many},
        nouns={noun: name for name, many in raw["nouns"].items() for noun in many},
        examples=tuple(raw["examples"]),
        counterexamples=tuple(raw["counterexamples"]),
    )


def event_class(words: tuple[str, ...]) -> str | None:
    """Return the class of the event that the verb *words* tells, or None.

    >>> event_class(("took", "effect")), event_class(("slept",))
    ('took effect', None)
    """
    return events().verbs.get(words)


def event_noun(word: str) -> str | None:
    """Return the class of the event that a noun names, or None.

    >>> event_noun("conflict"), event_noun("table")
    ('war', None)
    """
    return events().nouns.get(word)
