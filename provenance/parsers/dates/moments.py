"""Dates and times of day among the tokens of a text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from provenance.knowledge.calendar import calendar
from provenance.knowledge.cues import cues
from provenance.parsers.dates.clock import read_time
from provenance.parsers.dates.spelled import CARDINALS, small_number, spelled_year
from provenance.parsers.dates.tokens import tokenise

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens

__all__ = ["Moment", "moments", "moments_among"]

_KNOWN: Final = calendar()
_DIGITS: Final = frozenset("0123456789")
_YEARS: Final = range(1000, 2200)
_DAYS: Final = range(1, 32)
_SUFFIXES: Final = frozenset({"st", "nd", "rd", "th"})
_RANGE_WORDS: Final = frozenset({"-", "to", "and", "through", "until", "till", "or", "&"})
_CALENDAR_WORDS: Final = frozenset(_KNOWN.months) | frozenset(_KNOWN.weekdays)
_CANDIDATES: Final = _CALENDAR_WORDS | frozenset(CARDINALS)
_PREPOSITIONS: Final = cues("moments", "prepositions")
_BEFORE_DAY: Final = frozenset(_KNOWN.months) | {"the"}
_BEFORE_SPELLED: Final = frozenset(_KNOWN.months) | {"in", "of", "since", "by", "until", ",", "and"}
_COUNTABLE: Final = frozenset(
    {"people", "dollars", "percent", "rpm", "km", "miles", "metres", "meters", "feet"}
)
_BEFORE_MONTH: Final = frozenset(
    {"in", "since", "by", "during", "of", "last", "this", "next", "late", "early", "mid"}
)
_SHORT: Final = 2


@dataclass(slots=True, kw_only=True)
class Moment:
    """A date or a time of day: tokens *first* up to *last*, and what they say."""

    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    until: int | None = None
    weekday: int | None = None
    minutes: int | None = None
    zone: str | None = None
    local: bool = False
    malformed: bool = False


@lru_cache(maxsize=4)
def moments(body: str) -> tuple[Moment, ...]:
    """Find the dates and times of day in *body*, in order, none touching another."""
    return moments_among(tokenise(body))


def moments_among(t: Tokens) -> tuple[Moment, ...]:
    """Find the dates and times of day among the tokens *t*."""
    found: list[Moment] = []
    reached = 0
    for i in t.numbers:
        moment = _at(t, i) if i >= reached and _may_open(t.words[i]) else None
        if moment is not None:
            found.append(moment)
            reached = moment.last
    return tuple(found)


def _may_open(word: str) -> bool:
    return word[0] in _DIGITS or word in _CANDIDATES


def _at(t: Tokens, i: int) -> Moment | None:
    word = t.words[i]
    if word in _KNOWN.weekdays:
        return _weekday(t, i)
    if word in _KNOWN.months:
        return _month_first(t, i)
    if word in CARDINALS:
        return _in_words(t, i)
    return _numeric(t, i) or _day_first(t, i) or _clock(t, i) or _day_alone(t, i) or _year(t, i)


def _in_words(t: Tokens, i: int) -> Moment | None:
    """Read "half past eight", "nineteen ninety nine"."""
    year, last = spelled_year(t, i)
    if year and (t.at(i - 1) in _BEFORE_SPELLED or t.at(last - 1)[-1:] == "s"):
        return Moment(first=i, last=last, year=year)
    return _clock(t, i)


def _clock(t: Tokens, i: int) -> Moment | None:
    time = read_time(t, i)
    if time is None:
        return None
    return Moment(first=time.first, last=time.last, minutes=time.minutes, zone=time.zone, local=time.local)


def _day_alone(t: Tokens, i: int) -> Moment | None:
    """Read "for the 27." and "on 15, 8pm": a day of a month that is understood."""
    day, last = _day(t, i) if t.at(i - 1) in {"the", "on"} else (0, i)
    if not day or last > i + 1:
        return None
    the = t.at(i - 1) == "the" and t.at(i - 2) in {"on", "for", "by", "until", "from", "of"}
    if the and (t.at(last) in {".", "!", "?", ";"} or last == len(t)):
        return Moment(first=i, last=last, day=day)
    if t.at(i - 1) == "on" and t.at(last) == "," and t.at(last + 1)[:1].isdigit() and read_time(t, last + 1):
        return Moment(first=i, last=last, day=day)
    return None


def _weekday(t: Tokens, i: int) -> Moment | None:
    word = t.words[i]
    last = i + 1
    if t.at(last) == "." and word in _KNOWN.shy:
        last += 1
    comma = t.at(last) == ","
    at = last + comma
    inner = None
    if t.at(at) in _KNOWN.months:
        inner = _month_first(t, at)
    elif t.at(at)[:1] in _DIGITS and t.at(at):
        inner = _day_first(t, at) or (_numeric(t, at) if not comma else None)
    if inner is not None and (inner.day is not None or inner.year is not None):
        inner.first, inner.weekday = i, _KNOWN.weekdays[word]
        return inner
    if word in _KNOWN.shy and not (t.capital(i) and t.at(i - 1) in _PREPOSITIONS):
        return None
    return Moment(first=i, last=last, weekday=_KNOWN.weekdays[word])


def _day(t: Tokens, i: int) -> tuple[int, int]:
    """Read a day of the month at token *i*: the day and the index behind it, or 0 and *i*."""
    word = t.at(i)
    if word in CARDINALS:
        day, last = small_number(t, i)
        return (day, last) if day in _DAYS and t.at(i - 1) in _BEFORE_DAY else (0, i)
    if not word.isdecimal() or len(word) > _SHORT or int(word) not in _DAYS or not word.isascii():
        return 0, i
    if t.glued(i + 1) and t.at(i + 1) in _SUFFIXES:
        return int(word), i + 2
    if t.glued(i + 1) and t.at(i + 1)[:1].isalpha():
        return 0, i
    return int(word), i + 1


def _year_at(t: Tokens, i: int) -> int:
    word = t.at(i)
    if len(word) == 4 and word.isdecimal() and word.isascii() and int(word) in _YEARS:  # noqa: PLR2004
        glued = t.glued(i + 1) and (t.at(i + 1)[:1].isalpha() and t.at(i + 1) != "s")
        return 0 if glued else int(word)
    return 0


def _month_first(t: Tokens, i: int) -> Moment | None:
    """Read "Oct. 7, 2023", "January 19-20", "March 1998", "August"."""
    word = t.words[i]
    moment = Moment(first=i, last=i + 1, month=_KNOWN.months[word])
    at = i + 1
    at += t.at(at) == "."
    odd = t.at(at) == ","
    at += odd or (t.at(at) in {"/", "-"} and t.glued(at))
    at += t.at(at) in {"the", "of"}
    day, after = _day(t, at)
    year = 0 if day else _year_at(t, at)
    if day and not (odd and not _comma_is_slip(t, i, after)):
        moment.day, moment.last, moment.malformed = day, after, odd
        _span_of_days(t, moment)
        _year_behind(t, moment)
        return moment
    if year:
        moment.year, moment.last = year, at + 1
        return moment
    short = t.at(at)
    if len(short) == _SHORT and short.isdecimal() and int(short) > max(_DAYS) and not t.glued(at + 1):
        moment.year, moment.last = 1900 + int(short), at + 1
        return moment
    shy = word in _KNOWN.shy
    if shy and not (t.capital(i) and t.at(i - 1) in _PREPOSITIONS):
        return None
    return moment if t.capital(i) else None


def _comma_is_slip(t: Tokens, i: int, after: int) -> bool:
    """Tell "on Jan, 19, the truce" from "In June, 12 boats sank"."""
    closes = t.at(after) in {",", ".", ";", ")", "\n", ""} or bool(_year_at(t, after))
    return closes and t.capital(i) and t.at(i - 1) not in _BEFORE_MONTH


def _span_of_days(t: Tokens, moment: Moment) -> None:
    """Read the second day of "January 19-20", "15th through 19th"."""
    if t.at(moment.last) in _RANGE_WORDS:
        at = moment.last + 1
        at += t.at(at) == "the"
        day, after = _day(t, at)
        joined = t.at(moment.last) == "-" or (day and after == at + 2)
        if day and joined and (moment.day or 0) < day:
            moment.until, moment.last = day, after


def _year_behind(t: Tokens, moment: Moment) -> None:
    at = moment.last
    at += t.at(at) in {",", "of", "in"} or (t.at(at) == "/" and t.glued(at))
    year, last = _year_at(t, at), at + 1
    if not year:
        year, last = spelled_year(t, at)
    if year:
        moment.year, moment.last = year, last


def _day_first(t: Tokens, i: int) -> Moment | None:
    """Read "7 October 2023", "the 26th of June", "2 to 7 February"."""
    day, at = _day(t, i)
    if not day:
        return None
    moment = Moment(first=i, last=at, day=day)
    if t.at(at) in _RANGE_WORDS:
        other, after = _day(t, at + 1)
        if other > day:
            moment.until, at = other, after
    at += t.at(at) == "of" or (t.at(at) == "." and t.at(at + 1) in _KNOWN.months)
    at += t.at(at) == "-" and t.glued(at)
    word = t.at(at)
    if word not in _KNOWN.months or (word in {"may", "march", "mar", "sep", "dec"} and not t.capital(at)):
        return None
    moment.month, moment.last = _KNOWN.months[word], at + 1
    if t.at(at + 1) == "." and word in _KNOWN.shy and t.at(at + 2)[:1] in _DIGITS and t.at(at + 2):
        moment.last += 1
    _year_behind(t, moment)
    return moment


def _numeric(t: Tokens, i: int) -> Moment | None:  # noqa: PLR0911 - one way out for each way of writing
    """Read "2018-07-06", "10/1", "1/1/2015", "2015.5.13", "11-2016", "2016/11"."""
    word = t.words[i]
    if "." in word:
        parts = word.split(".")
        if len(parts) == _SHORT and t.at(i + 1) in {"", ".", "\n"} and not t.glued(i):
            return _year_and_month(i, parts)
        if len(parts) == 3 and all(part.isdecimal() and len(part) <= 4 for part in parts):  # noqa: PLR2004
            return _ordered(i, i + 1, [int(part) for part in parts], [len(part) for part in parts])
        return None
    if not word.isdecimal() or len(word) > 4:  # noqa: PLR2004
        return None
    numbers, sizes, at = [int(word)], [len(word)], i + 1
    sign = t.at(at)
    while len(numbers) < 3 and sign in {"-", "/"} and t.at(at) == sign:  # noqa: PLR2004
        near = t.starts[at] - t.stops[at - 1] <= 1
        following = t.at(at + 1)
        if not near or not following.isdecimal() or len(following) > 4:  # noqa: PLR2004
            break
        numbers.append(int(following))
        sizes.append(len(following))
        at += 2
    if len(numbers) == 1 or (t.at(at) == sign and t.at(at + 1)[:1] in _DIGITS and t.glued(at)):
        return None
    if t.at(i - 1) in {"-", "/", "+"} and t.glued(i):
        return None
    return _ordered(i, at, numbers, sizes)


def _year_and_month(i: int, parts: list[str]) -> Moment | None:
    """Read "2015.3"."""
    fits = len(parts[0]) == 4 and len(parts[1]) <= _SHORT  # noqa: PLR2004
    return _ordered(i, i + 1, [int(part) for part in parts], [len(part) for part in parts]) if fits else None


def _ordered(first: int, last: int, numbers: list[int], sizes: list[int]) -> Moment | None:
    moment = Moment(first=first, last=last)
    if sizes[0] == 4 and numbers[0] in _YEARS:  # noqa: PLR2004
        if sizes[1] <= _SHORT and (
            1 <= numbers[1] <= 12 or (len(numbers) == 2 and numbers[1] == (numbers[0] + 1) % 100)  # noqa: PLR2004
        ):
            moment.year = numbers[0]
            moment.month = numbers[1] if numbers[1] <= 12 else None  # noqa: PLR2004
            moment.day = numbers[2] if len(numbers) > 2 else None  # noqa: PLR2004
            return moment
        spans = sizes[1] == 4 and numbers[1] in _YEARS and numbers[0] <= numbers[1]  # noqa: PLR2004
        if len(numbers) == 2 and (spans or (sizes[1] == _SHORT and numbers[1] > numbers[0] % 100)):  # noqa: PLR2004
            moment.year = numbers[0]
            return moment
        return None
    if sizes[-1] == 4 and numbers[-1] in _YEARS and max(numbers[:-1]) <= 31 and min(numbers) > 0:  # noqa: PLR2004
        moment.year = numbers[-1]
        if len(numbers) == 2:  # noqa: PLR2004
            moment.month = numbers[0] if numbers[0] <= 12 else None  # noqa: PLR2004
        return moment
    if len(numbers) == 3 and max(sizes) <= _SHORT and 1 <= min(numbers[:2]) <= 12 and max(numbers[:2]) <= 31:  # noqa: PLR2004
        return moment
    return None


def _year(t: Tokens, i: int) -> Moment | None:  # noqa: PLR0911 - one way out for each way of writing
    """Read a year that stands alone: "in 2014", "the 1990s", "summer 2016", "(2009)"."""
    year = _year_at(t, i)
    if not year:
        return None
    if t.at(i + 1) == "s" and t.glued(i + 1):
        return Moment(first=i, last=i + 2, year=year)
    if t.at(i + 1) == "over" and t.at(i + 2)[:1].isdigit():
        return None
    plausible = range(1500, 2150)
    before = t.at(i - 1)
    if t.at(i + 1)[:1].isalpha() and t.capital(i) is False and t.at(i + 1) in _COUNTABLE:
        return None
    if year not in plausible or (t.glued(i) and before not in {"(", '"', "[", "'"}):
        return None
    if t.at(i + 1) in _KNOWN.months and t.capital(i + 1):
        return Moment(first=i, last=i + 2, year=year, month=_KNOWN.months[t.at(i + 1)])
    if t.at(i + 1) == "'s" or before in _KNOWN.before_year or (before == "(" and t.at(i + 1) in {")", "-"}):
        return Moment(first=i, last=i + 1, year=year)
    return Moment(first=i, last=i + 1, year=year) if 1900 <= year <= 2050 else None  # noqa: PLR2004
