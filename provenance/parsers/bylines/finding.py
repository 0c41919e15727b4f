"""Which lines of a body are bylines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from provenance.knowledge.bylines import lexicon
from provenance.knowledge.givennames import is_given_name
from provenance.parsers.bylines.grammar import read
from provenance.parsers.bylines.lines import head_lines, tail_lines
from provenance.tables import Byline
from provenance.text import Span, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.parsers.bylines.reading import Reading
    from provenance.parsers.document import Document

__all__ = ["find"]

_LONGEST: Final = 400
_UNMARKED: Final = 140
_SIGN_OFF: Final = re.compile(r"\(([^()]{4,400}(?:\([^()]{1,40}\)[^()]{0,200})?)\)[.\s]*$")
_EDGES: Final = " \t\r\n()[]*_"

Position = Literal["head", "tail"]


def find(document: Document) -> Iterator[Byline]:
    """Yield the bylines at the head and at the tail of the body, each once."""
    body = document.body
    furniture = [row.start for row in document.furniture if row.start is not None]
    head = head_lines(body, furniture)
    tail = tail_lines(body, furniture)
    seen: set[int] = set()
    for position, spans in (("head", head), ("tail", tail)):
        for n, line in enumerate(spans):
            if line.start in seen:
                continue
            span = _byline(document, line, n, position, alone=len(head) == 1)  # type: ignore[arg-type]
            if span:
                seen.add(line.start)
                yield Byline(start=span.start, stop=span.stop, text=span.of(body), position=position)  # type: ignore[arg-type]


def _byline(document: Document, line: Span, n: int, position: Position, *, alone: bool) -> Span | None:
    body = document.body
    if line.stop - line.start <= _LONGEST:
        text = line.of(body)
        if _worth(text):
            span = trim(body, line, _EDGES)
            reading = read(span.of(body), None, document.language)
            if _accept(reading, span.of(body), document, n, position, alone=alone):
                return span if span.stop < len(body) and body[span.stop] in ")]" else trim(body, line)
    if position == "tail":
        window = Span(max(line.start, line.stop - 700), line.stop)
        match = _SIGN_OFF.search(window.of(body))
        if match:
            span = Span(window.start + match.start(1), window.start + match.end(1))
            reading = read(span.of(body), None, document.language)
            if reading.marked and not reading.rest and reading.people:
                return span
    return None


def _worth(text: str) -> bool:
    """Say quickly whether a line may be a byline at all."""
    if len(text) <= _UNMARKED and text.rstrip()[-1:] not in '.?!"”»':
        return True
    first = re.match(r"[^\w]*([^\W\d_]+)", text)
    if first is None:
        return False
    word = first.group(1).casefold()
    return word in lexicon().phrases or word.startswith("by") or len(text) <= _UNMARKED


def _accept(
    reading: Reading, text: str, document: Document, n: int, position: Position, *, alone: bool
) -> bool:
    if reading.rest or len(text) > _LONGEST:
        return False
    known = [source for source in reading.sources if source.agency or source.kind == "generic"]
    if reading.marked:
        opener = not known or bool(reading.people) or text[:2].lower() in ("by", "pa", "vo", "po")
        return opener and bool(reading.people or known or reading.desks)
    if len(text) > _UNMARKED or text.rstrip()[-1:] in '.?!"”':
        return False
    people = reading.people
    if people and all(person.words > 1 for person in people):
        if known or reading.places or any(person.job for person in people):
            return all(_plausible(person.name) for person in people) or bool(known)
        return position == "head" and n < 4 and not alone and _bare(reading, document)  # noqa: PLR2004
    return bool(known) and not people and not reading.desks


def _plausible(name: str) -> bool:
    return is_given_name(name.split(maxsplit=1)[0].split("-", maxsplit=1)[0])


def _bare(reading: Reading, document: Document) -> bool:
    """Say whether names on a line of their own are its authors: they occur nowhere else."""
    for person in reading.people:
        last = person.name.split()[-1]
        if not _plausible(person.name) or document.body.count(last) > 1:
            return False
    return True
