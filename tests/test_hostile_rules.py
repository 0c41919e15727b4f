"""A house rule that is wrong is named and not evaluated; it never stops the audit or changes a table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import provenance
from provenance.engines.duckdb import DuckDB
from provenance.errors import RuleError

if TYPE_CHECKING:
    from pathlib import Path

FRONT = """/*
+++
code = "HOU901"
name = "house"
summary = "S"
level = "warning"
confidence = "high"
since = "1"
message = "{message}"
+++
A house rule.
*/
{query}"""
PLACE = "SELECT a.article_id, {} AS start, {} AS stop FROM articles AS a"


def reason(corpus: Path, query: str, message: str = "seen") -> str:
    """Return why the house rule was not evaluated, while a built-in one was."""
    (corpus / "provenance.toml").write_text('select = ["HOU901", "missing-byline"]\n', encoding="utf-8")
    (corpus / "audits").mkdir()
    text = FRONT.replace("{message}", message).replace("{query}", query)
    (corpus / "audits" / "house.sql").write_text(text, encoding="utf-8")
    (corpus / "wire.txt").write_text("The harbour reopened on Monday.", encoding="utf-8")
    run = provenance.audit(corpus)
    steps = {step.rule: step for step in run.steps}
    assert [one.code for one in run.results] == ["ATT101"]
    assert steps["HOU901"].outcome == "unevaluated"
    return steps["HOU901"].reason or ""


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELEC nothing", "the query does not run"),
        ("DROP TABLE articles", "the query does not run"),
        (PLACE.format(0, 0) + "; DROP TABLE articles", "the query does not run"),
        (PLACE.format(-5, 3), "lies outside its article"),
        (PLACE.format(0, 300_000), "lies outside its article"),
        (PLACE.format(5, 3), "lies outside its article"),
        (PLACE.format("'x'", 3), "is no whole number"),
        ("SELECT NULL AS article_id, 0 AS start, 0 AS stop", "is no string"),
        ("SELECT 'ghost' AS article_id, 5 AS start, 9 AS stop", "lies outside its article"),
        ("SELECT a.article_id FROM articles AS a", "returns no start, stop"),
    ],
)
def test_a_query_that_is_wrong_is_not_evaluated(tmp_path: Path, query: str, said: str) -> None:
    assert said in reason(tmp_path, query)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("seen {agency}", "{agency}"),
        ("seen {", "cannot be written"),
        ("seen {0}", "cannot be written"),
        ("seen {start.nothing}", "cannot be written"),
        ("seen {start[3]}", "cannot be written"),
        ("seen {article_id:d}", "cannot be written"),
    ],
)
def test_a_message_that_is_wrong_is_not_evaluated(tmp_path: Path, message: str, said: str) -> None:
    assert said in reason(tmp_path, PLACE.format(0, 0), message)


def test_a_query_may_end_with_a_semicolon_and_a_comment(tmp_path: Path) -> None:
    (tmp_path / "provenance.toml").write_text('select = ["HOU901"]\n', encoding="utf-8")
    (tmp_path / "audits").mkdir()
    text = FRONT.replace("{message}", "seen").replace("{query}", PLACE.format(0, 3) + ";\n")
    (tmp_path / "audits" / "house.sql").write_text(text, encoding="utf-8")
    (tmp_path / "wire.txt").write_text("The harbour reopened on Monday.", encoding="utf-8")
    assert [one.text for one in provenance.audit(tmp_path).results] == ["The"]


@pytest.mark.parametrize("odd", ["nan", "inf", "-inf"])
def test_a_number_that_json_lacks_is_told_as_text(tmp_path: Path, odd: str) -> None:
    (tmp_path / "provenance.toml").write_text('select = ["HOU901"]\n', encoding="utf-8")
    (tmp_path / "audits").mkdir()
    query = PLACE.format(0, 3).replace(" FROM", f", CAST('{odd}' AS DOUBLE) AS ratio FROM")
    text = FRONT.replace("{message}", "seen {ratio}").replace("{query}", query)
    (tmp_path / "audits" / "house.sql").write_text(text, encoding="utf-8")
    (tmp_path / "wire.txt").write_text("The harbour reopened on Monday.", encoding="utf-8")
    (finding,) = json.loads(provenance.audit(tmp_path).render("json"))["findings"]
    assert finding["details"]["ratio"] == odd


def test_a_rule_file_of_other_bytes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "provenance.toml").write_text("", encoding="utf-8")
    (tmp_path / "audits").mkdir()
    (tmp_path / "audits" / "house.sql").write_bytes(b"\xff\xfe")
    (tmp_path / "wire.txt").write_text("The harbour reopened on Monday.", encoding="utf-8")
    with pytest.raises(provenance.errors.RuleError, match="is not UTF-8"):
        provenance.audit(tmp_path)


def test_a_rule_reads_tables_and_no_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("article_id\nsecret\n", encoding="utf-8")
    query = f"SELECT article_id, 0 AS start, 0 AS stop FROM read_csv('{secret}')"
    with pytest.raises(RuleError):
        DuckDB().rows(query)
