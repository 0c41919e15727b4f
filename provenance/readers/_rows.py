"""From a row of somebody's data to an article: which column is which, and what a value may be."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Final

from provenance.errors import ReadError
from provenance.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from provenance.readers._files import File

__all__ = ["article_of", "chosen_columns", "without_login"]

_LOGIN: Final = re.compile(r"(?<=://)[^/?#@\s]{1,400}@")
_FIELDS: Final = tuple(field.name for field in fields(Article))
# The names that corpora use, the most telling first; a configured column stands before all of them.
_NAMES: Final = {
    "article_id": ("article_id", "id", "doc_id", "document_id", "guid", "uri", "uuid", "_id"),
    "body": ("body", "text", "content", "article", "maintext", "body_text", "full_text", "fulltext", "story"),
    "title": ("title", "headline", "head"),
    "byline": ("byline", "by", "author", "authors", "creator"),
    "credit_line": ("credit_line", "creditline", "credit", "agency"),
    "dateline": ("dateline",),
    "publisher": ("publisher", "source", "source_name", "outlet", "publication", "site", "provider"),
    "published": (
        "published",
        "date",
        "published_at",
        "publish_date",
        "date_publish",
        "pub_date",
        "datetime",
    ),
    "url": ("url", "link", "canonical_url"),
    "language": ("language", "lang"),
}


def chosen_columns(names: Iterable[str], columns: Mapping[str, str]) -> dict[str, str]:
    """Map each column of an article to the one in the data that holds it.

    Raises `ReadError` where the data have nothing that could be a body, or lack a configured column.
    """
    there = list(names)
    folded = {name.strip().lower().replace(" ", "_").replace("-", "_"): name for name in reversed(there)}
    found = {
        column: folded[name] for column, known in _NAMES.items() for name in reversed(known) if name in folded
    }
    for column, name in columns.items():
        if column not in _FIELDS or name not in there:
            raise ReadError(
                f"the configured column {name!r} is not there" if column in _FIELDS
                else f"an article has no column {column!r}",
                found=", ".join(there[:20]),
            )  # fmt: skip
        found[column] = name
    if "body" not in found:
        raise ReadError(
            "no column holds the body",
            found=", ".join(there[:20])[:400] or "no columns",
            tip='name it in the configuration: columns = { body = "..." }',
        )
    return found


def article_of(row: Mapping[str, Any], columns: Mapping[str, str], file: File, place: int) -> Article:
    """Return the article in a row; raises `ReadError` where it has no text. *place* names one without id."""
    values = {column: _text(row.get(name)) for column, name in columns.items()}
    body = values.pop("body", None)
    if body is None:
        raise ReadError(f"it has no {columns['body']}")
    if len(body) > file.reading.article_bytes:
        raise ReadError(f"its body is longer than {file.reading.article_bytes:,}; article_bytes allows more")
    given = {name: value for name, value in values.items() if value and name != "path"}
    if "article_id" not in given:
        given["article_id"] = f"{file.article_id}:{place}"
    return Article(
        body=body, path=values.get("path") or (file.name if file.path or file.stream else None), **given
    )


def without_login(article: Article) -> Article:
    """Take names and passwords out of the addresses of an article: no report and no ledger holds them."""
    if "@" not in article.article_id and "@" not in (article.url or ""):
        return article
    url = None if article.url is None else _LOGIN.sub("", article.url)
    return replace(article, article_id=_LOGIN.sub("", article.article_id), url=url)


def _text(value: Any) -> str | None:
    """Write a cell as text: lists of names joined by commas, dates as ISO 8601, null as nothing."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, (list, tuple)):
        return ", ".join(filter(None, map(_text, value))) or None
    if isinstance(value, dict):
        named = value.get("name") or value.get("@value") or value.get("value")
        return named if isinstance(named, str) else None
    if hasattr(value, "isoformat"):
        written: str = value.isoformat()
        return written
    if isinstance(value, float) and value != value:  # noqa: PLR0124 - a missing number of pandas
        return None
    return str(value)
