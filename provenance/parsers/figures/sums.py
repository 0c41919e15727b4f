"""Enumerations of persons who share one fate: "two adults and four children dead" are six."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise, starmap
from typing import TYPE_CHECKING, Final

from provenance.knowledge.nouns import noun_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.parsers.dates.tokens import Tokens
    from provenance.parsers.figures.groups import Group
    from provenance.parsers.figures.parts import Draft
    from provenance.parsers.figures.persons import Single

__all__ = ["Sum", "sums"]

_SUMMED: Final = frozenset({"killed", "injured"})
_LINKS: Final = frozenset({",", "and", "&", "their", "his", "her", "then", "plus"})
_ENDS: Final = ("killed", "killing", "kills", "before shooting", "fatally shot", "gun on", "weapon on")
_OWN: Final = (
    *(tuple(f"{verb} {self}".split()) for verb in _ENDS for self in ("himself", "herself")),
    ("his", "own", "life"),
    ("her", "own", "life"),
)
_LEAVES: Final = frozenset({"left", "leaving", "leaves"})
_AHEAD: Final = 20
_INCLUDING: Final = frozenset({"including", "among", "include", "included", "includes"})
_BESIDE: Final = 4
_APART: Final = 12
_OTHERS: Final = frozenset({"other", "others"})
_OTHERWISE: Final = frozenset({".", ";", "not", "tried", "attempted", "but"})
_GUNMEN: Final = frozenset({"gunman", "shooter", "attacker", "assailant", "suspect", "killer", "bomber"})
_SELF: Final = frozenset({"himself", "herself"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """Neighbours in an enumeration, tokens *first* up to *last*, and how many they are together."""

    first: int
    last: int
    value: int
    measure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    first: int
    last: int
    value: int
    noun: str
    measure: str
    left: bool
    cue: int
    bare: bool = False


def sums(t: Tokens, drafts: list[Draft], singles: list[Single], several: list[Group]) -> list[Sum]:
    """Add up the enumerations of all of these; what stands in apposition is no addition."""
    groups: list[list[_Item]] = []
    for item in _items(drafts, singles, several):
        last = groups[-1][-1] if groups else None
        if last is not None and last.measure == item.measure and _linked(t, last.last, item.first):
            groups[-1].append(item)
        else:
            groups.append([item])
    counted = [one.reading.last for one in drafts if one.reading.quantity.kind == "count"]
    found = [_sum(t, group) for group in groups if not _part(t, group[0].first, counted)]
    known = [one for one in found if one is not None]
    known += _clauses(t, groups)
    hurt = {one.sentence for one in drafts if one.measure is not None and one.measure.measure == "injured"}
    alive = starmap(_survivors, pairwise(one for one in drafts if one.sentence not in hurt))
    return known + [one for one in alive if one is not None]


def _clauses(t: Tokens, groups: list[list[_Item]]) -> Iterator[Sum]:
    """Add what one sentence tells in two clauses: "a man died in a fire that killed two others"."""
    for one, other in pairwise(groups):
        first, then = one[0], other[0]
        if first.measure != then.measure or t.sentence(first.first) != t.sentence(then.first):
            continue
        if not _INCLUDING.isdisjoint(t.words[max(then.first - 3, 0) : then.first]):
            continue
        more = not _OTHERS.isdisjoint(t.words[then.first : then.last]) and t.at(then.first - 1) != "the"
        if more or _again(t, first, then):
            value = _together(t, one) + _together(t, other)
            yield Sum(first=first.first, last=other[-1].last, value=value, measure=first.measure)


def _again(t: Tokens, one: _Item, other: _Item) -> bool:
    """Say whether the second clause goes on with the first: "two died at the scene and two died later"."""
    clauses = other.bare and not one.left and not other.left and t.at(other.first - 1) == "and"
    between = t.words[one.cue : other.first]
    return clauses and one.cue < other.first and not any(word.isdecimal() for word in between)


def _part(t: Tokens, first: int, counted: list[int]) -> bool:
    """Say whether the enumeration tells a part of a number: "six, including a woman and her son"."""
    if _INCLUDING.isdisjoint(t.words[max(first - 2, 0) : first]):
        return False
    at = bisect_right(counted, first) - 1
    return at >= 0 and first - counted[at] <= _BESIDE


def _survivors(shot: Draft, dead: Draft) -> Sum | None:
    """Read "five people were shot, one fatally": four were hurt."""
    if shot.measure is None or dead.measure is None or shot.sentence != dead.sentence:
        return None
    told = (shot.measure.measure, dead.measure.measure, shot.status, dead.status)
    if told != ("shot", "killed", "done", "done"):
        return None
    t, n, m = shot.reading.t, shot.reading.quantity.value, dead.reading.quantity.value
    exact = shot.reading.bounds.bound == dead.reading.bounds.bound == "exact"
    between = t.words[shot.reading.last : dead.reading.first]
    if not exact or n is None or m is None or n - m < 2 or len(between) > _APART:  # noqa: PLR2004
        return None
    last = dead.reading.last
    if t.at(last) != "fatally" and "killing" not in between:
        return None
    return Sum(first=shot.reading.first, last=last, value=int(n - m), measure="injured")


def _items(drafts: list[Draft], singles: list[Single], several: list[Group]) -> list[_Item]:
    found = [
        _Item(
            first=one.first,
            last=one.last,
            value=1,
            noun=one.noun,
            measure=one.measure,
            left=one.left,
            cue=one.cue,
        )
        for one in singles
        if one.measure in _SUMMED
    ]
    found += [
        _Item(
            first=one.first,
            last=one.last,
            value=one.value,
            noun="people",
            measure=one.measure,
            left=False,
            cue=one.told.cue,
        )
        for one in several
        if one.told is not None
    ]
    taken = {first for one in found for first in range(one.first, one.last)}
    for draft in drafts:
        r = draft.reading
        value = r.quantity.value
        if (
            draft.measure is None
            or draft.measure.measure not in _SUMMED
            or draft.status != "done"
            or value is None
        ):
            continue
        if (
            r.quantity.kind != "count"
            or value.denominator != 1
            or r.first in taken
            or draft.whole is not None
        ):
            continue
        if r.bounds.bound != "exact" or draft.counted is None:
            continue
        found.append(
            _Item(
                first=r.first,
                last=r.last,
                value=int(value),
                noun=draft.counted,
                measure=draft.measure.measure,
                left=draft.measure.left,
                cue=draft.measure.cue,
                bare=r.phrase.head is None,
            )
        )
    return sorted(found, key=lambda item: item.first)


def _linked(t: Tokens, start: int, stop: int) -> bool:
    between = t.words[start:stop]
    return 0 < len(between) <= 3 and all(word in _LINKS for word in between)  # noqa: PLR2004


def _sum(t: Tokens, group: list[_Item]) -> Sum | None:
    total, last = sum(item.value for item in group), group[-1].last
    ending = t.at(last) == "and" and t.at(last + 1 + (t.at(last + 1) == "then")) in _SELF
    if ending and group[0].measure == "killed":
        last += 2 + (t.at(last + 1) == "then")
        total += 1
    elif group[0].measure == "killed" and (own := _own_death(t, last, told=_by_hand(t, group[0]))):
        last = own
        total += 1
    elif len(group) < 2 or "and" not in t.words[group[-2].last : group[-1].first]:  # noqa: PLR2004
        return None
    if _apposed(t, group):
        return None
    return Sum(first=group[0].first, last=last, value=total, measure=group[0].measure)


def _apposed(t: Tokens, group: list[_Item]) -> bool:
    """Say whether the rest of an enumeration tells what its first is made of."""
    head, rest = group[0], group[1:]
    if not rest or head.value == 1 or "and" in t.words[head.last : rest[0].first]:
        return False
    return head.value == sum(item.value for item in rest) or _general(head, rest)


def _together(t: Tokens, group: list[_Item]) -> int:
    return group[0].value if _apposed(t, group) else sum(item.value for item in group)


def _by_hand(t: Tokens, item: _Item) -> bool:
    """Say whether somebody did it: "killed four people", "left four people dead"."""
    return item.left or not _LEAVES.isdisjoint(t.words[max(item.first - 2, 0) : item.first])


def _own_death(t: Tokens, start: int, *, told: bool) -> int | None:
    """Return where "... before killing himself", "and then took his own life" ends in the sentence.

    Where nobody is *told* to have done it, somebody must be: "four shot dead, then gunman kills himself".
    """
    stop = min(t.sentence(start - 1)[1], start + _AHEAD)
    for at in range(start, stop):
        if t.words[at] in _OTHERWISE or (t.words[at] == "wounded" and t.at(at + 1) in _SELF):
            return None
        told = told or t.words[at] in _GUNMEN
        for words in _OWN:
            if told and tuple(t.words[at : at + len(words)]) == words:
                return at + len(words)
    return None


def _general(head: _Item, rest: list[_Item]) -> bool:
    """Say whether the first of a list names what the others specify: "five people, three men and ..."."""
    return noun_class(head.noun) == "people" and any(noun_class(item.noun) != "people" for item in rest)
