"""The page opens, shows what the run holds, and asks nothing of anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from provenance.reports.html import render

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

ROUTES = (
    "#/",
    "#/findings",
    "#/articles",
    "#/articles/0",
    "#/articles/5",
    "#/figures",
    "#/sources",
    "#/rules",
    "#/rules/AGY101",
    "#/runs",
)


@pytest.fixture(scope="session")
def report(drawn: ModuleType) -> str:
    return render(drawn.run())


@pytest.mark.parametrize("route", ROUTES)
def test_every_route_has_one_heading_and_no_error(visit: Callable[..., Any], report: str, route: str) -> None:
    page = visit(report, route=route)
    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text().strip()


def test_the_list_shows_every_finding_of_a_small_run(
    visit: Callable[..., Any], report: str, drawn: ModuleType
) -> None:
    page = visit(report, route="#/findings")
    assert page.locator("[role=option]").first.get_attribute("aria-setsize") == str(len(drawn.findings()))


def test_the_same_run_makes_the_same_page(drawn: ModuleType, report: str) -> None:
    assert render(drawn.run()) == report
