"""A number with its unit: currencies before and behind, abbreviations, feet and inches, ages, rates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.knowledge.cues import cues
from provenance.knowledge.numerals import numerals
from provenance.knowledge.units import Unit, units
from provenance.parsers.figures.ages import read_age
from provenance.parsers.figures.composites import add_smaller_unit, read_rate
from provenance.parsers.figures.currencies import MONEY_CODE, sign_and_currency
from provenance.parsers.figures.numbers import Number, after_join
from provenance.parsers.figures.numerals import size_of
from provenance.parsers.figures.quantity import Quantity

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens

__all__ = ["measured"]

_UNITS: Final = units()
_NUMERALS: Final = numerals()
_METRE_CONTEXT: Final = cues("quantities", "metre_context")
_INCH_CONTEXT: Final = cues("quantities", "inch_context")


def measured(t: Tokens, number: Number) -> Quantity:
    """Attach sign, currency, scale and unit to *number*."""
    q = Quantity(number=number, first=number.first, last=number.last, value=number.value, step=number.step)
    sign_and_currency(t, q)
    if q.last == number.last:
        _abbreviation(t, q)
    _unit_behind(t, q)
    if q.base is not None and q.base.kind == "money":
        _code_million(t, q)
    add_smaller_unit(t, q)
    read_age(t, q)
    read_rate(t, q)
    if number.share and q.unit is None:
        q.kind, q.unit = "share", "fraction"
    return q


def _abbreviation(t: Tokens, q: Quantity) -> None:
    """Read "1.5bn", "10k", "1,200 mln", "13.6M"; a bare "m" may be metres."""
    i = q.number.last
    j = after_join(t, i)
    word = t.at(j)
    factor = _NUMERALS.abbreviations.get(word)
    if factor is None or not q.number.digits or q.number.share:
        return
    glued, money = t.glued(j) or j > i, q.base is not None
    if not glued and len(word) == 1 and not (t.capital(j) or word == "k" or money):
        return
    following = t.at(j + 1)
    noun = following[:1].isalpha()
    if word in {"m", "mm"} and not money:
        plural = noun and (
            following.endswith("s") or following in {"people", "in", "men", "women", "children"}
        )
        if (
            word == "mm" or following in _METRE_CONTEXT or not (plural or (t.capital(j) and following != "x"))
        ):  # "13.6M"
            return
    trees = word == "t" and t.capital(j) and t.glued(j) and noun
    if (word in {"t", "cr"} and not money and not trees) or (
        word == "k" and t.capital(j) and not glued and not money
    ):
        return
    if q.value is not None:
        q.value *= factor
        q.step *= factor
    q.number.scale = factor
    q.last = j + 1


def _unit_behind(t: Tokens, q: Quantity) -> None:
    i = q.last
    found = _glued_unit(t, i) if q.number.digits and t.glued(i) and t.at(i) != "-" else None
    if found is None and t.at(i) in {"[", "<"} and t.at(i + 2) in {"]", ">"}:
        found = _spaced_unit(t, i + 1, q)
        found = None if found is None else (found[0], i + 3)
    if found is None and q.number.share and t.at(i) == "of" and t.at(i + 1) in {"a", "an"}:
        found = _spaced_unit(t, i + 2, q)  # "a quarter of an hour"
        if found is not None and found[0].kind not in {"duration", "dimension"}:
            return
    if found is None:
        j = after_join(t, i)
        found = _spaced_unit(t, j, q) or _coded_million(t, j, q)
        if found is not None and j > i:
            q.hyphened = True
    if found is None:
        return
    unit, last = found
    if q.base is not None and unit.kind not in {"money", "share"}:
        return
    if q.base is not None and unit.kind == "money":
        q.last = last  # "$5 million US dollars"
        return
    q.use(unit)
    q.last = last
    q.hyphened = q.hyphened or (
        t.at(last) == "-" and t.glued(last) and t.glued(last + 1) and t.at(last + 1)[:1].isalpha()
    )


def _coded_million(t: Tokens, i: int, q: Quantity) -> tuple[Unit, int] | None:
    """Read "120 MEUR"."""
    word = t.at(i)
    unit = _UNITS.prefix.get(word[1:]) if len(word) == MONEY_CODE and word[0] == "m" else None
    if unit is None or not t.capital(i) or q.value is None:
        return None
    q.value, q.step, q.number.scale = q.value * 10**6, q.step * 10**6, 10**6
    return unit, i + 1


def _glued_unit(t: Tokens, i: int) -> tuple[Unit, int] | None:
    word = t.at(i)
    if t.at(i + 1) == "/" and t.glued(i + 1) and t.glued(i + 2):
        unit = _UNITS.glued.get(f"{word}/{t.at(i + 2)}")
        if unit is not None:
            return unit, i + 3
    if word in {"°", "$"} and t.glued(i + 1):
        unit = _UNITS.glued.get(word + t.at(i + 1))
        if unit is not None:
            return unit, i + 2
    if t.at(i + 1) == "-" and t.glued(i + 1) and t.glued(i + 2):
        unit = _UNITS.glued.get(f"{word}-{t.at(i + 2)}")
        if unit is not None:
            return unit, i + 3
    if word == '"' and t.at(i + 1) not in _INCH_CONTEXT:
        return None
    unit = _UNITS.glued.get(word)
    return None if unit is None else (unit, i + 1)


def _spaced_unit(t: Tokens, i: int, q: Quantity) -> tuple[Unit, int] | None:
    word = t.at(i)
    if word == '"' and t.at(i + 1) in _INCH_CONTEXT and q.number.digits:
        return _UNITS.by_name["inch"], i + 1
    for tokens, unit in _UNITS.words.get(word, ()):
        last = i + len(tokens)
        if any(token.isdecimal() for token in tokens) and not t.glued(last - 1):
            continue
        if tuple(t.words[i:last]) != tokens or (q.value is not None and size_of(q.value) < unit.least):
            continue
        if len(tokens) == 1 and len(word) <= 2 and word.isalpha() and not _abbreviated(t, i, q):  # noqa: PLR2004
            continue
        if word == "$" and t.glued(last) and t.at(last)[:1].isdigit():
            continue
        if word in {"pound", "pounds"}:
            return _pound(t, q), last
        return unit, last
    return None


def _abbreviated(t: Tokens, i: int, q: Quantity) -> bool:
    """Say whether a unit of one or two letters stands behind digits and is no word of the sentence."""
    word = t.words[i]
    if not q.number.digits:
        return False
    if word == "in":
        return False
    return word not in {"mi", "mb", "c", "f"} or t.capital(i) or word == "mi"


def _pound(t: Tokens, q: Quantity) -> Unit:
    """Pounds are money where a scale or a spending word is near, and weight elsewhere."""
    money = q.number.scale >= 10**6 or any(
        t.at(j)
        in {
            "cost",
            "costs",
            "paid",
            "pay",
            "worth",
            "price",
            "fined",
            "fine",
            "spent",
            "raised",
            "debt",
            "sold",
            "bought",
            "earn",
            "earned",
            "salary",
            "charged",
        }
        for j in range(max(0, q.first - 6), q.first)
    )
    return _UNITS.by_name["pound sterling" if money else "pound-mass"]


def _code_million(t: Tokens, q: Quantity) -> None:
    """Read "75 USD million" and "MAUD 60"."""
    scale = _NUMERALS.scales.get(t.at(q.last), 0)
    behind = q.last > q.number.last and scale >= 10**6 and q.number.scale == 1
    before = (
        t.at(q.first).startswith("m")
        and len(t.at(q.first)) == MONEY_CODE
        and t.at(q.first)[1:] in _UNITS.prefix
    )
    factor = scale if behind else 10**6 if before else 0
    if factor and q.value is not None:
        q.value, q.step, q.number.scale = q.value * factor, q.step * factor, factor
        q.last += behind
