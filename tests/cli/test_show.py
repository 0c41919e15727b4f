"""``provenance show`` of one finding: both sides, why, and what to do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import provenance
from provenance.cli import main
from provenance.reports._facing import facing
from provenance.reports._terminal import width
from provenance.testing.strategies.runs import runs

if TYPE_CHECKING:
    from provenance.model import Run

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")


def show(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["show", *map(str, arguments)])


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("recorded") / "run.json"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        provenance.audit("seeds").write("json", path)
    return path


@pytest.fixture(scope="module")
def finding(recorded: Path) -> dict[str, Any]:
    found = json.loads(recorded.read_text(encoding="utf-8"))["findings"]
    return next(one for one in found if one["name"] == "event-dated-twice")


def test_a_finding_stands_beside_its_evidence(recorded: Path, finding: dict[str, Any]) -> None:
    done = show(finding["fingerprint"], "--in", recorded)
    assert done.exit_code == 0
    assert "002_34f9b679f31469c9.txt:7:39" in done.stdout
    row = next(line for line in done.stdout.splitlines() if "002_34f9b679f31469c9.txt:7:39" in line)
    assert "004_cda3340852537e62.txt:2:89" in row
    assert "Why it matters" in done.stdout
    assert "How to mend it" in done.stdout


def test_the_beginning_of_a_fingerprint_is_enough(recorded: Path, finding: dict[str, Any]) -> None:
    whole = show(finding["fingerprint"], "--in", recorded).stdout
    assert show(finding["fingerprint"][:12], "--in", recorded).stdout == whole


def test_a_corpus_and_its_recorded_run_show_the_same(recorded: Path, finding: dict[str, Any]) -> None:
    assert show(finding["fingerprint"], "--in", "seeds").stdout == (
        show(finding["fingerprint"], "--in", recorded).stdout
    )


def test_a_fingerprint_that_nothing_has_is_refused(recorded: Path) -> None:
    done = show("pv1:ffffffffffffffff", "--in", recorded)
    assert done.exit_code == 2
    assert "names no finding" in done.stderr


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(run=runs(), columns=st.integers(60, 120))
def test_no_line_of_text_is_wider_than_the_terminal(run: Run, columns: int) -> None:
    import click

    for one in run.results:
        told = click.unstyle(facing(run, one, columns=columns)).splitlines()
        assert all(width(line) <= columns for line in told[:-1])
        assert not [char for line in told for char in line if char < " " or "\u2028" <= char <= "\u202e"]
