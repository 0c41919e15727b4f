"""Lines, and the delivered field, that say who made the article.

The grammar of bylines lives in this package; the tables ``people`` and ``credits`` read what it finds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.parsers.bylines.defects import defect
from provenance.parsers.bylines.delivered import read_delivered
from provenance.parsers.bylines.finding import find
from provenance.tables import Byline

if TYPE_CHECKING:
    from provenance.parsers.document import Document

__all__ = ["parse"]


def parse(document: Document) -> tuple[Byline, ...]:
    """Find the bylines of *document*: delivered, at its head, at its tail."""
    rows = []
    if document.byline and document.byline.strip():
        text = document.byline
        found = defect(text, read_delivered(text)[0])
        rows.append(Byline(start=None, stop=None, text=text, position="metadata", defect=found))
    rows += find(document)
    return tuple(rows)
