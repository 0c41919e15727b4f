"""A look at the sentences around a shared passage, before two articles are read as a whole.

Most pairs that share two or three passages share a turn of phrase and no more. What stands around the
phrase tells, at a thirtieth of the cost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.comparers.repeats.subsequence import length, masks
from provenance.parsers.passages.words import read_words

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["alike", "glance"]

_REACH: Final = 300
"""Characters to either side in which the ends of the sentence are looked for."""
_FEWEST: Final = 6
"""Words that a sentence contained in another must have in common with it."""
_END: Final = re.compile(r"[.!?…][\"'”’)]*\s|[\n\r]")


def alike(common: int, size: int, other: int) -> bool:
    """Say whether half of both is common, or three quarters of the shorter and not by chance."""
    return 4 * common >= size + other or (common >= _FEWEST and 4 * common >= 3 * min(size, other))


def glance(body: str, other: str, places: Iterable[tuple[int, int]]) -> bool:
    """Say whether at one of *places*, given in both bodies, a sentence of one is like one of the other."""
    seen: set[tuple[str, str]] = set()
    for start, other_start in places:
        sentences = _around(body, start), _around(other, other_start)
        if sentences not in seen:
            seen.add(sentences)
            ours, theirs = read_words(sentences[0]).folded, read_words(sentences[1]).folded
            if alike(length(masks(ours), len(ours), theirs), len(ours), len(theirs)):
                return True
    return False


def _around(body: str, place: int) -> str:
    low, high = max(0, place - _REACH), place + _REACH
    for end in _END.finditer(body, low, place):
        low = end.end()
    following = _END.search(body, place, high)
    return body[low : following.start() if following else high]
