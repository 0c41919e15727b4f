"""The people who made the article, as its bylines name them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from provenance.parsers.bylines.choosing import choose
from provenance.parsers.bylines.delivered import read_delivered
from provenance.parsers.bylines.grammar import read
from provenance.tables import Person

if TYPE_CHECKING:
    from provenance.parsers.bylines.reading import Somebody
    from provenance.parsers.document import Document
    from provenance.tables import Byline

__all__ = ["parse"]


def parse(document: Document) -> tuple[Person, ...]:
    """Name every person once: where the text and the metadata both do, the text is the evidence."""
    rows: dict[str, Person] = {}
    for byline in sorted(document.bylines, key=lambda row: row.position == "metadata"):
        for person, text in _people(byline):
            rows.setdefault(person.name.casefold(), _row(document, person, text, byline))
    return tuple(rows.values())


def _people(byline: Byline) -> list[tuple[Somebody, str]]:
    if byline.position == "metadata":
        reading, text = read_delivered(byline.text)
    else:
        reading, text = read(byline.text), byline.text
    return [(person, text[person.start : person.stop]) for person in reading.people]


def _row(document: Document, person: Somebody, text: str, byline: Byline) -> Person:
    inside = byline.start is not None
    return Person(
        start=cast("int", byline.start) + person.start if inside else None,
        stop=cast("int", byline.start) + person.stop if inside else None,
        text=text,
        name=person.name,
        role=person.role,  # type: ignore[arg-type]
        job=person.job,
        place=person.place,
        agency=choose(document, person.agency)[0],
    )
