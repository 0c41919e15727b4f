"""A number with its unit: currencies before and behind, abbreviations, feet and inches, ages, rates."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from provenance.knowledge.numerals import numerals
from provenance.knowledge.units import Unit, units
from provenance.parsers.figures.numbers import DIGITS, Number, after_join, read_cardinal, read_digits

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens

__all__ = ["Quantity", "measured"]

_UNITS: Final = units()
_NUMERALS: Final = numerals()
_FOOT: Final = _UNITS.by_name["foot"]
_MINUS: Final = frozenset({"minus", "negative"})
_METRE_CONTEXT: Final = frozenset(
    [
        "x",
        "tall",
        "high",
        "long",
        "wide",
        "deep",
        "thick",
        "away",
        "above",
        "below",
        "from",
        "race",
        "sprint",
        "hurdles",
        "final",
        "relay",
        "freestyle",
        "butterfly",
        "backstroke",
    ]
)
_INCH_CONTEXT: Final = frozenset(
    [
        "long",
        "wide",
        "tall",
        "thick",
        "deep",
        "high",
        "screen",
        "display",
        "x",
        "tv",
        "touchscreen",
        "wheels",
        "pipe",
    ]
)
_TIMES: Final = frozenset(
    [
        "day",
        "week",
        "month",
        "year",
        "hour",
        "minute",
        "second",
        "night",
        "weekend",
        "game",
        "season",
        "quarter",
        "decade",
        "century",
        "share",
        "barrel",
        "gallon",
        "ounce",
        "pound",
        "ton",
        "tonne",
        "head",
        "person",
        "piece",
        "kilo",
        "litre",
        "liter",
        "pint",
        "bottle",
        "ticket",
        "gram",
        "metre",
        "meter",
        "mile",
        "foot",
    ]
)
_MONEY_CODE: Final = 4
_CENTS: Final = 100


@dataclass(slots=True, kw_only=True)
class Quantity:
    """A number phrase with its unit: tokens *first* up to *last*.

    A range has ``low`` and ``high`` in place of ``value``. ``hyphened`` says that a hyphen and a noun
    follow ("42-day"); ``head`` is the token behind which the noun phrase begins.
    """

    number: Number
    first: int
    last: int
    value: Fraction | None
    step: Fraction
    low: Fraction | None = None
    high: Fraction | None = None
    kind: str = "count"
    unit: str | None = None
    base: Unit | None = None
    hyphened: bool = False
    per: str | None = None


def measured(t: Tokens, number: Number) -> Quantity:
    """Attach sign, currency, scale and unit to *number*."""
    q = Quantity(number=number, first=number.first, last=number.last, value=number.value, step=number.step)
    _sign_and_currency(t, q)
    if q.last == number.last:
        _abbreviation(t, q)
    _unit_behind(t, q)
    if q.base is not None and q.base.kind == "money":
        _code_million(t, q)
    _parts(t, q)
    _age(t, q)
    _rate(t, q)
    if number.share and q.unit is None:
        q.kind, q.unit = "share", "fraction"
    return q


def _use(q: Quantity, unit: Unit) -> None:
    q.base, q.unit, q.kind = unit, unit.name, unit.kind


def _negate(q: Quantity) -> None:
    if q.value is not None:
        q.value = -q.value


def _sign(t: Tokens, q: Quantity) -> None:
    """Take a sign directly before the quantity into it."""
    i = q.first - 1
    before = t.at(i)
    if before == "-" and t.glued(q.first):
        earlier = t.at(i - 1)
        if not t.glued(i) or earlier in {"(", "[", "$", '"', "£", "€"}:
            q.first = i
            _negate(q)
        elif earlier in _MINUS:
            q.first = i - 1
            _negate(q)
    elif (before in _MINUS and not q.number.share) or (before == "-" and i == 0 and q.number.digits):
        q.first = i
        _negate(q)


def _sign_and_currency(t: Tokens, q: Quantity) -> None:
    _sign(t, q)
    found = _prefix(t, q.first, digits=q.number.digits)
    if found is None:
        return
    unit, first = found
    _use(q, unit)
    q.first = first
    if q.value is not None and q.value > 0:
        _sign(t, q)


def _prefix(t: Tokens, i: int, *, digits: bool) -> tuple[Unit, int] | None:
    """Return the currency written before token *i*, the longest way of writing it."""
    best: tuple[Unit, int] | None = None
    joined = ""
    for first in range(i - 1, max(-1, i - 6), -1):
        if t.words[first] == "\n" or (first < i - 1 and t.starts[first + 1] - t.stops[first] > 1):
            break
        joined = t.words[first] + joined
        unit = _UNITS.prefix.get(joined)
        if unit is None:
            continue
        if joined[0].isalpha() and not _code(t, first, i, joined, digits=digits):
            continue
        best = unit, first
    if (
        best is None
        and digits
        and len(joined)
        and t.at(i - 1).startswith("m")
        and len(t.at(i - 1)) == _MONEY_CODE
    ):
        unit = _UNITS.prefix.get(t.at(i - 1)[1:])
        best = (unit, i - 1) if unit is not None and t.capital(i - 1) else None
    return best


def _code(t: Tokens, first: int, i: int, joined: str, *, digits: bool) -> bool:
    """Say whether letters before a number are a currency's: "USD 200", "Rs 5", "c $ 16", "PS2.7m"."""
    if first > 0 and t.glued(first) and t.at(first - 1)[:1].isalnum():
        return False
    if joined in {"ps", "y="}:
        return t.glued(i)
    if not joined[-1].isalpha():
        return True
    return digits and (t.capital(first) or t.glued(i) or len(joined) > 3 or joined == "sen")  # noqa: PLR2004


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
        if word == "mm" or following in _METRE_CONTEXT or not (plural or (t.capital(j) and following != "x")):
            return
    if (word in {"t", "cr"} and not money) or (word == "k" and t.capital(j) and not glued and not money):
        return
    if q.value is not None:
        q.value *= factor
        q.step *= factor
    q.number.scale = factor
    q.last = j + 1


