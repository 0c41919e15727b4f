"""Figures: every number that counts or measures something, read as an editor reads it.

One pass cuts the text into tokens; rich reading happens only around number words and digits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.parsers.figures.glossed import Glossed, tokens_of
from provenance.parsers.figures.readings import readings
from provenance.parsers.figures.rows import rows

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens
    from provenance.parsers.document import Document
    from provenance.tables import Figure

__all__ = ["parse"]


def parse(document: Document) -> tuple[Figure, ...]:
    """Return the figures of the article, in the order of the text."""
    t = tokens_of(document)
    return rows(document, t, readings(t, _language(document, t)))


def _language(document: Document, t: Tokens) -> str:
    """Return the language that tells a decimal point from one that parts thousands."""
    if isinstance(t, Glossed):
        return t.tongue.code
    return (document.language or "en").partition("-")[0].lower()
