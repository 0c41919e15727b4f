"""Plain text: one article a file, UTF-8, the body as it stands."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from provenance.model import Article, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["SUFFIXES", "read"]

SUFFIXES: Final = (".txt",)


def read(path: Path, name: str) -> Iterator[Article | Unreadable]:
    """Yield the one article of the file; a byte order mark is no part of it, line ends stay as they are."""
    article_id = PurePosixPath(name).with_suffix("").as_posix()
    if not path.is_file():
        yield Unreadable(article_id=article_id, path=name, reason="it is no regular file")
        return
    raw = path.read_bytes()
    if b"\0" in raw[:8192]:
        yield Unreadable(article_id=article_id, path=name, reason="it is binary, not text")
        return
    try:
        body = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = f"it is not UTF-8: byte 0x{raw[error.start]:02x} at offset {error.start}"
        yield Unreadable(article_id=article_id, path=name, reason=reason)
        return
    yield Article(article_id=article_id, path=name, body=body)
