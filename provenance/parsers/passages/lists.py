"""Lists inside a text: results, fixtures, tables of a league, points with a bullet before each.

Whoever prints a list prints it as it is, wherever it comes from: sharing one is no copying of reporting.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["list_spans"]

_LINE: Final = re.compile(r"[^\n]+")
_FEWEST: Final = 3
"""Lines in a row that make a list."""
_LONGEST: Final = 100
"""Characters of such a line, at most."""
_DIGIT: Final = re.compile(r"\d")
_BULLETS: Final = "-–—*•·▪‣►●○"
_ENDS: Final = ".!?…:;,。！？؟।،"
_CLOSING: Final = "\"'”’»)]"


def list_spans(body: str) -> tuple[Span, ...]:
    """Return where lists stand in *body*: three items in a row or more, one a line, empty lines between."""
    return tuple(_runs(body))


def _runs(body: str) -> Iterator[Span]:
    lines, start, stop = 0, 0, 0
    for line in _LINE.finditer(body):
        text = line.group().strip() if line.end() - line.start() <= _LONGEST else "."
        if not text:
            continue
        if _is_item(text):
            lines, start, stop = lines + 1, start if lines else line.start(), line.end()
            continue
        if lines >= _FEWEST:
            yield Span(start, stop)
        lines = 0
    if lines >= _FEWEST:
        yield Span(start, stop)


def _is_item(line: str) -> bool:
    """Say whether a line counts something or has a bullet, and neither ends nor goes on a sentence."""
    if line[0].islower() or line.rstrip(_CLOSING)[-1:] in _ENDS:
        return False
    return line[0] in _BULLETS or _DIGIT.search(line) is not None
