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
import struct
from hashlib import blake2b
from itertools import compress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["SIZE", "fingerprints", "hash_of"]

SIZE: Final = 4
"""Words in a run that is hashed."""

_MASK: Final = (1 << 62) - 1
_PAIR: Final = 0x9E3779B97F4A7C15 & _MASK | 1
_FOUR: Final = 0xC2B2AE3D27D4EB4F & _MASK | 1
_FIRST: Final = _PAIR * _FOUR & _MASK
_DIGITS: Final = re.compile(r"\d+")
_CAPACITY: Final = 1 << 17


_LANE: Final = 16
"""Bytes for one run: what is added up in one never reaches the next."""
_BITS: Final = 8 * _LANE
_TELLING: Final = 4
"""The byte of a lane that says whether the run is kept."""
_KEPT: Final = bytes(byte < 102 for byte in range(256))  # noqa: PLR2004 - two in five


class _Hashes(dict[str, bytes]):
    """Hashes of words, remembered, each as one lane."""

    def __missing__(self, word: str) -> bytes:
        if len(self) >= _CAPACITY:
            self.clear()
        masked = _DIGITS.sub("0", word).encode("utf-8", "surrogatepass")
        number = int.from_bytes(blake2b(masked, digest_size=8).digest(), "big") & _MASK
        found = number.to_bytes(_LANE, "little")
        self[word] = found
        return found


_hashes: Final = _Hashes()


def hash_of(word: str) -> int:
    """Return the hash of one word in folded spelling, of 62 bits; any number is some number."""
    return int.from_bytes(_hashes[word], "little")


def fingerprints(folded: Sequence[str]) -> dict[int, int]:
    """Map each fingerprint of a text to the number of the word at which it first starts.

    *folded* are the words in folded spelling; the order is that of the text. All runs are reckoned at once,
    side by side in one long integer.
    """
    size = len(folded)
    words = int.from_bytes(b"".join(map(_hashes.__getitem__, folded)), "little")
    runs = words * _FIRST + (words >> _BITS) * _FOUR + (words >> 2 * _BITS) * _PAIR + (words >> 3 * _BITS)
    lanes = runs.to_bytes(_LANE * size, "little")
    kept = lanes[_TELLING::_LANE].translate(_KEPT)[: max(0, size - SIZE + 1)]
    values = compress(struct.unpack(f"<{2 * size}Q", lanes)[::2], kept)
    first: dict[int, int] = {}
    for value, place in zip(values, compress(range(size), kept), strict=True):
        first.setdefault(value & _MASK, place)
    return first
