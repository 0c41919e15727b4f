"""Sketches of sentences: a whole number for each, by which two sentences are told to be alike without a text.

A sentence of which another is an edited copy has most of its longer words in common with it; one that shares
a turn of phrase by chance has few. Each word of four letters or more sets one of 62 bits, so that counting
the bits in common is a test that every engine makes on its own, before any text is fetched.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Final

from provenance.parsers.passages.fingerprints import hash_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["sketch"]

_BITS: Final = 62
_TELLING: Final = 4
"""Letters of a word that tells what a sentence is about; shorter ones stand in every sentence."""
_CAPACITY: Final = 1 << 17


class _Bits(dict[str, int]):
    """The bit of each word, remembered."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _CAPACITY:
            self.clear()
        found = 1 << (hash_of(word) >> 8) % _BITS if len(word) >= _TELLING else 0
        self[word] = found
        return found


_bits: Final = _Bits()


def sketch(folded: Sequence[str]) -> int:
    """Return the bits of a sentence, whose words are given in folded spelling."""
    return reduce(or_, map(_bits.__getitem__, folded), 0)
