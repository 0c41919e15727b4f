"""Figures of the delivered headline, to be held against those of the body."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.knowledge.tongues import language_of
from provenance.parsers.document import Document

if TYPE_CHECKING:
    from provenance.tables import Figure

__all__ = ["parse"]


def parse(document: Document) -> tuple[Figure, ...]:
    """Return the figures of the headline, in its order; they have no place in the body."""
    if not document.title:
        return ()
    language = language_of(document.body, document.language)  # a headline is too short to tell its own
    headline = Document(document.title, published=document.published, language=language)
    return tuple(replace(row, start=None, stop=None, part_of=None, sentence=None) for row in headline.figures)
