"""Agencies and outlets named as the origin of an article, and those that its text merely mentions.

Where an agency is named decides what the naming means: a byline, a credit line, a dateline and a copyright
line are credit; delivered metadata is credit of another kind; "told AFP" in the text is none.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from provenance.knowledge.agencies import registry
from provenance.parsers.bylines.choosing import choose
from provenance.parsers.bylines.crediting import Crediting
from provenance.parsers.bylines.creditlines import bracketed, credit_lines, dashed
from provenance.parsers.bylines.datelines import find_datelines
from provenance.parsers.bylines.delivered import read_delivered
from provenance.parsers.bylines.grammar import read
from provenance.parsers.bylines.mentions import mentions
from provenance.tables import Credit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.parsers.bylines.reading import Source
    from provenance.parsers.document import Document

__all__ = ["parse"]

GENERIC: Final = "agencies"
"""The name of a credit that names nobody: "agencies", "mit Agenturen", "وكالات"."""


def parse(document: Document) -> tuple[Credit, ...]:
    """Find every credit and mention of *document* in the order of the text, delivered ones last.

    A place in the text is read once, as the strongest evidence that it is: a byline before a dateline before
    a credit line before a mention.
    """
    body = document.body
    taken = _Taken()
    rows: list[Credit] = []
    for source in (
        _bylines(document),
        _datelines(document),
        credit_lines(document),
        bracketed(body),
        dashed(body),
        mentions(body),
    ):
        for found in source:
            if taken.add(found.start, found.stop):
                row = _row(document, found, body[found.start : found.stop])
                rows += [row] if row else []
    rows += _inferred(document, rows)
    rows.sort(key=lambda row: row.start or 0)
    return (*rows, *_delivered(document))


class _Taken:
    """Stretches of the body that are read already."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._stops: list[int] = []

    def add(self, start: int, stop: int) -> bool:
        """Take a stretch; false where a part of it is taken."""
        at = bisect_left(self._starts, stop)
        if at and self._stops[at - 1] > start:
            return False
        self._starts.insert(at, start)
        self._stops.insert(at, stop)
        return True


def _row(document: Document, found: Crediting, text: str) -> Credit | None:
    agency, possible = choose(document, found.ids)
    if found.ids and (not possible or (agency is None and found.via == "in text")):
        return None
    name = GENERIC if found.generic else registry().name(agency) if agency else text
    candidates = " ".join(sorted(found.ids)) if found.ids and agency is None else None
    values: dict[str, Any] = {"via": found.via, "relation": found.relation, "candidates": candidates}
    return Credit(start=found.start, stop=found.stop, text=text, agency=agency, name=name, **values)


def _bylines(document: Document) -> Iterator[Crediting]:
    for byline in document.bylines:
        if byline.start is None:
            continue
        for source in read(byline.text).sources:
            if source.kind != "picture":
                yield _crediting(source, byline.start)


def _crediting(source: Source, start: int) -> Crediting:
    generic = source.kind == "generic"
    return Crediting(
        start + source.start, start + source.stop, source.ids, "byline", source.relation, generic
    )


def _datelines(document: Document) -> Iterator[Crediting]:
    for found in find_datelines(document):
        for agency in found.agencies:
            yield Crediting(*agency, "dateline")


def _inferred(document: Document, rows: list[Credit]) -> Iterator[Credit]:
    """Yield Reuters where nothing is credited but the text ends as only its articles do, in a bracket.

    Reuters Handbook of Journalism, "Bylines, datelines and sign-offs": (Reporting by ...; Editing by ...).
    """
    if any(row.via != "in text" for row in rows):
        return
    for byline in document.bylines:
        words = byline.text.casefold()
        signed = byline.start is not None and byline.position == "tail" and "editing by" in words
        if signed and ("reporting by" in words or "writing by" in words):
            yield Credit(
                start=byline.start,
                stop=byline.stop,
                text=byline.text,
                agency="reuters",
                name="Reuters",
                via="inferred",
            )


def _delivered(document: Document) -> Iterator[Credit]:
    for byline in document.bylines:
        if byline.start is not None:
            continue
        reading, text = read_delivered(byline.text)
        for source in reading.sources:
            if source.kind == "picture":
                continue
            row = _row(
                document, _crediting(source, 0)._replace(via="metadata"), text[source.start : source.stop]
            )
            if row:
                yield replace(row, start=None, stop=None)
