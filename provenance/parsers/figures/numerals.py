"""Numerals in digits: exact value, and the unit of the last significant digit."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

__all__ = ["Exact", "Numeral", "numeral", "size_of", "step_of"]

Exact: TypeAlias = int | Fraction
"""An exact amount: whole ones are plain integers, with which it is quicker to reckon."""

_WESTERN: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INDIAN: Final = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?")
_CONTINENTAL: Final = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d+")
_SWISS: Final = re.compile(r"\d{1,3}(?:'\d{3})+(?:\.\d+)?")
_DECIMAL: Final = re.compile(r"\d*\.\d+")
_DECIMAL_COMMA: Final = re.compile(r"\d+,(?:\d{1,2}|\d{4,})")
_CONTINENTAL_LANGUAGES: Final = frozenset(
    {"de", "es", "it", "nl", "pt", "da", "id", "tr", "fr", "pl", "ru", "sv"}
)


class Numeral(NamedTuple):
    """A numeral as written: its value and its step, the unit of the last significant digit."""

    value: Exact
    step: Exact


@lru_cache(maxsize=1 << 12)
def numeral(text: str, language: str = "en") -> Numeral | None:
    """Read digits with their separators; None where they are no number (a version, a telephone number).

    >>> numeral("47,500").value, numeral("47,500").step
    (47500, 100)
    """
    digits = _digits(text, language)
    if digits is None:
        return None
    whole, _, decimals = digits.partition(".")
    if decimals:
        scale = 10 ** len(decimals)
        return Numeral(Fraction(int(whole or "0") * scale + int(decimals), scale), Fraction(1, scale))
    value = int(whole)
    return Numeral(value, step_of(value))


def size_of(value: Exact) -> Exact:
    """Return *value* without its sign, exact as it is."""
    return -value if value < 0 else value


def step_of(value: int) -> int:
    """Return the power of ten of the last digit of *value* that is not nought."""
    if not value:
        return 1
    digits = str(value)
    return int(10 ** (len(digits) - len(digits.rstrip("0"))))


def _digits(text: str, language: str) -> str | None:  # noqa: PLR0911 - one way out for each way of writing
    """Fold the separators: digits, and at most one full stop."""
    if len(text) > 30:  # noqa: PLR2004 - no quantity of this world
        return None
    if text.isdecimal():
        plausible = text.isascii() and (text[0] != "0" or len(text) == 1)
        return text if plausible else None
    if not text.isascii():
        return None
    continental = language in _CONTINENTAL_LANGUAGES
    if continental and re.fullmatch(r"\d{1,3}(?:\.\d{3})+", text):
        return text.replace(".", "")
    if _DECIMAL.fullmatch(text):
        leading = text.partition(".")[0]
        return text if len(leading) < 2 or leading[0] != "0" else None  # noqa: PLR2004
    if not continental and (_WESTERN.fullmatch(text) or _INDIAN.fullmatch(text)):
        return text.replace(",", "") if text[0] != "0" else None
    if _CONTINENTAL.fullmatch(text):
        return text.replace(".", "").replace(",", ".")
    if _SWISS.fullmatch(text):
        return text.replace("'", "")
    if _DECIMAL_COMMA.fullmatch(text) or (continental and re.fullmatch(r"\d+,\d+", text)):
        return text.replace(",", ".")
    return None
