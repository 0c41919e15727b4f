"""Credits outside bylines and datelines: credit lines, copyright lines, agencies in brackets, sign-offs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.knowledge.agencies import registry, words_of
from provenance.parsers.bylines.brackets import agencies_in
from provenance.parsers.bylines.crediting import Crediting, Via
from provenance.parsers.bylines.grammar import read
from provenance.parsers.bylines.lines import edges, may_be_byline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.parsers.bylines.lines import Edge
    from provenance.parsers.document import Document

__all__ = ["bracketed", "credit_lines", "dashed"]

_LONGEST: Final = 240
_COPYRIGHT: Final = re.compile(r"\W{0,4}(?:©|\(c\)|copyright\b)", re.IGNORECASE)
_CLOSE: Final = str.maketrans({"]": ")", "}": ")", "[": "(", "{": "("})
_DASH: Final = re.compile(r"[\s.,:;]{0,4}[-–—]")
_SIGN_OFF: Final = re.compile(
    r"[.!?»\"”)\]]\s*[-–—/]{0,2}\s*([^\W\d_][^\s.,;:!?()]{0,24}(?:[ /][^\s.,;:!?()]{1,16}){0,3})\.?$"
)
_WITH: Final = frozenset(("with", "mit", "avec", "con"))
_INSIDE: Final = 60
_BETWEEN: Final = 28


def credit_lines(document: Document) -> Iterator[Crediting]:
    """Yield the credits of lines near an edge that hold nothing else."""
    head, tail = edges(document)
    taken = {row.start for row in document.bylines}
    seen: set[int] = set()
    for edge in (*head, *tail):
        if edge.span.start in seen or edge.span.start in taken:
            continue
        seen.add(edge.span.start)
        yield from _line(document.body, edge, at_head=edge in head)
    if tail:
        yield from _signed(document.body, tail[0])
    for row in document.furniture:
        if row.kind == "copyright" and row.start is not None and row.stop is not None:
            yield from _sources(document.body, row.start, row.stop, "copyright")


def _line(body: str, edge: Edge, *, at_head: bool) -> Iterator[Crediting]:
    start, stop = edge.span
    if stop - start > _LONGEST or not (edge.outside or (not at_head and edge.n < 4)):  # noqa: PLR2004
        return
    text = body[start:stop]
    if _COPYRIGHT.match(text):
        yield from _sources(body, start, stop, "copyright")
        return
    if not may_be_byline(text):
        return
    reading = read(text)
    if reading.rest or reading.people or (reading.desks and not reading.marked):
        return
    if not edge.outside and not reading.marked and reading.places:
        return
    for source in reading.sources:
        if source.is_known:
            yield Crediting(
                start + source.start,
                start + source.stop,
                source.ids,
                "picture" if source.kind == "picture" else "credit line",
                source.relation,
                source.kind == "generic",
            )


def _sources(body: str, start: int, stop: int, via: Via) -> Iterator[Crediting]:
    for source in read(body[start:stop]).sources:
        if source.ids and source.kind != "picture":
            yield Crediting(start + source.start, start + source.stop, source.ids, via)


def _signed(body: str, edge: Edge) -> Iterator[Crediting]:
    """Yield the agencies that stand alone behind the last sentence: "... is closed. / ats-afp"."""
    start = max(edge.span.start, edge.span.stop - 80)
    match = _SIGN_OFF.search(body[start : edge.span.stop])
    if match:
        for named in agencies_in(body, start + match.start(1), start + match.end(1)):
            yield Crediting(*named, "credit line")


def bracketed(body: str) -> Iterator[Crediting]:
    """Yield the agencies that stand in brackets with nothing else."""
    forms = registry().forms
    flat = body.translate(_CLOSE) if "[" in body or "{" in body else body
    last = len(body.rstrip(" \t\r\n.)]}"))
    whole = "\n" not in body[:last].strip()
    at = flat.find("(")
    while at >= 0:
        close = flat.find(")", at + 1, at + _INSIDE + 2)
        inside = body[at + 1 : close] if close > at else ""
        first = words_of(inside[:24])
        if (first and first[0] in forms) or not inside.isascii():
            via = _via(body, at, close + 1, whole=whole or close >= last - 1)
            for named in agencies_in(body, at + 1, close):
                yield Crediting(*named, via)
        elif first and first[0] in _WITH and _via(body, at, close + 1, whole=True) == "credit line":
            yield from _helped(body, at + 1, close)
        at = flat.find("(", at + 1)


def _helped(body: str, start: int, stop: int) -> Iterator[Crediting]:
    """Yield the agencies of "(mit dpa)" behind the last sentence of a paragraph."""
    reading = read(body[start:stop])
    if reading.rest or reading.people or reading.places:
        return
    for source in reading.sources:
        if source.ids and source.relation == "with" and source.kind != "picture":
            yield Crediting(
                start + source.start, start + source.stop, source.ids, "credit line", source.relation
            )


def dashed(body: str) -> Iterator[Crediting]:
    """Yield the agencies that stand alone between two dashes: "LONDON, 12. — Reuter. — The minister"."""
    at = body.find("— ")
    while at >= 0:
        close = body.find("—", at + 2, at + _BETWEEN)
        if close > at and body[at + 2].isalpha():
            for named in agencies_in(body, at + 2, close):
                yield Crediting(*named, "dateline")
        at = body.find("— ", at + 1)


def _via(body: str, start: int, stop: int, *, whole: bool) -> Via:
    """Say what a bracket is by what stands around it; *whole* says that it may close the text."""
    before = body[max(0, start - 12) : start].rstrip()
    after = body[stop : stop + 12]
    if _DASH.match(after):
        return "dateline"
    ended = not before or before[-1] in '.!?»"”’,;]' or before[-1].isdigit()
    ends_line = not after.strip(" .,") or after.lstrip(" .,")[:1] in ("\n", "\r")
    if ended and whole:
        return "credit line" if ends_line else "dateline"
    return "in text"
