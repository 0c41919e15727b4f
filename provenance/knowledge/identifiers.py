"""Numbers that name and count nothing, from ``identifiers.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["Identifiers", "identifiers"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifiers:
    """Words beside which a number is no figure.

    ``names`` stand before identifiers, ``streets`` end addresses, ``phones`` stand before telephone
    numbers; ``emergencies`` are such numbers, with what stands before and behind them; ``counters`` stand
    before "6 of 12"; ``before_one`` and ``after_one`` make "one" an idiom, ``compounds`` follow a number
    word and a hyphen; ``phrases`` are whole.
    """

    names: frozenset[str]
    streets: frozenset[str]
    phones: frozenset[str]
    emergencies: frozenset[str]
    emergency_before: frozenset[str]
    emergency_behind: frozenset[str]
    counters: frozenset[str]
    before_one: frozenset[str]
    after_one: frozenset[str]
    compounds: frozenset[str]
    phrases: frozenset[str]
    counterexamples: tuple[str, ...]


@cache
def identifiers() -> Identifiers:
    """Read ``identifiers.toml`` once."""
    raw = tomllib.loads((files("provenance.knowledge") / "identifiers.toml").read_text(encoding="utf-8"))
    idioms = raw["idioms"]
    return Identifiers(
        names=frozenset(raw["names"]["before"]),
        streets=frozenset(raw["streets"]["behind"]),
        phones=frozenset(raw["phones"]["before"]),
        emergencies=frozenset(raw["emergencies"]["numbers"]),
        emergency_before=frozenset(raw["emergencies"]["before"]),
        emergency_behind=frozenset(raw["emergencies"]["behind"]),
        counters=frozenset(raw["counters"]["before"]),
        before_one=frozenset(idioms["before_one"]),
        after_one=frozenset(idioms["after_one"]),
        compounds=frozenset(idioms["compounds"]),
        phrases=frozenset(idioms["phrases"]),
        counterexamples=tuple(text for part in raw.values() for text in part["counterexamples"]),
    )
