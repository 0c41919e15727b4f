"""Fingerprints of word sequences: few, stable, and the same for the same words wherever they stand.

Every run of `SIZE` words is hashed; of each `WINDOW` neighbouring hashes the least is kept
(winnowing: Schleimer, Wilkerson and Aiken, SIGMOD 2003). So two texts that share a run of
``SIZE + WINDOW - 1`` words share a fingerprint, wherever the run stands in either.

A hash is a polynomial over BLAKE2b digests of the folded words, in integers alone: it is the same on
every machine, in every release of Python and in every engine. A number counts as "some number", so
that sentences filled in from one template have one fingerprint, which its frequency gives away.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["SIZE", "WINDOW", "fingerprints"]

SIZE: Final = 5
"""Words in a run that is hashed."""
WINDOW: Final = 4
"""Neighbouring hashes of which the least is kept."""

_MASK: Final = (1 << 62) - 1
_PAIR: Final = 0x9E3779B97F4A7C15 & _MASK | 1
_FOUR: Final = 0xC2B2AE3D27D4EB4F & _MASK | 1
_FIVE: Final = 0x165667B19E3779F9 & _MASK | 1
_DIGITS: Final = re.compile(r"\d+")
_CAPACITY: Final = 1 << 17


class _Hashes(dict[str, int]):
    """Hashes of words, remembered."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _CAPACITY:
            self.clear()
        masked = _DIGITS.sub("0", word).encode("utf-8", "surrogatepass")
        found = int.from_bytes(blake2b(masked, digest_size=8).digest(), "big") & _MASK
        self[word] = found
        return found


_hashes: Final = _Hashes()


def fingerprints(folded: Sequence[str]) -> dict[int, int]:
    """Map each fingerprint of a text to the number of the word at which it first starts.

    *folded* are the words in folded spelling. A text shorter than `SIZE` words has none; one too short
    for a whole window has one. The order is that of the text.
    """
    one = list(map(_hashes.__getitem__, folded))
    two = [(x * _PAIR + y) & _MASK for x, y in pairwise(one)]
    four = [(x * _FOUR + y) & _MASK for x, y in zip(two, two[2:], strict=False)]
    five = [(x * _FIVE + y) & _MASK for x, y in zip(four, one[4:], strict=False)]
    if len(five) < WINDOW:
        least = {min(five)} if five else set()
    else:
        least = set(map(min, five, five[1:], five[2:], five[3:]))
    first: dict[int, int] = {}
    for place, value in enumerate(five):
        if value in least and value not in first:
            first[value] = place
    return first
