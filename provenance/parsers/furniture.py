"""Page residue that is no part of the article: "Comments", share bars, newsletter boxes, related links."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from provenance.knowledge.furniture import openings, whole_lines
from provenance.parsers.bylines.lines import text_lines
from provenance.tables import Furniture
from provenance.text import plain

if TYPE_CHECKING:
    from provenance.parsers.document import Document
    from provenance.text import Span

__all__ = ["parse"]

_LONGEST: Final = 240
_LEAD: Final = 3
_HEAD: Final = 60
_LISTED: Final = 8  # headlines in a list of related articles, and words in one of them
_FEWEST: Final = 3
_MOST: Final = 16
# What opens such a list; other related furniture is a link by itself.
_LISTING: Final = frozenset(
    ("more on this story", "related", "related stories", "related articles", "most read", "most popular")
)
_EDGES: Final = " \t\r\n.:;,-|*•·>»›→()[]0123456789…#+"


def parse(document: Document) -> tuple[Furniture, ...]:
    """Find the lines of *document* that are furniture, each as a whole."""
    found = []
    rows = tuple(text_lines(document.body))
    linked = -1  # up to here, the headlines behind "More on this story"
    for n, span in enumerate(rows):
        if not 1 < span.stop - span.start <= _LONGEST:
            continue
        text = span.of(document.body)
        kind = "related" if n < linked else _kind(text)
        if kind:
            found.append(Furniture(start=span.start, stop=span.stop, text=text, kind=kind))
        if kind == "related" and n >= linked and text.lower().strip(_EDGES) in _LISTING:
            linked = _headlines(document.body, rows, n + 1)
    return tuple(found)


def _headlines(body: str, rows: tuple[Span, ...], n: int) -> int:
    """Return where the headlines end that follow at once, up to an empty line: none where a sentence does."""
    k = n
    while k < min(len(rows), n + _LISTED) and body.count("\n", rows[k - 1].stop, rows[k].start) < 2:  # noqa: PLR2004
        k += 1
    block = [span.of(body) for span in rows[n:k]]
    over = k == len(rows) or body.count("\n", rows[k - 1].stop, rows[k].start) > 1
    return k if over and all(_is_headline(text) for text in block) else n


def _is_headline(text: str) -> bool:
    words = text.split()
    return _FEWEST <= len(words) <= _MOST and words[0] != "By" and text.rstrip()[-1] not in ".!…:,;\"'”’"


def _kind(line: str) -> str | None:
    head = line[:_HEAD].lower()
    leads = _leads()
    if (
        head[:_LEAD] not in leads
        and head[0] != "©"
        and (head[0].isalpha() or head.strip(_EDGES)[:_LEAD] not in leads)
    ):
        return None
    folded = plain(line).strip().lower()
    kind = whole_lines().get(folded.strip(_EDGES)) if len(folded) < _HEAD else None
    likely = _openings(folded[:_LEAD])
    return kind or next((found for start, found in likely if folded.startswith(start)), None)


@cache
def _leads() -> frozenset[str]:
    """Return the first three letters of all furniture: most lines have others."""
    return frozenset(text[:_LEAD] for text in (*whole_lines(), *(start for start, _ in openings())))


@lru_cache(maxsize=1 << 10)
def _openings(lead: str) -> tuple[tuple[str, str], ...]:
    """Return what furniture that begins with three letters may open with."""
    return tuple(
        (start, kind) for start, kind in openings() if start.startswith(lead) or lead.startswith(start)
    )
