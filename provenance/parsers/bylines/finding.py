"""Which lines of a body are bylines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from provenance.knowledge.bylines import lexicon
from provenance.knowledge.givennames import is_given_name
from provenance.parsers.bylines.defects import defect
from provenance.parsers.bylines.grammar import read
from provenance.parsers.bylines.lines import Edge, edges, may_be_byline
from provenance.tables import Byline
from provenance.text import Span, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.parsers.bylines.reading import Reading
    from provenance.parsers.document import Document

__all__ = ["find"]

_LONGEST: Final = 400
_UNMARKED: Final = 140
_NEAR: Final = 4
_SIGN_OFF: Final = re.compile(r"\(([^()]{4,500}(?:\([^()]{1,40}\)[^()]{0,200})?)\)[.\s]*$")
_EDGES: Final = " \t\r\n()[]*_|"
_ENDS: Final = '.?!:"”»…'
_QUOTED: Final = re.compile(r"[\"“”«»„]|(?<!\w)['‘]|['’](?!\w)")
_HELPED: Final = re.compile(
    r"[^\n.!?]{3,80}(?:\.[^\n.!?]{1,60}){0,3} contributed (?:to this (?:report|story|article)|reporting)\b"
    r"(?: (?:from|in) [^\n.!?]{2,50})?\.?"
)
_ALL: Final = re.compile(
    r"(?:photographs|photography|photos|pictures) by |(?:fotos|bilder) von "
    r"|photographies (?:de|par) |fotos de ",
    re.IGNORECASE,
)
_FIRST: Final = re.compile(r"[^\w]{0,8}([^\W\d_]+)")

Position = Literal["head", "tail"]


def find(document: Document) -> Iterator[Byline]:
    """Yield the bylines at the head and at the tail of the body, each once, in the order of the body."""
    head, tail = edges(document)
    found: dict[int, Byline] = {}
    alone = len(head) == 1
    nearer = {edge.span: edge.n for edge in tail}
    ahead = {edge.span: edge.n for edge in head}
    for edge in head:
        if edge.n <= nearer.get(edge.span, edge.n) and not alone:
            _add(found, document, edge, "head", alone=alone)
    for edge in reversed(tail):
        if edge.n < ahead.get(edge.span, edge.n + 1) or alone:
            _add(found, document, edge, "tail", alone=alone)
    yield from (found[start] for start in sorted(found))


def _add(
    found: dict[int, Byline], document: Document, edge: Edge, position: Position, *, alone: bool
) -> None:
    span = _byline(document, edge, position, alone=alone)
    if span and span.start not in found:
        text = span.of(document.body)
        odd = defect(text, read(text))
        found[span.start] = Byline(start=span.start, stop=span.stop, text=text, position=position, defect=odd)


def _byline(document: Document, edge: Edge, position: Position, *, alone: bool) -> Span | None:
    body, line = document.body, edge.span
    told = position == "tail" and body.find(" contributed ", line.start, line.stop) > 0
    helped = _HELPED.match(body, line.start, line.stop) if told else None
    if helped:  # what follows says how to reach them
        line = Span(line.start, helped.end())
    if line.stop - line.start <= _LONGEST and _worth(line.of(body)):
        span = trim(body, line, _EDGES)
        if span.start < span.stop and _accept(
            read(span.of(body)), span.of(body), document, edge, position, alone
        ):
            return span
    if body.endswith((")", ")."), line.start, line.stop):
        return _sign_off(body, line)
    return None


def _sign_off(body: str, line: Span) -> Span | None:
    """Return the bracket at the end of a paragraph that names who reported and edited it."""
    window = Span(max(line.start, line.stop - 700), line.stop)
    match = _SIGN_OFF.search(window.of(body))
    if match is None:
        return None
    span = Span(window.start + match.start(1), window.start + match.end(1))
    reading = read(span.of(body))
    return span if reading.marked and not reading.rest and reading.people else None


def _worth(text: str) -> bool:
    """Say quickly whether a line may be a byline at all."""
    if len(text) > _UNMARKED or text[-1] in _ENDS:
        first = _FIRST.match(text)
        if first is None:
            return False
        word = first.group(1).casefold()
        if word not in lexicon().marks and not word.startswith("by") and len(text) > _UNMARKED:
            return False
    return may_be_byline(text)


def _accept(
    reading: Reading, text: str, document: Document, edge: Edge, position: Position, alone: bool
) -> bool:
    people = reading.people
    if reading.rest or (people and all(person.role == "photographer" for person in people)):
        # a sentence, or the credit of a picture; not so of all pictures
        return not reading.rest and position == "head" and not reading.sources and bool(_ALL.match(text))
    known = [source for source in reading.sources if source.is_known and source.kind != "picture"]
    by_agency = bool(known) and reading.sources[0].relation == "by"
    if reading.marked:
        return bool(people) or reading.desks > 0 or by_agency
    odd = len(text) > _UNMARKED or text[-1] in _ENDS or _QUOTED.search(text) or text == document.title
    if odd or any(person.words == 1 for person in people):
        return False
    if not people:  # an agency alone; in brackets it is a credit line
        return by_agency and not alone and edge.outside and document.body[edge.span.start] not in "(["
    if known or reading.places or any(person.job for person in people):
        near = edge.outside or edge.n < _NEAR
        return near and (bool(known) or all(_plausible(person.name) for person in people))
    bare = position == "head" and edge.n < _NEAR and not (alone or reading.desks or reading.sources)
    return bare and _bare(reading, document)


def _plausible(name: str) -> bool:
    return is_given_name(name.split(maxsplit=1)[0].split("-", maxsplit=1)[0])


def _bare(reading: Reading, document: Document) -> bool:
    """Say whether names on a line of their own are its authors: they occur nowhere else."""
    return all(
        _plausible(person.name) and document.body.casefold().count(person.name.split()[-1].casefold()) == 1
        for person in reading.people
    )
