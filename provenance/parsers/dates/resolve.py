"""Which day a date means, and whether there is such a day."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import TYPE_CHECKING, Final

from provenance.knowledge.cues import cues

if TYPE_CHECKING:
    from provenance.parsers.dates.moments import Moment
    from provenance.parsers.dates.tokens import Tokens

__all__ = ["defect_of", "published_on", "resolve"]

_WEEK: Final = 7
_HALF_YEAR: Final = 183
_FUTURE: Final = cues("resolve", "future")
_PAST: Final = cues("resolve", "past")
_LEAP: Final = 2024


def published_on(published: str | None) -> date | None:
    """Return the day of an ISO 8601 date or date-time; None where it is none, or the calendar ends beside it.

    >>> published_on("2025-02-04T09:30:00Z")
    datetime.date(2025, 2, 4)
    """
    if not published:
        return None
    try:
        day = date.fromisoformat(published.strip()[:10])
    except ValueError:
        return None
    return day if MINYEAR < day.year < MAXYEAR else None


def resolve(t: Tokens, moment: Moment, published: date | None) -> str | None:  # noqa: PLR0911 - one way out for each way of writing
    """Return the date in ISO 8601, as precise as it is known: a year, a month or a day."""
    if moment.month is None and moment.day is None:
        if moment.year is not None:
            return None if t.words[moment.last - 1] == "s" else f"{moment.year:04d}"
        return _weekday(t, moment, published)
    if moment.month is None:
        return None
    year = moment.year if moment.year is not None else _year(moment, published)
    if year is None:
        return f"--{moment.month:02d}-{moment.day:02d}" if moment.day is not None else None
    if moment.day is None:
        return f"{year:04d}-{moment.month:02d}"
    if moment.day > monthrange(year, moment.month)[1]:
        return None
    return f"{year:04d}-{moment.month:02d}-{moment.day:02d}"


def _year(moment: Moment, published: date | None) -> int | None:
    """Return the year that puts the date nearest to the publication, within half a year."""
    if published is None or moment.month is None:
        return None
    day = min(moment.day or 15, 28)
    years = (published.year - 1, published.year, published.year + 1)
    best = min(
        years,
        key=lambda year: abs((date(year, moment.month or 1, day) - published).days) if year > 0 else 10**6,
    )
    return best if abs((date(best, moment.month, day) - published).days) <= _HALF_YEAR else published.year


def _weekday(t: Tokens, moment: Moment, published: date | None) -> str | None:
    """Return the day that a bare weekday means: the latest one, or the next where the words look forward."""
    if published is None or moment.weekday is None:
        return None
    window = t.words[max(0, moment.first - 6) : moment.first]
    back = (published.weekday() - moment.weekday) % _WEEK
    day = published - timedelta(days=back)
    if (
        back
        and any(word in _FUTURE for word in window)
        and not any(word in _PAST - {"on"} for word in window)
    ):
        day += timedelta(days=_WEEK)
    elif not back and t.at(moment.first - 1) == "last":
        day -= timedelta(days=_WEEK)
    return day.isoformat()


def defect_of(moment: Moment, published: date | None) -> str | None:
    """Say what is wrong with a date in itself: ``malformed``, ``no such day``, ``wrong weekday``, or None."""
    if moment.month is not None and moment.day is not None:
        year = moment.year if moment.year is not None else _year(moment, published)
        longest = (
            monthrange(year if year is not None else _LEAP, moment.month)[1] if (year or _LEAP) > 0 else 31
        )
        if max(moment.day, moment.until or 0) > longest:
            return "no such day"
        if moment.weekday is not None and year is not None and moment.until is None:
            close = moment.year is not None or _near(date(year, moment.month, moment.day), published)
            if close and date(year, moment.month, moment.day).weekday() != moment.weekday:
                return "wrong weekday"
    return "malformed" if moment.malformed else None


def _near(day: date, published: date | None) -> bool:
    """Say whether a year that was guessed is beyond doubt: within two months of publication."""
    return published is not None and abs((day - published).days) <= 62  # noqa: PLR2004
