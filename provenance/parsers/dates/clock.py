"""Times of day: "6:30 pm", "2230 GMT", "9 o'clock", "half past three", "from 10 to 11:30"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from provenance.knowledge.calendar import calendar
from provenance.parsers.dates.spelled import CARDINALS, small_number

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens

__all__ = ["Time", "read_time"]

_ZONES: Final = calendar().zones
_PARTS: Final = calendar().parts_of_day
_HOURS: Final = 24
_HALF_DAY: Final = 12
_HOUR: Final = 60
_PAIR: Final = 2
_FOUR: Final = 4
_LINKS: Final = frozenset({"to", "-", "and", "until", "till", "or"})
_DAY_WORDS: Final = frozenset(
    {"morning", "afternoon", "evening", "tomorrow", "tonight", "today", "noon", "night"}
)
_BEHIND: Final = _LINKS.union(
    _ZONES,
    (":", "h", "am", "pm", "a", "p", ".", "noon", "midnight", "hours", "hrs", "local"),
    ("o'clock", "oclock", "ish", "past", ",", "in"),
)
"""What may stand behind the hour of a time."""
_BEFORE: Final = _LINKS | {"at", "past"}
"""What stands before an hour that has nothing of this behind it."""
_BEFORE_PAST: Final = frozenset({"half", "quarter", "ten", "five", "twenty", "fifteen"})


@dataclass(slots=True, kw_only=True)
class Time:
    """A time of day in minutes after midnight; null where the words leave it open."""

    first: int
    last: int
    minutes: int | None = None
    zone: str | None = None
    local: bool = False


def read_time(t: Tokens, i: int) -> Time | None:
    """Read a time of day whose first numeral, in digits or in words, is token *i*."""
    if not _may_be_hour(t, i) or (t.glued(i) and t.at(i - 1)[:1].isalnum()):
        return None
    time = _exact(t, i) or _linked(t, i)
    if time is None:
        return None
    _zone(t, time)
    _later(t, time)
    return time


def _may_be_hour(t: Tokens, i: int) -> bool:
    """Say whether the words around the numeral at token *i* are such as stand around an hour."""
    behind = t.at(max(small_number(t, i)[1], i + 1))
    minute = behind in CARDINALS or behind[:1].isdigit()  # "seven thirty p.m."
    return minute or behind in _BEHIND or t.at(i - 1) in _BEFORE


def _exact(t: Tokens, i: int) -> Time | None:
    if t.words[i][0].isalpha():
        return _half_day(t, i) or _spoken(t, i)
    return _colon(t, i) or _half_day(t, i) or _military(t, i) or _spoken(t, i)


def _linked(t: Tokens, i: int) -> Time | None:
    """Read the first end of a span of time: "5 to 6 p.m.", "between 10 and 11:30"."""
    hour, at = small_number(t, i)
    if not 0 <= hour <= _HOURS or t.at(at) not in _LINKS:
        return None
    if not small_number(t, at + 1)[0] >= 0:
        return None
    later = _colon(t, at + 1) or _half_day(t, at + 1) or _of_day(t, at + 1)
    return None if later is None else Time(first=i, last=later.last)


def _of_day(t: Tokens, i: int) -> Time | None:
    """Read "6 in the afternoon", "seven today"."""
    hour, at = small_number(t, i)
    if not 0 < hour <= _HALF_DAY:
        return None
    if t.at(at) == "in" and t.at(at + 1) == "the" and t.at(at + 2) in _PARTS:
        return Time(first=i, last=at + 3)
    if t.at(i - 1) in _LINKS and (t.at(at) in _DAY_WORDS or (t.at(at) == "on" and t.at(at + 2) == "/")):
        return Time(first=i, last=at)
    return None


def _later(t: Tokens, time: Time) -> None:
    """Read on to the second end of a span: "10:10 pm to 10"."""
    if t.at(time.last) not in {"to", "-", "until", "till"}:
        return
    hour, at = small_number(t, time.last + 1)
    following = t.at(at)
    if not 0 <= hour <= _HOURS:
        return
    ends = following in {".", ",", ""} and not t.at(at + 1)[:1].isdigit()
    if ends or not (t.glued(at) or following[:1].isalpha() or following == "%"):
        time.last = at


def _suffix(t: Tokens, i: int) -> tuple[int, int]:
    """Read "am", "p.m.", "noon": hours to add to a clock of twelve (-1: none) and the index behind."""
    word = t.at(i)
    if word in {"am", "pm"}:
        return (_HALF_DAY if word == "pm" else 0), i + 1
    if word in {"noon", "midnight"}:
        return (_HALF_DAY if word == "noon" else 0), i + 1
    if word in {"a", "p"}:
        dot = t.at(i + 1) == "."
        if t.at(i + 1 + dot) == "m":
            return (_HALF_DAY if word == "p" else 0), i + 2 + dot + (t.at(i + 2 + dot) == ".")
    if word == "p" and t.glued(i) and not t.glued(i + 1):
        return _HALF_DAY, i + 1
    if word == "." and t.glued(i) and t.glued(i + 1) and t.at(i + 1) in {"am", "pm"}:
        return (_HALF_DAY if t.at(i + 1) == "pm" else 0), i + 2
    return -1, i


def _twelve(hour: int, minute: int, add: int) -> int | None:
    if hour > _HOURS or minute >= _HOUR:
        return None
    if add >= 0 and hour <= _HALF_DAY:
        hour = hour % _HALF_DAY + add
    return hour % _HOURS * _HOUR + minute


def _colon(t: Tokens, i: int) -> Time | None:
    word, minute = t.at(i), t.at(i + 2)
    if len(word) > _PAIR or not word.isdecimal() or t.at(i + 1) not in {":", "h"} or not t.glued(i + 1):
        return None
    if not t.glued(i + 2) or len(minute) != _PAIR or not minute.isdecimal():
        return None
    if int(word) > _HOURS or int(minute) >= _HOUR:
        return None
    last = i + 3
    if t.at(last) == ":" and t.glued(last) and t.at(last + 1).isdecimal():
        last += 2
    add, after = _suffix(t, last)
    return Time(first=i, last=after, minutes=_twelve(int(word), int(minute), add))


def _half_day(t: Tokens, i: int) -> Time | None:
    """Read a clock of twelve: "7pm", "8.10 pm", "1140 a.m.", "seven thirty p.m."."""
    word = t.at(i)
    if word[:1].isalpha():
        hour, at = small_number(t, i)
        minute, after = small_number(t, at) if hour >= 0 else (-1, i)
        add, last = _suffix(t, after if minute >= 0 else at)
        fits = add >= 0 and 0 < hour <= _HALF_DAY
        return Time(first=i, last=last, minutes=_twelve(hour, max(minute, 0), add)) if fits else None
    add, last = _suffix(t, i + 1)
    if add < 0:
        return None
    digits, _, minutes = word.partition(".")
    if not minutes and len(digits) in {3, _FOUR}:
        digits, minutes = digits[:-2], digits[-2:]
    if not digits.isdecimal() or len(digits) > _PAIR or len(minutes) > _PAIR:
        return None
    if minutes and not minutes.isdecimal():
        return None
    return Time(first=i, last=last, minutes=_twelve(int(digits), int(minutes or 0), add))


def _military(t: Tokens, i: int) -> Time | None:
    word, behind = t.words[i], t.at(i + 1)
    if len(word) != _FOUR or not word.isdecimal():
        return None
    if behind not in _ZONES and behind not in {"hours", "hrs", "local"}:
        return None
    hour, minute = int(word[:2]), int(word[2:])
    timed = (
        behind in _ZONES or word[0] == "0" or t.at(i - 1) in {"at", "around", "by", "about", "from", "until"}
    )
    if timed and hour < _HOURS and minute < _HOUR:
        return Time(first=i, last=i + 1, minutes=hour * _HOUR + minute)
    return None


def _spoken(t: Tokens, i: int) -> Time | None:  # noqa: PLR0911 - one way out for each way of writing
    """Read "9 o'clock", "11-ish", "10 past 9", "half past eight", "7 in the morning", "this morning at 7"."""
    hour, at = small_number(t, i)
    if not 0 <= hour <= _HOUR:
        return None
    behind = t.at(at)
    if hour <= _HOURS and (behind in {"o'clock", "oclock"} or (behind == "ish" and t.glued(at))):
        return Time(first=i, last=_suffix(t, at + 1)[1])
    if behind == "-" and t.at(at + 1) == "ish":
        return Time(first=i, last=at + 2)
    if behind in {"past", "till"}:
        later, after = small_number(t, at + 1)
        return Time(first=i, last=after) if 0 < later <= _HALF_DAY else None
    if not 0 < hour <= _HALF_DAY:
        return None
    if t.at(i - 1) == "past" and t.at(i - 2) in _BEFORE_PAST:
        return Time(first=i, last=at + (t.at(at) in {"o'clock", "oclock"}))
    if t.at(i - 1) == "at" and (t.at(i - 2) in _DAY_WORDS or t.at(at) in _DAY_WORDS or t.at(at) == "this"):
        return Time(first=i, last=at)
    if behind == "," and t.at(at + 1) == "this" and t.at(at + 2) in _PARTS:
        return Time(first=i, last=at)
    return _of_day(t, i)


def _zone(t: Tokens, time: Time) -> None:
    at = time.last
    word = t.at(at)
    if word == "local":
        time.local, time.last = True, at + 1 + (t.at(at + 1) == "time")
    elif word in _ZONES and (t.capital(at) or len(word) > _PAIR):
        time.zone, time.last = word, at + 1
