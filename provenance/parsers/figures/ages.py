"""Ages: "41-year-old", "aged 16", "Ada Moreau, 41,", "two men, 19 and 20,"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.knowledge.cues import cues
from provenance.knowledge.givennames import is_given_name
from provenance.knowledge.nouns import is_plural, singular
from provenance.knowledge.numerals import numerals
from provenance.knowledge.persons import persons
from provenance.parsers.figures.numbers import after_join

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens
    from provenance.parsers.figures.quantity import Quantity

__all__ = ["read_age"]

_NUMERALS: Final = numerals()
_BETWEEN: Final = cues("ages", "between")
_ENDS: Final = cues("ages", "ends")
_AGED: Final = frozenset({"aged", "ages"})
_APPOSED: Final = frozenset({",", ".", ")"})
_CLOSED: Final = frozenset({",", ".", ")", ";", "-"})
_PERSONS: Final = persons().nouns
_JOINED: Final = frozenset({",", "and"})
_LIST: Final = 12
_OLDEST: Final = 125


def read_age(t: Tokens, q: Quantity) -> None:
    """Read "41-year-old", "ten months old", "3 years of age", "aged 16", "Ada Moreau, 41,"."""
    if q.kind == "duration" and q.unit is not None:
        _old(t, q)
        return
    if q.kind != "count" or q.value is None or not 0 < q.value < _OLDEST or q.number.scale > 1:
        return
    before, after = t.at(q.first - 1), t.at(q.last)
    if before == "at" and q.value >= 10 and _died_at(t, q.first - 2, after):  # noqa: PLR2004
        q.kind, q.unit = "age", "year of age"
    elif after == "yo" or t.at(after_join(t, q.last)) == "yo" or (after == "y" and t.at(q.last + 1) == "o"):
        q.kind, q.unit, q.last = "age", "year of age", after_join(t, q.last) + 1
    elif _listed_age(t, q) or _told_age(t, q) or _of_all(t, q) or (q.number.digits and _shared_ages(t, q)):
        q.kind, q.unit = "age", "year of age"
    elif before in {"aged", "ages", "turned", "turns"} or (
        before in {"age", "of"} and "age" in {before, t.at(q.first - 2)}
    ):
        q.kind, q.unit = "age", "year of age"
        if before in {"aged", "ages", "age"}:
            q.first -= 1
        elif before == "of":
            q.first -= 2
    elif q.number.digits and q.value.denominator == 1 and _stands_apart(t, q):
        q.kind, q.unit = "age", "year of age"


def _old(t: Tokens, q: Quantity) -> None:
    """Turn a duration into an age: "ten months old", "3 years of age"."""
    i = after_join(t, q.last)
    words = (t.at(i), t.at(i + 1))
    if words[0] in {"old", "olds", "old's", "olds'"}:
        q.kind, q.unit, q.last = "age", f"{q.unit} of age", i + 1
    elif words == ("of", "age"):
        q.kind, q.unit, q.last = "age", f"{q.unit} of age", i + 2
    elif words[0] == "yo":
        q.kind, q.unit, q.last = "age", f"{q.unit} of age", i + 1
    elif q.unit == "year" and _aged(t, q.first, words[0]):
        q.kind, q.unit = "age", "year of age"


def _aged(t: Tokens, first: int, after: str) -> bool:
    """Say whether years are an age: "a man of 58 years", "Ada Moreau, 58 years, ...", "aged 3 years"."""
    before = t.at(first - 1)
    if before == "of":
        apposed = t.at(first - 3) == "," and t.capital(first - 4)
        return t.at(first - 2) in _PERSONS or (apposed and after in _APPOSED)
    return before in _AGED or (before == "," and after in _APPOSED and t.capital(first - 2))


def _listed_age(t: Tokens, q: Quantity) -> bool:
    """Say whether the number goes on a list of ages: "aged nine, ten and 12", "aged between 50 and 74"."""
    first = q.first
    if t.at(first - 1) not in _BETWEEN or t.at(q.last) in _PERSONS:
        return False
    for at in range(first - 1, max(first - _LIST, -1), -1):
        word = t.words[at]
        if word in _AGED:
            return True
        if word not in _BETWEEN and word not in _NUMERALS.cardinals and not word.isdecimal():
            return False
    return False


def _stands_apart(t: Tokens, q: Quantity) -> bool:
    """Say whether the number stands behind a person: "another woman, 24, was", "Ada Moreau (24)"."""
    person, before, after = q.first - 2, t.at(q.first - 1), t.at(q.last)
    if (before, after) == ("(", ")"):
        return t.capital(person) and q.value is not None and q.value >= 10  # noqa: PLR2004
    if before != "," or after not in _CLOSED or (after == "-" and t.glued(q.last)):
        return False
    if t.at(person) in _PERSONS:
        return True
    if not t.capital(person) or not t.words[person].isalpha() or t.glued(q.first):
        return False
    opening = t.sentence(q.first)[0]
    if after in {";", "-"} or ";" in t.words[opening : q.first]:  # a tally of places has no given names
        while t.capital(person - 1):
            person -= 1
        return is_given_name(t.words[person])
    return after != "." or opening < q.first - 3


def _shared_ages(t: Tokens, q: Quantity) -> bool:
    """Say whether the number is one of the ages of several persons: "two men, 19 and 20, were"."""
    first, last = q.first, q.last
    while q.first - first < _LIST and t.at(first - 1) in _JOINED:
        before = first - 2 - (t.at(first - 2) == ",")
        if not _may_be_age(t, before):
            break
        first = before
    while last - q.last < _LIST and t.at(last) in _JOINED:
        after = last + 1 + (t.at(last + 1) == "and")
        if not _may_be_age(t, after):
            break
        last = after + 1
    several = last - first > q.last - q.first
    noun = t.at(first - 2)
    return (
        several
        and t.at(first - 1) == ","
        and t.at(last) in _CLOSED
        and is_plural(noun)
        and singular(noun) in _PERSONS
    )


def _of_all(t: Tokens, q: Quantity) -> bool:
    """Say whether the number is the age of several: "the couple, both 52, died"."""
    return t.at(q.first - 1) in {"both", "all"} and t.at(q.first - 2) == "," and t.at(q.last) in _APPOSED


def _may_be_age(t: Tokens, i: int) -> bool:
    word = t.at(i)
    return word.isdecimal() and len(word) <= 3 and 0 < int(word) < _OLDEST  # noqa: PLR2004 - digits


def _told_age(t: Tokens, q: Quantity) -> bool:
    """Say whether "he is 78" tells an age: a person, and nothing behind the number that it could count."""
    i = q.first - 2
    told = t.at(i + 1) in {"is", "was", "'s"} and t.at(i) in {"he", "she", "who"}
    told = told or t.at(i + 1) in {"he's", "she's"}
    return told and t.at(q.last) in _ENDS and not (t.at(q.last) == "." and t.glued(q.last + 1))


def _died_at(t: Tokens, i: int, after: str) -> bool:
    """Say whether "at 93" is an age: "dead at 93", "At 93, he ..."."""
    return t.at(i) in {"dead", "dies", "died", "die"} or (
        t.capital(i + 1) and after == "," and t.sentence(i + 1)[0] >= i
    )
