"""Markdown with front matter: one article a file, its metadata between ``---`` or ``+++`` lines.

Of YAML, what front matter has is read: one ``key: value`` a line, quoted or not, and lists of such values.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any, Final

from provenance.errors import ReadError
from provenance.readers._rows import article_of, chosen_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Article, Unreadable
    from provenance.readers._files import File

__all__ = ["SUFFIXES", "read"]

SUFFIXES: Final = (".md", ".markdown")
_FRONT: Final = re.compile(r"(---|\+\+\+)[ \t]*\r?\n")
_ENTRY: Final = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*))?")
_ITEM: Final = re.compile(r"[ \t]*-[ \t]+(.*)")


def read(file: File) -> Iterator[Article | Unreadable]:
    """Yield the one article of the file: what follows the front matter, with its Markdown as written."""
    text = file.text()
    front = _FRONT.match(text)
    if front is None:
        row: dict[str, Any] = {"body": text}
    else:
        mark = re.escape(front[1])
        end = re.compile(rf"^{mark}[ \t]*(?:\r?\n|\Z)", re.MULTILINE).search(text, front.end())
        if end is None:
            raise ReadError(f"its front matter has no end: a line {front[1]}")
        told = text[front.end() : end.start()]
        row = (_toml if front[1] == "+++" else _yaml)(told) | {"body": text[end.end() :]}
    row.setdefault("article_id", row.pop("id", None) or file.article_id)
    yield article_of(row, chosen_columns(row, file.reading.columns), file, 1)


def _toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ReadError(f"its front matter is no TOML: {error}") from error


def _yaml(text: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    key = None
    for number, line in enumerate(text.splitlines(), start=2):
        entry, item = _ENTRY.fullmatch(line.rstrip()), _ITEM.fullmatch(line.rstrip())
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if entry is not None:
            key = entry[1]
            if key in found:
                raise ReadError(f"line {number}: the key {key!r} stands twice")
            found[key] = _scalar(entry[2] or "")
        elif item is not None and key is not None:
            so_far = found[key] if isinstance(found[key], list) else []
            found[key] = [*so_far, _scalar(item[1])]
        elif not line[:1].isspace():
            raise ReadError(f"line {number}: it is no entry of front matter")
    return found


def _scalar(text: str) -> Any:
    text = text.strip()
    if text[:1] == "[" and text[-1:] == "]":
        return [_scalar(part) for part in text[1:-1].split(",") if part.strip()]
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    return None if text in ("", "null", "~") else text
