"""What two numbers or a phrase make of one quantity: feet and inches, dollars and cents, rates."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from provenance.knowledge.cues import cues
from provenance.knowledge.numerals import numerals
from provenance.knowledge.units import units
from provenance.parsers.figures.numbers import DIGITS, after_join, read_cardinal, read_digits

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens
    from provenance.parsers.figures.quantity import Quantity

__all__ = ["add_smaller_unit", "read_rate"]

_UNITS: Final = units()
_NUMERALS: Final = numerals()
_FOOT: Final = _UNITS.by_name["foot"]
_CENTS: Final = 100
_NO_CENTS: Final = frozenset("%-$£€¥")
_TIMES: Final = cues("composites", "times")
_TIMES_TOLD: Final = cues("composites", "times_told")
_SPANS: Final = cues("composites", "spans")


def add_smaller_unit(t: Tokens, q: Quantity) -> None:
    """Read the smaller unit behind the larger: feet and inches, dollars and cents."""
    if q.base is None or q.value is None or q.value.denominator != 1 or q.hyphened:
        return
    i = q.last + (t.at(q.last) == "and")
    word = t.at(i)
    if not word or not (word[0] in DIGITS or word in _NUMERALS.cardinals):
        return
    smaller = read_digits(t, i, "en") if word[0] in DIGITS else read_cardinal(t, i)
    if smaller is None or smaller.value is None or not 0 < smaller.value < _CENTS:
        return
    unit = t.at(smaller.last)
    feet = q.base is _FOOT and unit in {"inches", "inch", "in"} and smaller.value < 12  # noqa: PLR2004
    money = q.base.kind == "money" and q.number.scale < _CENTS and q.last > q.number.last
    cents = money and unit in {"cents", "cent", "pence", "kopecks"}
    bare = (
        money
        and i == q.last
        and not unit[:1].isalpha()
        and unit not in _NO_CENTS
        and not t.glued(smaller.last)
    )
    bare = bare or (money and i == q.last and not unit[:1].isalpha() and unit in {".", ",", "?", "!"})
    if feet or cents or bare:
        divisor = 12 if feet else _CENTS
        q.value += Fraction(smaller.value, divisor)
        q.step = Fraction(1, divisor)
        q.last = smaller.last + (not bare)


def _all_of(q: Quantity, noun: str) -> bool:
    """Say whether the whole of a span is meant: "24 hours a day", "seven days a week"."""
    span = _UNITS.by_name.get(noun)
    if span is None or q.base is None or q.value is None or span.factor is None or q.base.factor is None:
        return False
    return float(q.value) * q.base.factor == span.factor


def read_rate(t: Tokens, q: Quantity) -> None:
    """Read "per barrel", "a share", "/day" behind a unit."""
    if q.unit is None or q.kind == "age" or (q.kind == "duration" and t.at(q.last + 1) not in _SPANS):
        return
    i = after_join(t, q.last)
    word, noun = t.at(i), t.at(i + 1)
    if word == "-" and t.at(i + 1) in {"a", "per"}:
        i, word, noun = i + 1, t.at(i + 1), t.at(i + 3)
    if (
        (word == "/" and noun.isalpha() and len(noun) > 1)
        or (word == "per" and noun.isalpha() and noun != "cent")
        or (word in {"a", "an"} and (noun in _TIMES))
    ):
        pass
    elif i > q.last and word in {"a", "per"} and t.at(i + 1) == "-" and t.at(i + 2).isalpha():
        i, noun = i + 1, t.at(i + 2)
    else:
        return
    last = i + 2
    for tokens, unit in _UNITS.words.get(noun, ()):
        if tuple(t.words[i + 1 : i + 1 + len(tokens)]) == tokens:
            noun, last = unit.name, i + 1 + len(tokens)
            break
    if word in {"a", "an"} and t.at(last) in _TIMES_TOLD:
        return  # "14% a year earlier"
    if q.kind == "duration" and _all_of(q, noun):
        return
    q.per, q.unit, q.last = noun, f"{q.unit} per {noun}", last
    q.kind = "rate"
