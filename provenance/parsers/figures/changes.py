"""What the two ends of a change share: "from 3 to 5 percent", "to 4.1% from 4.5"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from provenance.parsers.figures.numerals import size_of
from provenance.parsers.figures.phrases import noun_phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.parsers.dates.tokens import Tokens
    from provenance.parsers.figures.quantity import Quantity

__all__ = ["share_units"]

_LEAP: Final = 50
"""How many times the other end an end may be, where it is told in the same unit."""
_NEAR: Final = 2
"""Tokens in which the word that opens a change stands before its first end: "from about 3"."""


def share_units(t: Tokens, quantities: Sequence[Quantity]) -> None:
    """Give the end of a change that is told without a unit, or a scale, that of the other end."""
    for a, b in pairwise(quantities):
        if not _is_change(t, a, b):
            continue
        if a.unit is None and b.unit is not None:
            _lend(b, a)
        elif a.unit is not None and b.unit is None and _is_bare(t, b):
            _lend(a, b)


def _is_change(t: Tokens, a: Quantity, b: Quantity) -> bool:
    """Say whether it is told "from a to b", or "to b from a"."""
    if b.first != a.last + 1:
        return False
    before = t.words[max(a.first - _NEAR, 0) : a.first]
    link = t.words[a.last]
    return (link == "to" and "from" in before) or (link == "from" and "to" in before)


def _lend(owner: Quantity, other: Quantity) -> None:
    measure = owner.low if owner.value is None else owner.value
    if measure is None or other.value is None or other.kind != "count" or other.hyphened or owner.hyphened:
        return
    measure = size_of(measure)
    scale = owner.number.scale if other.number.scale == 1 and other.value * _LEAP < measure else 1
    if not measure < other.value * scale * _LEAP < measure * _LEAP * _LEAP:
        return
    other.value, other.step = other.value * scale, other.step * scale
    other.base, other.unit, other.kind, other.per = owner.base, owner.unit, owner.kind, owner.per


def _is_bare(t: Tokens, q: Quantity) -> bool:
    """Say whether nothing that could be counted follows."""
    return noun_phrase(t, q.last, one=q.value == 1, compound=q.hyphened, of_only=False).head is None
