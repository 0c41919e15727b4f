"""A browser for the report's tests, and a page for each run that they look at."""

from __future__ import annotations

import os
import shutil
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
CALM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def _without(what: str) -> None:
    """Skip where something is missing, and say what; on a build machine that is a failure."""
    reason = f"the report is tested in a real browser, and there is no {what}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def drawn() -> ModuleType:
    """The module that draws runs by hand."""
    spec = spec_from_file_location("drawn_runs", Path(__file__).parent / "drawn.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules["drawn_runs"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's chromium, or what stands in its place, or Playwright's own."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _without("Playwright (pip install playwright)")
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
        program = next(filter(None, map(shutil.which, (*BROWSERS, own))), None)
        if program is None:
            _without("chromium (apt-get install chromium)")
        started = playwright.chromium.launch(executable_path=program, args=list(CALM))
        yield started
        started.close()


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Open a report and hand back its page; whatever goes wrong in it fails the test."""
    yield from _opening(browser, tmp_path)


@pytest.fixture(scope="module")
def stay(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Any]]:
    """Open a report once for the tests of a module, which go to its routes and change nothing."""
    yield from _opening(browser, tmp_path_factory.mktemp("reports"))


def _opening(browser: Any, folder: Path) -> Iterator[Callable[..., Any]]:
    contexts: list[Any] = []
    wrong: list[str] = []

    def open_page(report: str | Path, *, route: str = "#/", **options: Any) -> Any:
        if isinstance(report, str):
            file = folder / f"report-{len(contexts)}.html"
            file.write_text(report, encoding="utf-8", newline="\n")
        else:
            file = report
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("request", lambda request: _watch(request.url, wrong))
        page.goto(file.as_uri() + route)
        if options.get("java_script_enabled", True):
            page.wait_for_selector("html[data-ready]")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not wrong


def _watch(url: str, wrong: list[str]) -> None:
    if not url.startswith(("file:", "data:", "blob:")):
        wrong.append(f"request: {url}")
