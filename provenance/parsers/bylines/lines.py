"""Where bylines and credits stand in a body: its first lines and its last, page furniture left out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.knowledge.agencies import registry
from provenance.knowledge.bylines import lexicon
from provenance.text import Span, lines, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.parsers.document import Document

__all__ = ["Edge", "edges", "may_be_byline", "text_lines"]

_MOST: Final = 8
_PARAGRAPH: Final = 160
_WORDS: Final = 24
_INITIALS: Final = 4
# C2PA keeps a signature of the text behind its last line, in characters that nobody sees.
_HIDDEN: Final = re.compile("[\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")
_ODD: Final = "\r\u2028\u2029\x85"


class Edge(NamedTuple):
    """A line near the head or the tail of a body.

    ``n`` counts from the edge; ``outside`` says that no paragraph lies between it and the edge.
    """

    span: Span
    n: int
    outside: bool


@lru_cache(maxsize=4)
def text_lines(body: str) -> tuple[Span, ...]:
    """Return the spans of all lines that hold text, without the spaces around it."""
    body = _HIDDEN.sub(" ", body)
    return tuple(_trimmed(body) if any(mark in body for mark in _ODD) else _split(body))


def _split(body: str) -> Iterator[Span]:
    start = 0
    for line in body.split("\n"):
        text = line.strip()
        if text:
            first = start + line.index(text[0]) if line[0] != text[0] else start
            yield Span(first, first + len(text))
        start += len(line) + 1


def _trimmed(body: str) -> Iterator[Span]:
    for line in lines(body):
        span = trim(body, line)
        if span.start < span.stop:
            yield span


def edges(document: Document) -> tuple[tuple[Edge, ...], tuple[Edge, ...]]:
    """Return the first lines of the body and, from the last one up, the last."""
    furniture = frozenset(row.start for row in document.furniture)
    return _edges(document.body, furniture)


@lru_cache(maxsize=4)
def _edges(body: str, furniture: frozenset[int | None]) -> tuple[tuple[Edge, ...], tuple[Edge, ...]]:
    spans = text_lines(body)
    return _from_edge(spans, furniture), _from_edge(spans[::-1], furniture)


def _from_edge(spans: tuple[Span, ...], furniture: frozenset[int | None]) -> tuple[Edge, ...]:
    found: list[Edge] = []
    outside = True
    for span in spans:
        if span.start in furniture:
            continue
        found.append(Edge(span, len(found), outside))
        if len(found) == _MOST:
            break
        long = span.stop - span.start > _PARAGRAPH
        outside = outside and not long
    return tuple(found)


def may_be_byline(text: str) -> bool:
    """Say quickly whether a line may be made of a byline's words: no other word of it is in small letters."""
    small, forms = lexicon().small, registry().forms
    for written in text.split(maxsplit=_WORDS)[:_WORDS]:
        if not written.islower():
            continue
        word = written.strip(".,;:()[]\"'*-–—|")
        if (
            word
            and word not in small
            and word not in forms
            and "/" not in word
            and "@" not in word
            and len(word) > _INITIALS
        ):
            return False
    return True
