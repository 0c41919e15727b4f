"""Datelines: where, and when, an article says that it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.parsers.bylines.choosing import choose
from provenance.parsers.bylines.datelines import find_datelines
from provenance.tables import Dateline

if TYPE_CHECKING:
    from provenance.parsers.bylines.datelines import Opening
    from provenance.parsers.document import Document

__all__ = ["parse"]


def parse(document: Document) -> tuple[Dateline, ...]:
    """Find the dateline that one of the first paragraphs of *document* opens with."""
    return tuple(
        Dateline(
            start=found.start,
            stop=found.stop,
            text=document.body[found.start : found.stop],
            place=found.place,
            date=found.date,
            agency=_agency(document, found),
        )
        for found in find_datelines(document)
        if found.place
    )


def _agency(document: Document, found: Opening) -> str | None:
    """Return the last agency that the dateline names: one before the place only passes the text on."""
    chosen = (choose(document, agency.ids)[0] for agency in reversed(found.agencies))
    return next((agency for agency in chosen if agency), None)
