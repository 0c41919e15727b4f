"""Arguments that nobody can have meant end with 2, and say what may have been meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from provenance.cli import main

if TYPE_CHECKING:
    from pathlib import Path

NEWS = "The harbour reopened on Monday.\nBy Ada Moreau, AFP"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "wire.txt").write_text(NEWS, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-f", "htm"], "did you mean html?"),
        (["-o", "sarf=x"], "did you mean sarif?"),
        (["--since", "2020-13-45"], "there is no such day"),
        (["--memory", "lots"], "that is no size of memory"),
        (["--baseline", "nowhere.json"], "there is no baseline"),
    ],
)
def test_an_audit_refuses_what_cannot_be_meant(corpus: Path, arguments: list[str], said: str) -> None:
    done = CliRunner().invoke(main, ["audit", str(corpus), "--no-ledger", *arguments])
    assert done.exit_code == 2
    assert said in done.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["explain", "FIG999"], "did you mean FIG1"),
        (["schema", "show", "figurs"], "did you mean figures?"),
        (["config", "check", "nowhere"], "there is no corpus"),
        (["config", "show", "nowhere"], "there is no corpus"),
    ],
)
def test_a_command_refuses_what_is_not_there(arguments: list[str], said: str) -> None:
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 2
    assert said in done.output


@pytest.mark.parametrize("text", ["{}", "[]", "no JSON", '{"format_version": []}'])
def test_what_is_no_report_is_refused_in_words(tmp_path: Path, text: str) -> None:
    file = tmp_path / "report.json"
    file.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(main, ["report", str(file)])
    assert done.exit_code == 2
    assert "Error:" not in done.output


def test_one_article_is_counted_in_the_singular(corpus: Path) -> None:
    done = CliRunner().invoke(main, ["schema", "check", str(corpus)])
    assert "1 article checked, 0 violations" in done.output
