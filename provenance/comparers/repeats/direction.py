"""Which of two articles repeats the other: who came first by date, else who is credited."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final, Literal

__all__ = ["Direction", "direction"]

Basis = Literal["date", "credit", "unknown"]
Direction = tuple[bool, Basis]
"""Whether the first of the two is taken for the origin, and on what ground."""

_DATE_ONLY: Final = 10
_DAY: Final = timedelta(days=1)


def direction(published: tuple[str | None, str | None], agencies: tuple[str | None, str | None]) -> Direction:
    """Say which of two articles is the origin of what they share.

    *published* are ISO 8601 dates as delivered; two of one day that do not both tell the time, or of which
    one alone tells its offset from UTC and which lie within a day, decide nothing. Then the article that
    credits an agency comes before the one that credits none. Else nothing is known.
    """
    earlier = _earlier(*published)
    if earlier is not None:
        return earlier, "date"
    one, other = (bool(named) for named in agencies)
    if one != other:
        return one, "credit"
    return True, "unknown"


def _earlier(one: str | None, other: str | None) -> bool | None:
    first, second = _moment(one), _moment(other)
    if first is None or second is None:
        return None
    if not (_told(one) and _told(other)):
        return None if first.date() == second.date() else first.date() < second.date()
    if (first.tzinfo is None) != (second.tzinfo is None):
        apart = first.replace(tzinfo=UTC) - second.replace(tzinfo=UTC)
        return None if abs(apart) <= _DAY else apart < timedelta(0)
    return None if first == second else first < second


def _told(text: str | None) -> bool:
    return text is not None and len(text.strip()) > _DATE_ONLY


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text.strip().replace(" ", "T", 1).replace(" ", ""))
    except ValueError:
        return None
