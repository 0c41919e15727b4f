"""Every export against what its standard's own body publishes, over the sample corpus and drawn articles.

PROV against the schemas of the W3C; NewsML-G2 against the IPTC's model of 2.35; OpenLineage, in-toto and
Croissant through their own libraries. For ninjs no package holds the schema: it is written out below.
"""

from __future__ import annotations

import json
import re
import warnings
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attr
import jsonschema
import pytest
from google.protobuf.json_format import ParseDict
from hypothesis import given, settings
from hypothesis import strategies as st
from in_toto_attestation.v1 import statement_pb2
from in_toto_attestation.v1.statement import Statement
from lxml import etree
from openlineage.client import event_v2 as lineage
from openlineage.client.generated.data_quality_assertions_dataset import (
    Assertion,
    DataQualityAssertionsDatasetFacet,
)
from openlineage.client.generated.dataset_version_dataset import DatasetVersionDatasetFacet
from openlineage.client.serde import Serde
from prov.model import ProvDocument
from rdflib.namespace import SDO

from provenance.exports import export
from provenance.model import Article, Run, Step
from provenance.pipeline.parsing import parse_articles
from provenance.readers import read_path
from provenance.testing.strategies import corpora

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its own docstrings are not in order
    from NewsMLG2.newsitem import NewsItem
    from NewsMLG2.newsmessage import ItemSet, NewsMessage

if TYPE_CHECKING:
    from collections.abc import Iterable

_AT = "2025-03-01T12:00:00Z"
_SAMPLES = Path(__file__).parents[1] / "corpora" / "formats"
_TABLES = ("people", "credits", "bylines", "datelines")


def _run(articles: Iterable[Article], outcomes: tuple[str, ...] = ("pass", "fail", "unevaluated")) -> Run:
    """Hold what the parsers find in *articles* as an audit would."""
    held = tuple(articles)
    _, tables = parse_articles(held)
    return Run(
        run_id="0123456789abcdef", corpus="news", corpus_sha256="a" * 64, settings_sha256="b" * 64,
        version="0.1.0", articles=held, rules=(), gates=(), results=(),
        steps=tuple(Step(rule=f"FIG10{n}", outcome=one, findings=n) for n, one in enumerate(outcomes, 1)),
        tables={name: tables[name].to_pandas() for name in _TABLES if name in tables},
    )  # fmt: skip


def _render(name: str, run: Run) -> str:
    module: Any = export(name)
    text: str = module.render(run, at=_AT) if name in ("newsml", "openlineage") else module.render(run)
    return text


_TEXTS = (
    "",
    "x",
    "gestern",
    "Ada Moreau",
    "Jonas Weber, dpa",
    "Ada & <Moreau>",
    "\u202eAFP",
    "\x00\x0b",
    "\ud800",
    "é\u0301",
)
_TAGS = ("en", "en_GB", "zh-Hant-TW", "not a language")
_TIMES_TOLD = (
    "2025-02-28",
    "2025-02-28T09:30:00+01:00",
    "2025-02-28 09:30",
    "2025-02-30",
    "2025-02-30T25:00:00Z",
)
_odd = st.none() | st.sampled_from((*_TEXTS, *_TAGS, *_TIMES_TOLD, "a" * 300))
_ids = st.sampled_from(
    (
        "harbour",
        "1",
        "ü b/c",
        "urn:newsml:a.example:1",
        "https://a.example/ü?q=[1]",
        "tag:a b",
        "\ud800",
        "::error::",
    )
)


@st.composite
def _drawn(draw: st.DrawFn) -> Run:
    """Draw a corpus whose metadata are odd too."""
    told = ("title", "byline", "credit_line", "dateline", "publisher", "published", "url", "language")
    articles = []
    for number, one in enumerate(draw(corpora(max_size=3, copies=False))):
        given_ = {name: draw(_odd) for name in told}
        name = draw(_ids) + (f"-{number}" if number else "")
        articles.append(Article(article_id=name, path=f"{name}.txt", body=one.body, **given_))
    return _run(articles, tuple(draw(st.lists(st.sampled_from(("pass", "fail", "unevaluated")), max_size=4))))


@pytest.fixture(scope="module")
def sample() -> Run:
    """The sample corpus of the formats, and the sample corpus of the repository."""
    root = Path(__file__).parents[2]
    found = [*read_path(_SAMPLES / "json" / "list.json"), *read_path(root / "seeds")]
    return _run(one for one in found if isinstance(one, Article))


drawn = settings(max_examples=25, deadline=None)


# -- PROV ------------------------------------------------------------------------------------------------


def _prov(run: Run) -> None:
    module: Any = export("prov")
    for form in ("json", "jsonld"):
        told = json.loads(module.render(run, form))
        schema = files("prov.tests") / "schemas" / f"prov-{form}.schema.json"
        official = json.loads(schema.read_text("utf-8"))
        jsonschema.validators.validator_for(official)(official).validate(told)
    forms = ("json", "jsonld", "provn")
    one, *others = (ProvDocument.deserialize(content=module.render(run, form), format=form) for form in forms)
    assert all(other == one for other in others)  # nothing is lost on the way, whatever the form
    _constrained(json.loads(module.render(run)))


