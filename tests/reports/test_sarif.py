"""SARIF under the official validator, with GitHub's rules: ``npm install @microsoft/sarif-multitool``.

The validator is large and no Python package; without it, or without SARIF_MULTITOOL naming its executable,
the shape alone is tested.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from provenance.reports.sarif import render
from provenance.testing.strategies.runs import runs

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.model import Run

some = settings(max_examples=20, suppress_health_check=list(HealthCheck))


def test_the_official_validator_has_no_complaint(run: Run, tmp_path: Path) -> None:
    tool = os.environ.get("SARIF_MULTITOOL") or shutil.which("Sarif.Multitool")
    if tool is None:
        pytest.skip("Sarif.Multitool is not installed; name it in SARIF_MULTITOOL")
    report, answer = tmp_path / "report.sarif", tmp_path / "answer.sarif"
    report.write_text(render(run), encoding="utf-8")
    arguments = [tool, "validate", str(report), "--rule-kind", "Sarif;Ghas", "--output", str(answer)]
    subprocess.run(arguments, check=True, capture_output=True)
    results = json.loads(answer.read_text(encoding="utf-8-sig"))["runs"][0].get("results", [])
    serious = {one["ruleId"] for one in results if one.get("level", "warning") in ("error", "warning")}
    assert not serious - {"SARIF2005"}  # it asks for a home page, and the project has none yet


@some
@given(run=runs())
def test_every_region_is_right_and_every_link_leads_somewhere(run: Run) -> None:
    results = json.loads(render(run))["runs"][0]["results"]
    assert len(results) == sum(one.status == "new" for one in run.results)
    for result in results:
        places = [result["locations"][0], *result.get("relatedLocations", [])]
        for place in places:
            region = place["physicalLocation"]["region"]
            assert (region["startLine"], region["startColumn"]) < (region["endLine"], region["endColumn"])
        assert [place["id"] for place in places[1:]] == list(range(1, len(places)))


@some
@given(run=runs())
def test_fingerprints_tell_all_results_apart(run: Run) -> None:
    def key(result: dict[str, Any]) -> str:
        return str(result["partialFingerprints"]["primaryLocationLineHash"])

    results = json.loads(render(run))["runs"][0]["results"]
    assert len({key(one) for one in results}) == len(results)


def test_what_is_accepted_is_counted_and_raises_no_alert(run: Run) -> None:
    log = json.loads(render(run))["runs"][0]
    assert [one["ruleId"] for one in log["results"]] == ["AGY101", "FIG201"]
    assert log["properties"]["accepted"] == 1
