"""An editor works through the findings: filters, keys, decisions, addresses that can be passed on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from provenance.reports.html import render
from provenance.rules.baseline import Baseline, read_baseline

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType


@pytest.fixture(scope="module")
def report(drawn: ModuleType) -> str:
    return render(drawn.run())


def counted(page: Any) -> str:
    return str(page.locator(".pagehead p").inner_text())


def title(page: Any) -> str:
    return str(page.locator("#detail-title").inner_text())


def decide(page: Any, key: str, reason: str) -> None:
    page.keyboard.press(key)
    page.locator("#reason").fill(reason)
    page.keyboard.press("Enter")
    page.locator("dialog").wait_for(state="detached")


def exported(page: Any) -> dict[str, Any]:
    with page.expect_download() as download:
        page.get_by_role("button", name="Export decisions").click()
    assert download.value.suggested_filename == "provenance-decisions.json"
    read: dict[str, Any] = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    return read


def test_a_facet_narrows_the_list_and_tells_what_others_would_leave(
    visit: Callable[..., Any], report: str
) -> None:
    page = visit(report, route="#/findings")
    page.locator(".facet label", has_text="note").first.click()
    assert counted(page) == "4 of 14 findings"
    assert "warning5" in page.locator(".facet label", has_text="warning").inner_text().replace("\n", "")


def test_the_search_finds_words_in_messages_rules_and_articles(
    visit: Callable[..., Any], report: str
) -> None:
    page = visit(report, route="#/findings")
    page.locator("#search").fill("brandt wordings")
    assert counted(page) == "1 of 14 findings"
    page.locator("#search").fill("coast-daily-2")
    assert counted(page) == "5 of 14 findings"


def test_a_link_brings_back_filter_order_and_finding(visit: Callable[..., Any], report: str) -> None:
    page = visit(report, route="#/findings")
    page.locator(".facet label", has_text="error").first.click()
    page.locator(".facet label[title=coast-daily-2]").click()
    page.locator("#sort").select_option("article")
    page.locator("#search").fill("part")
    page.keyboard.press("Escape")
    address = page.evaluate("location.hash")
    before = counted(page), title(page)
    again = visit(report, route=address)
    assert (counted(again), title(again)) == before
    assert again.evaluate("location.hash") == address
    assert again.locator("#sort").input_value() == "article"


def test_a_link_to_one_finding_opens_it(visit: Callable[..., Any], report: str, drawn: ModuleType) -> None:
    wanted = drawn.findings()[3]
    page = visit(report, route=f"#/findings?f={wanted.fingerprint}")
    assert title(page) == wanted.message


def test_j_and_k_walk_through_the_list(visit: Callable[..., Any], report: str) -> None:
    page = visit(report, route="#/findings")
    first = title(page)
    page.keyboard.press("j")
    assert title(page) != first
    page.keyboard.press("k")
    assert title(page) == first
    assert page.locator("[aria-selected=true]").count() == 1


def test_brackets_go_to_another_article(visit: Callable[..., Any], report: str) -> None:
    page = visit(report, route="#/findings?sort=article")
    first = page.locator(".detail-place a").inner_text()
    page.keyboard.press("]")
    assert page.locator(".detail-place a").inner_text() != first
    page.keyboard.press("[")
    assert page.locator(".detail-place a").inner_text() == first


def test_n_and_p_go_through_the_shared_passages(visit: Callable[..., Any], report: str) -> None:
    page = visit(report, route="#/findings?rule=AGY101")
    focused = "document.activeElement.getAttribute('aria-label')"
    page.keyboard.press("n")
    assert page.evaluate(focused).startswith("Passage 1")
    page.keyboard.press("n")
    assert page.evaluate(focused).startswith("Passage 2")
    page.keyboard.press("p")
    assert page.evaluate(focused).startswith("Passage 1")


def test_keys_are_letters_where_one_writes(visit: Callable[..., Any], report: str) -> None:
    page = visit(report, route="#/findings")
    page.keyboard.press("/")
    page.keyboard.type("jax")
    assert page.locator("#search").input_value() == "jax"
    assert not page.locator("dialog").count()


def test_a_decision_needs_a_reason(visit: Callable[..., Any], report: str) -> None:
    page = visit(report, route="#/findings")
    page.keyboard.press("a")
    page.keyboard.press("Enter")
    assert page.locator("dialog[open]").count() == 1


@pytest.mark.parametrize(
    ("key", "status"),
    [("a", "accepted"), ("x", "false-positive"), ("w", "wont-fix"), ("s", "needs-source")],
)
def test_each_verdict_has_its_key(visit: Callable[..., Any], report: str, key: str, status: str) -> None:
    page = visit(report, route="#/findings")
    decide(page, key, "seen by the desk")
    assert exported(page)["entries"][0]["status"] == status


def test_a_decided_finding_leaves_the_list_of_new_ones(visit: Callable[..., Any], report: str) -> None:
    page = visit(report, route="#/findings?status=new")
    first = title(page)
    decide(page, "a", "agreed with the agency")
    assert counted(page) == "11 of 14 findings"
    assert title(page) != first


def test_undo_brings_the_finding_back(visit: Callable[..., Any], report: str) -> None:
    page = visit(report, route="#/findings?status=new")
    first = title(page)
    decide(page, "x", "not so")
    page.keyboard.press("u")
    assert counted(page) == "12 of 14 findings"
    assert title(page) == first


def test_one_reason_can_decide_the_whole_list(visit: Callable[..., Any], report: str) -> None:
    page = visit(report, route="#/findings?rule=TXT101&rule=SCH001")
    page.keyboard.press("w")
    page.locator("#all").check()
    page.locator("#reason").fill("old copy")
    page.keyboard.press("Enter")
    assert len(exported(page)["entries"]) == 4


def test_decisions_are_exported_as_entries_of_a_baseline(
    visit: Callable[..., Any], report: str, drawn: ModuleType
) -> None:
    wanted = drawn.findings()[0]
    page = visit(report, route=f"#/findings?f={wanted.fingerprint}")
    page.keyboard.press("a")
    page.locator("#reason").fill("credited on the page")
    page.locator("#expires").fill("2032-01-31")
    page.locator("#by").fill("AM")
    page.get_by_role("button", name="Decide").click()
    read = exported(page)
    (entry,) = read["entries"]
    assert read["format_version"] == 1
    assert entry.pop("at")
    assert entry == {
        "id": wanted.fingerprint,
        "rule": "AGY101",
        "article": "coast-daily-1",
        "partners": ["wire-harbour"],
        "status": "accepted",
        "reason": "credited on the page",
        "by": "AM",
        "expires": "2032-01-31",
        "excerpt": "The harbour of Lumen reopened on Monday",
    }


def test_exported_decisions_are_a_baseline(visit: Callable[..., Any], report: str, tmp_path: Path) -> None:
    page = visit(report, route="#/findings")
    for key in "axws":
        decide(page, key, f"decided with {key}")
    file = tmp_path / "decisions.json"
    file.write_text(json.dumps(exported(page)), encoding="utf-8")
    baseline = Baseline().merged(read_baseline(file).decisions)
    assert {one.status for one in baseline.decisions} == {
        "accepted",
        "false-positive",
        "wont-fix",
        "needs-source",
    }


def test_exported_decisions_can_be_taken_in_again(
    visit: Callable[..., Any], report: str, tmp_path: Path
) -> None:
    page = visit(report, route="#/findings")
    decide(page, "a", "first")
    decide(page, "w", "second")
    read = exported(page)
    file = tmp_path / "decisions.json"
    file.write_text(json.dumps(read), encoding="utf-8")
    other = visit(report, route="#/findings")
    other.locator("input[type=file]").set_input_files(file)
    other.get_by_text("2 decisions", exact=False).first.wait_for()
    assert exported(other) == read


def test_the_command_to_merge_names_corpus_and_file(visit: Callable[..., Any], drawn: ModuleType) -> None:
    page = visit(render(drawn.run(root="our wire")), route="#/findings")
    decide(page, "a", "agreed")
    page.evaluate("navigator.clipboard.writeText = async (text) => { document.title = text; }")
    page.get_by_role("button", name="Copy command").click()
    page.wait_for_function("document.title.includes('merge')")
    assert page.title() == "provenance baseline merge 'our wire' provenance-decisions.json"


def test_a_file_that_holds_no_decisions_changes_nothing(
    visit: Callable[..., Any], report: str, tmp_path: Path
) -> None:
    file = tmp_path / "other.json"
    file.write_text("[1, 2", encoding="utf-8")
    page = visit(report, route="#/findings")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_text("That file holds no decisions.").wait_for()
    assert counted(page) == "14 findings"


def test_decisions_outlive_a_reload(visit: Callable[..., Any], report: str) -> None:
    page = visit(report, route="#/findings?status=new")
    decide(page, "a", "agreed")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert counted(page) == "11 of 14 findings"


def test_decisions_work_where_the_browser_refuses_storage(visit: Callable[..., Any], report: str) -> None:
    page = visit(report, route="#/findings?status=new")
    page.evaluate(
        "Object.defineProperty(Storage.prototype, 'setItem', { value() { throw new Error('no'); } })"
    )
    decide(page, "a", "agreed")
    assert "only while this page is open" in page.locator(".triage p").inner_text()
    assert len(exported(page)["entries"]) == 1


def test_on_a_telephone_list_and_detail_take_turns(visit: Callable[..., Any], report: str) -> None:
    page = visit(report, route="#/findings", viewport={"width": 360, "height": 740}, has_touch=True)
    assert not page.locator("#detail-title").is_visible()
    page.locator("[role=option]").nth(1).tap()
    assert page.locator("#detail-title").is_visible()
    page.get_by_role("button", name="Back to the list").tap()
    assert page.locator("[role=option]").first.is_visible()
