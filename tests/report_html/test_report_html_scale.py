"""Ten thousand findings are one light page; more are a folder, which opens anywhere."""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from provenance.reports import html
from provenance.reports.html import narrowing, render, write, write_directory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import ModuleType

MANY = 10_000
SERVED = {
    "forbids inline scripts": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:",
    "forbids every script": "sandbox; default-src 'none'; img-src 'self'; style-src 'self'",
}


@pytest.fixture(scope="module")
def heavy(drawn: ModuleType) -> str:
    return render(drawn.many(MANY))


@pytest.fixture(params=SERVED)
def server(request: pytest.FixtureRequest, drawn: ModuleType, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """Serve a report's folder on this machine under a policy of the server's own."""
    write_directory(drawn.run(), tmp_path)

    class Handler(SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", SERVED[request.param])
            super().end_headers()

        def log_message(self, *_: Any) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(tmp_path))) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield request.param, f"http://127.0.0.1:{running.server_port}/index.html"
        running.shutdown()
        thread.join()


def test_ten_thousand_findings_take_four_megabytes_at_most(heavy: str) -> None:
    assert len(heavy.encode()) <= 4_000_000


def test_ten_thousand_findings_are_few_elements(visit: Callable[..., Any], heavy: str) -> None:
    page = visit(heavy)
    count = "document.querySelectorAll('*').length"
    assert page.evaluate(count) < 1500
    page.evaluate("location.hash = '#/findings'")
    page.locator("[role=option]").first.wait_for()
    assert page.evaluate(count) < 1500


def test_the_last_of_ten_thousand_is_reached_by_scrolling(visit: Callable[..., Any], heavy: str) -> None:
    page = visit(heavy, route="#/findings")
    page.locator(".roll").evaluate("roll => { roll.scrollTop = roll.scrollHeight; }")
    page.locator(f"[aria-posinset='{MANY}']").wait_for()


def test_the_same_large_run_makes_the_same_page(heavy: str, drawn: ModuleType) -> None:
    assert render(drawn.many(MANY)) == heavy


def test_a_small_run_is_written_as_one_file(drawn: ModuleType, tmp_path: Path) -> None:
    assert write(drawn.run(), tmp_path / "new" / "report.html") == tmp_path / "new" / "report.html"


@pytest.mark.parametrize("limit", ["FINDINGS", "SIZE"])
def test_a_run_beyond_the_limits_is_written_as_a_folder(
    drawn: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(html, limit, 5)
    assert write(drawn.run(), tmp_path / "report.html") == tmp_path / "report" / "index.html"


def test_a_folder_opens_from_the_disk(visit: Callable[..., Any], drawn: ModuleType, tmp_path: Path) -> None:
    page = visit(write_directory(drawn.many(12_000), tmp_path), route="#/findings")
    assert page.locator("[role=option]").first.get_attribute("aria-setsize") == "12000"
    assert {path.name for path in (tmp_path / "data").iterdir()} == {
        "run.js",
        "findings-0001.js",
        "findings-0002.js",
    }


def test_a_folder_written_again_keeps_no_old_data(drawn: ModuleType, tmp_path: Path) -> None:
    write_directory(drawn.many(12_000), tmp_path)
    write_directory(drawn.run(), tmp_path)
    assert {path.name for path in (tmp_path / "data").iterdir()} == {"run.js", "findings-0001.js"}


def test_a_folder_is_the_same_for_the_same_run(drawn: ModuleType, tmp_path: Path) -> None:
    def files(name: str) -> dict[str, bytes]:
        write_directory(drawn.run(), tmp_path / name)
        return {
            path.relative_to(tmp_path / name).as_posix(): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }

    assert files("one") == files("two")


def test_a_folder_can_be_read_under_a_strict_server(browser: Any, server: tuple[str, str]) -> None:
    policy, address = server
    page = browser.new_page()
    page.goto(f"{address}#/findings")
    if policy == "forbids every script":
        assert page.get_by_role("heading", name="Failed: 1 of 2 gates is broken").is_visible()
        assert page.locator("#listing li").count() == 14
        assert page.evaluate("getComputedStyle(document.querySelector('.panel')).borderTopStyle") == "solid"
    else:
        page.wait_for_selector("html[data-ready]")
        assert page.locator("[role=option]").first.get_attribute("aria-setsize") == "14"
    page.close()


def test_of_a_large_corpus_the_articles_of_findings_are_shown(
    visit: Callable[..., Any], drawn: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(narrowing, "ARTICLES", 3)
    page = visit(render(drawn.run()))
    assert "6 articles audited" in page.locator(".lede").inner_text()
    assert "50% of the articles credit" in page.get_by_label("Who is credited").inner_text()
    page.evaluate("location.hash = '#/articles'")
    page.get_by_role("heading", name="Articles", exact=True).wait_for()
    assert page.locator("tbody tr").count() == 5
    page.evaluate("location.hash = '#/findings?rule=DAT101'")
    assert page.locator(".excerpt mark").inner_text() == "31 June"


def test_findings_of_articles_that_are_not_shown_keep_their_excerpts(
    visit: Callable[..., Any], drawn: ModuleType
) -> None:
    around = [replace(one, before="before it ", after=" after it") for one in drawn.findings()]
    page = visit(render(drawn.run(articles=(), results=tuple(around))), route="#/findings?rule=DAT101")
    assert page.locator(".excerpt").inner_text() == "before it 31 June after it"


def test_a_page_says_how_many_findings_it_leaves_out(
    visit: Callable[..., Any], drawn: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(narrowing, "FINDINGS", 10)
    page = visit(render(drawn.run()))
    assert (
        "The gravest 10 findings are in this report; 4 lighter ones" in page.locator("#overview").inner_text()
    )
