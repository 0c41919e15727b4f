"""Fingerprints of word sequences: few, stable, and the same for the same words wherever they stand.

Every run of `SIZE` words is hashed, and two in five are kept: those whose hash says so. The choice
depends on the words alone, not on their neighbours, so that a run which survives in an edited copy is
kept on both sides or on neither. (Winnowing, which keeps the least of a window, chooses differently
once a neighbouring word has changed: at the same number of fingerprints it finds fewer edited copies.)

A hash is a polynomial over BLAKE2b digests of the folded words, in integers alone: it is the same on
every machine, in every release of Python and in every engine. A number counts as "some number", so
that sentences filled in from one template have one fingerprint, which its frequency gives away.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["SIZE", "fingerprints", "hash_of"]

SIZE: Final = 4
"""Words in a run that is hashed."""

_MASK: Final = (1 << 62) - 1
_PAIR: Final = 0x9E3779B97F4A7C15 & _MASK | 1
_FOUR: Final = 0xC2B2AE3D27D4EB4F & _MASK | 1
_DIGITS: Final = re.compile(r"\d+")
_CAPACITY: Final = 1 << 17


_Powers = tuple[int, int, int, int]


class _Hashes(dict[str, _Powers]):
    """Hashes of words as the first, second, third and fourth of a run, remembered."""

    def __missing__(self, word: str) -> _Powers:
        if len(self) >= _CAPACITY:
            self.clear()
        masked = _DIGITS.sub("0", word).encode("utf-8", "surrogatepass")
        found = int.from_bytes(blake2b(masked, digest_size=8).digest(), "big")
        powers = (
            found * _PAIR * _FOUR & _MASK,
            found * _FOUR & _MASK,
            found * _PAIR & _MASK,
            found & _MASK,
        )
        self[word] = powers
        return powers


_hashes: Final = _Hashes()


def hash_of(word: str) -> int:
    """Return the hash of one word in folded spelling, of 62 bits; any number is some number."""
    return _hashes[word][-1]


def fingerprints(folded: Sequence[str]) -> dict[int, int]:
    """Map each fingerprint of a text to the number of the word at which it first starts.

    *folded* are the words in folded spelling; the order is that of the text.
    """
    if len(folded) < SIZE:
        return {}
    one, two, three, four = zip(*map(_hashes.__getitem__, folded), strict=True)
    runs = zip(one, two[1:], three[2:], four[3:], strict=False)
    values = [(a + b + c + d) & _MASK for a, b, c, d in runs]
    chosen = [(value, place) for place, value in enumerate(values) if (value >> 20) % 5 < 2]  # noqa: PLR2004
    first = dict(chosen)
    if len(first) == len(chosen):
        return first
    first.clear()
    for value, place in chosen:
        first.setdefault(value, place)
    return first
