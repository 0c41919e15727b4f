"""Signs and currencies in front of a number: "-5", "US$ 27.5 billion", "Rs 5 crore"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.knowledge.numerals import numerals
from provenance.knowledge.units import Unit, units

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens
    from provenance.parsers.figures.quantity import Quantity

__all__ = ["MONEY_CODE", "sign_and_currency"]

MONEY_CODE: Final = 4
_UNITS: Final = units()
_NUMERALS: Final = numerals()
_TAILS: Final = frozenset(written[at:] for written in _UNITS.prefix for at in range(len(written)))
"""How what is written before an amount may end."""
_MINUS: Final = frozenset({"minus", "negative"})


def sign_and_currency(t: Tokens, q: Quantity) -> None:
    """Take the sign and the currency in front of the number into the quantity."""
    _sign(t, q)
    found = _prefix(t, q.first, digits=q.number.digits)
    if found is None:
        _reversed_percent(t, q)
        return
    unit, first = found
    q.use(unit)
    q.first = first
    if q.value is not None and q.value > 0:
        _sign(t, q)


def _sign(t: Tokens, q: Quantity) -> None:
    """Take a sign directly before the quantity into it."""
    i = q.first - 1
    before = t.at(i)
    if before == "-" and t.glued(q.first):
        earlier = t.at(i - 1)
        if not t.glued(i) or earlier in {"(", "[", "$", '"', "£", "€"}:
            q.first = i
            q.negate()
        elif earlier in _MINUS:
            q.first = i - 1
            q.negate()
    elif before in _MINUS or (before == "-" and i == 0 and q.number.digits):
        q.first = i
        q.negate()


def _reversed_percent(t: Tokens, q: Quantity) -> None:
    """Read "percent of 10", with no number in front, as the share that it asks for."""
    i = q.first - 1
    if t.at(i) != "of" or t.at(i - 1) not in {"percent", "cent"}:
        return
    start = i - 1 - (t.at(i - 1) == "cent")
    if start == 0 or not (t.at(start - 1)[0].isdigit() or t.at(start - 1) in _NUMERALS.cardinals):
        q.use(_UNITS.by_name["percentage"])
        q.first = max(start, 0)


def _prefix(t: Tokens, i: int, *, digits: bool) -> tuple[Unit, int] | None:
    """Return the currency written before token *i*, the longest way of writing it."""
    best: tuple[Unit, int] | None = None
    joined = ""
    for first in range(i - 1, max(-1, i - 6), -1):
        if t.words[first] == "\n" or (first < i - 1 and t.starts[first + 1] - t.stops[first] > 1):
            break
        joined = t.words[first] + joined
        if joined not in _TAILS:
            break
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
        and len(t.at(i - 1)) == MONEY_CODE
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
        return len(joined) > 2 or joined[0] == "c" or t.glued(first + 1)  # noqa: PLR2004 - "a $5 bill" is American
    return digits and (t.capital(first) or t.glued(i) or len(joined) > 3 or joined == "sen")  # noqa: PLR2004
