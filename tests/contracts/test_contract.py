"""The contract of the articles: what it refuses, what it says, and what a corpus may add to it."""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pandas as pd
import pandera.pandas as pa
import pytest

import provenance
from provenance.contracts import contract
from provenance.contracts.checks import garbled, is_mojibake
from provenance.contracts.columns import known_constraints
from provenance.errors import SchemaError
from provenance.knowledge.languages import is_language, knowledge
from provenance.tables import schema, schema_names

if TYPE_CHECKING:
    from pathlib import Path

BODY = "The harbour reopened on Monday."


def article(**values: Any) -> dict[str, Any]:
    whole = dict.fromkeys(schema("articles").columns) | {"article_id": "a", "body": BODY} | values
    digest = (
        sha256(whole["body"].encode("utf-8", "surrogatepass")).hexdigest()
        if isinstance(whole["body"], str)
        else "0" * 64
    )
    return {"sha256": digest} | {key: value for key, value in whole.items() if key != "sha256" or value}


def broken(*rows: dict[str, Any]) -> list[tuple[int, str, str]]:
    _, violations = contract("articles").split(pd.DataFrame(list(rows), dtype=object))
    return [(one.row, one.field, one.expected) for one in violations]


def test_a_plain_article_keeps_the_contract() -> None:
    assert broken(article()) == []


@pytest.mark.parametrize(
    ("values", "field", "expected"),
    [
        ({"article_id": None}, "article_id", "a value"),
        ({"body": None}, "body", "a value"),
        ({"body": " \n\t"}, "body", "more than white space"),
        ({"body": "The cafÃ© reopened."}, "body", "text that was decoded as it was encoded"),
        ({"published": "yesterday"}, "published", "a date such as 2025-01-19"),
        ({"language": "xx"}, "language", "a language of ISO 639"),
        ({"sha256": "1" * 64}, "sha256", "the SHA-256 of the body"),
    ],
)
def test_a_broken_value_is_told_with_what_was_expected(
    values: dict[str, Any], field: str, expected: str
) -> None:
    assert [(row, one, said[: len(expected)]) for row, one, said in broken(article(**values))] == [
        (0, field, expected)
    ]


def test_all_failures_of_all_rows_are_told_at_once() -> None:
    rows = [article(), article(language="xx", published="soon"), article(article_id="b", body=" ")]
    assert [(row, field) for row, field, _ in broken(*rows)] == [
        (1, "article_id"),
        (1, "language"),
        (1, "published"),
        (2, "body"),
    ]


def test_one_bad_value_leaves_the_other_rows_alone() -> None:
    rows = [
        article(),
        article(article_id="b", body="\ud800 x", sha256="0" * 64),
        article(article_id="c", title=5),
    ]
    _, violations = contract("articles", without=("sha256",)).split(pd.DataFrame(rows, dtype=object))
    assert [(one.row, one.field, one.expected) for one in violations] == [
        (1, "body", "a string"),
        (2, "title", "a string"),
    ]


def test_garbled_text_is_reported_and_audited_all_the_same() -> None:
    run = provenance.audit([article(body="The cafÃ© reopened. By Ada Moreau, AFP")], select=["SCH"])
    assert [(one.name, one.text) for one in run.results] == [("damaged-text", "cafÃ©")]
    assert len(run.articles) == 1


@pytest.mark.parametrize("text", ["cafÃ©", "Itâ€™s", "Â©", "10Â°", "ï»¿By", "ðŸ˜€", "caf\ufffd", "Ã¼ber"])
def test_wrongly_decoded_text_is_known(text: str) -> None:
    assert is_mojibake(text)
    assert garbled(f"So {text} it is") == text


@pytest.mark.parametrize(
    "text", ["café", "SÃO PAULO", "“IRMÔ", "pâté", "Âge", "«MAÇû", "â", "Ð", "It’s €5 — “so”", "ÂNGELA – Â"]
)
def test_honest_text_is_left_alone(text: str) -> None:
    assert not is_mojibake(text)


