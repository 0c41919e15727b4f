"""Credits outside bylines and datelines: credit lines, copyright lines, agencies in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.parsers.bylines.datelines import Named, agencies_in
from provenance.parsers.bylines.grammar import read
from provenance.parsers.bylines.lines import head_lines, tail_lines
from provenance.tables import Credit
from provenance.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.parsers.document import Document

__all__ = ["credit_lines"]

_BRACKET: Final = re.compile(r"[(\[{]\s?([^()\[\]{}\n]{2,60}?)\s?[.,]{0,2}\s?[)\]}]")
_COPYRIGHT: Final = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)


def credit_lines(document: Document) -> Iterator[Credit]:
    """Yield the credits of lines that hold nothing else, and of brackets that hold an agency and nothing else."""
    body = document.body
    taken = {row.start for row in document.bylines}
    for line in {*head_lines(body, ()), *tail_lines(body, ())}:
        text = line.of(body)
        if line.start in taken or len(text) > 240:  # noqa: PLR2004
            continue
        reading = read(text, None, document.language)
        via = "copyright" if _COPYRIGHT.search(text[:40]) else "credit line"
        known = [source for source in reading.sources if source.agency or source.kind == "generic"]
        if known and (via == "copyright" or (not reading.rest and not reading.people)):
            for source in known:
                yield Credit(
                    start=line.start + source.start,
                    stop=line.start + source.stop,
                    text=text[source.start : source.stop],
                    agency=source.agency,
                    name=source.name,
                    via=via,  # type: ignore[arg-type]
                    relation=source.relation,
                )
    if "(" in body or "{" in body or "[" in body:
        flat = plain(body)
        for match in _BRACKET.finditer(flat):
            for agency in agencies_in(body, match.start(1), match.end(1), document.language):
                yield _row(body, agency)


def _row(body: str, agency: Named) -> Credit:
    return Credit(
        start=agency.start,
        stop=agency.stop,
        text=body[agency.start : agency.stop],
        agency=agency.agency,
        name=agency.name,
        via="credit line",
    )
