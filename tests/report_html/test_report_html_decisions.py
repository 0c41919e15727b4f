"""From the page to a green audit: an editor decides by clicking, downloads the file, and merges it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from click.testing import CliRunner

from provenance.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def run(*arguments: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(main, [str(one) for one in arguments])
    return done.exit_code, done.output


def decide_all(page: Any, reason: str) -> Path:
    """Accept every finding with the mouse, and return the downloaded file."""
    for option in page.locator("[role=option]").all():
        option.click()
        page.get_by_role("button", name="Accept").first.click()
        page.locator("#reason").fill(reason)
        page.get_by_role("button", name="Decide").click()
        page.locator("dialog").wait_for(state="detached")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export decisions").click()
    target: Path = download.value.path()
    return target


def test_decisions_made_in_the_browser_turn_a_red_audit_green(
    visit: Callable[..., Any], tmp_path: Path
) -> None:
    corpus, report = tmp_path / "articles", tmp_path / "report.html"
    corpus.mkdir()
    (corpus / "bad.txt").write_text("The port reopened on Monday, a witness told AFP.\n", encoding="utf-8")
    audit = ("audit", corpus, "--no-ledger", "--fail-on", "note")
    assert run(*audit, "-o", f"html={report}")[0] == 1
    decided = decide_all(visit(report, route="#/findings"), "the desk checked it")
    code, said = run("baseline", "merge", corpus, decided)
    assert code == 0, said
    code, said = run(*audit)
    assert code == 0, said
    assert "accepted" in said
