"""The words of a text as they are compared: folded spelling, with the place of each.

Spelling is folded so that what house style alone changes compares equal: letter case, apostrophes,
hyphens ("cease-fire" and "ceasefire"), full points in abbreviations ("U.S." and "US"). A script
that writes no spaces between words gives one word a character.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

__all__ = ["Words", "fold", "read_words"]

_UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
)
# Opens with one set of characters, since such patterns are searched for faster than alternatives.
_WORD: Final = re.compile(
    rf"([\w{_UNSPACED}](?:"
    rf"\.(?<=[^\W\d_{_UNSPACED}]\.)[^\W\d_](?:\.[^\W\d_])*\.?(?!\w)"
    rf"|(?<![_{_UNSPACED}])[^\W_{_UNSPACED}]*(?:(?:['’\-‐‑]|(?<=\d)[.,](?=\d))[^\W_{_UNSPACED}]+)*"
    rf"|(?<=[{_UNSPACED}])"
    r"))"
)
_JOINERS: Final = str.maketrans("", "", "'’-‐‑.,")
_CAPACITY: Final = 1 << 17


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one text, in order: folded spelling, and where each starts and stops."""

    folded: tuple[str, ...]
    starts: tuple[int, ...]
    stops: tuple[int, ...]


class _Folding(dict[str, str]):
    """Folded spellings, remembered: a corpus says the same words over and over."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _CAPACITY:
            self.clear()
        folded = word.casefold().translate(_JOINERS)
        self[word] = folded
        return folded


_folding: Final = _Folding()


def fold(word: str) -> str:
    """Return the folded spelling of one word."""
    return _folding[word]


def read_words(body: str) -> Words:
    """Find every word of *body*, in linear time."""
    pieces = _WORD.split(body)  # a word, what lies between, a word ...
    stops = tuple(accumulate(map(len, pieces)))
    return Words(
        folded=tuple(map(_folding.__getitem__, pieces[1::2])),
        starts=stops[:-1:2],
        stops=stops[1::2],
    )
