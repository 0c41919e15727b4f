"""Ages that stand in the way of a reader of persons: the words of one, and the index behind one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens

__all__ = ["AGE_WORDS", "LIFESPANS", "behind_apposed", "behind_hyphened", "behind_shared"]

LIFESPANS: Final = frozenset({"year", "month", "week", "day", "yo"})
"""What an age is counted in: "a 4-year-old girl", "41 yo"."""
AGE_WORDS: Final = LIFESPANS | {"-", "years", "old"}
"""What belongs to an age beside its number."""
_HYPHENED: Final = 5
_APPOSED: Final = 2


def behind_hyphened(t: Tokens, at: int) -> int:
    """Return the index behind an age before the noun: "two 4-year-old girls"; *at* where there is none."""
    aged = t.at(at + 1) == t.at(at + 3) == "-" and t.at(at + 2) in LIFESPANS and t.at(at + 4) == "old"
    return at + _HYPHENED if aged and t.glued(at + 1) else at


def behind_apposed(t: Tokens, at: int) -> int:
    """Return the index behind an age between commas: "a teacher, 41, and ..."; *at* where there is none."""
    aged = t.at(at) == "," and t.at(at + 1).isdecimal() and t.at(at + 2) in {",", "and"}
    return at + _APPOSED if aged else at


def behind_shared(t: Tokens, at: int) -> int:
    """Return the index behind an age of several: "both 23 years old, were killed"; *at* without one."""
    if not t.at(at).isdecimal():
        return at
    at += 1
    while t.at(at) in AGE_WORDS:
        at += 1
    return at + (t.at(at) == ",")
