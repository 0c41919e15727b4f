"""Plain text: one article a file, the body as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Unreadable
    from provenance.readers._files import File

__all__ = ["SUFFIXES", "read"]

SUFFIXES: Final = (".txt",)


def read(file: File) -> Iterator[Article | Unreadable]:
    """Yield the one article of the file; a byte order mark is no part of it, line ends stay as they are."""
    yield Article(article_id=file.article_id, path=file.name, body=file.text())
