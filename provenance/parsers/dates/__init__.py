"""Dates and times of day: as written, and resolved against the date of publication.

They are no figures; they give figures their time, and they can be wrong in themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.knowledge.calendar import calendar
from provenance.parsers.dates.events import event_of
from provenance.parsers.dates.moments import Moment, moments
from provenance.parsers.dates.resolve import defect_of, published_on, resolve
from provenance.parsers.dates.tokens import Tokens, tokenise
from provenance.tables import DateMention

if TYPE_CHECKING:
    from datetime import date

    from provenance.parsers.document import Document

__all__ = ["parse"]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def parse(document: Document) -> tuple[DateMention, ...]:
    """Return the dates and times of day in the article, in the order of the text."""
    found = moments(document.body)
    if not found:
        return ()
    t = tokenise(document.body)
    published = published_on(document.published)
    return tuple(_row(t, moment, published) for moment in found)


def _row(t: Tokens, moment: Moment, published: date | None) -> DateMention:
    start, stop = t.starts[moment.first], t.stops[moment.last - 1]
    timed = moment.minutes is not None
    event, event_class, subject = event_of(t, moment)
    return DateMention(
        start=start,
        stop=stop,
        text=t.body[start:stop],
        kind="time" if _is_time(moment) else "date",
        date=resolve(t, moment, published),
        weekday=None if moment.weekday is None else _WEEKDAYS[moment.weekday],
        time=f"{moment.minutes // 60:02d}:{moment.minutes % 60:02d}"
        if timed and moment.minutes is not None
        else None,
        zone="local" if moment.local else moment.zone,
        utc=_utc(moment),
        event=event,
        event_class=event_class,
        subject=subject,
        defect=defect_of(moment, published),
    )


def _utc(moment: Moment) -> str | None:
    """Return the time in UTC, where its zone is known."""
    hours = calendar().zones.get(moment.zone or "")
    if moment.minutes is None or hours is None or moment.local:
        return None
    minutes = (moment.minutes - round(hours * 60)) % (24 * 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _is_time(moment: Moment) -> bool:
    return moment.year is None and moment.month is None and moment.day is None and moment.weekday is None
