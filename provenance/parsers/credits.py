"""Agencies and outlets named as the origin of an article, and those that its text merely mentions.

Where an agency is named decides what the naming means: a byline, a credit line, a dateline and a copyright
line are credit; delivered metadata is credit of another kind; "told AFP" in the text is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from provenance.parsers.bylines.creditlines import credit_lines
from provenance.parsers.bylines.datelines import find_datelines
from provenance.parsers.bylines.delivered import read_delivered
from provenance.parsers.bylines.grammar import read
from provenance.parsers.bylines.mentions import mentions
from provenance.tables import Credit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.parsers.document import Document

__all__ = ["parse"]


def parse(document: Document) -> tuple[Credit, ...]:
    """Find every credit and mention of *document*, each place once, delivered ones last."""
    rows: dict[tuple[int | None, str], Credit] = {}
    for row in (*_bylines(document), *_datelines(document), *credit_lines(document), *mentions(document)):
        taken = any(
            other.start is not None
            and row.start is not None
            and other.start < cast("int", row.stop)
            and row.start < cast("int", other.stop)
            for other in rows.values()
        )
        if not taken:
            rows.setdefault((row.start, row.name), row)
    return tuple(sorted(rows.values(), key=lambda row: (row.start is None, row.start or 0)))


def _bylines(document: Document) -> Iterator[Credit]:
    for byline in document.bylines:
        if byline.position == "metadata":
            reading, text = read_delivered(byline.text, document.language)
        else:
            reading, text = read(byline.text, None, document.language), byline.text
        for source in reading.sources:
            inside = byline.start is not None
            yield Credit(
                start=cast("int", byline.start) + source.start if inside else None,
                stop=cast("int", byline.start) + source.stop if inside else None,
                text=text[source.start : source.stop],
                agency=source.agency,
                name=source.name,
                via="byline" if inside else "metadata",
                relation=source.relation,
            )


def _datelines(document: Document) -> Iterator[Credit]:
    for found in find_datelines(document):
        for agency in found.agencies:
            yield Credit(
                start=agency.start,
                stop=agency.stop,
                text=document.body[agency.start : agency.stop],
                agency=agency.agency,
                name=agency.name,
                via="dateline",
            )
