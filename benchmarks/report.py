"""How long the review report takes to make, to open and to filter.

    python benchmarks/report.py [--findings 1000 10000 50000] [--rounds 3]

Runs are drawn, each finding with words of its own. The best of several rounds counts, since whatever else
the machine does only adds to it.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from playwright.sync_api import sync_playwright

from provenance.reports.html import render, write_directory

ROOT = Path(__file__).parents[1]
CALM = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
]
FILTER = """() => {
  const box = document.getElementById("search");
  const times = [];
  for (const text of ["harbour", "harbour lomen", "x", "", "agy", "warning ter", "story-00001", ""]) {
    box.value = text;
    const begun = performance.now();
    box.dispatchEvent(new Event("input"));
    times.push(performance.now() - begun);
  }
  for (const label of [...document.querySelectorAll(".facet label")].slice(0, 6)) {
    const begun = performance.now();
    label.click();
    times.push(performance.now() - begun);
  }
  return Math.max(...times);
}"""


def drawn_runs() -> Any:
    """Load the module that draws runs for the report's tests."""
    spec = spec_from_file_location("drawn_runs", ROOT / "tests/report_html/drawn.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules["drawn_runs"] = module
    spec.loader.exec_module(module)
    return module


def written(run: Any, form: str, target: Path) -> tuple[float, Path]:
    """Write a report; return the seconds that it took, and its page."""
    begun = perf_counter()
    if form == "file":
        page_file = target.with_suffix(".html")
        page_file.write_text(render(run), encoding="utf-8")
    else:
        page_file = write_directory(run, target)
    return perf_counter() - begun, page_file


def opened(browser: Any, page_file: Path) -> tuple[float, int, float]:
    """Open a page; return the milliseconds until it is ready, its elements, and its slowest filter."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(page_file.as_uri() + "#/findings")
    page.wait_for_selector("html[data-ready]", timeout=60_000)
    ready = float(page.evaluate("document.documentElement.dataset.ready"))
    nodes = int(page.evaluate("document.querySelectorAll('*').length"))
    slowest = float(page.evaluate(FILTER))
    page.close()
    return ready, nodes, slowest


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--findings", type=int, nargs="+", default=[1_000, 10_000, 50_000])
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    program = shutil.which("chromium") or shutil.which("google-chrome")
    draw = drawn_runs()
    print(" findings    form  render s  size MB  ready ms  elements  filter ms")
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=program, args=CALM)
        for count in asked.findings:
            run = draw.many(count, articles=max(100, count // 10))
            for form in ("file", "folder"):
                made = [written(run, form, Path(folder) / str(count)) for _ in range(asked.rounds)]
                spent, page_file = min(made)
                files = (
                    [page_file]
                    if form == "file"
                    else [one for one in page_file.parent.rglob("*") if one.is_file()]
                )
                size = sum(one.stat().st_size for one in files) / 1e6
                times = [opened(browser, page_file) for _ in range(asked.rounds)]
                ready, nodes, slowest = (min(one) for one in zip(*times, strict=True))
                row = f"{count:>9,} {form:>7} {spent:>9.2f} {size:>8.2f}"
                print(f"{row} {ready:>9.0f} {nodes:>9.0f} {slowest:>10.1f}")
        browser.close()


if __name__ == "__main__":
    main()
