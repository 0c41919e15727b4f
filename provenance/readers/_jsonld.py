"""schema.org articles in JSON-LD, by a reader of our own: no context is ever looked up.

JSON-LD processors fetch the ``@context`` that a page names; pages are not to be trusted with that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["articles_in", "metadata_of"]

_DEEPEST: Final = 32


def articles_in(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield every object whose type is an article: ``NewsArticle``, ``BlogPosting`` and the like."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from articles_in(one, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and kind.endswith(("Article", "BlogPosting")) for kind in kinds):
            yield value
        elif isinstance(value.get("@graph"), list):
            yield from articles_in(value["@graph"], depth + 1)


def metadata_of(told: dict[str, Any]) -> dict[str, str]:
    """Return what an object says of its article, in the columns of articles."""
    found = {
        "title": _name(told.get("headline")) or _name(told.get("name")),
        "byline": _names(told.get("author")),
        "credit_line": _names(told.get("creditText")) or _names(told.get("sourceOrganization")),
        "dateline": _name(told.get("dateline")),
        "publisher": _names(told.get("publisher")),
        "published": _name(told.get("datePublished")),
        "url": _name(told.get("url")) or _name(told.get("mainEntityOfPage")),
        "language": _name(told.get("inLanguage")),
    }
    return {column: value for column, value in found.items() if value}


def _names(value: Any) -> str | None:
    some = value if isinstance(value, list) else [value]
    return ", ".join(name for name in map(_name, some) if name) or None


def _name(value: Any) -> str | None:
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, dict):
        told = value.get("name") or value.get("@value") or value.get("@id") or value.get("alternateName")
        return told.strip() if isinstance(told, str) else None
    return None