def test_the_examples_of_languages_hold() -> None:
    assert all(is_language(tag) for tag in knowledge()["examples"])
    assert not [tag for tag in knowledge()["counterexamples"] if is_language(tag)]


@pytest.mark.parametrize("name", schema_names())
def test_every_constraint_of_every_schema_is_checked(name: str) -> None:
    for field in schema(name).fields:
        known_constraints(field.constraints, field.name)
    contract(name).to_pandera()


def test_a_place_outside_of_its_body_breaks_the_contract() -> None:
    row = {"article_id": "a", "start": 4, "stop": 11, "text": "harbour", "position": "head"}
    rows = pd.DataFrame([row, row | {"start": 5, "stop": 12}, row | {"article_id": "b"}, row | {"stop": 12}])
    _, violations = contract("bylines").split(rows, bodies={"a": BODY})
    assert [(one.row, one.field) for one in violations] == [
        (1, "start"),
        (2, "start"),
        (3, "start"),
        (3, "stop"),
    ]


def test_an_agency_that_nobody_knows_breaks_the_contract() -> None:
    row = {"article_id": "a", "start": 0, "stop": 3, "text": "AFP", "name": "AFP", "via": "byline"}
    rows = pd.DataFrame(
        [row | {"agency": "afp", "relation": None}, row | {"agency": "afpp", "relation": None}]
    )
    _, violations = contract("credits").split(rows)
    assert [(one.row, one.value) for one in violations] == [(1, "afpp")]


def test_our_checks_work_in_a_schema_of_ones_own() -> None:
    own = pa.DataFrameSchema({"lead": pa.Column(str, [pa.Check.no_mojibake(), pa.Check.not_blank()])})
    with pytest.raises(pa.errors.SchemaErrors):
        own.validate(pd.DataFrame({"lead": ["fine", "Ã©"]}), lazy=True)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "provenance.toml").write_text("", encoding="utf-8")
    (tmp_path / "one.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "schemas").mkdir()
    return tmp_path


def own_schema(corpus: Path, *fields: dict[str, Any]) -> None:
    (corpus / "schemas" / "articles.json").write_text(json.dumps({"fields": list(fields)}), encoding="utf-8")


def test_a_corpus_adds_constraints_in_its_own_schema(corpus: Path) -> None:
    own_schema(corpus, {"name": "publisher", "constraints": {"required": True}})
    run = provenance.audit(corpus, select=["SCH"])
    assert [one.message for one in run.results] == [
        "publisher is missing, expected a value; the article is set aside"
    ]


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ({"name": "publishr"}, "did you mean publisher"),
        ({"name": "title", "constraints": {"minLenght": 3}}, "did you mean minLength"),
        ({"name": "title", "type": "integer"}, "title of articles is a string"),
        ({"name": "body", "constraints": {"required": False}}, "always required"),
    ],
)
def test_a_schema_that_cannot_be_meant_is_refused(corpus: Path, field: dict[str, Any], said: str) -> None:
    own_schema(corpus, field)
    with pytest.raises(SchemaError, match=said):
        provenance.audit(corpus)


def test_a_corpus_brings_its_own_pandera_model(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (corpus / "house_contract.py").write_text(
        "import pandera.pandas as pa\n"
        "class Articles(pa.DataFrameModel):\n"
        "    body: str = pa.Field(str_length={'min_value': 100})\n"
        "    @pa.dataframe_check\n"
        "    def short_ids(cls, rows):\n"
        "        return rows['article_id'].str.len() < 3\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(corpus))
    (corpus / "provenance.toml").write_text('contract = "house_contract:Articles"\n', encoding="utf-8")
    run = provenance.audit(corpus, select=["SCH"])
    sys.modules.pop("house_contract")
    assert [one.details["field"] for one in run.results] == ["body", "the row"]


def test_a_model_that_is_not_there_is_an_error() -> None:
    with pytest.raises(SchemaError, match="there is no contract at"):
        contract("articles", model="nowhere:Articles")
