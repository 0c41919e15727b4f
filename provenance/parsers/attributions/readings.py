"""What a reading of a sentence yields: a cue on the way, and an attribution at the end."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Cue", "Found", "Range"]

Range = tuple[int, int]
"""Tokens of a unit, from the first up to the second."""


class Cue(NamedTuple):
    """A verb group that may make a statement: its tokens, its frames, and who is its subject."""

    head: int
    start: int
    stop: int
    frames: frozenset[str]
    lemma: str
    source: Range | None

    @property
    def place(self) -> Range:
        """The tokens of the cue."""
        return self.start, self.stop


class Found(NamedTuple):
    """One attribution, as ranges of tokens; the content may lie on both sides of the cue.

    Of two readings that hold each other the one of the lower *rank* is kept.
    """

    source: Range | None
    cue: Range
    content: tuple[Range, ...]
    rank: int = 1
