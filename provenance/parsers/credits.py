"""Agencies and outlets named as the origin of an article, and those that its text merely mentions.

Where an agency is named decides what the naming means: a byline, a credit line, a dateline and a copyright
line are credit; delivered metadata is credit of another kind; "told AFP" in the text is none.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from heapq import merge
from typing import TYPE_CHECKING, Any, Final

from provenance.knowledge.agencies import registry
from provenance.parsers.bylines.choosing import Chosen, choose
from provenance.parsers.bylines.crediting import Crediting
from provenance.parsers.bylines.creditlines import bracketed, credit_lines, dashed
from provenance.parsers.bylines.datelines import find_datelines
from provenance.parsers.bylines.delivered import read_delivered
from provenance.parsers.bylines.grammar import read
from provenance.parsers.bylines.mentions import mentions
from provenance.tables import Credit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    chosen: dict[tuple[str, ...], Chosen] = {}
    for source in (
        _bylines(document),
        _datelines(document),
        credit_lines(document),
        bracketed(body),
        dashed(body),
        mentions(body),
    ):
        for found in taken.add(source):
            if found.via == "picture":
                continue
            if found.ids not in chosen:
                chosen[found.ids] = choose(document, found.ids)
            row = _row(found, body[found.start : found.stop], *chosen[found.ids])
            rows += [row] if row else []
    rows += _inferred(document, rows)
    rows.sort(key=lambda row: row.start or 0)
    return (*rows, *_delivered(document))


class _Taken:
    """Stretches of the body that are read already, in their order."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []

    def add(self, source: Iterable[Crediting]) -> list[Crediting]:
        """Take what of *source* touches nothing taken before, and return it."""
        fresh: list[Crediting] = []
        behind = 0
        for found in sorted(source):
            at = bisect_left(self._spans, (found.stop,))
            if found.start >= behind and not (at and self._spans[at - 1][1] > found.start):
                fresh.append(found)
                behind = found.stop
        self._spans = list(merge(self._spans, [(found.start, found.stop) for found in fresh]))
        return fresh


def _row(found: Crediting, text: str, agency: str | None, possible: bool) -> Credit | None:
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
    lines = [byline.text for byline in document.bylines if byline.start is None]
    lines += [document.credit_line] if document.credit_line and document.credit_line not in lines else []
    seen: set[tuple[str | None, str]] = set()
    for line in lines:
        reading, text = read_delivered(line)
        for source in reading.sources:
            if source.kind == "picture":
                continue
            found = _crediting(source, 0)._replace(via="metadata")
            row = _row(found, text[source.start : source.stop], *choose(document, found.ids))
            if row and (row.agency, row.name) not in seen:
                seen.add((row.agency, row.name))
                yield replace(row, start=None, stop=None)
