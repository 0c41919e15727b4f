"""Every example of every rule is true, and every query reads only what the schemas declare."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlglot
from sqlglot.errors import OptimizeError
from sqlglot.optimizer.qualify import qualify

import provenance
from provenance.comparers import comparer
from provenance.engines import derived_tables
from provenance.errors import RuleError
from provenance.rules import load_rules, read_news, read_rule
from provenance.tables import schema, schema_names

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.model import Example, Rule, Value

RULES = load_rules()
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}-{example.kind}-{n}")
    for rule in RULES
    for n, example in enumerate(rule.examples)
]
EVERY_RULE = [pytest.param(rule, id=rule.name) for rule in RULES]
TYPES: dict[type, str] = {bool: "BOOLEAN", int: "BIGINT", float: "DOUBLE", str: "VARCHAR"}


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_every_example_is_true(rule: Rule, example: Example) -> None:
    run = provenance.audit(read_news(example.news), select=[rule.code])
    assert not [step.reason for step in run.steps if step.reason]
    assert sorted({one.article_id for one in run.results}) == sorted(example.found)


@pytest.mark.parametrize("rule", EVERY_RULE)
def test_every_rule_says_why_it_matters_and_how_to_mend_it(rule: Rule) -> None:
    assert "## Why it matters" in rule.documentation
    assert "## How to mend it" in rule.documentation
    assert not rule.summary.endswith(".")


def declared(options: dict[str, Value]) -> dict[str, dict[str, str]]:
    kinds = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN"}
    tables = {
        name: {field.name: kinds[field.type] for field in schema(name).fields} for name in schema_names()
    }
    settings = {name: TYPES[type(value)] for name, value in options.items()}
    return {**tables, "options": settings} if settings else tables


@pytest.mark.parametrize("rule", EVERY_RULE)
@pytest.mark.parametrize("dialect", ["duckdb", "spark"])
def test_a_query_reads_only_declared_columns_in_both_dialects(rule: Rule, dialect: str) -> None:
    tree = sqlglot.parse_one(rule.query, read=dialect)
    qualify(tree, schema=declared(dict(rule.options)), validate_qualify_columns=True)


@pytest.mark.parametrize("name", [table.name for table in derived_tables() if table.made == "derived"])
@pytest.mark.parametrize("dialect", ["duckdb", "spark"])
def test_a_derived_table_reads_only_declared_columns_in_both_dialects(name: str, dialect: str) -> None:
    tree = sqlglot.parse_one(schema(name).query or "", read=dialect)
    qualified = qualify(tree, schema=declared({}), validate_qualify_columns=True)
    assert tuple(qualified.named_selects) == schema(name).columns


@pytest.mark.parametrize("name", [table.name for table in derived_tables() if table.made == "compared"])
@pytest.mark.parametrize("dialect", ["duckdb", "spark"])
def test_the_query_of_a_compared_table_gives_pairs_in_both_dialects(name: str, dialect: str) -> None:
    tree = sqlglot.parse_one(schema(name).query or "", read=dialect)
    qualified = qualify(tree, schema=declared({}), validate_qualify_columns=True)
    assert tuple(qualified.named_selects) == comparer(name).asked


def test_a_misspelt_column_is_caught() -> None:
    with pytest.raises(OptimizeError):
        qualify(sqlglot.parse_one("SELECT a.bodi FROM articles AS a"), schema=declared({}))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT 1", "is no rule file"),
        ("/*\n+++\ncode = \n+++\n*/SELECT 1", "is no TOML"),
        ('/*\n+++\ncode = "ATT101"\n+++\n*/SELECT 1', "the wrong keys"),
    ],
)
def test_a_malformed_rule_file_is_refused_with_its_name(text: str, message: str) -> None:
    with pytest.raises(RuleError, match=rf"mine\.sql.*{message}|{message}.*"):
        read_rule(text, "mine.sql")


GRADED = """/*
+++
code = "ATT901"
name = "graded"
summary = "S"
level = "note"
confidence = "high"
since = "1"
message = "m"
+++
Documentation.
*/
SELECT a.article_id, 0 AS start, 0 AS stop, 'error' AS level FROM articles AS a"""


def test_a_query_grades_its_rows_unless_the_corpus_has_set_the_level(tmp_path: Path) -> None:
    (tmp_path / "audits").mkdir()
    (tmp_path / "audits" / "graded.sql").write_text(GRADED, encoding="utf-8")
    (tmp_path / "a.txt").write_text("The harbour reopened.", encoding="utf-8")
    for configured, level in (("", "error"), ('[rules.graded]\nlevel = "warning"', "warning")):
        (tmp_path / "provenance.toml").write_text(configured, encoding="utf-8")
        assert [one.level for one in provenance.audit(tmp_path, select=["ATT901"]).results] == [level]


@pytest.mark.parametrize("rule", EVERY_RULE)
def test_every_number_among_the_options_has_limits(rule: Rule) -> None:
    numbers = {name for name, value in rule.options.items() if isinstance(value, (int, float))}
    assert rule.limits.keys() == numbers


@pytest.mark.parametrize("limits", ["{ share = [0.5, 1] }", "{ shre = [0, 1] }", "{ share = 1 }", "5"])
def test_limits_that_fit_no_option_are_refused(limits: str) -> None:
    front = 'code = "ATT901"\nname = "house"\nsummary = "S"\nlevel = "note"\nconfidence = "high"\nsince = "1"'
    front += f'\nmessage = "m"\noptions = {{ share = 0.2 }}\nlimits = {limits}'
    text = f"/*\n+++\n{front}\n+++\nS.\n*/\nSELECT 1"
    with pytest.raises(RuleError, match=r"the limits of mine\.sql fit none of its options"):
        read_rule(text, "mine.sql")
