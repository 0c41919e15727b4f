"""Great Expectations on Spark: our expectations on frames of a cluster, with results that name articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from provenance.errors import SchemaError
from provenance.model import Article

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytest.importorskip("pyspark")
pytest.importorskip("great_expectations")
pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("ignore")]

TOLD = "The port reopened on Monday, a witness told AFP."
WIRE = Article(article_id="wire", body=f"{TOLD}\n\nBy Ada Moreau, AFP")
BARE = Article(article_id="bare", body=TOLD)
ORPHAN = Article(
    article_id="orphan",
    body="By Ada Moreau\n\nThe port is shut.\n\n“We have never seen anything like it at sea.”\n\nIt rained.",
)


@pytest.fixture(scope="module")
def facts(session: SparkSession) -> Any:
    import provenance
    from provenance.contracts.expectations import facts

    return session.createDataFrame(facts(provenance.audit([WIRE, BARE, ORPHAN]).tables))


def test_our_expectations_name_the_articles_that_are_not_as_expected(facts: Any) -> None:
    from provenance.contracts.expectations import check, facts_suite

    outcomes = check({"facts": (facts, facts_suite())})
    found = {one.expectation: (one.ok, one.checked, one.articles) for one in outcomes}
    assert found == {
        "expect_articles_to_carry_attribution": (False, 3, ("bare",)),
        "expect_agencies_to_be_credited": (False, 3, ("bare",)),
        "expect_figures_to_agree": (True, 3, ()),
        "expect_quotes_to_have_speakers": (False, 3, ("orphan",)),
    }


def test_pandas_and_spark_have_the_same_outcomes(facts: Any) -> None:
    from provenance.contracts.expectations import check, facts_suite

    on_spark, on_pandas = (
        check({"facts": (frame, facts_suite(mostly=0.5))}) for frame in (facts, facts.toPandas())
    )
    assert on_spark == on_pandas


def test_the_contract_of_the_articles_is_checked_on_spark(session: SparkSession) -> None:
    from provenance.contracts.expectations import articles_suite, check, narrow
    from provenance.tables import schema

    row = dict.fromkeys(schema("articles").columns) | {"body": "x", "sha256": "0" * 64}
    dated = {"good": "2025-01-19", "odd": "soon"}
    rows = narrow(pd.DataFrame([row | {"article_id": one, "published": day} for one, day in dated.items()]))
    types = ", ".join(f"{name} {'BIGINT' if name == 'characters' else 'STRING'}" for name in rows)
    frame = session.createDataFrame(rows.astype(object).to_numpy().tolist(), types)
    found = [one for one in check({"articles": (frame, articles_suite())}) if not one.ok]
    assert [(one.column, one.articles) for one in found] == [("published", ("odd",))]


def test_a_missing_column_is_an_error_and_no_failure(session: SparkSession) -> None:
    from provenance.contracts.expectations import check, facts_suite

    with pytest.raises(SchemaError, match="could not be evaluated"):
        check({"facts": (session.createDataFrame([("a",)], "article_id STRING"), facts_suite())})
