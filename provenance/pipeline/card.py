"""The provenance card of one article: who made it, who is credited, who is quoted, what is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from provenance.model import Article, Unreadable
from provenance.parsers import parse_article
from provenance.text import Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from provenance.parsers import Document
    from provenance.tables import Row

__all__ = ["card"]

R = TypeVar("R", bound="Row")


def card(one: Article | Unreadable) -> str:
    """Return the card as text, one row a line, each with its line and column in the article."""
    if isinstance(one, Unreadable):
        return f"{one.path}\n  not read: {one.reason}\n"
    document = parse_article(one)
    lines = Lines(one.body)
    sections = [
        f"{title}\n{''.join(f'  {where:>8}  {said}{chr(10)}' for where, said in rows)}"
        for title, rows in _sections(document, lines)
        if rows
    ]
    return f"{one.path or one.article_id}\n" + "".join(sections)


def _sections(document: Document, lines: Lines) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    credited = [one for one in document.credits if one.via not in ("in text", "inferred")]
    mentioned = [one for one in document.credits if one.via in ("in text", "inferred")]
    nobody = [("", "nobody")]
    yield (
        "made by",
        _rows(lines, document.people, lambda one: _join(one.name, one.role, one.job, one.place)) or nobody,
    )
    yield "credited", _rows(lines, credited, lambda one: _join(one.name, f"via {one.via}")) or nobody
    yield "mentioned, not credited", _rows(lines, mentioned, lambda one: _join(one.name, repr(one.text)))
    yield "dateline", _rows(lines, document.datelines, lambda one: _join(one.place, one.date, one.agency))
    yield "sources", _rows(lines, document.attributions, lambda one: _join(one.source, one.kind, one.cue))
    yield (
        "quotes",
        _rows(lines, document.quotes, lambda one: _join(one.person or one.speaker, repr(one.text))),
    )
    yield "figures", _rows(lines, document.figures, lambda one: _join(repr(one.text), one.bound, one.measure))
    yield "furniture", _rows(lines, document.furniture, lambda one: _join(one.kind, repr(one.text)))


def _rows(lines: Lines, rows: Iterable[R], say: Callable[[R], str]) -> list[tuple[str, str]]:
    return [(_where(lines, row), say(row)) for row in rows]


def _where(lines: Lines, row: Row) -> str:
    if row.start is None:
        return "metadata"
    line, column = lines.position(row.start)
    return f"{line}:{column}"


def _join(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)
