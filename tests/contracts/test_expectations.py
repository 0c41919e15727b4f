"""Great Expectations: suites, our own expectations, the Checkpoint, and the traps that are closed."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from provenance.errors import SchemaError, UsageError
from provenance.pipeline.expected import expect

pytest.importorskip("great_expectations")
pytestmark = pytest.mark.filterwarnings("ignore")

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.contracts.expectations import Outcome

WIRE = "The port reopened on Monday, a witness told AFP.\n\nBy Ada Moreau, AFP"
BARE = "The port reopened on Monday, a witness told AFP."


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "wire.txt").write_text(WIRE, encoding="utf-8")
    (folder / "bare.txt").write_text(BARE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("docs")


@pytest.fixture(scope="module")
def outcomes(corpus: Path, docs: Path) -> dict[str, Outcome]:
    return {f"{one.expectation} {one.column}": one for one in expect(corpus, docs=docs)}


def test_an_article_without_attribution_is_named(outcomes: dict[str, Outcome]) -> None:
    found = outcomes["expect_articles_to_carry_attribution attributed"]
    assert (found.ok, found.checked, found.unexpected, found.articles) == (False, 2, 1, ("bare",))


def test_an_agency_without_credit_is_named(outcomes: dict[str, Outcome]) -> None:
    assert outcomes["expect_agencies_to_be_credited uncredited_agencies"].articles == ("bare",)


def test_the_contract_of_the_articles_is_a_suite(outcomes: dict[str, Outcome]) -> None:
    assert outcomes["expect_column_values_to_be_unique article_id"].ok
    assert outcomes["expect_column_values_to_match_regex published"].ok


@pytest.mark.usefixtures("outcomes")
def test_data_docs_ask_for_nothing_from_elsewhere(docs: Path) -> None:
    pages = list(docs.rglob("*.html"))
    assert len(pages) == 5
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"<(?:script|link|img|iframe)\b", text)
        assert not re.search(r"url\(|@import", text)
        assert "default-src 'none'" in text


@pytest.mark.usefixtures("outcomes")
def test_data_docs_say_in_words_what_holds(docs: Path) -> None:
    index = (docs / "index.html").read_text(encoding="utf-8")
    assert re.search(r"facts-facts</a> <b class=\"fails\">fails</b>", index)
    assert re.search(r"articles-articles</a> <b class=\"holds\">holds</b>", index)


@pytest.mark.usefixtures("outcomes")
def test_data_docs_copy_no_text_of_an_article(docs: Path) -> None:
    assert not [
        page for page in docs.rglob("*.html") if "The port reopened" in page.read_text(encoding="utf-8")
    ]


def test_mostly_lets_some_articles_be_otherwise(corpus: Path) -> None:
    found = [one for one in expect(corpus, mostly=0.5) if one.suite == "provenance"]
    assert all(one.ok for one in found)


def test_a_figure_counts_once_on_either_side_of_its_contradictions() -> None:
    from provenance.contracts.expectations import facts

    names = ("article_id", "body", "via", "agency", "kind", "speaker")
    empty = pd.DataFrame({name: pd.Series(dtype=object) for name in names})
    articles = pd.DataFrame({"article_id": ["a", "b", "c"], "body": "x"})
    pairs = pd.DataFrame(
        [("a", 3, "b", 9, "contradiction"), ("a", 3, "c", 1, "contradiction"), ("b", 9, "c", 1, "rounding")],
        columns=["article_id", "start", "other_id", "other_start", "relation"],
    )
    tables = dict.fromkeys(("people", "credits", "quotes", "figures"), empty)
    found = facts({**tables, "articles": articles, "figure_pairs": pairs})
    assert list(found["contradicted_figures"]) == [1, 1, 1]


def suite(**expectation: Any) -> str:
    return json.dumps({"name": "house", "expectations": [expectation]})


def test_a_users_suite_runs_with_our_expectations(corpus: Path, tmp_path: Path) -> None:
    path = tmp_path / "house.json"
    path.write_text(
        suite(type="expect_articles_to_carry_attribution", kwargs={"mostly": 0.4}), encoding="utf-8"
    )
    found = [one for one in expect(corpus, suites={"facts": path}) if one.suite == "house"]
    assert [one.ok for one in found] == [True]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[]", "is no suite"),
        (suite(type="expect_wonders", kwargs={}), "does not exist"),
        (suite(type="expect_column_values_to_be_unique", kwargs={"colum": "x"}), "does not take"),
    ],
)
def test_a_suite_that_would_lose_an_expectation_is_refused(text: str, said: str) -> None:
    from provenance.contracts.expectations import read_suite

    with pytest.raises(SchemaError, match=said):
        read_suite(text)


def test_a_missing_column_is_an_error_and_no_failure() -> None:
    from provenance.contracts.expectations import check, facts_suite

    with pytest.raises(SchemaError, match="could not be evaluated"):
        check({"facts": (pd.DataFrame({"article_id": ["a"]}), facts_suite())})


def test_a_suite_for_a_table_that_is_not_there_is_refused(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no table 'fact'"):
        expect(corpus, suites={"fact": tmp_path / "house.json"})
