"""One article as the comparison sees it: words, sentences, what is quoted, what is no reporting."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from provenance.comparers.repeats.subsequence import masks
from provenance.knowledge.agencies import registry
from provenance.parsers import parse
from provenance.parsers.passages import LONGEST, set_apart, words_inside
from provenance.parsers.passages.quotation import quoted_spans
from provenance.parsers.passages.words import read_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from provenance.knowledge.agencies import Registry

__all__ = ["Reading", "Unit", "read"]

_PLACES: Final = 6
"""Sentences that are remembered for three words in a row; more is a refrain."""
_TURNED: Final = bytes.maketrans(b"\x00\x01", b"\x01\x00")
_REMEMBERED: Final = 500
"""Articles that are remembered, at some 100 kB each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A sentence, or a part of a very long one: the words numbered from ``first`` to before ``behind``."""

    first: int
    behind: int
    places: Mapping[str, int]

    @property
    def size(self) -> int:
        """The number of its words."""
        return self.behind - self.first


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article, ready to be compared with any number of others.

    ``own`` marks with 1 the words that are reporting in the article's own voice: neither between quotation
    marks nor in furniture, bylines, credit lines or lists.
    """

    body: str
    folded: tuple[str, ...]
    starts: tuple[int, ...]
    stops: tuple[int, ...]
    own: bytes
    units: tuple[Unit, ...]
    heard: Mapping[tuple[str, str, str], tuple[int, ...]]

    @property
    def own_words(self) -> int:
        """The number of words in the article's own voice."""
        return self.own.count(1)

    def unit_at(self, offset: int, words: int) -> int:
        """Return the number of the unit that holds all *words* words from character *offset* on, or -1."""
        word = bisect_left(self.starts, offset)
        found = bisect_left(self.units, word + 1, key=lambda unit: unit.first) - 1
        return found if found >= 0 and word + words <= self.units[found].behind else -1

    def words(self, unit: Unit) -> tuple[str, ...]:
        """Return the folded words of *unit*."""
        return self.folded[unit.first : unit.behind]


def read(body: str) -> Reading:
    """Read one article; the last few are remembered, for pairs come in the order of one side."""
    return _read(body, registry())


@lru_cache(maxsize=_REMEMBERED)
def _read(body: str, _known: Registry) -> Reading:
    words = read_words(body)
    document = parse(body)
    apart = words_inside(set_apart(document), words.starts)
    quoted = words_inside(quoted_spans(body), words.starts)
    sentences = [(row.start or 0, row.stop or 0) for row in document.sentences]
    units = tuple(
        Unit(first=first, behind=behind, places=masks(words.folded[first:behind]))
        for first, behind in _pieces(sentences, words.starts)
        if apart.find(0, first, behind) >= 0
    )
    return Reading(
        body=body,
        folded=words.folded,
        starts=words.starts,
        stops=words.stops,
        own=_neither(apart, quoted),
        units=units,
        heard=_heard(words.folded, units),
    )


def _neither(one: bytearray, other: bytearray) -> bytes:
    """Mark with 1 what neither marks."""
    both = int.from_bytes(one, "big") | int.from_bytes(other, "big")
    return both.to_bytes(len(one), "big").translate(_TURNED)


def _pieces(sentences: Sequence[tuple[int, int]], starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    for start, stop in sentences:
        first, behind = bisect_left(starts, start), bisect_left(starts, stop)
        for cut in range(first, behind, LONGEST):
            yield cut, min(cut + LONGEST, behind)


def _heard(folded: Sequence[str], units: Sequence[Unit]) -> Mapping[tuple[str, str, str], tuple[int, ...]]:
    """Map every three words in a row to the sentences in which they stand."""
    found: dict[tuple[str, str, str], tuple[int, ...]] = {}
    for number, unit in enumerate(units):
        words = folded[unit.first : unit.behind]
        for three in zip(words, words[1:], words[2:], strict=False):
            known = found.get(three)
            if known is None:
                found[three] = (number,)
            elif len(known) < _PLACES and known[-1] != number:
                found[three] = (*known, number)
    return found
