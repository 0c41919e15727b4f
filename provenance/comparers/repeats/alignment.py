"""Which sentences of one article stand in another, word by word.

For each sentence near a shared passage the likeliest sentences of the other article are chosen by the
triples of words that they share, and compared by their longest common subsequence. All thresholds are
ratios of integers.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from provenance.comparers.repeats.glance import alike
from provenance.comparers.repeats.subsequence import kept, length
from provenance.parsers.passages.fingerprints import SIZE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.comparers.repeats.reading import Reading, Unit

__all__ = ["Match", "align"]

_NEAR: Final = 2
"""Sentences on either side of a shared passage that are looked at too."""
_VOTES: Final = 2
"""Triples of words that a sentence far from any shared passage has in common with another."""
_TRIED: Final = 2
"""Sentences of the other article that are compared with each sentence."""
_FEWEST: Final = 6
"""Words that a sentence contained in another must have in common with it."""
_EDGE: Final = 6
"""Words between a passage and the end of its sentence, at most, that belong to the passage."""
_FAR: Final = 5
"""Words between two common ones that part a passage from what is common by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two stretches of words, one in each article, with what they have in common.

    ``ours`` and ``theirs`` number the first and the last word; ``words`` counts the common ones, ``own``
    those of them that stand outside quotation marks on both sides; ``rarest`` is the least number of
    articles that share a passage of the stretch, null where it holds none itself.
    """

    ours: tuple[int, int]
    theirs: tuple[int, int]
    words: int
    own: int
    rarest: int | None

    @property
    def verbatim(self) -> bool:
        """Whether at least 98 words in 100 are the same."""
        (first, last), (start, stop) = self.ours, self.theirs
        return 200 * self.words >= 98 * (last - first + stop - start + 2)


def align(ours: Reading, theirs: Reading, seeds: Iterable[tuple[int, int, int]]) -> tuple[Match, ...]:
    """Match the sentences of one article with those of another.

    *seeds* are shared passages: where each starts in either body, and how many articles have it. A sentence
    that neither holds one nor stands within two sentences of one that does must share more to be looked
    at. One with a passage that 0 articles share is boilerplate, and matches nothing.
    """
    rarest, partners = _evidence(ours, theirs, seeds)
    telling = [number for number, articles in rarest.items() if articles]
    near = {number + step for number in telling for step in range(-_NEAR, _NEAR + 1)}
    found: list[Match] = []
    for number, unit in enumerate(ours.units):
        if rarest.get(number) == 0:
            continue
        candidates = _candidates(
            theirs, ours.words(unit), partners.get(number, ()), 1 if number in near else _VOTES
        )
        if candidates:
            found += _best(ours, theirs, unit, candidates, rarest.get(number))
    return tuple(found)


def _evidence(
    ours: Reading, theirs: Reading, seeds: Iterable[tuple[int, int, int]]
) -> tuple[dict[int, int], dict[int, list[int]]]:
    rarest: dict[int, int] = {}
    partners: dict[int, list[int]] = {}
    for start, other_start, articles in seeds:
        number, partner = ours.unit_at(start, SIZE), theirs.unit_at(other_start, SIZE)
        if number >= 0:
            rarest[number] = min(articles, rarest.get(number, articles))
            if partner >= 0 and partner not in partners.setdefault(number, []):
                partners[number].append(partner)
    return rarest, partners


def _best(
    ours: Reading, theirs: Reading, unit: Unit, candidates: Iterable[int], rarest: int | None
) -> list[Match]:
    words = ours.words(unit)
    best: tuple[int, int] | None = None
    for other in candidates:
        candidate = theirs.units[other]
        common = length(candidate.places, candidate.size, words)
        if alike(common, unit.size, candidate.size):
            score = 1000 * common // (unit.size + candidate.size)
            if best is None or score > best[0]:
                best = (score, other)
    if best is None:
        return []
    there = _widened(theirs, best[1], words)
    match = _matched(ours, theirs, (unit.first, unit.behind), there, rarest)
    return [match, *_turned(ours, theirs, (unit.first, unit.behind), there, match)]


def _matched(
    ours: Reading, theirs: Reading, here: tuple[int, int], there: tuple[int, int], rarest: int | None
) -> Match:
    shared = kept(ours.folded[here[0] : here[1]], theirs.folded[there[0] : there[1]])
    pairs = _compact(tuple((here[0] + one, there[0] + other) for one, other in shared))
    edges = _to_the_edge(pairs, (here[0], here[1] - 1), (there[0], there[1] - 1))
    own = sum(ours.own[one] & theirs.own[other] for one, other in pairs)
    return Match(ours=edges[0], theirs=edges[1], words=len(pairs), own=own, rarest=rarest)


def _turned(
    ours: Reading, theirs: Reading, here: tuple[int, int], there: tuple[int, int], match: Match
) -> list[Match]:
    """Match what is left of two sentences of which one has the clauses of the other in another order."""
    for one, other in (
        ((here[0], match.ours[0]), (match.theirs[1] + 1, there[1])),
        ((match.ours[1] + 1, here[1]), (there[0], match.theirs[0])),
    ):
        size, opposite = one[1] - one[0], other[1] - other[0]
        if min(size, opposite) >= _FEWEST:
            common = len(kept(ours.folded[one[0] : one[1]], theirs.folded[other[0] : other[1]]))
            if common >= _FEWEST and alike(common, size, opposite):
                return [_matched(ours, theirs, one, other, match.rarest)]
    return []


def _candidates(theirs: Reading, words: tuple[str, ...], partners: Sequence[int], fewest: int) -> list[int]:
    votes: dict[int, int] = {}
    heard = theirs.heard
    for three in zip(words, words[1:], words[2:], strict=False):
        if three in heard:
            for other in heard[three]:
                votes[other] = votes.get(other, 0) + 1
    ranked = sorted(votes, key=lambda other: (-votes[other], other))[:_TRIED]
    chosen = [other for other in ranked if votes[other] >= fewest]
    return chosen + [partner for partner in partners[:_TRIED] if partner not in chosen]


def _widened(theirs: Reading, number: int, words: tuple[str, ...]) -> tuple[int, int]:
    """Take a neighbouring sentence in where our sentence joins the two."""
    units = theirs.units
    unit = units[number]
    alone = length(unit.places, unit.size, words)
    if 4 * alone >= 3 * len(words):
        return unit.first, unit.behind
    for low, high in ((number, number + 1), (number - 1, number)):
        if low >= 0 and high < len(units):
            extra = units[high if low == number else low]
            more = length(extra.places, extra.size, words)
            if more >= _FEWEST and 4 * more >= 3 * extra.size:
                return units[low].first, units[high].behind
    return unit.first, unit.behind


def _compact(pairs: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Drop the one or two words at either end that stand far from the rest: they are common by chance."""
    gaps = [max(two[0] - one[0], two[1] - one[1]) > _FAR for one, two in pairwise(pairs)]
    first = max((place + 1 for place in range(min(2, len(gaps))) if gaps[place]), default=0)
    behind = min((len(gaps) - place for place in range(min(2, len(gaps))) if gaps[-1 - place]), default=None)
    return pairs[first:behind] or pairs


def _to_the_edge(
    pairs: Sequence[tuple[int, int]], unit: tuple[int, int], other: tuple[int, int]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Take the few other words at either end of the two sentences in: they are what was changed there."""
    first, last = pairs[0], pairs[-1]
    if first[0] - unit[0] <= _EDGE and first[1] - other[0] <= _EDGE:
        first = (unit[0], other[0])
    if unit[1] - last[0] <= _EDGE and other[1] - last[1] <= _EDGE:
        last = (unit[1], other[1])
    return (first[0], last[0]), (first[1], last[1])
