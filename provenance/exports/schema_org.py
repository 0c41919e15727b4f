"""schema.org: a graph of ``NewsArticle`` in JSON-LD. Source: schema.org 30.0.

``mentions`` holds agencies that an article merely names: no author, contributor or source organisation.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from provenance.exports._credited import (
    PRODUCER,
    credited,
    day,
    iri,
    moment,
    tongue,
    uri,
    well_formed,
)

if TYPE_CHECKING:
    from provenance.exports._credited import Credited, Mark
    from provenance.model import Run

__all__ = ["render"]


def render(run: Run) -> str:
    """Return one JSON-LD document with every article of the run."""
    graph = [_article(one, run) for one in credited(run)]
    told = {"@context": "https://schema.org", "@graph": graph}
    return well_formed(json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def _article(one: Credited, run: Run) -> dict[str, Any]:
    article = one.article
    found: dict[str, Any] = {
        "@type": "NewsArticle",
        "@id": iri(article),
        "identifier": {"@type": "PropertyValue", "propertyID": "sha256", "value": article.sha256},
        "headline": article.title,
        "url": uri(article.url),
        "datePublished": moment(article.published) or day(article.published),
        "inLanguage": tongue(article.language),
        "publisher": {"@type": "Organization", "name": article.publisher} if article.publisher else None,
        "author": [_person(mark) for mark in one.authors],
        "contributor": [_person(mark) for mark in one.others],
        "sourceOrganization": [_organization(mark) for mark in one.agencies],
        "creditText": article.credit_line or one.line,
        "dateline": one.dateline,
        "mentions": [_organization(mark) for mark in one.mentions],
        "sdPublisher": {
            "@type": "SoftwareApplication",
            "name": f"news-provenance {run.version}",
            "url": PRODUCER,
        },
    }
    return {name: value for name, value in found.items() if value}


def _person(mark: Mark) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": "Person", "name": mark.name}
    if mark.job:
        found["jobTitle"] = mark.job
    return found


def _organization(mark: Mark) -> dict[str, Any]:
    found = {"@type": "Organization", "name": mark.name}
    return found | {"identifier": mark.party} if mark.party else found
