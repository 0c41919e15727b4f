"""Positions in text, and normalisations that keep them.

All offsets are Unicode code points, half open, so ``body[start:stop]`` is the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Lines", "Span", "lines", "plain", "trim"]


class Span(NamedTuple):
    """A stretch of text: ``body[start:stop]``."""

    start: int
    stop: int

    def of(self, body: str) -> str:
        """Return the text that the span covers in *body*."""
        return body[self.start : self.stop]

    def touches(self, other: Span) -> bool:
        """Say whether the two spans share at least one character."""
        return self.start < other.stop and other.start < self.stop

    def holds(self, other: Span) -> bool:
        """Say whether *other* lies wholly inside this span."""
        return self.start <= other.start and other.stop <= self.stop


# Patterns that open with one set of characters are searched for much faster than alternatives are.
_LINE_END: Final = re.compile(r"[\n\r\u2028\u2029\x85](?:(?<=\r)\n)?")


def lines(body: str) -> Iterator[Span]:
    """Yield the spans of the lines of *body*, without their line ends; the empty ones too."""
    start = 0
    for end in _LINE_END.finditer(body):
        yield Span(start, end.start())
        start = end.end()
    yield Span(start, len(body))


class Lines:
    """Line and column of an offset in one text, both counted from 1."""

    def __init__(self, body: str) -> None:
        """Index *body* once; every look-up after that is a binary search."""
        ends = [end.span() for end in _LINE_END.finditer(body)]
        self._starts = [0, *(behind for _, behind in ends)]
        self._stops = [*(end for end, _ in ends), len(body)]

    def __len__(self) -> int:
        """Count the lines; the empty text has one."""
        return len(self._starts)

    def span(self, line: int) -> Span:
        """Return the span of line number *line*."""
        return Span(self._starts[line - 1], self._stops[line - 1])

    def position(self, offset: int) -> tuple[int, int]:
        """Return ``(line, column)`` of *offset*."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


# One character for one character, so that every offset stays what it was.
_PLAIN: Final[dict[int, str]] = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u1680\u202f\u205f\u3000\t\u2028\u2029\x85\x0b\x0c", " "),
        **{chr(code): " " for code in range(0x2000, 0x200B)},
        **dict.fromkeys("‘’‚‛ʼ´`′＇‹›", "'"),
        **dict.fromkeys("“”„‟″«»＂", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)


_FOLDED: Final = re.compile(f"[{re.escape(''.join(map(chr, _PLAIN)))}]")


def _fold(found: re.Match[str]) -> str:
    return _PLAIN[ord(found[0])]


def plain(text: str) -> str:
    """Fold spaces, quotation marks and dashes to ASCII, one for one: offsets do not move."""
    return _plain_body(text) if len(text) > _PHRASE else _plain(text)


_PHRASE: Final = 400  # characters: what is longer is a body, for which several tables ask


@lru_cache(maxsize=4)
def _plain_body(text: str) -> str:
    return _plain(text)


def _plain(text: str) -> str:
    return text.translate(_PLAIN) if text.isascii() else _FOLDED.sub(_fold, text)


def trim(body: str, span: Span, characters: str | None = None) -> Span:
    """Shrink *span* until neither edge is one of *characters* (white space by default)."""
    inside = span.of(body)
    left = len(inside) - len(inside.lstrip(characters))
    right = len(inside.rstrip(characters))
    return Span(span.start + left, span.start + max(left, right))
