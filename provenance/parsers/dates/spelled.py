"""Numbers of the calendar and the clock, in digits or words: "21", "twenty-one", "nineteen ninety nine"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.knowledge.numerals import numerals

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens

__all__ = ["CARDINALS", "small_number", "spelled_year"]

CARDINALS: Final = numerals().cardinals
_TEN: Final = 10
_TWENTY: Final = 20
_CENTURIES: Final = frozenset({"seventeen", "eighteen", "nineteen", "twenty"})
_DECADES: Final = frozenset(
    {"tens", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"}
)


def small_number(t: Tokens, i: int) -> tuple[int, int]:
    """Read a whole number below 100 at token *i*: the number and the index behind it, or -1 and *i*."""
    word = t.at(i)
    if word.isdecimal() and word.isascii():
        return (int(word), i + 1) if len(word) <= 2 else (-1, i)  # noqa: PLR2004
    value = CARDINALS.get(word, -1)
    if value < 0:
        return -1, i
    at = i + 1
    if value >= _TWENTY:
        at += t.at(at) == "-" and t.glued(at)
        ones = CARDINALS.get(t.at(at), 0)
        if 0 < ones < _TEN:
            return value + ones, at + 1
        at = i + 1
    return value, at


def spelled_year(t: Tokens, i: int) -> tuple[int, int]:  # noqa: PLR0911 - one way out for each way of writing
    """Read a year or a decade in words: the year and the index behind it, or 0 and *i*."""
    word = t.at(i)
    if word == "two" and t.at(i + 1) in {"thousand", "thousands"}:
        at = i + 2
        if t.at(at - 1) == "thousands":
            return 2000, at
        at += t.at(at) == "and"
        if t.at(at) in _DECADES:
            return 2000, at + 1
        rest, after = small_number(t, at)
        return (2000 + rest, after) if rest > 0 and not t.at(at).isdecimal() else (0, i)
    if word not in _CENTURIES:
        return 0, i
    at = i + 1
    at += t.at(at) == "-" and t.glued(at)
    if t.at(at) in _DECADES:
        return CARDINALS[word] * 100, at + 1
    rest, after = small_number(t, at)
    if rest < _TEN or t.at(at).isdecimal() or (word == "twenty" and rest > 50):  # noqa: PLR2004
        return 0, i
    return CARDINALS[word] * 100 + rest, after
