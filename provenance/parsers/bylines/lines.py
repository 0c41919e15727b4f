"""Where bylines stand in a body: its first lines and its last, page furniture left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.text import Span, lines, trim

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["head_lines", "tail_lines"]

_HEAD: Final = 8
_TAIL: Final = 8


def head_lines(body: str, furniture: Iterable[int]) -> list[Span]:
    """Return the first lines with text, none of which begins at an offset in *furniture*."""
    return _some(lines(body), body, furniture, _HEAD)


def tail_lines(body: str, furniture: Iterable[int]) -> list[Span]:
    """Return the last lines with text, in the order of the body."""
    window = max(0, len(body) - 6000)
    found = list(lines(body[window:]))
    if window:
        found = found[1:]
    shifted = (Span(line.start + window, line.stop + window) for line in reversed(found))
    return _some(shifted, body, furniture, _TAIL)[::-1]


def _some(spans: Iterable[Span], body: str, furniture: Iterable[int], most: int) -> list[Span]:
    skipped = set(furniture)
    found: list[Span] = []
    for line in spans:
        span = trim(body, line)
        if span.start == span.stop or span.start in skipped:
            continue
        found.append(span)
        if len(found) == most:
            break
    return found
