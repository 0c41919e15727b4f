"""Figures, dates and headlines: what the parsers read, and what the knowledge behind them promises."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import provenance
from provenance.knowledge.calendar import calendar
from provenance.knowledge.events import events
from provenance.knowledge.hedges import hedges
from provenance.knowledge.identifiers import identifiers
from provenance.knowledge.measures import measures
from provenance.knowledge.nouns import nouns
from provenance.knowledge.numerals import numerals
from provenance.knowledge.persons import persons
from provenance.knowledge.units import units

CASES = Path(__file__).parent / "cases"
FIGURES = ("figures", "figures_status", "figures_abroad", "figures_victims")


def cases(table: str) -> list[Any]:
    found = tomllib.loads((CASES / f"{table}.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(one, id=one["name"]) for one in found]


def figures(body: str, **metadata: str | None) -> tuple[Any, ...]:
    return provenance.parse(body, **metadata).figures


def same(rows: tuple[Any, ...], wanted: list[dict[str, Any]]) -> bool:
    assert [row.text for row in rows] == [one["text"] for one in wanted]
    told = [{column: getattr(row, column) for column in one} for row, one in zip(rows, wanted, strict=True)]
    assert told == wanted
    return True


@pytest.mark.parametrize("case", [one for table in FIGURES for one in cases(table)])
def test_a_text_has_these_figures_and_no_others(case: dict[str, Any]) -> None:
    rows = figures(case["body"], language=case.get("language"))
    defaults = {"kind": "count", "bound": "exact", "status": "done"}
    assert same(rows, [{**defaults, **one} for one in case["figures"]])


@pytest.mark.parametrize("case", cases("dates"))
def test_a_text_has_these_dates_and_no_others(case: dict[str, Any]) -> None:
    assert same(provenance.parse(case["body"], published=case.get("published")).dates, case["dates"])


@pytest.mark.parametrize("case", cases("title_figures"))
def test_a_headline_has_these_figures_and_none_has_a_place(case: dict[str, Any]) -> None:
    rows = provenance.parse(case["body"], title=case["title"]).title_figures
    assert same(rows, case["figures"])
    assert all(row.start is None and row.stop is None for row in rows)


@pytest.mark.parametrize("case", cases("figure_keys"))
def test_a_sentence_with_figures_has_these_keys(case: dict[str, Any]) -> None:
    rows = provenance.parse(case["body"]).figure_keys
    assert sorted({row.key for row in rows if row.kind in ("word", "name")}) == case["words"]


@pytest.mark.parametrize("example", [one for hedge in hedges().all for one in hedge.examples], ids=str)
def test_a_hedge_has_the_interval_that_its_table_gives(example: dict[str, Any]) -> None:
    row = figures(example["text"])[0]
    assert (row.low, row.high) == (example.get("low"), example.get("high"))


@pytest.mark.parametrize("example", hedges().change_examples, ids=str)
def test_a_change_is_told_from_a_level(example: dict[str, str]) -> None:
    assert figures(example["text"])[0].bound == example["bound"]


@pytest.mark.parametrize("example", [*numerals().examples, *units().examples], ids=str)
def test_a_number_word_and_a_unit_are_read_as_their_tables_say(example: dict[str, Any]) -> None:
    row = figures(example["text"])[0]
    assert {column: getattr(row, column) for column in example if column != "text"} == {
        column: value for column, value in example.items() if column != "text"
    }


@pytest.mark.parametrize("example", units().counterexamples, ids=str)
def test_a_word_that_only_looks_like_a_unit_is_none(example: dict[str, Any]) -> None:
    assert example["unit"] not in {row.unit for row in figures(example["text"])}


@pytest.mark.parametrize(
    "text", [*identifiers().counterexamples, *(one["text"] for one in numerals().counterexamples)]
)
def test_names_ordinals_and_idioms_are_no_figures(text: str) -> None:
    assert not figures(text)


@pytest.mark.parametrize("measure", measures().all, ids=lambda measure: measure.name)
def test_a_measure_is_found_in_its_examples_alone(measure: Any) -> None:
    for text in measure.examples:
        assert measure.name in {row.measure for row in figures(text)}, text
    for text in measure.counterexamples:
        assert measure.name not in {row.measure for row in figures(text)}, text


@pytest.mark.parametrize("example", nouns().examples, ids=str)
def test_a_noun_is_counted_in_the_singular_and_has_its_class(example: dict[str, str]) -> None:
    row = figures(example["text"])[0]
    assert (row.counted, row.counted_class) == (example["counted"], example["class"])


@pytest.mark.parametrize("example", nouns().counterexamples, ids=str)
def test_a_number_without_a_noun_counts_nothing_known(example: dict[str, str]) -> None:
    assert figures(example["text"])[0].counted is None


@pytest.mark.parametrize("example", persons().examples, ids=str)
def test_a_person_is_counted_without_a_number_word(example: dict[str, str]) -> None:
    assert example["measure"] in {row.measure for row in figures(example["text"]) if row.value == 1}


@pytest.mark.parametrize("example", persons().counterexamples, ids=str)
def test_a_person_whom_nothing_befell_is_not_counted(example: dict[str, str]) -> None:
    assert not figures(example["text"])


@pytest.mark.parametrize("example", calendar().examples, ids=str)
def test_a_date_is_resolved(example: dict[str, str]) -> None:
    assert provenance.parse(example["text"]).dates[0].date == example["date"]


@pytest.mark.parametrize("example", calendar().counterexamples, ids=str)
def test_a_common_word_is_no_date(example: dict[str, str]) -> None:
    assert not provenance.parse(example["text"]).dates


@pytest.mark.parametrize("example", events().examples, ids=str)
def test_a_date_knows_its_event(example: dict[str, str]) -> None:
    assert provenance.parse(example["text"]).dates[0].event_class == example["class"]


@pytest.mark.parametrize("example", events().counterexamples, ids=str)
def test_a_date_without_an_event_has_none(example: dict[str, str]) -> None:
    assert provenance.parse(example["text"]).dates[0].event_class is None
