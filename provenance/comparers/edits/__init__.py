"""Edits: what was changed in a passage that one article repeats from another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from provenance.comparers.repeats.subsequence import kept
from provenance.knowledge.wording import Matter, matter_of
from provenance.parsers.passages.words import read_words
from provenance.tables import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.parsers.passages.words import Words

__all__ = ["Compared", "Pair", "compare"]

_Matter = Matter | Literal["name", "wording"]
_WEIGHT: Final[tuple[_Matter, ...]] = ("figure", "negation", "label", "name", "verb", "wording")
"""What an edit concerns, the gravest first; one that concerns several is told under the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A passage and its origin, which differ."""

    article_id: str
    start: int
    text: str
    origin_id: str
    origin_start: int
    origin_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared(Row):
    """Words that were replaced, added or removed."""

    origin_id: str
    origin_start: int
    origin_stop: int
    origin_text: str
    change: Literal["replaced", "added", "removed"]
    matter: _Matter


def compare(pair: Pair) -> tuple[tuple[str, Compared], ...]:
    """Return every stretch of words that differs; spelling that house style alone changes does not."""
    words, origin = read_words(pair.text), read_words(pair.origin_text)
    common = frozenset(words.folded) & frozenset(origin.folded)
    return tuple(
        (pair.article_id, _row(pair, words, origin, ours, theirs, common))
        for ours, theirs in _gaps(words.folded, origin.folded)
    )


def _gaps(words: Sequence[str], origin: Sequence[str]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the stretches between common words, as word numbers in both."""
    common = [(-1, -1), *kept(words, origin), (len(words), len(origin))]
    for (one, two), (next_one, next_two) in pairwise(common):
        if next_one - one > 1 or next_two - two > 1:
            yield (one + 1, next_one), (two + 1, next_two)


def _row(
    pair: Pair,
    words: Words,
    origin: Words,
    ours: tuple[int, int],
    theirs: tuple[int, int],
    common: frozenset[str],
) -> Compared:
    start, stop = _place(words, ours, len(pair.text))
    origin_start, origin_stop = _place(origin, theirs, len(pair.origin_text))
    text, origin_text = pair.text[start:stop], pair.origin_text[origin_start:origin_stop]
    return Compared(
        start=pair.start + start,
        stop=pair.start + stop,
        text=text,
        origin_id=pair.origin_id,
        origin_start=pair.origin_start + origin_start,
        origin_stop=pair.origin_start + origin_stop,
        origin_text=origin_text,
        change="replaced" if text and origin_text else "added" if text else "removed",
        matter=_matter(
            _matters(pair.text, words, ours, common), _matters(pair.origin_text, origin, theirs, common)
        ),
    )


def _matter(ours: set[_Matter], theirs: set[_Matter]) -> _Matter:
    """Choose the gravest; a name matters where another took its place, not where it was left out."""
    both = ours | theirs
    if not ("name" in ours and "name" in theirs):
        both -= {"name"}
    return min(both, key=_WEIGHT.index)


def _matters(text: str, words: Words, stretch: tuple[int, int], common: frozenset[str]) -> set[_Matter]:
    """Return what the words of a stretch carry; those that merely moved carry nothing."""
    found: set[_Matter] = {"wording"}
    for number in range(*stretch):
        if words.folded[number] not in common:
            word = text[words.starts[number] : words.stops[number]]
            found.add(matter_of(word) or ("name" if number and word[0].isupper() else "wording"))
    return found


def _place(words: Words, stretch: tuple[int, int], end: int) -> tuple[int, int]:
    """Return the characters of a stretch of words; an empty one stands behind the word before it."""
    first, behind = stretch
    if first < behind:
        return words.starts[first], words.stops[behind - 1]
    here = words.stops[first - 1] if first else 0
    return min(here, end), min(here, end)