def _unit_behind(t: Tokens, q: Quantity) -> None:
    i = q.last
    found = _glued_unit(t, i) if q.number.digits and t.glued(i) and t.at(i) != "-" else None
    if found is None:
        j = after_join(t, i)
        found = _spaced_unit(t, j, q)
        if found is not None and j > i:
            q.hyphened = True
    if found is None:
        return
    unit, last = found
    if q.base is not None and unit.kind != "money" and unit.kind != "share":
        return
    if q.base is not None and unit.kind == "money":
        q.last = last  # "$5 million US dollars"
        return
    _use(q, unit)
    q.last = last
    q.hyphened = q.hyphened or (
        t.at(last) == "-" and t.glued(last) and t.glued(last + 1) and t.at(last + 1)[:1].isalpha()
    )


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
        if tuple(t.words[i:last]) != tokens or (q.value is not None and abs(q.value) < unit.least):
            continue
        if len(tokens) == 1 and len(word) <= 2 and word.isalpha() and not _abbreviated(t, i, q):  # noqa: PLR2004
            continue
        if word == "pound" or word == "pounds":
            return _pound(t, i, q), last
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


def _pound(t: Tokens, i: int, q: Quantity) -> Unit:
    """Pounds are money where a scale or a spending word is near, and weight elsewhere."""
    money = q.number.scale >= 1000 or any(  # noqa: PLR2004
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
        and len(t.at(q.first)) == _MONEY_CODE
        and t.at(q.first)[1:] in _UNITS.prefix
    )
    factor = scale if behind else 10**6 if before else 0
    if factor and q.value is not None:
        q.value, q.step, q.number.scale = q.value * factor, q.step * factor, factor
        q.last += behind


def _parts(t: Tokens, q: Quantity) -> None:
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
        and unit not in {"%", "-"}
        and not t.glued(smaller.last)
    )
    bare = bare or (money and i == q.last and not unit[:1].isalpha() and unit in {".", ",", "?", "!"})
    if feet or cents or bare:
        divisor = 12 if feet else _CENTS
        q.value += smaller.value / divisor
        q.step = Fraction(1, divisor)
        q.last = smaller.last + (not bare)


def _age(t: Tokens, q: Quantity) -> None:
    """Read "41-year-old", "ten months old", "3 years of age", "aged 16", "Ada Moreau, 41,"."""
    if q.kind == "duration" and q.unit is not None:
        i = after_join(t, q.last)
        words = (t.at(i), t.at(i + 1))
        if words[0] in {"old", "olds"}:
            q.kind, q.unit, q.last = "age", f"{q.unit} of age", i + 1
        elif words == ("of", "age"):
            q.kind, q.unit, q.last = "age", f"{q.unit} of age", i + 2
        return
    if q.kind != "count" or q.value is None or not 0 < q.value < 125 or q.number.scale > 1:  # noqa: PLR2004
        return
    before, after = t.at(q.first - 1), t.at(q.last)
    if after == "yo" or (after == "y" and t.at(q.last + 1) == "o"):
        q.kind, q.unit, q.last = "age", "year of age", q.last + 1
    elif before in {"aged", "ages", "turned", "turns"} or (
        before in {"age", "of"} and "age" in {before, t.at(q.first - 2)}
    ):
        q.kind, q.unit = "age", "year of age"
        if before in {"aged", "ages", "age"} and not after[:1].isalpha():
            q.first -= 1
        elif before == "of":
            q.first -= 2
    elif before == "," and after in {",", ")", "."} and q.number.digits and q.value.denominator == 1:
        name = t.capital(q.first - 2) and t.at(q.first - 2).isalpha() and not t.glued(q.first)
        if name and (after != "." or t.sentence(q.first)[0] < q.first - 3):
            q.kind, q.unit = "age", "year of age"
    elif before == "(" and after == ")" and q.number.digits and t.capital(q.first - 2) and q.value >= 10:  # noqa: PLR2004
        q.kind, q.unit = "age", "year of age"


def _rate(t: Tokens, q: Quantity) -> None:
    """Read "per barrel", "a share", "/day" behind a unit."""
    if q.unit is None or q.kind in {"age", "duration"}:
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
    q.per, q.unit, q.last = noun, f"{q.unit} per {noun}", last
    q.kind = "rate"
