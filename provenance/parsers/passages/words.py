"""The words of a text as they are compared: folded spelling, with the place of each.

Spelling is folded so that what house style alone changes compares equal: letter case, apostrophes,
hyphens ("cease-fire" and "ceasefire"), full points in abbreviations ("U.S." and "US"). A script
that writes no spaces between words gives one word a character.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

__all__ = ["Words", "fold", "read_words"]

_UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
)
_WORD: Final = re.compile(
    rf"[{_UNSPACED}]"
    r"|[^\W\d_](?:\.[^\W\d_])+\.?(?!\w)"
    rf"|[^\W_{_UNSPACED}]+(?:(?:['’\-‐‑]|(?<=\d)[.,](?=\d))[^\W_{_UNSPACED}]+)*"
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
    matches = list(_WORD.finditer(body))
    return Words(
        folded=tuple(map(_folding.__getitem__, map(re.Match.group, matches))),
        starts=tuple(map(re.Match.start, matches)),
        stops=tuple(map(re.Match.end, matches)),
    )
