"""Figures of the delivered headline, to be held against those of the body."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.parsers.document import Document

if TYPE_CHECKING:
    from provenance.tables import Figure

__all__ = ["parse"]


def parse(document: Document) -> tuple[Figure, ...]:
    """Return the figures of the headline, in its order; they have no place in the body."""
    if not document.title:
        return ()
    headline = Document(document.title, published=document.published, language=document.language)
    return tuple(replace(row, start=None, stop=None, part_of=None, sentence=None) for row in headline.figures)
