"""Numbers that are no figures: identifiers, telephone numbers, links, idioms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.knowledge.calendar import calendar
from provenance.knowledge.cues import cues
from provenance.knowledge.identifiers import identifiers
from provenance.knowledge.measures import measures
from provenance.knowledge.nouns import noun_class, nouns, singular
from provenance.knowledge.numerals import numerals
from provenance.knowledge.units import units
from provenance.parsers.figures.numbers import DIGITS, Number

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens

__all__ = ["identifier", "idiom", "named", "proper", "telephone"]

_KNOWN: Final = identifiers()
_NUMERALS: Final = numerals()
_UNITS: Final = units()
_OPENERS: Final = frozenset("([{\"'`$£€¥₹₪₩₽₺₦₱฿₡₭₴₫₿~<>≈≤≥±=-+*•|")
_SIGNS: Final = frozenset("-+().")
_MARKS: Final = _SIGNS | {"/"}
_CLOSERS: Final = frozenset(".,;:!?)]}>\"'%-/°′″^×x*|&+~")
_NEGATIVE: Final = frozenset({"now", "minus", "negative", "sub", "plus", "mid", "and", "to", "than"})
_ORDINAL_ENDS: Final = frozenset({"st", "nd", "rd", "th"})
_CALENDAR: Final = frozenset(calendar().months) | frozenset(calendar().weekdays)
_STOPS: Final = nouns().stops
_TIMES: Final = cues("composites", "times")
_HAPPENINGS: Final = frozenset(measures().passive)
_PHONE_DIGITS: Final = 7
_FINEST: Final = 128
_PHONE_TOKENS: Final = 24


def identifier(t: Tokens, i: int) -> bool:
    """Say whether the digits at token *i* are glued to something that makes them a name or a code."""
    return _left(t, i) or _right(t, i)


def _left(t: Tokens, i: int) -> bool:  # noqa: PLR0911 - one way out for each way of writing
    if not t.glued(i):
        return False
    before = t.words[i - 1]
    if before == "-":
        if not t.glued(i - 1):
            return False
        earlier = t.at(i - 2)
        if earlier[:1].isalpha():
            counts = earlier in _NEGATIVE or earlier in _NUMERALS.cardinals or earlier in _NUMERALS.scales
            return not (
                counts or earlier in _UNITS.prefix or earlier in _UNITS.words or earlier in _UNITS.glued
            )
        return earlier in {"/", "#", "@", "_", "=", "&"}
    if before in {"=", "'"} and t.glued(i - 1):
        return t.at(i - 2)[:1].isalnum() and t.at(i - 2) + before not in _UNITS.prefix
    if before in _OPENERS:
        return False
    joined = t.at(i - 2) + before if t.glued(i - 1) else before
    return joined not in _UNITS.prefix and before not in _UNITS.prefix


def _right(t: Tokens, i: int) -> bool:  # noqa: PLR0911 - one way out for each way of writing
    j = i + 1
    if not t.glued(j):
        return False
    word = t.words[j]
    if word == "s":
        return True  # a decade, an age, a model: "the 40s"
    if word == "g" and t.capital(j):
        return True  # a generation of telephones
    if word[0].isalpha():
        known = word in _NUMERALS.abbreviations or word in _UNITS.glued or word in _NUMERALS.scales
        known = known or word in _NUMERALS.vulgar or (word in {"x", "e"} and t.at(j + 1)[:1] in "10+-")
        known = known or (word in _UNITS.words and len(word) > 2)  # noqa: PLR2004
        return not known and word not in {"ish", "odd", "yo", "yrs", "plus"}
    if word in {":", "@", "#", "_", "=", "\\"}:
        return t.glued(j + 1)
    if word == "/" and (_measured_fraction(t, i) or (t.at(i - 1) in _UNITS.prefix and t.at(j + 1) in _TIMES)):
        return False  # "a 1/4 mile", "$25/barrel"
    if word in {".", ",", "/", "'", "&"}:
        return t.glued(j + 1) and t.at(j + 1)[:1].isalnum()
    return False


def _measured_fraction(t: Tokens, i: int) -> bool:
    """Say whether "1/4" at token *i* is a fraction of a unit: "a 1/4 mile", "10 1/2 miles"."""
    upper, lower = t.words[i], t.at(i + 2)
    if not (upper.isdecimal() and lower.isdecimal()) or t.at(i + 3) == "/":
        return False
    measured = t.at(i + 3) in _UNITS.words or t.at(i + 3) == "of" or t.at(i - 1)[:1].isdigit()
    return int(upper) < int(lower) <= _FINEST and measured


def telephone(t: Tokens, i: int) -> int:
    """Return the index behind a telephone number that begins at token *i*, or 0."""
    word = t.words[i]
    short = word.isdecimal() and len(word) < _PHONE_DIGITS
    return 0 if short and not _goes_on(t, i + 1) else _dialled_from(t, i)


def _dialled_from(t: Tokens, i: int) -> int:
    cue = not _KNOWN.phones.isdisjoint(t.words[max(0, i - 5) : i])
    first = i
    while first > 0 and t.at(first - 1) in {"+", "("} and t.starts[first] - t.stops[first - 1] <= 1:
        first -= 1
    groups: list[str] = []
    marks, last, at = 0, i, i
    while at < min(len(t), i + _PHONE_TOKENS) and (at == i or t.starts[at] - t.stops[at - 1] <= 1):
        word = t.words[at]
        if word[0] in DIGITS:
            if "," in word or "'" in word:
                break
            groups.append(word)
            last = at + 1
        elif word in _SIGNS or (word == "/" and t.glued(at)):
            if word == "-" and not t.glued(at) and not t.glued(at + 1):
                break
            marks += word != "."
        else:
            break
        at += 1
    if groups and not cue and marks == 0 and t.at(first) != "+" and _thousands(groups):
        return 0
    digits = sum(len(word.replace(".", "")) for word in groups)
    if digits < _PHONE_DIGITS or (
        len(groups) == 1 and not cue and t.at(first) != "+" and "." not in groups[0]
    ):
        return 0
    if len(groups) == 1:
        plain = groups[0].count(".") == 1
        return (
            0 if plain and not cue else last if cue or t.at(first) == "+" or groups[0].count(".") > 1 else 0
        )
    return (
        last if cue or t.at(first) == "+" or _looks_dialled(groups, marks, opened=t.at(first) == "(") else 0
    )


def _goes_on(t: Tokens, i: int) -> bool:
    """Say whether digits follow at token *i*, past signs and single spaces."""
    while t.at(i) in _MARKS and t.starts[i] - t.stops[i - 1] <= 1:
        i += 1
    return t.at(i)[:1] in DIGITS and t.starts[i] - t.stops[i - 1] <= 1


def _thousands(groups: list[str]) -> bool:
    """Say whether the groups are one number, set apart by thousands: "1 200 000"."""
    head, rest = groups[0], groups[1:]
    return bool(rest) and head[0] != "0" and len(head) <= 3 and all(len(word) == 3 for word in rest)  # noqa: PLR2004


def _looks_dialled(groups: list[str], marks: int, *, opened: bool) -> bool:
    if any(word[0] == "0" and len(word) > 1 and "." not in word for word in groups):
        return True
    if [len(word) for word in groups] == [3, 3, 4]:
        return True
    if opened or len(groups) > 2:  # noqa: PLR2004
        return marks > 0 and all(len(word) <= 4 for word in groups[1:])  # noqa: PLR2004
    return marks > 0 and len(groups[0]) == 3 and len(groups[1]) == 4  # noqa: PLR2004


def named(t: Tokens, number: Number) -> bool:  # noqa: PLR0911 - one way out for each way of writing
    """Say whether the number is part of a name: "Resolution 1701", "Boeing 737", "the Big 12"."""
    i = number.first
    before = t.at(i - 1)
    if (
        before == "."
        and t.at(i - 2) in {"no", "nos", "vol", "fig", "ext", "sec", "art", "apt"}
        and (t.capital(i - 2) or t.at(i - 2) == "ext")
    ):
        return True
    if t.at(number.last) == "block" and number.digits:
        return True
    if before == "-" and t.at(i - 2) in _KNOWN.names:
        return True
    if (
        t.at(number.last) == "-"
        and t.glued(number.last)
        and t.capital(number.last + 1)
        and len(t.at(number.last + 1)) > 1
    ):
        return t.text(number.last + 1, number.last + 2).isupper()
    if _addressed(t, number) or _dialled(t, number) or _counter(t, i):
        return True
    if not before or not before[0].isalpha() or t.glued(i):
        return before == "#"
    if before not in _KNOWN.names or number.scale > 1:
        return False
    if before in {"number", "no", "year", "war", "company", "line", "plan"}:
        return (number.digits or t.capital(i)) and (before != "no" or t.capital(i - 1))
    return before not in {"top", "big", "bottom"}


def _dialled(t: Tokens, number: Number) -> bool:
    """Say whether the number is that of an emergency service: "a 911 call", "she dialled 999"."""
    i = number.first
    if t.words[i] not in _KNOWN.emergencies or number.last > i + 1:
        return False
    return t.at(i - 1) in _KNOWN.emergency_before or t.at(i + 1) in _KNOWN.emergency_behind


def _counter(t: Tokens, i: int) -> bool:
    """Say whether the number closes a counter of pages: "Image 6 of 12"."""
    before = i - 1 - (t.at(i - 1) == "/")
    return (
        t.at(before) in {"of", "/"} and t.at(before - 1).isdecimal() and t.at(before - 2) in _KNOWN.counters
    )


def proper(t: Tokens, number: Number) -> bool:
    """Say whether capitals around a bare number make it part of a proper name: "Falcon 9", "11 Pro"."""
    i = number.first
    before = t.at(i - 1)
    if before in {"top", "big", "bottom"} and number.scale == 1:
        return True
    if not number.digits or number.scale > 1 or number.value is None or number.step < 1:
        return False
    first, last = t.sentence(i)
    if "," in t.text(i, number.last):
        return False
    leading = t.capital(i - 1) and first < i - 1 and before[:1].isalpha() and not t.glued(i)
    leading = leading and before not in _STOPS
    following = t.at(number.last)
    trailing = (
        t.capital(number.last) and following[:1].isalpha() and len(following) > 1 and not t.glued(number.last)
    )
    proper_name = (leading and not before.endswith("s")) or (
        trailing
        and following not in _CALENDAR
        and following not in _HAPPENINGS
        and noun_class(singular(following)) != "people"
    )
    return proper_name and not _title_case(t, first, last)


def _title_case(t: Tokens, first: int, last: int) -> bool:
    """Say whether a sentence is set like a headline, where capitals show no names."""
    long = [i for i in range(first, min(last, first + 40)) if len(t.words[i]) > 2 and t.words[i].isalpha()]  # noqa: PLR2004
    return len(long) > 2 and 2 * sum(t.capital(i) for i in long) > len(long)  # noqa: PLR2004


def _addressed(t: Tokens, number: Number) -> bool:
    """Say whether capitals behind make the number an address or a model: "49 Ranch Road", "11 Pro"."""
    i = number.last
    if not number.digits or number.scale > 1 or t.glued(i) or not t.capital(i):
        return False
    for at in range(i, min(i + 5, len(t))):
        if not (t.capital(at) or t.words[at][0].isdigit() or t.words[at] in _ORDINAL_ENDS):
            break
        if at == i + 1 and t.words[at] in _HAPPENINGS:
            break  # "3 Boys Killed Crossing Mill Street"
        if t.words[at] in _KNOWN.streets:
            return True
    return False


def idiom(t: Tokens, number: Number) -> bool:  # noqa: PLR0911 - one way out for each way of writing
    """Say whether the number word counts nothing: "one of the", "two-state", "no one"."""
    i, last = number.first, number.last
    if number.digits:
        return t.text(i, last + 2).lower() in _KNOWN.phrases if last + 2 <= len(t) else False
    before, after = t.at(i - 1), t.at(last)
    if after == "-" and t.glued(last) and t.at(last + 1) in _KNOWN.compounds:
        return True
    if before == "-" and t.glued(i) and t.at(i - 2)[:1].isalpha() and t.at(i - 2) not in _NEGATIVE:
        return True
    if before in {"minus", "negative"}:
        return False
    if number.value == 0 and after in {"tolerance", "in", "sum", "hour", "-"}:
        return True
    if number.value != 1 or t.words[i] != "one" or last > i + 1:
        return False
    if after[:1].isdigit():
        return True
    if before in _KNOWN.before_one:
        return before not in {"the", "on", "for", "as", "like", "not"} or after not in {
            "dead",
            "killed",
            "person",
            "wounded",
            "injured",
        }
    if after == "of":
        return True
    return (after in _KNOWN.after_one and after not in {"is", "was", "has", "who", "more"}) or not after
