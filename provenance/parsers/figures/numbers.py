"""Number phrases: digits, number words, scales and mixed numbers, read exactly."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from provenance.knowledge.numerals import Vague, numerals
from provenance.parsers.figures.numerals import Exact, numeral, step_of

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens

__all__ = ["DIGITS", "Number", "add_fraction", "after_join", "read_cardinal", "read_digits", "read_vague"]

DIGITS: Final = frozenset("0123456789")
_KNOWN: Final = numerals()
_THOUSAND: Final = 1_000
_HUNDRED: Final = 100
_SHORT: Final = 3
_POINT_WORDS: Final = 6
_ARTICLES: Final = frozenset({"a", "an"})
_ENDLESS: Final = 10**30
_GROUPS: Final = 9


@dataclass(slots=True, kw_only=True)
class Number:
    """A number phrase: tokens *first* up to *last*.

    ``value`` is null for a vague plural. ``step`` is the unit of the last significant digit;
    ``share`` says that it is a fraction; ``scale`` is the last scale word, 1 without one.
    """

    first: int
    last: int
    value: Exact | None
    step: Exact
    vague: Vague | None = None
    digits: bool = False
    share: bool = False
    scale: int = 1


def after_join(t: Tokens, i: int) -> int:
    """Return the index behind a hyphen that joins two words at *i*, or *i* where there is none."""
    if t.at(i) == "-" and t.glued(i) and t.glued(i + 1):
        return i + 1
    return i


def read_digits(t: Tokens, i: int, language: str) -> Number | None:
    """Read a numeral in digits at token *i*, with grouping spaces, fractions and a scale behind it."""
    found = numeral(t.words[i], language)
    if found is None:
        return None
    last = i + 1
    value, step = found
    if len(t.words[i]) <= _SHORT and t.words[i].isdecimal():
        grouped = _grouped(t, i)
        if grouped > last:
            digits = "".join(t.words[i:grouped])
            value, last = int(digits), grouped
            step = step_of(value)
    number = Number(first=i, last=last, value=value, step=step, digits=True)
    _add_slash(t, number)
    _add_power(t, number)
    _scale_digits(t, number)
    return number


def _grouped(t: Tokens, i: int) -> int:
    """Return the index behind groups of three digits that stand apart by single spaces."""
    last = i + 1
    while (
        last < min(len(t), i + _GROUPS)
        and len(t.words[last]) == _SHORT
        and t.words[last].isdecimal()
        and t.starts[last] - t.stops[last - 1] == 1
    ):
        last += 1
    glued = last < len(t) and t.glued(last) and t.words[last] not in {".", ",", ";", ":", "?", "!", ")", "%"}
    narrow = i > 0 and t.words[i - 1][0] in DIGITS
    return i + 1 if glued or narrow else last


def _add_slash(t: Tokens, number: Number) -> None:
    """Read "1/4" and "10 1/2"."""
    i = number.last
    vulgar = _KNOWN.vulgar.get(t.at(i))
    if vulgar is not None and number.value is not None and t.starts[i] - t.stops[i - 1] <= 1:
        number.value, number.last, number.step = number.value + vulgar, i + 1, vulgar
        return
    if t.at(i) == "/" and t.glued(i):
        part, start = _slash(t, i - 1), i - 1
        if part is not None:
            number.value, number.last, number.share = part, start + 3, True
            number.step = part
    elif t.at(i + 1) == "/" and t.glued(i + 1) and t.at(i)[0] in DIGITS and number.value is not None:
        part = _slash(t, i)
        if part is not None:
            number.value, number.last, number.step = number.value + part, i + 3, part


def _slash(t: Tokens, i: int) -> Fraction | None:
    upper, lower = t.at(i), t.at(i + 2)
    if not (upper.isdecimal() and lower.isdecimal() and len(upper) < _SHORT and len(lower) <= _SHORT):
        return None
    if not t.glued(i + 2) or not 0 < int(upper) < int(lower) or t.at(i + 3) == "/":
        return None
    return (
        Fraction(int(upper), int(lower))
        if int(lower) in {2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64, 100, 128}
        else None
    )


def _add_power(t: Tokens, number: Number) -> None:
    """Read scientific notation: "1.3x10^6", "6.2×10−30", "12.3e+14", "1.1^23"."""
    i = number.last
    times = t.at(i) in {"x", "×", "*"} and t.at(i + 1) == "10"
    j = i + 2 if times else i
    if t.at(j) == "^":
        j += 1
    elif not (times and t.at(j) == "-") and not (t.at(i) == "e" and t.glued(i)):
        return
    elif t.at(i) == "e":
        j = i + 1
    sign = -1 if t.at(j) == "-" else 1
    j += t.at(j) in {"+", "-"}
    digits = t.at(j)
    if number.value is None or not number.value or not digits.isdecimal() or len(digits) > 2:  # noqa: PLR2004
        return
    exponent = sign * int(digits)
    if times or t.at(i) == "e":
        factor = Fraction(10) ** exponent
        number.value, number.step = number.value * factor, number.step * factor
    elif max(number.value.numerator, number.value.denominator) <= 10**6 and abs(exponent) <= 40:  # noqa: PLR2004
        number.value = Fraction(number.value) ** exponent
        number.step = number.value
    number.last = j + 1


def _scale_digits(t: Tokens, number: Number) -> None:
    """Multiply by the scale words behind the digits: "1.5bn", "2.4 million", "3 lakh crore"."""
    while number.value is not None and number.value < _ENDLESS:
        i = after_join(t, number.last)
        word = t.at(i)
        scale = _KNOWN.scales.get(word)
        if scale is None or (i == number.last and t.glued(i) and word.endswith("s")):
            return
        number.value *= scale
        number.step *= scale
        number.scale = scale
        number.last = i + 1
        if scale == 12:  # noqa: PLR2004 - nothing follows a dozen
            return
        rest = _rest(t, number)
        if rest is not None:
            number.value += rest
            number.step = step_of(int(number.value))
            return


def _rest(t: Tokens, number: Number) -> Exact | None:
    """Read what follows a scale word in digits: "4 thousand 3 hundred and 21"."""
    i = number.last + (t.at(number.last) == "and")
    word = t.at(i)
    if number.scale == _HUNDRED and i > number.last and word in _KNOWN.cardinals:
        small = read_cardinal(t, i)
        if small is not None and small.value is not None and small.value < _HUNDRED:
            number.last = small.last
            return small.value
    if not word.isdecimal() or len(word) > 2 or number.value is None or word[0] == "0":  # noqa: PLR2004
        return None
    if number.scale == _THOUSAND and t.at(i + 1) == "hundred":
        part = Number(first=i, last=i + 2, value=int(word) * 100, step=100, scale=100)
        more = _rest(t, part)
        number.last = part.last
        return (part.value or 0) + (more or 0)
    if number.scale == _HUNDRED and i > number.last and t.at(i + 1) not in _KNOWN.scales:
        number.last = i + 1
        return int(word)
    return None


def read_vague(t: Tokens, i: int) -> Number | None:
    """Read a plural that only hints at a size: "dozens", "hundreds of thousands"."""
    words = t.words
    if t.at(i + 1) == "of":
        known = _KNOWN.vague.get((words[i], "of", t.at(i + 2)))
        if known is not None:
            return Number(first=i, last=i + 3, value=None, step=1, vague=known)
    known = _KNOWN.vague.get((words[i],))
    if known is None:
        return None
    return Number(first=i, last=i + 1, value=None, step=1, vague=known)


def read_cardinal(t: Tokens, i: int) -> Number | None:
    """Read number words at token *i*: "two hundred and six", "thirty-four hundred", "a million"."""
    total, group, last_scale, scale = 0, 0, _ENDLESS, 1
    first = i - 1 if t.words[i] in _KNOWN.scales and t.at(i - 1) in _ARTICLES else i
    at, last, before, stop = i, i, "", len(t)
    while at < stop:
        word = t.words[at]
        cardinal, multiple = _KNOWN.cardinals.get(word), _KNOWN.scales.get(word)
        if cardinal is not None and _fits(cardinal, group, last_scale, total, before):
            group += cardinal
        elif total > _ENDLESS:
            break
        elif multiple == _HUNDRED and group < _HUNDRED and before != "hundred":
            group = (group or 1) * _HUNDRED
            scale = _HUNDRED
        elif (
            multiple is not None and multiple != _HUNDRED and _multiplies(multiple, group, last_scale, before)
        ):
            if not group and total:
                total *= multiple
            else:
                total += (group or (0 if total else 1)) * multiple
            group, last_scale, scale = 0, multiple, multiple
        else:
            break
        last, before = at + 1, word
        if multiple == 12:  # noqa: PLR2004 - nothing follows a dozen
            break
        at = _next_word(t, last, word, last_scale)
    if last == i:
        return None
    value = total + group
    number = Number(first=first, last=last, value=value, step=step_of(value), scale=max(scale, 1))
    _add_point(t, number)
    return number


def _fits(cardinal: int, group: int, last_scale: int, total: int, before: str) -> bool:
    if not before:
        return True
    if cardinal == 0:
        return False
    rest = group % _HUNDRED
    if total and not group and before in _KNOWN.scales:
        return cardinal < last_scale
    if before == "hundred":
        return True
    return cardinal < 10 and rest >= 20 and rest % 10 == 0  # noqa: PLR2004 - units behind tens


def _multiplies(multiple: int, group: int, last_scale: int, before: str) -> bool:
    if not before:
        return True
    if not group:
        return before in _KNOWN.scales and before != "hundred" and multiple > 12  # noqa: PLR2004
    return multiple < last_scale


def _next_word(t: Tokens, i: int, word: str, last_scale: int) -> int:
    """Return where the next number word may stand: behind a hyphen, or behind "and" after a scale."""
    if t.at(i) == "-" and t.glued(i) and t.glued(i + 1):
        return i + 1
    if t.at(i) != "and" or word not in _KNOWN.scales:
        return i
    ahead = i + 1
    small = _KNOWN.cardinals.get(t.at(ahead))
    while t.at(ahead) in _KNOWN.cardinals or t.at(ahead) in {"-", "hundred"}:
        ahead += 1
    closes = _KNOWN.scales.get(t.at(ahead), 0) >= min(last_scale, _ENDLESS - 1) or small is None
    return i if closes or t.at(ahead) in _KNOWN.plurals else i + 1


def _add_point(t: Tokens, number: Number) -> None:
    """Read spoken decimals: "nine point nought four"."""
    i = number.last
    if t.at(i) != "point" or t.at(i + 1) not in _KNOWN.cardinals or number.value is None:
        return
    digits, at = "", i + 1
    while t.at(at) in _KNOWN.cardinals and len(digits) < _POINT_WORDS:
        value = _KNOWN.cardinals[t.at(at)]
        if digits and len(digits) > 1 and digits.endswith("0") and value < 10 and t.at(at - 1) == "-":  # noqa: PLR2004
            digits = digits[:-1] + str(value)
        else:
            digits += str(value)
        at += 1
        if t.at(at) == "-" and t.at(at + 1) in _KNOWN.cardinals:
            at += 1
    number.value += Fraction(int(digits), 10 ** len(digits))
    number.step = Fraction(1, 10 ** len(digits))
    number.last = at
    scale = _KNOWN.scales.get(t.at(at))
    if scale:
        number.value, number.step = number.value * scale, number.step * scale
        number.last, number.scale = at + 1, scale


def add_fraction(t: Tokens, number: Number) -> None:
    """Read "and a half" behind a number: "two and a half million", "one million and a half"."""
    i = number.last
    hyphened = t.at(i) == "-"
    i += hyphened
    if t.at(i) != "and" or number.value is None:
        return
    i = after_join(t, i + 1)
    upper = 1 if t.at(i) in _ARTICLES else _KNOWN.cardinals.get(t.at(i), 0)
    i = after_join(t, i + 1)
    word = t.at(i)
    lower = {"half": 2, "quarter": 4, "third": 3, "fifth": 5, "fourth": 4, "eighth": 8, "sixth": 6}.get(
        word, 0
    )
    if upper > 1 or not lower:
        lower = _KNOWN.plurals.get(word, 0)
    if not upper or not lower or upper >= lower or (word != "half" and t.at(i + 1) == "of"):
        return
    part = Fraction(upper, lower)
    scale = _KNOWN.scales.get(t.at(i + 1), 0)
    if scale >= _THOUSAND and number.scale == 1:
        number.value = (number.value + part) * scale
        number.step, number.last, number.scale = part * scale, i + 2, scale
    elif scale >= _THOUSAND and number.scale > scale:
        number.value += part * scale
        number.step, number.last = part * scale, i + 2
    else:
        factor = number.scale if number.scale >= _THOUSAND else 1
        number.value += part * factor
        number.step, number.last = part * factor, i + 1
