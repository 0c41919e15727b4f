"""Times of day: "6:30 pm", "2230 GMT", "9 o'clock", "half past three"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from provenance.knowledge.calendar import calendar
from provenance.knowledge.numerals import numerals

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens

__all__ = ["Time", "read_time"]

_ZONES: Final = calendar().zones
_CARDINALS: Final = numerals().cardinals
_PARTS: Final = calendar().parts_of_day
_HOURS: Final = 24
_HOUR: Final = 60
_COLON: Final = re.compile(r"\d{1,2}")


@dataclass(slots=True, kw_only=True)
class Time:
    """A time of day in minutes after midnight; null where the words leave it open."""

    first: int
    last: int
    minutes: int | None = None
    zone: str | None = None
    local: bool = False


def read_time(t: Tokens, i: int, reached: int) -> Time | None:
    """Read a time of day whose first numeral is token *i*."""
    word = t.words[i]
    if t.glued(i) and t.at(i - 1)[:1].isalnum():
        return None
    time = _colon(t, i) or _half_day(t, i) or _military(t, i) or _spoken(t, i)
    if time is None and (t.at(i + 1) in {"to", "-", "and", "until", "till", "or"}) and len(word) <= 2:  # noqa: PLR2004
        later = _half_day(t, i + 2) if t.at(i + 2)[:1].isdecimal() else None
        if later is not None and int(t.words[i + 2]) > 0:
            return Time(first=i, last=later.last)
    if time is None:
        return None
    if time.first > reached and t.at(time.first - 1) in {"at", "@"} and word[0] == "@":
        time.first -= 1
    _zone(t, time)
    return time


def _suffix(t: Tokens, i: int) -> tuple[int, int]:
    """Read "am", "p.m.", "noon": hours to add to a clock of twelve (-1: none) and the index behind."""
    word = t.at(i)
    if word in {"am", "pm"}:
        return (12 if word == "pm" else 0), i + 1
    if word in {"a", "p"} and t.at(i + 1) == "." and t.at(i + 2) == "m":
        return (12 if word == "p" else 0), i + 3 + (t.at(i + 3) == ".")
    return -1, i


def _twelve(hour: int, minute: int, add: int) -> int | None:
    if hour > _HOURS or minute >= _HOUR:
        return None
    if add >= 0 and hour <= 12:  # noqa: PLR2004
        hour = hour % 12 + add
    return hour % _HOURS * _HOUR + minute


def _colon(t: Tokens, i: int) -> Time | None:
    word = t.words[i]
    if (
        not _COLON.fullmatch(word)
        or t.at(i + 1) not in {":", "h"}
        or not t.glued(i + 1)
        or not t.glued(i + 2)
    ):
        return None
    minute = t.at(i + 2)
    if len(minute) != 2 or not minute.isdecimal() or int(word) > _HOURS or int(minute) >= _HOUR:  # noqa: PLR2004
        return None
    last = i + 3
    if t.at(last) == ":" and t.glued(last) and t.at(last + 1).isdecimal():
        last += 2
    add, after = _suffix(t, last)
    return Time(first=i, last=after, minutes=_twelve(int(word), int(minute), add))


def _half_day(t: Tokens, i: int) -> Time | None:
    word = t.words[i]
    add, after = _suffix(t, i + 1)
    if add < 0:
        return None
    hour, _, minute = word.partition(".")
    if not minute and len(hour) in {3, 4}:
        hour, minute = hour[:-2], hour[-2:]
    if not hour.isdecimal() or len(hour) > 2 or (minute and not minute.isdecimal()) or len(minute) > 2:  # noqa: PLR2004
        return None
    return Time(first=i, last=after, minutes=_twelve(int(hour), int(minute or 0), add))


def _military(t: Tokens, i: int) -> Time | None:
    word = t.words[i]
    behind = t.at(i + 1)
    if len(word) == 4 and word.isdecimal() and (behind in _ZONES or behind in {"hours", "hrs", "local"}):  # noqa: PLR2004
        hour, minute = int(word[:2]), int(word[2:])
        military = (
            behind in _ZONES
            or word[0] == "0"
            or (minute % 5 == 0 and t.at(i - 1) in {"at", "around", "by", "about"})
        )
        if military and hour < _HOURS and minute < _HOUR:
            return Time(first=i, last=i + 1, minutes=hour * _HOUR + minute)
    return None


def _spoken(t: Tokens, i: int) -> Time | None:
    word, behind = t.words[i], t.at(i + 1)
    if not word.isdecimal() or len(word) > 2 or int(word) > _HOURS:  # noqa: PLR2004
        return None
    if behind in {"o'clock", "oclock"} or (behind == "ish" and t.glued(i + 1)):
        return Time(first=i, last=i + 2)
    if behind == "-" and t.at(i + 2) == "ish":
        return Time(first=i, last=i + 3)
    if t.at(i - 1) == "past" and t.at(i - 2) in {"half", "quarter", "ten", "five", "twenty"}:
        return Time(first=i, last=i + 1)
    if behind in {"past", "till"} and t.at(i + 2).isdecimal() and len(t.at(i + 2)) <= 2:  # noqa: PLR2004
        return Time(first=i, last=i + 3)
    at = i + 1 + (behind == ",")
    if t.at(at) == "in" and t.at(at + 1) == "the" and t.at(at + 2) in _PARTS and int(word) <= 12:  # noqa: PLR2004
        return Time(first=i, last=at + 3)
    if t.at(at) in {"this", "tomorrow", "tonight", "yesterday"} and t.at(i - 1) == "at" and int(word) <= 12:  # noqa: PLR2004
        return Time(first=i, last=i + 1)
    return None


def _zone(t: Tokens, time: Time) -> None:
    at = time.last
    word = t.at(at)
    if word == "local":
        time.local, time.last = True, at + 1 + (t.at(at + 1) == "time")
    elif word in _ZONES and (t.capital(at) or len(word) > 2):  # noqa: PLR2004
        time.zone, time.last = word, at + 1
