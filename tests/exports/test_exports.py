"""Every export holds what the run knows, in its standard's own terms, and nothing that the run does not."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from importlib.resources import files
from io import StringIO
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prov.model import ProvDocument

import provenance
from provenance.exports import export, exports, rendered
from provenance.exports._credited import credited, iri, moment
from provenance.exports._mapping import MAPPING, table
from provenance.exports.newsml import render as newsml
from provenance.exports.openlineage import render as openlineage
from provenance.exports.prov import render as prov
from provenance.model import Article, Run
from provenance.readers._jsonld import metadata_of

_AT = "2025-03-01T12:00:00Z"
_NEWS = (
    Article(
        article_id="harbour",
        title="Harbour <reopens> & more",
        publisher="Gazette",
        published="2025-02-28T09:30:00+00:00",
        language="en",
        url="https://gazette.example/harbour",
        body="LISBON (AFP) - The harbour reopened on Monday, the port authority said.\n"
        "“We lost nets,” a resident told Reuters.\nBy Ada Moreau in Sines with Rui Costa in Porto, AFP",
    ),
    Article(article_id="storm", published="2025-02-28", body="The storm passed, an official told AFP."),
    Article(article_id="1 odd/id?", byline="Jonas Weber, dpa", body="The ferries run again on Wednesday."),
)


@pytest.fixture(scope="module")
def run() -> Run:
    return provenance.audit(_NEWS)


def _render(name: str, run: Run) -> str:
    module: Any = export(name)
    return module.render(run, at=_AT) if name in ("newsml", "openlineage") else module.render(run)


def _values(told: Any) -> set[str]:
    if isinstance(told, dict):
        return set().union(*map(_values, told.values()), set())
    if isinstance(told, list):
        return set().union(*map(_values, told), set())
    return {str(told)}


@pytest.mark.parametrize("name", exports())
def test_an_export_is_the_same_twice_and_carries_no_text_of_an_article(name: str, run: Run) -> None:
    text = _render(name, run)
    assert text == _render(name, run)
    assert text.endswith("\n")
    assert "port authority" not in text
    assert "told AFP" not in text


def test_credits_are_told_apart_by_what_they_are(run: Run) -> None:
    harbour, storm, odd = sorted(
        credited(run), key=lambda one: ["harbour", "storm", "1 odd/id?"].index(one.article.article_id)
    )
    assert [mark.name for mark in harbour.authors] == ["Ada Moreau"]
    assert {mark.party for mark in harbour.agencies} == {"afp"}
    assert [mark.party for mark in harbour.mentions] == ["reuters"]
    assert (storm.agencies, storm.people) == ((), ())
    assert [mark.party for mark in storm.mentions] == ["afp"]
    assert {mark.tier for mark in (*odd.people, *odd.agencies)} == {"metadata"}


def test_the_place_of_a_person_is_never_where_the_content_comes_from(run: Run) -> None:
    items = json.loads(_render("ninjs", run))
    assert {item.get("located") for item in items} <= {"Lisbon", "LISBON", None}
    located = [e for e in ET.fromstring(_render("newsml", run)).iter() if e.tag.endswith("located")]  # noqa: S314
    assert "Porto" not in {"".join(element.itertext()) for element in located}


_PARTIES = ("creator", "contributor", "infoSource", "by", "creditline", "provider")
# The properties of an item in ninjs 3.1 that this export may use, and the form of those with one.
_NINJS = {
    "type": "object",
    "required": ["uri"],
    "additionalProperties": False,
    "properties": {
        "uri": {"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9+.-]*:[^ ]+$"},
        "standard": {"type": "object", "required": ["name", "version", "schema"]},
        "type": {"const": "text"},
        "representationType": {"enum": ["full", "partial"]},
        "contentCreated": {
            "type": "string",
            "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$",
        },
        **{name: {"type": "string"} for name in ("language", "edNote", "by", "located")},
        "headlines": {"type": "array", "items": {"type": "object", "required": ["value"]}},
        "people": {
            "type": "array",
            "items": {"additionalProperties": False, "properties": {"name": {}, "rel": {}}},
        },
        "organisations": {
            "type": "array",
            "items": {"additionalProperties": False, "properties": {"name": {}, "rel": {}}},
        },
        "infoSources": {
            "type": "array",
            "items": {"additionalProperties": False, "properties": {"name": {}, "role": {}, "literal": {}}},
        },
        "altIds": {
            "type": "array",
            "items": {"additionalProperties": False, "properties": {"role": {}, "value": {}}},
        },
    },
}


def test_ninjs_items_have_the_properties_of_the_standard_alone(run: Run) -> None:
    items = json.loads(_render("ninjs", run))
    for item in items:
        jsonschema.validate(item, _NINJS)
    assert len({item["uri"] for item in items}) == len(items) == 3


# The children of contentMeta in NewsML-G2 2.35: administrative in this order, then descriptive in any.
_ORDER = ["contentCreated", "located", "infoSource", "creator", "contributor", "altId"]
_DESCRIPTIVE = {"language", "subject", "headline", "dateline", "by", "creditline"}


def test_newsml_has_what_it_must_in_the_order_it_must(run: Run) -> None:
    root = ET.fromstring(newsml(run, at=_AT))  # noqa: S314 - our own
    space = "{http://iptc.org/std/nar/2006-10-01/}"
    assert root.findtext(f"{space}header/{space}sent") == _AT
    items = root.findall(f"{space}itemSet/{space}newsItem")
    assert len(items) == 3
    for item in items:
        assert [child.tag.removeprefix(space) for child in item] == ["catalogRef", "itemMeta", "contentMeta"]
        about = [child.tag.removeprefix(space) for child in item[1]]
        assert about == ["itemClass", "provider", "versionCreated", "edNote"]
        names = [child.tag.removeprefix(space) for child in item[2]]
        first = [name for name in names if name in _ORDER]
        assert names[: len(first)] == first == sorted(first, key=_ORDER.index)
        assert set(names[len(first) :]) <= _DESCRIPTIVE
        read = [e for e in item[2] if e.tag.removeprefix(space) in ("creator", "contributor")]
        assert all(e.get("how") in (None, "howextr:tool") for e in read)


def test_schema_org_reads_back_by_our_own_reader(run: Run) -> None:
    told = next(one for one in json.loads(_render("schema_org", run))["@graph"] if "harbour" in one["@id"])
    found = metadata_of(told)
    assert found["byline"] == "Ada Moreau"
    assert (found["title"], found["publisher"], found["language"]) == (
        "Harbour <reopens> & more",
        "Gazette",
        "en",
    )


@pytest.mark.parametrize(("form", "schema"), [("json", "prov-json"), ("jsonld", "prov-jsonld")])
def test_prov_fits_the_schema_of_the_w3c(run: Run, form: Any, schema: str) -> None:
    official = json.loads(
        (files("prov.tests") / "schemas" / f"{schema}.schema.json").read_text(encoding="utf-8")
    )
    told = json.loads(prov(run, form))
    jsonschema.validators.validator_for(official)(official).validate(told)


def test_prov_reads_back_and_a_mention_is_attributed_to_nobody(run: Run) -> None:
    document = ProvDocument.deserialize(StringIO(prov(run)), format="json")
    assert prov(run, "provn").startswith("document")
    kinds = [
        str(value)
        for record in document.get_records()
        for name, value in record.attributes
        if "type" in str(name)
    ]
    assert kinds.count("na:Mention") == 2
    told = json.loads(prov(run))
    mentions = {name for name, one in told["entity"].items() if "Mention" in str(one.get("prov:type"))}
    assert not mentions & {one["prov:entity"] for one in told["wasAttributedTo"].values()}


def test_prov_of_more_articles_than_memory_holds_is_refused(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("provenance.exports.prov.MOST", 2)
    with pytest.raises(provenance.errors.UsageError, match="at most 2 articles"):
        prov(run)


@pytest.mark.parametrize(
    ("ending", "opening"), [(".json", "{\n"), (".jsonld", "{\n"), (".provn", "document"), (".txt", "{\n")]
)
def test_the_ending_of_a_file_chooses_the_form(run: Run, ending: str, opening: str) -> None:
    text = rendered("prov", run, ending)
    assert text.startswith(opening)
    assert ("@context" in text) is (ending == ".jsonld")


def test_croissant_annotates_who_is_credited(run: Run) -> None:
    card = json.loads(_render("croissant", run))
    assert "http://mlcommons.org/croissant/1.1" in card["conformsTo"]
    (records,) = card["recordSet"]
    names = {field["@id"] for field in records["field"]}
    assert all(set(row) == names for row in records["data"])
    assert {f["name"] for f in records["field"] if f["equivalentProperty"] == "prov:wasAttributedTo"} == {
        "people",
        "agencies",
    }


def test_openlineage_tells_start_and_end_of_one_run(run: Run) -> None:
    start, complete = map(json.loads, openlineage(run, at=_AT).splitlines())
    assert (start["eventType"], complete["eventType"]) == ("START", "COMPLETE")
    assert start["run"] == complete["run"]
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", start["run"]["runId"])
    for event in (start, complete):
        assert {"run", "job", "eventTime", "producer", "schemaURL"} <= event.keys()
        facets = [*event["inputs"][0]["facets"].values(), *event["inputs"][0].get("inputFacets", {}).values()]
        assert all({"_producer", "_schemaURL"} <= facet.keys() for facet in facets)
    told = complete["inputs"][0]["inputFacets"]["dataQualityAssertions"]["assertions"]
    assert {one["assertion"]: one["success"] for one in told} == {
        s.rule: s.outcome == "pass" for s in run.steps
    }


def test_intoto_states_the_verdict_on_the_corpus_by_its_digest(run: Run) -> None:
    told = json.loads(_render("intoto", run))
    assert told["_type"] == "https://in-toto.io/Statement/v1"
    assert told["subject"] == [{"name": "articles", "digest": {"sha256": run.corpus_sha256}}]
    predicate = told["predicate"]
    assert predicate["result"] in ("PASSED", "WARNED", "FAILED")
    assert (predicate["result"] == "FAILED") is not run.ok
    rules = [*predicate["passedTests"], *predicate["warnedTests"], *predicate["failedTests"]]
    assert sorted(rules) == sorted(step.rule for step in run.steps)


@settings(max_examples=40)
@given(st.text(min_size=1, max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_no_text_breaks_an_export(name: str, title: str, byline: str) -> None:
    import pandas as pd

    row = {"article_id": name, "start": 0, "stop": 3, "text": byline, "name": title, "role": "author"}
    row |= {"job": None, "place": title, "agency": None}
    article = Article(article_id=name, body="", title=title, byline=byline, publisher=title)
    run = Run(
        run_id="0", corpus="news", corpus_sha256="0" * 64, settings_sha256="0" * 64, version="0",
        rules=(), steps=(), articles=(article,), gates=(), results=(), tables={"people": pd.DataFrame([row])},
    )  # fmt: skip
    for standard in exports():
        text = _render(standard, run)
        text.encode()
        if standard == "newsml":
            assert ET.fromstring(text) is not None  # noqa: S314 - our own
        elif standard == "openlineage":
            assert all(json.loads(line) for line in text.strip().split("\n"))
        else:
            assert json.loads(text)


def test_an_article_is_named_by_its_own_uri_or_by_its_id() -> None:
    assert iri(Article(article_id="urn:newsml:a:1", body="")) == "urn:newsml:a:1"
    assert iri(Article(article_id="a", body="", url="https://a.example/b")) == "https://a.example/b"
    assert iri(Article(article_id="ü b/c", body="")) == "urn:news:article:%C3%BC%20b%2Fc"
    assert iri(Article(article_id="note: this", body="")) == "urn:news:article:note%3A%20this"


def test_a_date_alone_is_no_moment() -> None:
    assert moment("2025-02-28") is None
    assert moment("2025-02-28 09:30:00+01:00") == "2025-02-28T09:30:00+01:00"
    assert moment("2025-02-28T09:30:00Z") == "2025-02-28T09:30:00Z"
    assert moment("2025-99-28T09:30:00Z") is None


def test_the_table_of_the_standards_has_a_row_for_everything_told() -> None:
    assert all(row.what in table() for row in MAPPING)


def test_an_unknown_standard_is_refused() -> None:
    with pytest.raises(provenance.errors.UsageError, match="no standard"):
        export("xmp")
