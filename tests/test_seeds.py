"""The sample corpus, held against what a careful editor finds in it (tests/gold/seeds.yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import provenance
from provenance.text import Lines

ROOT = Path(__file__).parents[1]
GOLD = yaml.safe_load((ROOT / "tests" / "gold" / "seeds.yaml").read_text(encoding="utf-8"))
ARTICLES = sorted(GOLD["articles"])
IDS = {"AFP": "afp", "Al Jazeera": "aljazeera"}
EDGES = " ,.;:!?\"'“”‘’"


@pytest.fixture(scope="module")
def run() -> provenance.Run:
    return provenance.audit(ROOT / "seeds")


class Seed:
    """One seed: the gold beside what the parsers say."""

    def __init__(self, name: str) -> None:
        body = (ROOT / "seeds" / f"{name}.txt").read_text(encoding="utf-8")
        self.gold: dict[str, Any] = GOLD["articles"][name]
        self.document = provenance.parse(body)
        self.lines = Lines(body)

    def line(self, row: Any, column: str = "start") -> int:
        return self.lines.position(getattr(row, column))[0]


@pytest.fixture(scope="module", params=ARTICLES)
def seed(request: pytest.FixtureRequest) -> Seed:
    return Seed(request.param)


def test_people_have_their_name_role_and_place(seed: Seed) -> None:
    found = [(one.name, one.role, one.place) for one in seed.document.people]
    assert found == [(one["name"], one["role"], one.get("place")) for one in seed.gold["people"]]


def test_the_byline_is_the_line_that_an_editor_marks(seed: Seed) -> None:
    wanted = [(seed.gold["byline"]["line"], seed.gold["byline"]["text"])] if seed.gold["byline"] else []
    assert [(seed.line(one), one.text) for one in seed.document.bylines] == wanted


def test_agencies_are_credited_where_they_are_and_nowhere_else(seed: Seed) -> None:
    found = [(one.agency, one.via) for one in seed.document.credits if one.via != "in text"]
    assert found == [(IDS[one["agency"]], one["via"]) for one in seed.gold["agencies"]]


def test_mentions_of_agencies_are_mentions(seed: Seed) -> None:
    found = [(seed.line(one), one.agency) for one in seed.document.credits if one.via == "in text"]
    wanted = [(one["line"], IDS[one["agency"]]) for one in seed.gold.get("agencies_in_text", [])]
    assert found == wanted


def test_furniture_is_marked_and_nothing_else_is(seed: Seed) -> None:
    found = [(seed.line(one), one.text) for one in seed.document.furniture]
    assert found == [(one["line"], one["text"]) for one in seed.gold.get("furniture", [])]


def test_every_quote_is_found_with_its_speaker(seed: Seed) -> None:
    if "quotes" not in seed.gold:
        pytest.skip("the editor listed no quotes for this article")
    found = {(seed.line(one), one.text.strip(EDGES)): one for one in seed.document.quotes}
    for gold in seed.gold["quotes"]:
        one = found[gold["line"], gold["text"].strip(EDGES)]
        named = {name.split()[-1].casefold() for name in (one.speaker, one.person) if name}
        assert gold["speaker"].split()[-1].casefold() in named, (one, gold)


def test_every_figure_is_found_with_what_it_says(seed: Seed) -> None:
    for gold in seed.gold["figures"]:
        here = [one for one in seed.document.figures if seed.line(one) == gold["line"]]
        fits = [one for one in here if gold["text"] in one.text or one.text in gold["text"]]
        assert any(_agrees(one, gold) for one in fits), (gold, fits)


def _agrees(one: Any, gold: dict[str, Any]) -> bool:
    if "value" in gold and one.value != pytest.approx(gold["value"], rel=1e-3):
        return False
    if "low" in gold and one.low != gold["low"]:
        return False
    if "high" in gold and one.high != gold["high"]:
        return False
    return gold.get("unit", "fraction") in ("fraction", one.unit)


def test_what_counts_nothing_is_no_figure(seed: Seed) -> None:
    body = seed.document.body
    for text in seed.gold["not_figures"]:
        start = body.index(text)
        assert not [
            one for one in seed.document.figures if one.start < start + len(text) and start < one.stop
        ], text


def found(run: provenance.Run, name: str) -> set[str]:
    return {one.article_id for one in run.results if one.name == name}


@pytest.mark.parametrize(
    ("rule", "key"),
    [
        ("missing-byline", "missing_byline"),
        ("agency-quoted-not-credited", "agency_quoted_but_not_credited"),
        ("uncredited-wire", "uncredited_wire_copy"),
        ("anonymous-source", "anonymous_source"),
        ("unsourced-figure", "unsourced_casualty_figure"),
        ("page-furniture", "page_furniture"),
        ("malformed-date", "malformed_date"),
    ],
)
def test_the_audit_reports_what_an_editor_expects_and_no_other_article(
    run: provenance.Run, rule: str, key: str
) -> None:
    assert found(run, rule) == set(GOLD["expected_findings"][key])


def test_no_two_figures_of_the_seeds_contradict_each_other(run: provenance.Run) -> None:
    assert not found(run, "inconsistent-figure")
    assert "contradiction" not in set(run.tables["figure_pairs"]["relation"])


def test_the_prisoners_to_be_freed_diverge(run: provenance.Run) -> None:
    diverging = [one for one in run.results if one.name == "diverging-figure"]
    assert diverging
    assert all("2,000" in one.text + "".join(e.text for e in one.evidence) for one in diverging)


def test_the_strength_of_the_alliance_drifts(run: provenance.Run) -> None:
    drifts = [one for one in run.results if one.name == "quote-drift"]
    assert any("strength of the" in one.text for one in drifts)
    assert not any("redraw" in one.text for one in drifts)


def test_the_page_says_everything_once(run: provenance.Run) -> None:
    assert len({one.fingerprint for one in run.results}) == len(run.results)
