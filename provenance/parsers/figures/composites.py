"""What two numbers or a phrase make of one quantity: feet and inches, ages, rates."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from provenance.knowledge.cues import cues
from provenance.knowledge.numerals import numerals
from provenance.knowledge.persons import persons
from provenance.knowledge.units import units
from provenance.parsers.figures.numbers import DIGITS, after_join, read_cardinal, read_digits

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens
    from provenance.parsers.figures.quantity import Quantity

__all__ = ["add_smaller_unit", "read_age", "read_rate"]

_UNITS: Final = units()
_NUMERALS: Final = numerals()
_FOOT: Final = _UNITS.by_name["foot"]
_CENTS: Final = 100
_NO_CENTS: Final = frozenset("%-$£€¥")
_TIMES: Final = cues("composites", "times")
_TIMES_TOLD: Final = cues("composites", "times_told")
_SPANS: Final = cues("composites", "spans")
_AGES_BETWEEN: Final = cues("composites", "ages_between")
_AGE_ENDS: Final = cues("composites", "age_ends")
_AGED: Final = frozenset({"aged", "ages"})
_APPOSED: Final = frozenset({",", ".", ")"})
_PERSONS: Final = persons().nouns
_LIST: Final = 12


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
        q.value += smaller.value / divisor
        q.step = Fraction(1, divisor)
        q.last = smaller.last + (not bare)


def read_age(t: Tokens, q: Quantity) -> None:  # noqa: C901 - one branch for each way of writing an age
    """Read "41-year-old", "ten months old", "3 years of age", "aged 16", "Ada Moreau, 41,"."""
    if q.kind == "duration" and q.unit is not None:
        _old(t, q)
        return
    if q.kind != "count" or q.value is None or not 0 < q.value < 125 or q.number.scale > 1:  # noqa: PLR2004
        return
    before, after = t.at(q.first - 1), t.at(q.last)
    if before == "at" and q.value >= 10 and _died_at(t, q.first - 2, after):  # noqa: PLR2004
        q.kind, q.unit = "age", "year of age"
    elif after == "yo" or t.at(after_join(t, q.last)) == "yo" or (after == "y" and t.at(q.last + 1) == "o"):
        q.kind, q.unit, q.last = "age", "year of age", after_join(t, q.last) + 1
    elif _listed_age(t, q.first) or _told_age(t, q):
        q.kind, q.unit = "age", "year of age"
    elif before in {"aged", "ages", "turned", "turns"} or (
        before in {"age", "of"} and "age" in {before, t.at(q.first - 2)}
    ):
        q.kind, q.unit = "age", "year of age"
        if before in {"aged", "ages", "age"}:
            q.first -= 1
        elif before == "of":
            q.first -= 2
    elif before == "," and after in {",", ")", "."} and q.number.digits and q.value.denominator == 1:
        name = t.capital(q.first - 2) and t.at(q.first - 2).isalpha() and not t.glued(q.first)
        if name and (after != "." or t.sentence(q.first)[0] < q.first - 3):
            q.kind, q.unit = "age", "year of age"
    elif before == "(" and after == ")" and q.number.digits and t.capital(q.first - 2) and q.value >= 10:  # noqa: PLR2004
        q.kind, q.unit = "age", "year of age"


def _old(t: Tokens, q: Quantity) -> None:
    """Turn a duration into an age: "ten months old", "3 years of age"."""
    i = after_join(t, q.last)
    words = (t.at(i), t.at(i + 1))
    if words[0] in {"old", "olds", "old's", "olds'"}:
        q.kind, q.unit, q.last = "age", f"{q.unit} of age", i + 1
    elif words == ("of", "age"):
        q.kind, q.unit, q.last = "age", f"{q.unit} of age", i + 2
    elif words[0] == "yo":
        q.kind, q.unit, q.last = "age", f"{q.unit} of age", i + 1
    elif q.unit == "year" and _aged(t, q.first, words[0]):
        q.kind, q.unit = "age", "year of age"


def _aged(t: Tokens, first: int, after: str) -> bool:
    """Say whether years are an age: "a man of 58 years", "Ada Moreau, 58 years, ...", "aged 3 years"."""
    before = t.at(first - 1)
    if before == "of":
        apposed = t.at(first - 3) == "," and t.capital(first - 4)
        return t.at(first - 2) in _PERSONS or (apposed and after in _APPOSED)
    return before in _AGED or (before == "," and after in _APPOSED and t.capital(first - 2))


def _listed_age(t: Tokens, first: int) -> bool:
    """Say whether the number goes on a list of ages: "aged nine, ten and 12", "aged between 50 and 74"."""
    if t.at(first - 1) not in _AGES_BETWEEN:
        return False
    for at in range(first - 1, max(first - _LIST, -1), -1):
        word = t.words[at]
        if word in _AGED:
            return True
        if word not in _AGES_BETWEEN and word not in _NUMERALS.cardinals and not word.isdecimal():
            return False
    return False


def _told_age(t: Tokens, q: Quantity) -> bool:
    """Say whether "he is 78" tells an age: a person, and nothing behind the number that it could count."""
    i = q.first - 2
    told = t.at(i + 1) in {"is", "was", "'s"} and t.at(i) in {"he", "she", "who"}
    told = told or t.at(i + 1) in {"he's", "she's"}
    return told and t.at(q.last) in _AGE_ENDS and not (t.at(q.last) == "." and t.glued(q.last + 1))


def _died_at(t: Tokens, i: int, after: str) -> bool:
    """Say whether "at 93" is an age: "dead at 93", "At 93, he ..."."""
    return t.at(i) in {"dead", "dies", "died", "die"} or (
        t.capital(i + 1) and after == "," and t.sentence(i + 1)[0] >= i
    )


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
