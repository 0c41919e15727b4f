"""One article, and the tables that the parsers find in it."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Final, Protocol, cast

from provenance.errors import must_be

if TYPE_CHECKING:
    from provenance.model import Article
    from provenance.tables import (
        Attribution,
        Byline,
        Columns,
        Credit,
        Dateline,
        DateMention,
        Figure,
        FigureKey,
        Furniture,
        Passage,
        Person,
        Quote,
        QuoteWord,
        Row,
        Sentence,
    )

__all__ = ["DELIVERED", "Document", "parse", "parse_article", "read_table", "table_names"]

DELIVERED: Final = ("body", "title", "byline", "credit_line", "published", "publisher", "language")
"""What of an article the parsers read."""


class _Parser(Protocol):
    def parse(self, document: Document) -> tuple[Row, ...] | Columns[Row]: ...


@cache
def table_names() -> tuple[str, ...]:
    """Name every table that a parser makes, in alphabetical order: the modules of this folder."""
    package = import_module("provenance.parsers")
    found = (module.name for module in iter_modules(package.__path__))
    return tuple(sorted(name for name in found if name != "document" and not name.startswith("_")))


@cache
def _parser(table: str) -> _Parser:
    return cast("_Parser", import_module(f"provenance.parsers.{table}"))


class Document:
    """One article as the parsers see it; each table is parsed when it is first asked for.

    A table is a tuple of frozen rows in the order of the text. The columns are told in ``schemas/``.
    """

    body: str
    title: str | None
    byline: str | None
    credit_line: str | None
    published: str | None
    publisher: str | None
    language: str | None

    attributions: tuple[Attribution, ...]
    bylines: tuple[Byline, ...]
    credits: tuple[Credit, ...]
    datelines: tuple[Dateline, ...]
    dates: tuple[DateMention, ...]
    figure_keys: tuple[FigureKey, ...]
    figures: tuple[Figure, ...]
    furniture: tuple[Furniture, ...]
    passages: tuple[Passage, ...]
    people: tuple[Person, ...]
    quote_words: tuple[QuoteWord, ...]
    quotes: tuple[Quote, ...]
    sentences: tuple[Sentence, ...]
    title_figures: tuple[Figure, ...]

    def __init__(
        self,
        body: str,
        *,
        title: str | None = None,
        byline: str | None = None,
        credit_line: str | None = None,
        published: str | None = None,
        publisher: str | None = None,
        language: str | None = None,
    ) -> None:
        """Hold the article; nothing is parsed yet."""
        self.body = body
        self.title = title
        self.byline = byline
        self.credit_line = credit_line
        self.published = published
        self.publisher = publisher
        self.language = language

    def __getattr__(self, table: str) -> tuple[Row, ...]:
        """Parse the table that is asked for, once."""
        if table.startswith("_") or table not in table_names():
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {table!r}")
        rows = tuple(_parser(table).parse(self))
        self.__dict__[table] = rows
        return rows

    def __repr__(self) -> str:
        """Show how the article opens."""
        return f"Document({self.body[:40]!r}{'...' if len(self.body) > 40 else ''})"  # noqa: PLR2004


def read_table(document: Document, table: str) -> tuple[Row, ...] | Columns[Row]:
    """Return what *document* has in *table*, by the column where its parser gives it so."""
    if table not in document.__dict__:
        found = _parser(table).parse(document)
        if not isinstance(found, tuple):
            return found
        document.__dict__[table] = found
    return cast("tuple[Row, ...]", document.__dict__[table])


def parse(
    body: str,
    *,
    title: str | None = None,
    byline: str | None = None,
    credit_line: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
) -> Document:
    """Read one article: its bylines, credits, quotes, figures and the rest, each with its place.

    *body* is the text; the others are the metadata delivered with it, if any: the headline, the byline,
    the credit line, the date of publication in ISO 8601, the publisher's name, and the language as a BCP 47
    tag.

    A pure function of its arguments: no clock, no network, no state. Any text parses, the empty one too.
    Raises `TypeError` for an argument that is not a string.
    """
    must_be("body", body, (str,), "a str")
    metadata = {
        "title": title,
        "byline": byline,
        "credit_line": credit_line,
        "published": published,
        "publisher": publisher,
        "language": language,
    }
    for name, value in metadata.items():
        must_be(name, value, (str, type(None)), "a str or None")
    return Document(body, **metadata)


def parse_article(article: Article) -> Document:
    """Read an article as it was delivered, its metadata with it."""
    return Document(**{name: getattr(article, name) for name in DELIVERED})
