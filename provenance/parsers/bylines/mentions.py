"""Agencies and outlets that the text mentions: "told AFP", "speaking to Al Jazeera", "Reuters reported"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.knowledge.agencies import registry
from provenance.parsers.bylines.matching import agency_at
from provenance.parsers.bylines.tokens import tokens
from provenance.tables import Credit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.parsers.document import Document

__all__ = ["mentions"]

_CAPITAL: Final = re.compile(r"[^\W\d_]+")


def mentions(document: Document) -> Iterator[Credit]:
    """Yield what names an agency anywhere in the body."""
    body = document.body
    book = registry()
    firsts = book.forms.keys() & {word.casefold() for word in _CAPITAL.findall(body)}
    if not firsts:
        return
    for match in _CAPITAL.finditer(body):
        if match.group().casefold() not in firsts:
            continue
        start = match.start()
        cut = tokens(body[start : start + 80], whole=book.forms)
        found = agency_at(cut, 0, book)
        if found is None or not found.exact or found.form.rank == "shy":
            continue
        chosen = book.resolve(found.form.ids, country=None, language=document.language)
        if chosen is None:
            continue
        stop = start + cut[found.stop - 1].stop
        yield Credit(
            start=start,
            stop=stop,
            text=body[start:stop],
            agency=chosen,
            name=book.name(chosen),
            via="in text",
        )
