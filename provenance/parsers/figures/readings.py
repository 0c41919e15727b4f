"""From tokens to readings: the scan over the candidates, and the joining of ranges."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from provenance.knowledge.cues import cues
from provenance.knowledge.nouns import is_plural
from provenance.knowledge.numerals import numerals
from provenance.knowledge.units import units
from provenance.parsers.figures.bounds import Bounds, Interval, bounds_of, find_hedge, interval
from provenance.parsers.figures.changes import share_units
from provenance.parsers.figures.fractions import (
    is_ordinal_behind,
    read_bare_fraction,
    read_denominator,
    read_odds,
)
from provenance.parsers.figures.glossed import shields_of
from provenance.parsers.figures.numbers import (
    DIGITS,
    Number,
    add_fraction,
    read_cardinal,
    read_digits,
    read_vague,
)
from provenance.parsers.figures.numerals import size_of
from provenance.parsers.figures.phrases import NounPhrase, noun_phrase
from provenance.parsers.figures.quantities import measured
from provenance.parsers.figures.ranges import join_ranges
from provenance.parsers.figures.shields import identifier, idiom, named, proper, telephone

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens
    from provenance.parsers.figures.numerals import Exact
    from provenance.parsers.figures.quantity import Quantity

__all__ = ["Reading", "readings"]

_KNOWN: Final = numerals()
_VAGUE: Final = frozenset(words[0] for words in _KNOWN.vague)
_WORDS: Final = (
    frozenset(_KNOWN.cardinals) | frozenset(_KNOWN.scales) | _VAGUE | frozenset(_KNOWN.vulgar)
    | frozenset(word for word, n in _KNOWN.ordinals.items() if n > 2) | {"half", "quarter"}  # noqa: PLR2004
)  # fmt: skip
_ARTICLES: Final = frozenset({"a", "an", "the", "its", "his", "her", "their"})
_DOZEN: Final = 12
_MEASURES: Final = frozenset({"duration", "age", "rate", "dimension"})
_PLURAL_UNITS: Final = cues("readings", "plural_units")
_MOST: Final = 10_000  # numbers: more of them are a table of data, and no article
_SEVERAL: Final = {"several": (3, 9), "few": (2, 9), "couple": (2, 3), "many": (3, 99)}


@dataclass(slots=True, kw_only=True)
class Reading:
    """A quantity with its hedge, its interval and its noun phrase; tokens *first* up to *last*."""

    t: Tokens
    quantity: Quantity
    bounds: Bounds
    interval: Interval
    phrase: NounPhrase
    first: int
    last: int


def readings(t: Tokens, language: str) -> list[Reading]:
    """Read every figure among the tokens *t*, in order; an age may stand within: "two 4-year-old girls"."""
    quantities = join_ranges(t, _quantities(t, language))
    share_units(t, quantities)
    found: list[Reading] = []
    aged: list[Reading] = []
    for q in quantities:
        reading = _reading(t, q)
        bare = q.unit is None and q.value is not None and reading.bounds.bound == "exact"
        if bare and reading.phrase.head is None and proper(t, q.number):
            continue
        if found and q.kind == "age" and q.last <= found[-1].last:
            aged.append(reading)
        elif not found or reading.first >= found[-1].last or q.first >= found[-1].last:
            reading.first = max(reading.first, found[-1].last) if found else reading.first
            found.append(reading)
    return sorted(found + aged, key=lambda one: one.first) if aged else found


def _reading(t: Tokens, q: Quantity) -> Reading:
    bounds = find_hedge(t, q)
    if q.number.vague is not None:
        span = bounds_of(q.number.vague)
        bounds.bound, bounds.formula = "vague", "exact"
    elif q.value is None:
        span = Interval(q.low, q.high, _widened(q.low, q.step, -1), _widened(q.high, q.step, 1))
        bounds.bound = "exact" if q.kind == "score" else "between"
    else:
        span = interval(q.value, q.step, bounds.formula, whole=q.kind == "count" and q.value.denominator == 1)
        if q.number.scale == _DOZEN and bounds.formula == "exact":
            span = Interval(q.value, q.value, q.value * Fraction(5, 6), q.value * Fraction(7, 6))
    attribute = q.hyphened or _is_attribute(t, q, bounds)
    phrase = noun_phrase(
        t,
        max(q.last, bounds.last),
        one=q.value == 1 or (q.unit is not None and t.at(bounds.first - 1) in _ARTICLES),
        compound=attribute or (t.at(q.last) == "-" and t.glued(q.last)),
        of_only=q.unit is not None and q.kind in _MEASURES and not attribute,
    )
    last = max(bounds.last, q.last)
    if q.unit is None and phrase.head is not None:
        last = max(last, phrase.last)
    return Reading(
        t=t,
        quantity=q,
        bounds=bounds,
        interval=span,
        phrase=phrase,
        first=min(bounds.first, q.first),
        last=last,
    )


def _is_attribute(t: Tokens, q: Quantity, bounds: Bounds) -> bool:
    """Say whether a measure stands before what has it: "20 kilometer ride", "the 1,500 sq m hall"."""
    if q.unit is None or q.value == 1:
        return False
    written = t.words[q.last - 1]
    if any(one == (f"{written}s",) for one, _ in units().words.get(f"{written}s", ())):
        return True
    article = t.at(min(bounds.first, q.first) - 1) in _ARTICLES
    return article and not is_plural(written) and written not in _PLURAL_UNITS


def _widened(end: Exact | None, step: Exact, sign: int) -> Exact | None:
    return None if end is None else end + sign * min(step * Fraction(1, 2), size_of(end) * Fraction(1, 20))


def _quantities(t: Tokens, language: str) -> list[Quantity]:
    """Read the quantities at the candidates, outside dates, identifiers and idioms."""
    found: list[Quantity] = []
    shields = shields_of(t)
    shield, reached = 0, 0
    for i in t.numbers[:_MOST]:
        if i < reached or not _may_open(t.words[i]):
            continue
        while shield < len(shields) and shields[shield].last <= i:
            shield += 1
        if shield < len(shields) and shields[shield].first <= i:
            reached = shields[shield].last
            continue
        number, reached = _number(t, i, language)
        if number is None or (number.vague is None and not number.share and idiom(t, number)):
            continue
        q = measured(t, number)
        if q.unit is None and number.value is not None and named(t, number):
            continue
        reached = max(reached, q.last)
        found.append(q)
    return found


def _may_open(word: str) -> bool:
    return word in _WORDS or word[0] in DIGITS or (word[0] == "." and len(word) > 1)


def _number(t: Tokens, i: int, language: str) -> tuple[Number | None, int]:  # noqa: PLR0911 - one way out for each way of writing
    """Read the number at token *i*; answer it, or None, and where to go on."""
    word = t.words[i]
    if word[0] in DIGITS or word[0] == ".":
        dialled = telephone(t, i)
        if dialled:
            return None, dialled
        if identifier(t, i):
            return None, _behind_chunk(t, i)
        number = read_digits(t, i, language)
        if number is None:
            return None, _behind_chunk(t, i)
    else:
        number = _worded(t, i)
        if number is None:
            return None, i + 1
    if number.vague is not None:
        return number, number.last
    ordinal = is_ordinal_behind(t, number)
    if not number.share and not read_denominator(t, number):
        if ordinal:
            return None, ordinal
        add_fraction(t, number)
        _odds(t, number, language)
    return number, number.last


def _worded(t: Tokens, i: int) -> Number | None:
    word = t.words[i]
    if word in _VAGUE:
        several = t.at(i - 1) in _SEVERAL or (t.at(i - 1) == "of" and t.at(i - 2) == "couple")
        if t.at(i - 1) not in _KNOWN.cardinals and not several:
            vague = read_vague(t, i)
            if vague is not None:
                return vague
    if word in _KNOWN.scales and t.at(i - 1) in _SEVERAL and t.at(i - 2) != "couple":
        plural = _KNOWN.vague.get((word + "s",))
        if plural is not None:
            return Number(first=i - 1, last=i + 1, value=None, step=1, vague=plural)
    if word in _KNOWN.cardinals or word in _KNOWN.scales:
        return read_cardinal(t, i)
    return read_bare_fraction(t, i)


def _odds(t: Tokens, number: Number, language: str) -> None:
    at = number.last
    if t.at(at) not in {"in", "out", "of", "over"}:
        return
    while t.at(at) in {"in", "out", "of", "every", "over"} and at < number.last + 3:
        at += 1
    word = t.at(at)
    if not word:
        return
    other = None
    if word[0] in DIGITS:
        other = read_digits(t, at, language)
    elif word in _KNOWN.cardinals or word in {"a", "hundred"}:
        other = read_cardinal(t, at)
    if other is not None and not is_ordinal_behind(t, other):
        read_odds(t, number, other, at)


def _behind_chunk(t: Tokens, i: int) -> int:
    """Return the index behind everything that is glued to token *i*."""
    at = i + 1
    while t.glued(at) and t.words[at] not in {".", ",", ")", ";", "!", "?", '"'}:
        at += 1
    return at
