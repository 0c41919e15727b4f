"""JSON Lines: one article a line, each an object whose keys are columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from provenance.errors import ReadError
from provenance.readers._files import decode
from provenance.readers._json import parse_json
from provenance.readers._rows import article_of, chosen_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Article, Unreadable
    from provenance.readers._files import File

__all__ = ["SUFFIXES", "read"]

SUFFIXES: Final = (".jsonl", ".ndjson")


def read(file: File) -> Iterator[Article | Unreadable]:
    """Yield the article of each line, or why the line is none; empty lines are passed over."""
    for number, line in enumerate(file.lines(), start=1):
        try:
            article = _article(line, file, number)
        except ReadError as error:
            yield file.unreadable(f"line {number}: {error}", number)
        else:
            if article is not None:
                yield article


def _article(line: bytes | None, file: File, number: int) -> Article | None:
    if line is None:
        raise ReadError(f"it is longer than {file.reading.article_bytes:,} bytes; article_bytes allows more")
    text = decode(line, file.reading.encoding).strip()
    if not text:
        return None
    row: Any = parse_json(text)
    if not isinstance(row, dict):
        raise ReadError("it is no JSON object")
    return article_of(row, chosen_columns(row, file.reading.columns), file, number)
