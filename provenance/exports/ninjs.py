"""IPTC ninjs 3.1: one item an article, without its text (``representationType`` is ``partial``).

A place beside a name ("in Jerusalem") is that person's, and goes into the editorial note: ``located`` is
where the content comes from. Source: IPTC ninjs 3.1.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from provenance.exports._credited import credited, iri, moment, tongue, well_formed

if TYPE_CHECKING:
    from provenance.exports._credited import Credited, Mark
    from provenance.model import Run

__all__ = ["render"]

_STANDARD: Final = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}


def render(run: Run) -> str:
    """Return a JSON array of ninjs items, in the order of the articles."""
    items = ",\n".join(json.dumps(_item(one, run), ensure_ascii=False, indent=1) for one in credited(run))
    return well_formed(f"[\n{items}\n]\n") if items else "[]\n"


def _item(one: Credited, run: Run) -> dict[str, Any]:
    article = one.article
    found: dict[str, Any] = {
        "uri": iri(article),
        "standard": _STANDARD,
        "type": "text",
        "representationType": "partial",
        "contentCreated": moment(article.published),
        "language": tongue(article.language),
        "edNote": _note(one, run),
        "headlines": [{"role": "main", "value": article.title}] if article.title else None,
        "by": one.line,
        "people": [{"name": mark.name, "rel": mark.role} for mark in one.people],
        "infoSources": [_source(mark) for mark in one.agencies],
        "organisations": [{"name": mark.name, "rel": "mention"} for mark in _once(one.mentions)],
        "located": one.place,
        "altIds": [
            {"role": "article_id", "value": article.article_id},
            {"role": "sha256", "value": article.sha256},
        ],
    }
    return {name: value for name, value in found.items() if value}


def _source(mark: Mark) -> dict[str, str]:
    found = {"name": mark.name, "role": mark.via}
    return found | {"literal": mark.party} if mark.party else found


def _once(marks: tuple[Mark, ...]) -> list[Mark]:
    return list({mark.name: mark for mark in marks}.values())


def _note(one: Credited, run: Run) -> str:
    places = [f"{mark.name} ({mark.role}) in {mark.place}" for mark in one.people if mark.place]
    return "; ".join([*places, f"credits read by news-provenance {run.version}, run {run.run_id}"])
