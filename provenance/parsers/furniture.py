"""Page residue that is no part of the article: "Comments", share bars, newsletter boxes, related links."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from provenance.knowledge.furniture import openings, whole_lines
from provenance.parsers.bylines.lines import text_lines
from provenance.tables import Furniture
from provenance.text import plain

if TYPE_CHECKING:
    from provenance.parsers.document import Document

__all__ = ["parse"]

_LONGEST: Final = 240
_HEAD: Final = 60
_EDGES: Final = " \t\r\n.:;,-|*•·>»›→()[]0123456789…#+"


def parse(document: Document) -> tuple[Furniture, ...]:
    """Find the lines of *document* that are furniture, each as a whole."""
    found = []
    for span in text_lines(document.body):
        if not 1 < span.stop - span.start <= _LONGEST:
            continue
        text = span.of(document.body)
        kind = _kind(text)
        if kind:
            found.append(Furniture(start=span.start, stop=span.stop, text=text, kind=kind))
    return tuple(found)


def _kind(line: str) -> str | None:
    head = line[:_HEAD].lower()
    leads = _leads()
    if (
        head[:3] not in leads
        and head[0] != "©"
        and (head[0].isalpha() or head.strip(_EDGES)[:3] not in leads)
    ):
        return None
    folded = plain(line).strip().lower()
    kind = whole_lines().get(folded.strip(_EDGES)) if len(folded) < _HEAD else None
    return kind or next((found for start, found in openings() if folded.startswith(start)), None)


@cache
def _leads() -> frozenset[str]:
    """Return the first three letters of all furniture: most lines have others."""
    return frozenset(text[:3] for text in (*whole_lines(), *(start for start, _ in openings())))
