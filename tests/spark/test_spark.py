"""Spark gives the answer of DuckDB: rule by rule on every example, and over a corpus from end to end.

``PROVENANCE_SPARK_MASTER`` names another master, such as ``local-cluster[2,1,1024]`` for two workers apart.
"""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import provenance
from provenance.engines import tables_in
from provenance.errors import RuleError, UsageError
from provenance.rules import load_rules, read_news
from provenance.tables import schema, schema_names, to_arrow

if TYPE_CHECKING:
    import pandas as pd
    from pyspark.sql import SparkSession

    from provenance.engines.spark import Spark
    from provenance.model import Rule

pytest.importorskip("pyspark")
pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("ignore")]

SEEDS = Path(__file__).parents[2] / "seeds"
BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
TOWNS = ("Alma", "Brest", "Calais", "Dover", "Emden", "Faro", "Genoa", "Hull", "Izmir", "Jaffa")
OWN = {"lna": {"name": "Lindholm News Agency", "short": ["LNA"]}}
RULES = [pytest.param(rule, id=rule.name) for rule in load_rules()]


@pytest.fixture(scope="module")
def spark(session: SparkSession) -> Spark:
    from provenance.engines.spark import Spark

    return Spark(session)


def plain(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    rows = frame.astype(object).where(frame.notna(), None).itertuples(index=False)
    return sorted((tuple(_rounded(value) for value in row) for row in rows), key=repr)


def _rounded(value: Any) -> Any:
    """Forget the last digit of a quotient, which the engines round differently."""
    return round(value, 12) if isinstance(value, float) else value


def same(row: dict[str, Any]) -> str:
    return repr(sorted((name, _rounded(v)) for name, v in row.items()))


@pytest.mark.parametrize("rule", RULES)
def test_every_example_of_a_rule_has_equal_rows_on_both_engines(rule: Rule, spark: Spark) -> None:
    for example in rule.examples:
        run = provenance.audit(read_news(example.news), select=[rule.code])
        engine = run.tables.engine
        for name in sorted(tables_in(rule.query) & set(schema_names())):
            spark.create(schema(name))
            rows = engine.rows(f"SELECT * FROM {name}")
            if rows:
                spark.load(
                    name, to_arrow(schema(name), [(next(iter(row.values())), _Row(row)) for row in rows])
                )
        engine.options(rule.options)
        spark.options(rule.options)
        expected, found = engine.rows(rule.query), spark.rows(rule.query)
        assert sorted(map(same, found)) == sorted(map(same, expected))


class _Row:
    def __init__(self, row: dict[str, Any]) -> None:
        self.__dict__.update(row)


def drawn(size: int) -> list[dict[str, str | None]]:
    """Draw the first events of the benchmarks' corpus: wire reports, their copies, and traps."""
    draw = runpy.run_path(str(BENCHMARKS / "corpus.py"))["draw"]
    names = ("article_id", "body", "publisher", "published")
    return [{name: getattr(one, name) for name in names} for one in draw(size)]


def footed() -> list[dict[str, str | None]]:
    """Write articles that share a line and an agency of the corpus's own."""
    line = "This story was produced with the support of the Fund for Reporting on the Coast."
    body = "The port of {}\n\n{}\n\nBy Ada Moreau, LNA"
    return [{"article_id": f"about {town}", "body": body.format(town, line)} for town in TOWNS]


def test_a_dataframe_of_spark_is_audited_as_the_same_articles_on_one_machine(
    session: SparkSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    names = ("article_id", "path", "body", "publisher", "published")
    articles: list[dict[str, str | None]] = [
        {"article_id": path.stem, "path": path.name, "body": path.read_text(encoding="utf-8")}
        for path in sorted(SEEDS.glob("*.txt"))
    ]
    articles += [*drawn(16), *footed(), {"article_id": articles[0]["article_id"], "body": "The same id."}]
    rows = [tuple(one.get(name) for name in names) for one in articles]
    frame = session.createDataFrame(rows, ", ".join(f"{name} STRING" for name in names))
    expected = provenance.audit(articles, agencies=OWN)
    found = provenance.audit(frame.coalesce(1), agencies=OWN)
    assert {"AGY201", "ATT101", "QUO104", "SCH101"} <= {one.code for one in found.results}
    assert [step for step in found.steps if step.reason] == []
    assert found.results == expected.results
    assert found.run_id == expected.run_id
    assert len(expected.tables["boilerplate"]) == len(TOWNS)
    for name in expected.tables:
        assert plain(found.tables[name]) == plain(expected.tables[name]), name


def test_a_query_that_does_not_run_is_the_rules_fault(spark: Spark) -> None:
    with pytest.raises(RuleError, match="does not run"):
        spark.rows("SELECT nothing FROM nowhere")


def test_a_master_elsewhere_needs_a_folder(spark: Spark, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spark, "_session", _Elsewhere())
    with pytest.raises(UsageError, match="needs a folder"):
        spark._local_folder()


class _Elsewhere:
    class conf:  # noqa: N801 - as Spark calls it
        @staticmethod
        def get(_name: str, _default: str) -> str:
            return "spark://elsewhere:7077"
