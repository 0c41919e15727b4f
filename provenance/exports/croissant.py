"""Croissant 1.1: the card of the corpus as a dataset, with who is credited for every article.

The attribution is a record set with its data inside: one record an article, whose fields are annotated as
``prov:wasAttributedTo``. Source: MLCommons Croissant 1.1.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from provenance.exports._credited import PRODUCER, called, credited, well_formed

if TYPE_CHECKING:
    from provenance.exports._credited import Credited
    from provenance.model import Run

__all__ = ["render"]

_CONTEXT: Final = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "annotation": "cr:annotation",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "prov": "http://www.w3.org/ns/prov#",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_ATTRIBUTED: Final = "prov:wasAttributedTo"
# The fields of a record: what it is, and what it means where a vocabulary has a word for it.
_FIELDS: Final = (
    ("article_id", "The article.", "sc:identifier"),
    ("sha256", "The SHA-256 of its text.", "sc:sha256"),
    ("byline", "The byline, as printed or delivered.", "sc:creditText"),
    ("people", "Who made it, each with role and tier, as JSON.", _ATTRIBUTED),
    (
        "agencies",
        "Which agencies it credits, each with its place in the article and tier, as JSON.",
        _ATTRIBUTED,
    ),
    ("mentions", "Which agencies it merely names, as JSON: no credit.", "sc:mentions"),
)


def render(run: Run) -> str:
    """Return the card as one JSON-LD document."""
    return well_formed(json.dumps(_card(run), ensure_ascii=False, indent=1) + "\n")


def _card(run: Run) -> dict[str, Any]:
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "name": called(run),
        "description": f"{len(run.articles)} news articles, with whom each of them credits.",
        "conformsTo": ["http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0"],
        "version": "1.0.0",
        "identifier": f"sha256:{run.corpus_sha256}",
        "rai:machineAnnotationTools": [f"news-provenance {run.version} ({PRODUCER})"],
        "prov:wasGeneratedBy": {
            "@type": "prov:Activity",
            "@id": f"urn:news:run:{run.run_id}",
            "prov:label": f"audit with settings {run.settings_sha256}",
        },
        "recordSet": [
            {
                "@type": "cr:RecordSet",
                "@id": "attribution",
                "name": "attribution",
                "description": "Who is credited for each article, and on which evidence.",
                "key": {"@id": "attribution/article_id"},
                "field": [_field(*one) for one in _FIELDS],
                "data": [_record(one) for one in credited(run)],
            }
        ],
    }


def _field(name: str, description: str, meaning: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"attribution/{name}",
        "name": name,
        "description": description,
        "dataType": "sc:Text",
    }
    return found | {"equivalentProperty": meaning}


def _record(one: Credited) -> dict[str, str]:
    values = {
        "article_id": one.article.article_id,
        "sha256": one.article.sha256,
        "byline": one.line or "",
        "people": [{"name": mark.name, "role": mark.role, "tier": mark.tier} for mark in one.people],
        "agencies": [{"name": mark.name, "via": mark.via, "tier": mark.tier} for mark in one.agencies],
        "mentions": [{"name": mark.name, "start": mark.start} for mark in one.mentions],
    }
    return {
        f"attribution/{name}": value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in values.items()
    }
