"""NewsML-G2, ninjs and schema.org by what the standards say, over samples and drawn articles.

NewsML-G2 by the IPTC's own model of version 2.35, schema.org by its vocabulary; no package holds the schema
of ninjs 3.1, so what it asks of each property is written out here.
"""

from __future__ import annotations

import json
import re
import warnings
from datetime import datetime
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import jsonschema
from lxml import etree
from rdflib.namespace import SDO

from provenance.exports import newsml, ninjs, schema_org

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its own docstrings are not in order
    from NewsMLG2.newsitem import NewsItem
    from NewsMLG2.newsmessage import ItemSet, NewsMessage

if TYPE_CHECKING:
    from provenance.model import Run

_SPACE = "{http://iptc.org/std/nar/2006-10-01/}"
_ALIASES = {"altid": "altId"}  # the package spells it in small letters, the standard does not
_TYPED = {
    "lang": r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*",  # xs:language
    "tag": r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*",
    "how": r"\w+:\w+",
    "qcode": r"\w+:\w+",
    "version": r"[1-9]\d*",
    "guid": r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+",
}
_TIMES = ("sent", "versionCreated", "contentCreated")


def _newsml(run: Run) -> None:
    root = etree.fromstring(newsml.render(run, at="2025-03-01T12:00:00Z").encode())
    _modelled(root, NewsMessage)
    assert len(root.findall(f".//{_SPACE}newsItem")) == len(run.articles)
    (catalog,) = {one.get("href") for one in root.iter(f"{_SPACE}catalogRef")}
    aliases = _aliases(catalog.rpartition("/")[2])
    for one in root.iter():
        for name, value in one.attrib.items():
            local = name.rpartition("}")[2]
            assert re.fullmatch(_TYPED.get(local, "(?s).*"), value), (local, value)
            if local in ("how", "qcode"):
                assert value.partition(":")[0] in aliases
        if one.tag.removeprefix(_SPACE) in _TIMES:
            assert datetime.fromisoformat(one.text)


def _aliases(catalog: str) -> set[str]:
    content = (files("NewsMLG2") / "catalogs" / catalog).read_bytes()
    return {one.get("alias") for one in etree.fromstring(content).iter() if one.get("alias")}


def _modelled(element: Any, model: Any) -> None:
    """Check an element and what is in it against the model: names, order, number, attributes."""
    held = model(xmlelement=element)
    allowed = {one["xml_name"]: one for one in held.get_attribute_definitions().values()}
    assert set(element.attrib) <= set(allowed), (element.tag, element.attrib)
    needed = {name for name, one in allowed.items() if one.get("use") == "required"}
    assert needed <= set(element.attrib), element.tag
    known = [
        (_ALIASES.get(one["xml_name"], one["xml_name"]), one) for _, one in held.get_element_definitions()
    ]
    names = [name for name, _ in known]
    children = [child.tag.removeprefix(_SPACE) for child in element]
    if model is ItemSet:
        assert set(children) == {"newsItem"}
        for child in element:
            _modelled(child, NewsItem)
        return
    assert set(children) <= set(names), (element.tag, children)
    assert children == sorted(children, key=names.index), element.tag
    for child, name in zip(element, children, strict=True):
        definition = dict(known)[name]
        assert definition["type"] == "array" or children.count(name) == 1
        _modelled(child, held.get_element_class(definition["element_class"]))


def test_the_sample_is_newsml_by_the_model_of_the_iptc(sample: Run) -> None:
    _newsml(sample)


def test_drawn_articles_are_newsml_by_the_model_of_the_iptc(over_drawn: Any) -> None:
    over_drawn(_newsml)


_URI = {
    "type": "string",
    "pattern": r"^[A-Za-z][A-Za-z0-9+.-]*:([A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+$",
}
_TEXT = {"type": "string"}


def _list_of(*names: str, **more: Any) -> dict[str, Any]:
    properties = {name: _URI if name == "uri" else _TEXT for name in names}
    return {
        "type": "array",
        "items": {"type": "object", "additionalProperties": False, "properties": properties, **more},
    }


# ninjs 3.1 as far as this export writes it: each property with its type and the values that it may have.
_NINJS = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["uri"],
    "additionalProperties": False,
    "properties": {
        "uri": _URI,
        "standard": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"name": _TEXT, "version": {"const": "3.1"}, "schema": _URI},
        },
        "type": {"enum": ["text", "picture", "composite"]},
        "representationType": {"enum": ["full", "partial"]},
        "contentCreated": {
            "type": "string",
            "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$",
        },
        "language": {"type": "string", "pattern": "^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$"},
        **dict.fromkeys(("edNote", "by", "located"), _TEXT),
        "headlines": _list_of("role", "contentType", "value", required=["value"]),
        "people": _list_of("name", "rel", "uri", "literal"),
        "organisations": _list_of("name", "rel", "uri", "literal"),
        "infoSources": _list_of("name", "role", "uri", "literal"),
        "altIds": _list_of("role", "value"),
    },
}


def _ninjs(run: Run) -> None:
    items = json.loads(ninjs.render(run))
    assert len(items) == len(run.articles)
    for item in items:
        jsonschema.Draft202012Validator(_NINJS).validate(item)


def test_the_sample_is_ninjs_by_what_the_standard_says(sample: Run) -> None:
    _ninjs(sample)


def test_drawn_articles_are_ninjs_by_what_the_standard_says(over_drawn: Any) -> None:
    over_drawn(_ninjs)


def _schema_org(run: Run) -> None:
    told = json.loads(schema_org.render(run))
    assert told["@context"] == "https://schema.org"
    for one in told["@graph"]:
        _termed(one)
        for name in ("@id", "url"):
            assert name not in one or re.fullmatch(_URI["pattern"], one[name])
        assert datetime.fromisoformat(one.get("datePublished", "2025-01-01"))
        assert re.fullmatch(_TYPED["lang"], one.get("inLanguage", "en"))


def _termed(value: Any) -> None:
    """Check that every type and property is one of the vocabulary, which the library of RDF carries."""
    if isinstance(value, list):
        for one in value:
            _termed(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            assert (SDO[one] if name == "@type" else name == "@id" or SDO[name]) is not None
            _termed(one)


def test_the_sample_is_schema_org_by_its_vocabulary(sample: Run) -> None:
    _schema_org(sample)


def test_drawn_articles_are_schema_org_by_its_vocabulary(over_drawn: Any) -> None:
    over_drawn(_schema_org)
