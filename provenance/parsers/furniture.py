"""Page residue that is no part of the article: "Comments", share bars, newsletter boxes, related links."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from provenance.knowledge.furniture import openings, whole_lines
from provenance.tables import Furniture
from provenance.text import lines, plain, trim

if TYPE_CHECKING:
    from provenance.parsers.document import Document

__all__ = ["parse"]

_LONGEST: Final = 240
_EDGES: Final = " \t\r\n.:;,-|*•·>»›→()[]0123456789…#+"


def parse(document: Document) -> tuple[Furniture, ...]:
    """Find the lines of *document* that are furniture, each as a whole."""
    found = []
    for line in lines(document.body):
        if not 1 < line.stop - line.start <= _LONGEST:
            continue
        written = line.of(document.body)
        kind = _kind(written)
        if kind:
            span = trim(document.body, line)
            found.append(Furniture(start=span.start, stop=span.stop, text=span.of(document.body), kind=kind))
    return tuple(found)


def _kind(line: str) -> str | None:
    folded = plain(line).strip().lower()
    kind = whole_lines().get(folded.strip(_EDGES))
    if kind:
        return kind
    match = _starts().match(folded)
    if match is None:
        return None
    return dict(openings())[match.group()]


@cache
def _starts() -> re.Pattern[str]:
    found = sorted((start for start, _ in openings()), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, found)))
