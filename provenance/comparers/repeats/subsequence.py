"""The longest common subsequence of two word sequences, by bits.

One machine integer holds a whole row of the dynamic programme, so that a pair of sentences costs a few
additions a word (Hyyrö, "Bit-parallel LCS-length computation revisited", 2004). Integers alone: the
answer is the same everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["kept", "length", "masks"]


def masks(words: Sequence[str]) -> dict[str, int]:
    """Map each word to the bits of the places where it stands."""
    found: dict[str, int] = {}
    for place, word in enumerate(words):
        found[word] = found.get(word, 0) | 1 << place
    return found


def length(places: Mapping[str, int], size: int, words: Sequence[str]) -> int:
    """Return the length of the longest common subsequence of *words* and another sequence.

    The other is given by its `masks` *places* and by its *size* in words.
    """
    every = (1 << size) - 1
    row = every
    for word in words:
        here = places.get(word)
        if here is not None:
            same = row & here
            row = (row + same | row - same) & every
    return size - row.bit_count()


def kept(first: Sequence[str], second: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return the places ``(in first, in second)`` of one longest common subsequence, in order."""
    places, every = masks(first), (1 << len(first)) - 1
    row = every
    rows: list[int] = []
    for word in second:
        same = row & places.get(word, 0)
        row = (row + same | row - same) & every
        rows.append(row)
    pairs: list[tuple[int, int]] = []
    left, right = len(first), len(second)
    while left and right:
        bit = 1 << left - 1
        if rows[right - 1] & bit:
            left -= 1
        elif right > 1 and not rows[right - 2] & bit:
            right -= 1
        else:
            left -= 1
            right -= 1
            pairs.append((left, right))
    return tuple(reversed(pairs))
