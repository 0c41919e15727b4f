"""The page opens, shows what the run holds, and asks nothing of anybody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from provenance.reports.html import render
from provenance.reports.html.assets import integrity, modules, script, style

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

ROUTES = (
    "#/",
    "#/findings",
    "#/findings?rule=FIG201",
    "#/findings?rule=QUO101",
    "#/findings?rule=SCH001",
    "#/findings?rule=ATT001",
    "#/findings?q=nothing+has+these+words",
    "#/articles",
    "#/articles/0",
    "#/articles/5",
    "#/articles/99",
    "#/figures",
    "#/sources",
    "#/rules",
    "#/rules/AGY101",
    "#/rules/SRC201",
    "#/rules/ABC000",
    "#/runs",
)
THEMES = ("light", "dark")
WIDTHS = (360, 1280)


@pytest.fixture(scope="module")
def report(drawn: ModuleType) -> str:
    return render(drawn.remembered_run(), embed="full")


def go(page: Any, route: str) -> None:
    page.evaluate("route => { location.hash = route; }", route)
    page.wait_for_function("route => location.hash.startsWith(route.split('?')[0])", arg=route)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_no_violation_on_any_route(visit: Callable[..., Any], report: str, theme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = visit(report, color_scheme=theme)
    wrong = {}
    for route in ROUTES:
        go(page, route)
        found = axe.run(page).response["violations"]
        if found:
            wrong[route] = [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found]
    assert not wrong


def test_axe_finds_no_violation_in_the_forms(visit: Callable[..., Any], report: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = visit(report, route="#/findings")
    for key in ("a", "?"):
        page.keyboard.press(key)
        assert not axe.run(page).response["violations"]
        page.keyboard.press("Escape")


@pytest.mark.parametrize("width", WIDTHS)
def test_no_route_scrolls_sideways(visit: Callable[..., Any], report: str, width: int) -> None:
    page = visit(report, viewport={"width": width, "height": 740})
    wide = []
    for route in ROUTES:
        go(page, route)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(route)
    assert not wide


def test_every_route_has_one_first_heading(visit: Callable[..., Any], report: str) -> None:
    page = visit(report)
    for route in ROUTES:
        go(page, route)
        assert page.locator("h1").count() == 1, route
        assert page.locator("h1").inner_text().strip(), route


def test_the_back_button_goes_back(visit: Callable[..., Any], report: str) -> None:
    page = visit(report)
    page.get_by_role("link", name="Rules", exact=True).click()
    page.get_by_role("heading", name="Rules", exact=True).wait_for()
    page.go_back()
    page.locator("#overview").wait_for()


def test_the_policy_allows_the_two_hashes_and_nothing_else(report: str) -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', report)
    assert policy
    said = policy.group(1).replace("&#39;", "'")
    assert said == (
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"script-src '{integrity(script())}'; style-src '{integrity(style())}'"
    )


def test_the_page_sets_no_inline_style_and_no_handler(report: str) -> None:
    head, _, rest = report.partition("</head>")
    body, _, _ = rest.partition('<script type="application/octet-stream"')
    assert not re.search(r"<[^>]+\s(?:style|on\w+)=", head.replace(style(), "") + body)


def test_no_module_reads_html_or_evaluates_text() -> None:
    banned = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|fetch\("
    )
    assert not [name for name, source in modules().items() if banned.search(source)]


def test_the_same_run_makes_the_same_page(drawn: ModuleType) -> None:
    assert render(drawn.run()) == render(drawn.run())


def test_without_scripts_the_overview_and_the_findings_can_be_read(
    visit: Callable[..., Any], report: str, drawn: ModuleType
) -> None:
    page = visit(report, java_script_enabled=False)
    assert page.get_by_role("heading", name="Failed: 1 of 2 gates is broken").is_visible()
    assert page.locator("#listing li").count() == len(drawn.findings())
    assert page.get_by_role("heading", name="Findings by rule").is_visible()
    assert not page.get_by_role("button").count()


def test_without_scripts_the_rules_and_gates_can_be_read(
    visit: Callable[..., Any], report: str, drawn: ModuleType
) -> None:
    page = visit(report, java_script_enabled=False)
    text = page.locator("main").inner_text()
    assert not [rule.name for rule in drawn.RULES if rule.name not in text]
    assert page.locator("section[aria-labelledby=gates-title] tbody tr").count() == 2


def test_the_theme_can_be_chosen(visit: Callable[..., Any], report: str) -> None:
    page = visit(report, color_scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.keyboard.press("t")
    page.keyboard.press("t")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate(ground) != light


def test_nothing_moves_for_those_who_asked_for_calm(visit: Callable[..., Any], report: str) -> None:
    page = visit(report, reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.querySelector('button')).transitionDuration") == "0s"


def test_paper_carries_the_overview_and_the_findings(
    visit: Callable[..., Any], report: str, drawn: ModuleType
) -> None:
    page = visit(report)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".printed li").count() == len(drawn.findings())
    assert not page.locator(".masthead").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not page.locator(".printed").count()


def test_paper_carries_only_what_passes_the_filter(visit: Callable[..., Any], report: str) -> None:
    page = visit(report, route="#/findings?level=note")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".printed li").count() == 4
