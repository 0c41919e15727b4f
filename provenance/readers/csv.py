"""Comma, semicolon and tab separated values: one article a row, the first row names the columns."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Final

from provenance.errors import ReadError
from provenance.readers._files import decode
from provenance.readers._rows import article_of, chosen_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Article, Unreadable
    from provenance.readers._files import File

__all__ = ["SUFFIXES", "read"]

SUFFIXES: Final = (".csv", ".tsv")
_DELIMITERS: Final = ",;\t|"
_LONGEST: Final = 2**31 - 1  # the module counts in a C long, which has 32 bits on some machines


def read(file: File) -> Iterator[Article | Unreadable]:
    """Yield the article of each row, or why the row is none; cells are taken as they are, formulas too."""
    csv.field_size_limit(max(csv.field_size_limit(), min(file.reading.article_bytes, _LONGEST)))
    lines = _lines(file)
    first = next(lines, "")
    rows = csv.reader(_chain(first, lines), delimiter=_delimiter(first), strict=True)
    try:
        header = next(rows, [])
        columns = chosen_columns(header, file.reading.columns)
        for number, row in enumerate(rows, start=2):
            if not row:
                continue
            try:
                if len(row) != len(header):
                    raise ReadError(f"it has {len(row)} cells, and the header {len(header)}")  # noqa: TRY301
                yield article_of(dict(zip(header, row, strict=True)), columns, file, number)
            except ReadError as error:
                yield file.unreadable(f"row {number}: {error}", number)
    except csv.Error as error:
        yield file.unreadable(f"line {rows.line_num}: {error}", f"line {rows.line_num}")


def _lines(file: File) -> Iterator[str]:
    encoding = file.reading.encoding
    for line in file.lines():
        if line is None:
            raise ReadError(
                f"a line is longer than {file.reading.article_bytes:,}; article_bytes allows more"
            )
        yield decode(line, encoding)


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _delimiter(header: str) -> str:
    """Return the delimiter that the header has most of; a comma where it has none."""
    return max(_DELIMITERS, key=lambda mark: (header.count(mark), mark == ","))
