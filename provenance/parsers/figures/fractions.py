"""Fractions and odds: "a third of", "three-quarters", "half a million", "one in five"."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from provenance.knowledge.cues import cues
from provenance.knowledge.numerals import numerals
from provenance.parsers.figures.numbers import DIGITS, Number, after_join

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens

__all__ = ["is_ordinal_behind", "read_bare_fraction", "read_denominator", "read_odds"]

_KNOWN: Final = numerals()
_HUNDRED: Final = 100
_PARTITIVE: Final = frozenset(
    {"of", "more", "less", "fewer", "larger", "higher", "lower", "smaller", "as", "what"}
)
_LEADING: Final = cues("fractions", "leading")
_NO_NOUN: Final = cues("fractions", "no_noun")
_HALF_OF: Final = cues("fractions", "half_of")
_NO_HALF: Final = cues("fractions", "no_half")


def read_denominator(t: Tokens, number: Number) -> bool:
    """Turn a count into a fraction where a denominator follows: "two thirds", "three twenty-firsts"."""
    i = after_join(t, number.last)
    if t.at(i) == "-" and (t.at(i + 1) in _KNOWN.plurals or t.at(i + 1) in _KNOWN.ordinals):
        i += 1  # "five - eighths"
    word = t.at(i)
    if number.value is None or number.value.denominator != 1 or not number.value:
        return False
    joined = i > number.last
    upper, lower, last = number.value, _KNOWN.plurals.get(word, 0), i + 1
    if word in _KNOWN.cardinals and _KNOWN.cardinals[word] >= 20:  # noqa: PLR2004 - "three twenty-firsts"
        ones = after_join(t, i + 1)
        lower = _KNOWN.plurals.get(t.at(ones), 0)
        lower, last = (lower + _KNOWN.cardinals[word], ones + 1) if 0 < lower < 10 else (0, last)  # noqa: PLR2004
        if t.at(ones) in {"firsts", "seconds"}:
            lower, last = _KNOWN.cardinals[word] + 1 + (t.at(ones) == "seconds"), ones + 1
    elif lower and not joined and lower < 10:  # noqa: PLR2004 - "one hundred thirty fifths" are 100/35
        tens = int(number.value) % _HUNDRED
        if tens in {20, 30, 40, 50, 60, 70, 80, 90} and number.last - number.first > 1 and not number.digits:
            upper, lower = number.value - tens, tens + lower
    if word == "quarters" and number.value != 3 and t.at(i + 1) != "of":  # noqa: PLR2004 - quarters of a year
        return False
    if not lower and number.value == 1 and (joined or _after_one(t, i)):
        lower = {"quarter": 4, "half": 2}.get(word, 0) or (
            _KNOWN.ordinals.get(word, 0) if word != "second" else 0
        )
        lower = lower if lower > 1 else 0
    if not lower:
        return False
    number.value, number.last, number.share = Fraction(upper, lower), last, True
    number.step = number.value
    _scale(t, number)
    return True


def _after_one(t: Tokens, i: int) -> bool:
    following = t.at(i + 1)
    return following in _PARTITIVE or not following or following in ".,;:"


def read_bare_fraction(t: Tokens, i: int) -> Number | None:
    """Read a fraction that begins with its denominator or its article: "a third of", "half a million"."""
    word = t.words[i]
    if word in _KNOWN.vulgar:
        number = Number(first=i, last=i + 1, value=_KNOWN.vulgar[word], step=_KNOWN.vulgar[word], share=True)
        _scale(t, number)
        return number
    before = t.at(i - 1)
    article = before in {"a", "an"}
    if word == "half":
        return _half(t, i, article=article)
    lower = 4 if word == "quarter" else _KNOWN.ordinals.get(word, 0)
    scaled = _scaled(t, i + 1)
    if word == "quarter" and scaled:
        number = Number(first=i - article, last=i + 1, value=Fraction(1, 4), step=Fraction(1, 4))
        _scale(t, number)
        return number
    if not article or lower < 3:  # noqa: PLR2004
        return None
    leading = t.at(i - 2) in _LEADING or (i == 1 and not _word_follows(t, i + 1))
    if t.at(i + 1) not in _PARTITIVE and not (leading and not _noun_follows(t, i + 1)):
        return None
    number = Number(first=i - 1, last=i + 1, value=Fraction(1, lower), step=Fraction(1, lower), share=True)
    _scale(t, number)
    return number


def _word_follows(t: Tokens, i: int) -> bool:
    return t.at(i)[:1].isalpha()


def _noun_follows(t: Tokens, i: int) -> bool:
    following = t.at(i)
    return following.isalpha() and following not in _NO_NOUN


def _half(t: Tokens, i: int, *, article: bool) -> Number | None:  # noqa: PLR0911 - one way out for each way of writing
    number = Number(first=i, last=i + 1, value=Fraction(1, 2), step=Fraction(1, 2), share=True)
    if t.at(i - 1) in _NO_HALF or (article and t.at(i - 2) in _NO_HALF):
        return None
    if _scaled(t, i + 1):
        number.first -= article
        _scale(t, number)
        return number
    following = t.at(i + 1)
    if article:
        number.first -= 1
        return (
            number
            if following in _PARTITIVE or t.at(i - 2) in _LEADING or not _word_follows(t, i + 1)
            else None
        )
    if following in {"a", "an"}:
        number.last += 1
        number.share = False
        return number
    if following == "-" and t.glued(i + 1) and t.glued(i + 2):
        number.share = False
        return number if t.at(i + 2) in {"hour", "mile", "day", "inch", "century", "year"} else None
    if following in _HALF_OF or (t.at(i - 1) in _LEADING and not _noun_follows(t, i + 1)):
        return number
    return None


def _scaled(t: Tokens, i: int) -> int:
    """Return the index of the scale word behind a fraction ("half [of] [a] million"), or 0."""
    at = after_join(t, i)
    at += t.at(at) == "of"
    at += t.at(at) in {"a", "an"}
    return at if _KNOWN.scales.get(t.at(at), 0) > 0 and not t.at(at).endswith("s") else 0


def _scale(t: Tokens, number: Number) -> None:
    at = _scaled(t, number.last)
    if at and number.value is not None:
        scale = _KNOWN.scales[t.at(at)]
        number.value, number.step = number.value * scale, number.step * scale
        number.scale, number.last, number.share = scale, at + 1, False


def read_odds(t: Tokens, number: Number, other: Number | None, between: int) -> bool:
    """Join "one in five", "two out of three" and "1 over 3" into one share.

    *other* is the number behind the words from ``number.last`` up to *between*.
    """
    if other is None or number.value is None or other.value is None or not other.value:
        return False
    words = tuple(t.words[number.last : between])
    following = t.at(other.last)
    if words == ("over",):
        fits = not following[:1].isalpha() and other.value >= 2 and number.value != other.value  # noqa: PLR2004
    else:
        fits = number.value < other.value and (
            words in {("out", "of"), ("out", "of", "every"), ("of", "every")}
            or (words in {("in",), ("in", "every")} and _odds(t, number, other))
        )
    if not fits or number.scale > 1 or number.value.denominator != 1:
        return False
    number.value, number.last, number.share = Fraction(number.value, other.value), other.last, True
    number.step = number.value
    return True


def _odds(t: Tokens, number: Number, other: Number) -> bool:
    if number.value is None or other.value is None or other.value > 10**6 or number.value > 9:  # noqa: PLR2004
        return False
    round_enough = other.value <= 10 or other.value % 10 == 0 or number.value == 1  # noqa: PLR2004
    year = (
        t.words[other.first][0] in DIGITS and 1000 <= other.value <= 2100 and "," not in t.words[other.first]  # noqa: PLR2004
    )
    return round_enough and not year


def is_ordinal_behind(t: Tokens, number: Number) -> int:
    """Return the index behind an ordinal that a number phrase only begins ("twenty-first"), or 0."""
    i = after_join(t, number.last)
    word = t.at(i)
    if word in {"st", "nd", "rd", "th"} and number.digits and t.glued(i):
        return i + 1
    if word not in _KNOWN.ordinals or number.digits or number.value is None:
        return 0
    rest = int(number.value) % _HUNDRED
    completes = rest == 0 or (rest >= 20 and rest % 10 == 0 and _KNOWN.ordinals[word] < 10)  # noqa: PLR2004
    large = _KNOWN.ordinals[word] >= _HUNDRED
    hyphened = i > number.last and _KNOWN.ordinals[word] < 10 and number.value >= 20  # noqa: PLR2004
    return i + 1 if completes or large or hyphened else 0