def _constrained(told: dict[str, Any]) -> None:
    """Check what PROV-CONSTRAINTS asks of such a document: nothing undeclared, nothing made twice."""
    entities, activities, agents = (set(told.get(kind, {})) for kind in ("entity", "activity", "agent"))
    assert not entities & activities
    assert not activities & agents
    roles = {
        "prov:entity": entities, "prov:generatedEntity": entities, "prov:usedEntity": entities,
        "prov:plan": entities, "prov:activity": activities, "prov:agent": agents,
    }  # fmt: skip
    for kind in ("used", "wasGeneratedBy", "wasDerivedFrom", "wasAttributedTo", "wasAssociatedWith"):
        for relation in told.get(kind, {}).values():
            for role, names in roles.items():
                assert role not in relation or relation[role] in names
    made = [one["prov:entity"] for one in told.get("wasGeneratedBy", {}).values()]
    assert len(made) == len(set(made))
    used = {one["prov:entity"] for one in told.get("used", {}).values()}
    assert not used & set(made)  # what the audit read, it did not make


def test_the_sample_is_prov_by_the_schemas_of_the_w3c(sample: Run) -> None:
    _prov(sample)


@drawn
@given(_drawn())
def test_drawn_articles_are_prov_by_the_schemas_of_the_w3c(run: Run) -> None:
    _prov(run)


# -- NewsML-G2 -------------------------------------------------------------------------------------------

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
    root = etree.fromstring(_render("newsml", run).encode())
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


@drawn
@given(_drawn())
def test_drawn_articles_are_newsml_by_the_model_of_the_iptc(run: Run) -> None:
    _newsml(run)


# -- ninjs -----------------------------------------------------------------------------------------------

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
    items = json.loads(_render("ninjs", run))
    assert len(items) == len(run.articles)
    for item in items:
        jsonschema.Draft202012Validator(_NINJS).validate(item)


def test_the_sample_is_ninjs_by_what_the_standard_says(sample: Run) -> None:
    _ninjs(sample)


@drawn
@given(_drawn())
def test_drawn_articles_are_ninjs_by_what_the_standard_says(run: Run) -> None:
    _ninjs(run)


# -- OpenLineage -----------------------------------------------------------------------------------------


def _lineage(run: Run) -> None:
    """Build each event anew by the project's client, which is made from its schemas: it writes the same."""
    for line in _render("openlineage", run).splitlines():
        told = json.loads(line)
        (given_,) = told["inputs"]
        facets = {"version": _facet(DatasetVersionDatasetFacet, given_["facets"]["version"])}
        more = {}
        for name, facet in given_.get("inputFacets", {}).items():
            assert name == "dataQualityAssertions"
            some = [Assertion(**one) for one in facet["assertions"]]
            more[name] = _facet(DataQualityAssertionsDatasetFacet, facet | {"assertions": some})
        event = lineage.RunEvent(
            eventType=lineage.RunState(told["eventType"]),
            eventTime=told["eventTime"],
            run=lineage.Run(**told["run"]),
            job=lineage.Job(**told["job"]),
            inputs=[
                lineage.InputDataset(
                    namespace=given_["namespace"], name=given_["name"], facets=facets, inputFacets=more
                )
            ],
            outputs=told["outputs"],
            producer=told["producer"],
        )
        assert _filled(json.loads(Serde.to_json(event))) == _filled(told)


def _facet(kind: Any, told: dict[str, Any]) -> Any:
    facet = kind(
        **{key: value for key, value in told.items() if not key.startswith("_")}, producer=told["_producer"]
    )
    assert attr.asdict(facet)["_schemaURL"] == told["_schemaURL"]
    return facet


def _filled(value: Any) -> Any:
    """Leave out what is empty, which the client writes or not as it likes."""
    if isinstance(value, dict):
        return {key: _filled(one) for key, one in value.items() if one not in ({}, [], None)}
    return [_filled(one) for one in value] if isinstance(value, list) else value


def test_the_sample_is_openlineage_by_the_client_of_the_project(sample: Run) -> None:
    _lineage(sample)


@drawn
@given(_drawn())
def test_drawn_runs_are_openlineage_by_the_client_of_the_project(run: Run) -> None:
    _lineage(run)


# -- schema.org ------------------------------------------------------------------------------------------


def _schema_org(run: Run) -> None:
    told = json.loads(_render("schema_org", run))
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


@drawn
@given(_drawn())
def test_drawn_articles_are_schema_org_by_its_vocabulary(run: Run) -> None:
    _schema_org(run)


# -- in-toto and Croissant -------------------------------------------------------------------------------


@drawn
@given(_drawn())
def test_drawn_runs_are_statements_by_the_library_of_in_toto(run: Run) -> None:
    told = ParseDict(json.loads(_render("intoto", run)), statement_pb2.Statement())
    Statement.copy_from_pb(told).validate()


def _croissant(run: Run) -> None:
    import mlcroissant

    dataset = mlcroissant.Dataset(json.loads(_render("croissant", run)))
    assert not dataset.metadata.issues.errors
    assert len(list(dataset.records("attribution"))) == len(run.articles)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_the_sample_is_croissant_by_the_library_of_mlcommons(sample: Run) -> None:
    _croissant(sample)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@settings(max_examples=5, deadline=None)
@given(_drawn())
def test_drawn_articles_are_croissant_by_the_library_of_mlcommons(run: Run) -> None:
    _croissant(run)
