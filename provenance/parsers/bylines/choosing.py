"""Which agency a short form means in one article: by its year, its publisher's country, its language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.knowledge.agencies import registry
from provenance.knowledge.small_words import guess_language

if TYPE_CHECKING:
    from provenance.parsers.document import Document

__all__ = ["Chosen", "choose"]

_YEAR: Final = re.compile(r"\s*(\d{4})")
_DOMAIN: Final = re.compile(r"\.([a-z]{2})\b(?!\.)", re.IGNORECASE)
_COUNTRIES: Final = {"uk": "GB"}

Chosen = tuple[str | None, bool]


def choose(document: Document, ids: tuple[str, ...]) -> Chosen:
    """Return the agency that a form means, or None; and whether the form can mean any agency at all.

    A form means none where every agency of that form had not begun, or had ended, in the article's year.
    """
    book = registry()
    year = _year(document)
    if year is not None:
        ids = tuple(one for one in ids if book.exists(one, year))
    if len(ids) < 2:  # noqa: PLR2004
        return (ids[0] if ids else None), bool(ids)
    language = document.language or guess_language(document.body or document.byline or "")
    return book.resolve(ids, country=_country(document), language=language), True


def _year(document: Document) -> int | None:
    found = _YEAR.match(document.published or "")
    return int(found.group(1)) if found else None


def _country(document: Document) -> str | None:
    """Guess the publisher's country from the domain in its name, or from the registry."""
    publisher = document.publisher
    if not publisher:
        return None
    domain = _DOMAIN.search(publisher)
    if domain:
        code = domain.group(1).lower()
        return _COUNTRIES.get(code, code.upper())
    folded = publisher.casefold()
    for agency in registry().agencies.values():
        if folded in (agency.name.casefold(), *(name.casefold() for name in agency.names)):
            return agency.country
    return None
