"""Each kind of evidence has its own drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from provenance.reports.html import render

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType


@pytest.fixture(scope="module")
def page(stay: Callable[..., Any], drawn: ModuleType) -> Any:
    return stay(render(drawn.run()))


@pytest.fixture
def detail(page: Any) -> Callable[[str], Any]:
    def of_rule(code: str) -> Any:
        page.evaluate("code => { location.hash = `#/findings?rule=${code}`; }", code)
        found = page.locator(".detail").filter(has=page.locator(f'.detail-rule a[href="#/rules/{code}"]'))
        found.wait_for()
        return found

    return of_rule


@pytest.fixture
def route(page: Any) -> Callable[[str, str], None]:
    def go(address: str, heading: str) -> None:
        page.evaluate("address => { location.hash = address; }", address)
        page.get_by_role("heading", name=heading, level=1).wait_for()

    return go


def texts(locator: Any) -> list[str]:
    return [text.strip() for text in locator.all_inner_texts()]


def test_a_byline_shows_its_parts_by_name(detail: Callable[[str], Any]) -> None:
    found = detail("ATT002").locator(".part")
    assert [text.replace("\n", " ") for text in texts(found)] == [
        "Tomas Lind person",
        "Ruth Okafor person",
        "Nordwire agency",
    ]


def test_a_missing_byline_shows_where_one_would_stand(detail: Callable[[str], Any]) -> None:
    shown = detail("ATT001").locator(".bylines").inner_text()
    assert "No byline stands at the head or at the tail" in shown
    assert "Share this article" in shown


def test_shared_text_stands_side_by_side_with_both_shares(detail: Callable[[str], Any]) -> None:
    found = detail("AGY101")
    assert texts(found.locator(".passage .number")) == ["1", "2", "3"]
    assert "71% of the copy" in found.locator(".side").first.inner_text()
    assert "55% of the origin" in found.locator(".side").last.inner_text()
    assert "no credit found" in found.locator(".side").first.inner_text()


def test_changed_words_are_marked_on_both_sides(detail: Callable[[str], Any]) -> None:
    passages = detail("AGY101").locator(".passage")
    assert texts(passages.nth(0).locator("mark.changed")) == ["wrecked", "sank"]
    assert texts(passages.nth(1).locator("mark.changed")) == ["a single", "one"]


def test_quoted_speech_is_set_apart_in_shared_text(detail: Callable[[str], Any]) -> None:
    passages = detail("AGY101").locator(".passage")
    assert passages.nth(1).locator(".speech").count()
    assert not passages.nth(0).locator(".speech").count()


def test_equal_words_can_be_folded_away(detail: Callable[[str], Any]) -> None:
    found = detail("AGY101")
    found.get_by_label("differences only").check()
    same = found.locator(".passage .same").first
    assert same.evaluate("node => getComputedStyle(node).fontSize") == "0px"


def test_figures_stand_on_one_axis_with_their_gap(detail: Callable[[str], Any]) -> None:
    found = detail("FIG201")
    assert texts(found.locator(".plot tbody .read")) == ["12", "12", "17"]
    assert texts(found.locator(".ticks span")) == ["10", "15", "20"]
    assert found.locator(".strip .gap").count() == 3
    assert not found.locator(".strip .common").count()


def test_wordings_of_a_quote_are_aligned(detail: Callable[[str], Any]) -> None:
    rows = detail("QUO101").locator(".variants tr")
    assert rows.count() == 3
    assert texts(rows.nth(0).locator("td.differs")) == ["never have", "one"]
    assert texts(rows.nth(1).locator("td.differs")) == ["have never", "one"]
    assert texts(rows.nth(2).locator("td.differs")) == ["have never", "a single"]


def test_violations_of_a_contract_are_a_table(detail: Callable[[str], Any]) -> None:
    table = detail("SCH001").locator("table")
    assert texts(table.locator("thead th")) == ["article", "field", "value", "expected", "row"]
    assert table.locator("tbody tr").count() == 2


def test_any_other_finding_shows_its_place(detail: Callable[[str], Any]) -> None:
    assert texts(detail("DAT101").locator(".excerpt mark")) == ["31 June"]


def test_what_a_rule_says_opens_beside_the_finding(detail: Callable[[str], Any]) -> None:
    found = detail("SRC101")
    found.get_by_text("What the rule says").click()
    assert found.get_by_role("heading", name="What to do").is_visible()


def test_a_run_without_tables_still_shows_its_findings(visit: Callable[..., Any], drawn: ModuleType) -> None:
    page = visit(render(drawn.run(tables={})), route="#/findings")
    for _ in drawn.findings():
        assert page.locator("#detail-title").inner_text()
        page.keyboard.press("j")


def test_a_run_without_findings_says_so(visit: Callable[..., Any], drawn: ModuleType) -> None:
    page = visit(render(drawn.run(results=(), gates=())), route="#/findings")
    assert "there is nothing to review" in page.locator("#pane").inner_text()
    page.get_by_role("link", name="Overview").click()
    page.get_by_role("heading", name="Nothing new was found").wait_for()


def test_a_run_without_articles_renders(visit: Callable[..., Any], drawn: ModuleType) -> None:
    page = visit(render(drawn.run(articles=(), results=(), tables={}, steps=())))
    assert "0 articles audited" in page.locator(".lede").inner_text()


def test_an_article_tells_who_made_it_and_where_its_text_stands(
    page: Any, route: Callable[[str, str], None]
) -> None:
    route("#/articles/1", "Harbour open again after deadly storm")
    elsewhere = page.get_by_label("Where else its text stands")
    assert "71% of this article; 55% of that one" in elsewhere.inner_text()
    elsewhere.get_by_role("link").click()
    page.get_by_role("heading", name="Storm-hit harbour reopens in Lumen").wait_for()
    assert "Ada Moreau author" in page.get_by_label("Who made it").inner_text()


def test_what_many_articles_have_is_set_apart_with_their_number(
    page: Any, route: Callable[[str, str], None]
) -> None:
    route("#/articles/1", "Harbour open again after deadly storm")
    assert page.get_by_label("Boilerplate").get_by_role("listitem").inner_text() == (
        "Fishermen blamed the port authority for ignoring their warnings. in 1,025 articles, line 4"
    )


def test_a_whole_text_has_its_findings_marked(stay: Callable[..., Any], drawn: ModuleType) -> None:
    page = stay(render(drawn.run(), embed="full"), route="#/articles/2")
    marked = [text.split("\n")[0] for text in page.locator(".body mark").all_inner_texts()]
    assert marked == [
        "By Tomas Lind and Ruth Okafor in Lumen, with NordwireATT002",
        "17 bodiesFIG201",
        "a captainSRC101",
        "never have we lost so many boats in one nightQUO101",
    ]


def test_a_mention_is_told_from_a_credit(page: Any, route: Callable[[str, str], None]) -> None:
    route("#/articles/3", "A port official told Nordwire")
    assert "mentioned in the text; that is no credit" in page.get_by_label("Who made it").inner_text()


def test_sources_are_told_by_name_and_without_one(page: Any, route: Callable[[str, str], None]) -> None:
    route("#/sources", "Sources")
    assert "Ilse Brandt" in page.get_by_label("Named sources", exact=True).inner_text()
    unnamed = page.get_by_label("Unnamed sources", exact=True).inner_text()
    assert "A port official" in unnamed
    assert "asked not to be named" in unnamed


def test_runs_tell_what_came_and_what_went(visit: Callable[..., Any], drawn: ModuleType) -> None:
    page = visit(render(drawn.remembered_run()), route="#/runs")
    assert page.get_by_role("heading", name="Came: 3").is_visible()
    assert "31 April does not exist" in page.locator("main").inner_text()
    assert page.locator(".trend rect").count() == 3
