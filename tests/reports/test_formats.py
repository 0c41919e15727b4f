"""What holds of every report, and what each format's own readers ask of it.

``GOLD=write pytest tests/reports`` records the whole outputs anew.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance.pipeline import formats
from provenance.reports import pieces
from provenance.reports._clean import escaped
from provenance.reports._listed import listed
from provenance.testing.strategies.runs import runs

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance.model import Run

SCHEMAS = Path(__file__).parents[1] / "schemas"
DOCS = Path(__file__).parents[2] / "docs"
GOLD = Path(__file__).parents[1] / "gold" / "reports"
FORMATS = tuple(name for name in formats() if not name.startswith("html"))

some = settings(max_examples=20, suppress_health_check=list(HealthCheck))


def renderer(name: str) -> Callable[[Run], str]:
    return lambda run: "".join(pieces(name, run))


_TREES = st.recursive(
    st.none() | st.integers() | st.text(),
    lambda some: st.lists(some, max_size=3) | st.dictionaries(st.text(), some, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.text(), _TREES, max_size=3), st.lists(_TREES, max_size=3))
def test_a_list_that_is_written_item_by_item_is_json_as_it_is_written_whole(
    frame: dict[str, Any], items: list[Any]
) -> None:
    frame.pop("items", None)
    whole = {**frame, "items": items}
    expected = escaped(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")
    assert "".join(listed({**frame, "items": []}, items)) == expected
    assert json.loads("".join(listed([], items))) == items


@pytest.mark.parametrize("name", ["azure", "concise", "csv", "full", "gitlab", "json", "jsonl", "rdjson"])
def test_what_is_as_long_as_the_run_is_written_finding_by_finding(run: Run, name: str) -> None:
    new = [one for one in run.results if one.status == "new"]
    every = list(pieces(name, run))
    assert len(every) >= len(new) > 1
    assert all(sum(one.message[:8] in piece for one in new) <= 1 for piece in every)


def fits(instance: object, schema: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.validate(instance, json.loads((SCHEMAS / schema).read_text(encoding="utf-8")))


def lines(text: str) -> list[str]:
    """Lines as a runner reads them: only line feeds end one."""
    return text.removesuffix("\n").split("\n") if text else []


@some
@given(run=runs())
def test_every_format_renders_any_run_alike_each_time_and_as_utf8(run: Run) -> None:
    for name in FORMATS:
        assert renderer(name)(run).encode() == renderer(name)(run).encode()


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_as_recorded(name: str, run: Run) -> None:
    gold = GOLD / name
    if os.environ.get("GOLD") == "write":
        gold.write_bytes(renderer(name)(run).encode())
    assert renderer(name)(run).encode() == gold.read_bytes()


@some
@given(run=runs())
def test_gitlab_reads_every_item_and_tells_all_apart(run: Run) -> None:
    items = json.loads(renderer("gitlab")(run))
    fits(items, "gitlab_code_quality.json")
    assert len({item["fingerprint"] for item in items}) == len(items)


@some
@given(run=runs())
def test_reviewdog_reads_every_diagnostic(run: Run) -> None:
    fits(json.loads(renderer("rdjson")(run)), "rdjson.json")


def test_reviewdog_columns_count_bytes(run: Run) -> None:
    finding = replaced(run.results[0], text="Thé pört", before="ß ", column=3)
    read = json.loads(renderer("rdjson")(replaced(run, results=(finding,))))["diagnostics"][0]["location"]
    assert read["range"] == {"start": {"line": 1, "column": 4}, "end": {"line": 1, "column": 14}}


@some
@given(run=runs())
def test_junit_is_valid_and_every_case_has_its_own_name_and_one_outcome(run: Run) -> None:
    etree = pytest.importorskip("lxml.etree")
    root = etree.fromstring(renderer("junit")(run).encode())
    cases = root.findall("testsuite/testcase")
    names = [(case.get("classname"), case.get("name")) for case in cases]
    assert len(set(names)) == len(names)
    assert all(len(case) <= 1 for case in cases)
    assert int(root.get("tests")) == len(cases)
    assert int(root.get("failures")) == len(root.findall(".//failure"))
    for case in cases:
        for beside_the_schema in ("file", "line"):
            case.attrib.pop(beside_the_schema, None)
    etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd")).assertValid(root)


def test_junit_fails_what_breaks_a_gate_and_skips_the_rest(run: Run) -> None:
    etree = pytest.importorskip("lxml.etree")
    root = etree.fromstring(renderer("junit")(run).encode())
    outcomes = {case.get("classname"): [child.tag for child in case] for case in root.iter("testcase")}
    assert outcomes == {
        "provenance.AGY101": ["failure"],
        "provenance.FIG201": ["skipped"],
        "provenance.QUO301": [],
        "provenance.DAT101": ["error"],
    }


@some
@given(run=runs())
def test_github_sees_only_commands_and_few_enough_of_each_level(run: Run) -> None:
    command = re.compile(r"::(error|warning|notice) ([a-zA-Z]+=[^,:\r\n]*)(,[a-zA-Z]+=[^,:\r\n]*)*::[^\r\n]+")
    found = [command.fullmatch(line) for line in lines(renderer("github")(run))]
    assert all(found)
    levels = [match[1] for match in found if match]
    assert all(levels.count(level) <= 10 for level in levels)


def test_github_tells_how_many_findings_it_leaves_out(run: Run) -> None:
    many = replaced(run, results=run.results[:1] * 30)
    printed = lines(renderer("github")(many))
    assert len(printed) == 10
    assert "21 more are not annotated here" in printed[0]


@some
@given(run=runs())
def test_azure_sees_only_commands(run: Run) -> None:
    command = re.compile(r"##vso\[task\.(logissue|complete) ([a-z]+=[^;\]\r\n]*;)+\][^\r\n\]]*")
    assert all(command.fullmatch(line) for line in lines(renderer("azure")(run)))


@some
@given(run=runs())
def test_no_cell_of_the_csv_is_a_formula(run: Run) -> None:
    rows = list(csv.reader(io.StringIO(renderer("csv")(run), newline="")))
    assert len(rows) == 1 + len(run.results)
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@some
@given(run=runs())
def test_json_is_as_its_schema_says(run: Run) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((DOCS / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(renderer("json")(run)), schema)
    lines_of = {**schema, **schema["$defs"]["finding"]}
    lines_of["properties"] = schema["$defs"]["finding"]["properties"]
    for line in lines(renderer("jsonl")(run)):
        jsonschema.validate(json.loads(line), lines_of)


@some
@given(run=runs())
def test_jsonl_has_one_object_a_line(run: Run) -> None:
    rows = [json.loads(line) for line in lines(renderer("jsonl")(run))]
    assert [row["fingerprint"] for row in rows] == [one.fingerprint for one in run.results]


@some
@given(run=runs())
def test_markdown_holds_no_markup_of_an_article(run: Run) -> None:
    page = renderer("markdown")(run)
    assert not re.search(r"<(?!/?(?:details|summary|b)>)", re.sub("`[^`]*`", "", page))
    assert not re.search(r"(?<!&#64;)@editor", page)


def test_markdown_fits_into_a_job_summary(run: Run) -> None:
    long = [replaced(one, message="x" * 5000, text="é" * 90_000) for one in run.results[:1]]
    assert len(renderer("markdown")(replaced(run, results=tuple(long) * 5000)).encode()) < 900 * 1024


def replaced(thing: Any, **changes: object) -> Any:
    from dataclasses import replace

    return replace(thing, **changes)
