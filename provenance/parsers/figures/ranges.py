"""Ranges and scores: "10 to 15", "between 5% and 6%", "$3-5 billion"; and "3-1"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.knowledge.cues import cues
from provenance.parsers.figures.bounds import find_hedge
from provenance.parsers.figures.quantity import Quantity

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens
    from provenance.parsers.figures.numerals import Exact

__all__ = ["join_ranges"]

_LINKS: Final = frozenset({"to", "-", "through", "or", "and", "till", "until"})
_LEAP: Final = 50
_CHANGES: Final = cues("ranges", "changes")
_SCORE_WORDS: Final = cues("ranges", "score_words")
_SCORE_LIMIT: Final = 200
_ELLIPTIC: Final = 1000
_BETWEEN_BOUNDS: Final = 9


def join_ranges(t: Tokens, quantities: list[Quantity]) -> list[Quantity]:
    """Join neighbours that make one range or one score; leave the others alone."""
    joined: list[Quantity] = []
    for q in quantities:
        if joined:
            whole = _joined(t, joined[-1], q)
            if whole is not None:
                joined[-1] = whole
                continue
        joined.append(q)
    return joined


def _joined(t: Tokens, a: Quantity, b: Quantity) -> Quantity | None:  # noqa: PLR0911 - one way out for each way of writing
    if a.value is None or b.value is None or b.first - a.last > _BETWEEN_BOUNDS:
        return None
    if b.value < 0 and b.first == a.last and t.words[b.first] == "-" and t.glued(b.first):
        link = "-"  # "10-15": the sign was the dash
        upper = -b.value
    elif b.first == a.last + 1 and t.words[a.last] in _LINKS:
        link, upper = t.words[a.last], b.value
    else:
        return _two_bounds(t, a, b)
    opening = t.at(a.first - 1)
    if (
        link == "and"
        and opening != "between"
        and t.words[max(a.first - 4, 0) : a.first] != ["between", "the", "ages", "of"]
        and not (a.number.scale == 1 and t.at(a.first - 2) == "between")
    ):
        return None
    if link == "-" and not b.unit and not a.unit and _is_score(t, a, b, upper):
        return _score(a, b)
    if link == "to" and (opening in _CHANGES or (opening == "from" and t.at(a.first - 2) in _CHANGES)):
        return None
    if link == "-" and a.number.digits and t.words[b.first].isalpha():
        return None
    return _range(t, a, b, upper, link)


def _range(t: Tokens, a: Quantity, b: Quantity, upper: Exact, link: str) -> Quantity | None:
    lower, step = a.value, a.step
    if lower is None or not _same_unit(a, b) or (link == "to" and t.at(a.first - 1) == "by"):
        return None
    if a.number.scale == 1 and b.number.scale > 1 and (lower * b.number.scale < upper or link == "-"):
        lower, step = lower * b.number.scale, step * b.number.scale
    elif (
        a.number.scale == 1
        and lower < _ELLIPTIC <= upper < lower * _ELLIPTIC * 10
        and lower * _ELLIPTIC < upper
        and link in {"-", "to", "and"}
    ):
        lower, step = lower * _ELLIPTIC, step * _ELLIPTIC
    if max(step, b.step) < 1 and upper > lower * _LEAP > 0:
        return None  # "gained 14.81 to 8,277.32": a change and the level reached
    if lower >= upper and not (link == "and" and t.at(a.first - 1) == "between"):
        return None
    if link == "or" and upper > lower * 2 + 1:
        return None
    opening = t.at(a.first - 1)
    first = a.first - (opening in {"between", "from"})
    unit = b if b.unit is not None else a
    return Quantity(
        number=b.number,
        first=first,
        last=b.last,
        value=None,
        step=min(step, b.step),
        low=min(lower, upper),
        high=max(lower, upper),
        kind=unit.kind,
        unit=unit.unit,
        base=unit.base,
        hyphened=b.hyphened,
        per=unit.per,
    )


def _same_unit(a: Quantity, b: Quantity) -> bool:
    if a.unit is not None and b.unit is not None and b.unit.startswith(f"{a.unit} per "):
        return True
    if a.unit is None or b.unit is None or a.unit == b.unit:
        return not (a.unit is not None and b.unit is None and a.kind != "money")
    return a.unit == "fraction" and b.unit == "fraction"


def _is_score(t: Tokens, a: Quantity, b: Quantity, upper: Exact) -> bool:
    if a.value is None or max(a.value, upper) > _SCORE_LIMIT or not (a.number.digits and b.number.digits):
        return False
    if a.value >= upper:
        return True
    start = max(0, a.first - 6)
    around = t.words[start : a.first] + t.words[b.last : b.last + 2]
    return any(word in _SCORE_WORDS for word in around) and t.at(b.last) not in {
        "people",
        "%",
        "percent",
        "years",
    }


def _score(a: Quantity, b: Quantity) -> Quantity:
    return Quantity(number=b.number, first=a.first, last=b.last, value=None, step=a.step, kind="score")


def _two_bounds(t: Tokens, a: Quantity, b: Quantity) -> Quantity | None:
    """Join "greater than 40 and smaller than 90" into one range."""
    if "and" not in t.words[a.last : b.first]:
        return None
    one, other = find_hedge(t, a), find_hedge(t, b)
    lower, upper = {"above", "at least"}, {"below", "at most"}
    if t.at(one.last) != "and" or other.first != one.last + 1 or not _same_unit(a, b):
        return None
    if one.bound in lower and other.bound in upper and a.value < b.value:  # type: ignore[operator]
        low, high = a.value, b.value
    elif one.bound in upper and other.bound in lower and a.value > b.value:  # type: ignore[operator]
        low, high = b.value, a.value
    else:
        return None
    return Quantity(
        number=b.number,
        first=one.first,
        last=max(b.last, other.last),
        value=None,
        step=min(a.step, b.step),
        low=low,
        high=high,
        kind=b.kind,
        unit=b.unit,
        base=b.base,
    )
