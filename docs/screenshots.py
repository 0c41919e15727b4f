"""Take the pictures of the report that the README shows: the sample corpus, light and dark.

    python docs/screenshots.py

Needs chromium and Playwright; ``make screenshots`` sees to both.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

import provenance
from provenance.reports.html import render

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
VIEWS = {
    "overview": ("#/", {"width": 1280, "height": 960}),
    "finding": ("#/findings", {"width": 1280, "height": 840}),
}
THEMES = ("light", "dark")


def main() -> None:
    """Audit ``seeds/`` and photograph every view in both themes."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    os.chdir(ROOT)
    run = provenance.audit("seeds")
    IMAGES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = Path(folder) / "report.html"
        report.write_text(render(run), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for theme in THEMES:
            for name, (route, size) in VIEWS.items():
                page = browser.new_page(viewport=size, color_scheme=theme)  # type: ignore[arg-type]
                page.goto(report.as_uri() + route)
                page.wait_for_selector("html[data-ready]")
                picture = IMAGES / f"{name}-{theme}.png"
                page.screenshot(path=picture)
                print(picture.relative_to(ROOT), f"{picture.stat().st_size / 1000:.0f} kB")
        browser.close()


if __name__ == "__main__":
    main()
