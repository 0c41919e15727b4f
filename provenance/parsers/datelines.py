"""Datelines: where, and when, an article says that it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.parsers.bylines.datelines import find_datelines
from provenance.tables import Dateline

if TYPE_CHECKING:
    from provenance.parsers.document import Document

__all__ = ["parse"]


def parse(document: Document) -> tuple[Dateline, ...]:
    """Find the datelines at the heads of the first paragraphs of *document*."""
    return tuple(
        Dateline(
            start=found.start,
            stop=found.stop,
            text=document.body[found.start : found.stop],
            place=found.place,
            date=found.date,
            agency=next((one.agency for one in found.agencies if one.agency), None),
        )
        for found in find_datelines(document)
        if found.place
    )
