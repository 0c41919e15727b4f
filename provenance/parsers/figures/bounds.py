"""Hedges around a quantity, and the intervals that they leave open."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from provenance.knowledge.hedges import Formula, Hedge, hedges
from provenance.parsers.figures.numerals import size_of

if TYPE_CHECKING:
    from provenance.knowledge.numerals import Vague
    from provenance.parsers.dates.tokens import Tokens
    from provenance.parsers.figures.numerals import Exact
    from provenance.parsers.figures.quantity import Quantity

__all__ = ["Bounds", "Interval", "bounds_of", "find_hedge", "interval"]

_KNOWN: Final = hedges()
_HALF: Final = Fraction(1, 2)
_QUARTER: Final = Fraction(1, 4)
_FEW: Final = Fraction(1, 20)
_SOME: Final = Fraction(3, 20)
_ROUND: Final = 10


@dataclass(frozen=True, slots=True)
class Interval:
    """What the words allow, strictly and loosely; null is unbounded."""

    low: Exact | None
    high: Exact | None
    loose_low: Exact | None
    loose_high: Exact | None


@dataclass(slots=True, kw_only=True)
class Bounds:
    """The hedge of a quantity: its formula, its reported bound, and the tokens that it takes."""

    formula: Formula
    bound: str
    first: int
    last: int


def find_hedge(t: Tokens, q: Quantity) -> Bounds:
    """Find the words that bound *q*, before or behind it, and the change that it states."""
    first, last = q.first, q.last
    before = _before(t, first)
    after = _after(t, last)
    found = Bounds(formula="exact", bound="exact", first=first, last=last)
    if before is not None:
        hedge, found.first = before
        found.formula, found.bound = hedge.formula, hedge.bound
        again = _before(t, found.first) if found.formula in {"about", "exact"} else None
        if again is not None:  # "at least about", "a total of more than"
            hedge, found.first = again
            if hedge.formula != "exact":
                found.formula, found.bound = hedge.formula, hedge.bound
    if after is not None:
        hedge, found.last = after
        if found.formula in {"exact", "about"}:
            found.formula, found.bound = hedge.formula, hedge.bound
    _inclusive(t, found)
    if found.formula != "about":
        _change(t, q, found)
    return found


def _before(t: Tokens, i: int) -> tuple[Hedge, int] | None:
    if i == 0:
        return None
    last = i - 1
    if t.words[last] == "-" and t.glued(last) and t.glued(i):
        last -= 1
    for words, hedge in _KNOWN.before.get(t.at(last), ()):
        first = last + 1 - len(words)
        if first >= 0 and tuple(t.words[first : last + 1]) == words and _believed(t, words, first, i):
            if first > 0 and t.words[first - 1] == "or" and hedge.formula in {"most", "least"}:
                first -= 1
            return hedge, first
    return None


def _believed(t: Tokens, words: tuple[str, ...], first: int, i: int) -> bool:
    """Sort out words that bound nothing here: "a 3-1 win over 5 rounds", "stops short of 5"."""
    word = words[0]
    if words in {("sub",), ("c", ".")}:
        return t.glued(i) or t.at(i - 1) == "-"
    if word == "over":
        return t.at(first - 1) not in {
            "victory",
            "win",
            "took",
            "wins",
            "won",
            "game",
            "spread",
            "lead",
            "held",
            "presided",
        }
    if word in {"under", "below", "above", "beyond"}:
        return t.at(first - 1) not in {"children", "article", "section", "listed", "aged"} or True
    if words == ("short", "of"):
        return t.at(first - 1) not in {"stops", "stopped", "fell"}
    return True


def _after(t: Tokens, i: int) -> tuple[Hedge, int] | None:
    start = i + (t.at(i) == "-" and t.glued(i) and t.glued(i + 1))
    if t.at(i) == "+" and t.glued(i):
        return _least(), i + 1
    for words, hedge in _KNOWN.after.get(t.at(start), ()):
        last = start + len(words)
        if tuple(t.words[start:last]) == words:
            following = t.at(last)
            if following == "than" and words[0] == "or":
                continue
            if words[-1] == "than" and following[:1].isalnum() and following.isdecimal():
                continue
            if words == ("plus",) and start == i and following[:1].isalnum() and following.isdecimal():
                continue
            return hedge, last
    return None


def _least() -> Hedge:
    return next(hedge for hedge in _KNOWN.all if hedge.formula == "least")


def _inclusive(t: Tokens, found: Bounds) -> None:
    if found.formula not in {"above", "below"}:
        return
    for words in _KNOWN.inclusive:
        last = found.last + len(words)
        if tuple(t.words[found.last : last]) == words:
            found.last = last
            found.formula, found.bound = (
                ("least", "at least") if found.formula == "above" else ("most", "at most")
            )
            return


def _change(t: Tokens, q: Quantity, found: Bounds) -> None:
    """Note that the quantity is a change: "rose 5 percent", "down 3 points", "fell by 7"."""
    i = found.first - 1
    by = t.at(i) == "by"
    if q.kind not in {"share", "money", "rate", "dimension"} and not by:
        return
    i -= by
    if by:
        for _ in range(2):  # "grow sales by 35 percent"
            if t.at(i) in _KNOWN.up or t.at(i) in _KNOWN.down or not t.at(i)[:1].isalpha():
                break
            i -= 1
    if t.at(i).endswith("ly") and not by:
        i -= 1
    word = t.at(i)
    if word in _KNOWN.up:
        found.bound = "up"
    elif word in _KNOWN.down:
        found.bound = "down"


@lru_cache(maxsize=1 << 12)
def interval(value: Exact, step: Exact, formula: Formula, *, whole: bool) -> Interval:
    """Return what *formula* leaves open around *value*, whose last significant digit counts *step*.

    *whole* is true of counts, which move by at least one.

    >>> reading = interval(2000, 1000, "nearly", whole=True)
    >>> int(reading.low), int(reading.high)
    (1900, 2000)
    """
    size, unit = size_of(value), size_of(step)
    least: Exact = 1 if whole else 0
    loose: Exact
    if formula in {"above", "least"}:
        return Interval(value, None, value, None)
    if formula in {"below", "most"}:
        return Interval(None, value, None, value)
    if formula not in {"about", "nearly", "just"}:
        loose = 0 if unit < _ROUND else min(unit * _HALF, size * _FEW)
        return Interval(value, value, value - loose, value + loose)
    narrow: Exact = max(min(unit * _HALF, size * _FEW), least)
    if formula == "nearly":
        loose = max(min(unit * 2, size * _QUARTER), least)
        return Interval(value - narrow, value, value - loose, value)
    if formula == "just":
        loose = max(min(unit * 2, size * _SOME), least)
        return Interval(value, value + narrow, value, value + loose)
    loose = max(min(unit * 3 * _HALF, size * _SOME), least)
    return Interval(value - narrow, value + narrow, value - loose, value + loose)


def bounds_of(vague: Vague) -> Interval:
    """Return the interval of a vague plural."""
    return Interval(vague.low, vague.high, vague.loose_low, vague.loose_high)
