"""JSON: an article, a list of them, or schema.org articles in JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from provenance.errors import ReadError
from provenance.model import Article
from provenance.readers import ninjs
from provenance.readers._json import parse_json
from provenance.readers._jsonld import articles_in, metadata_of
from provenance.readers._rows import article_of, chosen_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Unreadable
    from provenance.readers._files import File

__all__ = ["SUFFIXES", "read", "recognises"]

SUFFIXES: Final = (".json", ".jsonld")


def recognises(head: bytes) -> bool:
    """Say whether this is JSON of any other kind than ninjs."""
    return not ninjs.recognises(head)


def read(file: File) -> Iterator[Article | Unreadable]:
    """Yield each article of the file, or why one is none."""
    told: Any = parse_json(file.text())
    linked = list(articles_in(told)) if _linked(told) else []
    rows = linked or (told if isinstance(told, list) else [told])
    for number, row in enumerate(rows, start=1):
        try:
            if not isinstance(row, dict):
                raise ReadError("it is no JSON object")  # noqa: TRY301
            if linked:
                yield _linked_article(row, file, number if len(rows) > 1 else None)
                continue
            if len(rows) == 1:
                row.setdefault("article_id", row.get("id") or file.article_id)
            yield article_of(row, chosen_columns(row, file.reading.columns), file, number)
        except ReadError as error:
            yield file.unreadable(f"item {number}: {error}", number)


def _linked(told: Any) -> bool:
    first = told[0] if isinstance(told, list) and told else told
    return isinstance(first, dict) and ("@type" in first or "@graph" in first)


def _linked_article(told: dict[str, Any], file: File, place: int | None) -> Article:
    body = told.get("articleBody") or told.get("text")
    if not isinstance(body, str):
        raise ReadError("it has no articleBody")
    named = told.get("@id") or told.get("identifier")
    article_id = (
        named
        if isinstance(named, str)
        else file.article_id
        if place is None
        else f"{file.article_id}:{place}"
    )
    return Article(article_id=article_id, path=file.name, body=body, **metadata_of(told))
