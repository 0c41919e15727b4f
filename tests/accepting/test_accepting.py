"""Accepting findings: in the configuration, beside an article, in the baseline; and the gates."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

import provenance
from provenance.errors import ConfigurationError, UsageError
from provenance.rules.baseline import Baseline, decide, read_baseline

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.pipeline import AuditRun

HOUSE = """/*
+++
code = "ATT901"
name = "rain"
summary = "It rains"
level = "{level}"
confidence = "high"
since = "1"
message = "rain"
+++
A house rule.
*/
SELECT a.article_id, INSTR(a.body, 'rain') - 1 AS start, INSTR(a.body, 'rain') + 3 AS stop
FROM articles AS a WHERE INSTR(a.body, 'rain') > 0
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "audits").mkdir()
    (tmp_path / "audits" / "rain.sql").write_text(HOUSE.format(level="error"), encoding="utf-8")
    (tmp_path / "wires").mkdir()
    for name in ("wires/one.txt", "wires/two.txt", "dry.txt"):
        text = "Snow fell." if name == "dry.txt" else "Much rain fell."
        (tmp_path / name).write_text(text, encoding="utf-8")
    return configured(tmp_path)


def configured(corpus: Path, text: str = "") -> Path:
    (corpus / "provenance.toml").write_text(f'select = ["rain", "PRV"]\n{text}', encoding="utf-8")
    return corpus


def accept(**values: str) -> str:
    lines = "".join(f"{key} = {json.dumps(value)}\n" for key, value in values.items())
    return f"[[accept]]\n{lines}"


def statuses(run: AuditRun) -> dict[str, str]:
    return {f"{one.code} {one.article_id}": one.status for one in run.results}


def test_without_an_acceptance_every_finding_is_new(corpus: Path) -> None:
    run = provenance.audit(corpus)
    assert statuses(run) == {"ATT901 wires/one": "new", "ATT901 wires/two": "new"}
    assert not run.ok


@pytest.mark.parametrize("rule", ["rain", "ATT901", "ATT", "ALL"])
@pytest.mark.parametrize("article", ["wires/one", "wires/one.txt", "*/one*"])
def test_the_configuration_accepts_by_rule_and_article(corpus: Path, rule: str, article: str) -> None:
    configured(corpus, accept(article=article, rule=rule, reason="It is April"))
    run = provenance.audit(corpus)
    assert statuses(run) == {"ATT901 wires/one": "accepted", "ATT901 wires/two": "new"}
    assert [one.reason for one in run.results] == ["It is April", None]


def test_a_file_beside_an_article_accepts_in_it_alone(corpus: Path) -> None:
    (corpus / "wires" / "one.txt.prov.toml").write_text(accept(rule="rain", reason="April"), encoding="utf-8")
    run = provenance.audit(corpus)
    assert statuses(run) == {"ATT901 wires/one": "accepted", "ATT901 wires/two": "new"}


def test_what_is_accepted_breaks_no_gate(corpus: Path) -> None:
    configured(corpus, accept(article="*", rule="rain", reason="April"))
    assert provenance.audit(corpus).ok


def test_an_acceptance_that_fits_nothing_is_a_finding(corpus: Path) -> None:
    configured(corpus, accept(article="dry", rule="rain", reason="April"))
    found = [one for one in provenance.audit(corpus).results if one.name == "unused-acceptance"]
    assert [(one.path, one.level, one.message) for one in found] == [
        ("provenance.toml", "note", "rain is accepted for dry, but not found there: April")
    ]


def test_an_acceptance_of_a_rule_that_is_not_run_is_left_alone(corpus: Path) -> None:
    configured(corpus, accept(article="dry", rule="uncredited-wire", reason="April"))
    assert not [one for one in provenance.audit(corpus).results if one.code == "PRV111"]


def test_an_expired_acceptance_accepts_nothing_and_is_a_finding(corpus: Path) -> None:
    configured(corpus, accept(article="wires/*", rule="rain", reason="April", expires="2026-04-30"))
    assert statuses(provenance.audit(corpus, today="2026-04-30"))["ATT901 wires/one"] == "accepted"
    late = provenance.audit(corpus, today="2026-05-01")
    assert statuses(late)["ATT901 wires/one"] == "new"
    assert [one.code for one in late.results if one.code.startswith("PRV")] == ["PRV112"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (accept(article="a", rule="rain"), "needs a reason"),
        (accept(article="a", rule="rain", reason=" "), "needs a reason"),
        (accept(rule="rain", reason="April"), "needs a article"),
        (accept(article="a", rule="rain", reason="April", until="May"), "unknown key"),
        (accept(article="a", rule="rain", reason="April", expires="May"), "expires on no day"),
        (accept(article="a", rule="rian", reason="April"), "did you mean rain"),
        ("accept = 1\n", "must be tables"),
        ("[gates]\nrain = true\n", "odd limit"),
        ("[gates]\nrain = { max_share = 2 }\n", "odd limit"),
        ("[gates]\nrian = 1\n", "did you mean rain"),
    ],
)
def test_what_cannot_be_meant_is_refused(corpus: Path, text: str, said: str) -> None:
    configured(corpus, text)
    with pytest.raises(ConfigurationError, match=said):
        provenance.audit(corpus)


@pytest.mark.parametrize(
    ("gates", "ok"),
    [
        ("rain = 2", True),
        ("rain = 1", False),
        ("ATT = { max = 2 }", True),
        ("ATT = { max_share = 0.7 }", True),
        ("ATT = { max_share = 0.6 }", False),
    ],
)
def test_a_gate_of_a_rule_takes_the_place_of_that_of_its_level(corpus: Path, gates: str, ok: bool) -> None:
    configured(corpus, f"[gates]\n{gates}\n")
    assert provenance.audit(corpus).ok is ok


def entries(**values: str) -> str:
    entry = {"id": "pv1:0", "rule": "ATT901", "article": "a", **values}
    return json.dumps({"format_version": 1, "entries": [entry]})


def baseline(corpus: Path, run: AuditRun, **values: Any) -> Path:
    decisions = [decide(one, "known since April", **values) for one in run.results]
    path = corpus / "provenance-baseline.json"
    path.write_text(Baseline().merged(decisions).text("0.1.0"), encoding="utf-8")
    return path


def test_the_baseline_accepts_what_it_knows_and_what_is_added_is_new(corpus: Path) -> None:
    baseline(corpus, provenance.audit(corpus))
    (corpus / "three.txt").write_text("More rain.", encoding="utf-8")
    assert statuses(provenance.audit(corpus)) == {
        "ATT901 three": "new",
        "ATT901 wires/one": "accepted",
        "ATT901 wires/two": "accepted",
    }


def test_a_decision_holds_when_lines_above_move_and_spaces_change(corpus: Path) -> None:
    baseline(corpus, provenance.audit(corpus))
    (corpus / "wires" / "one.txt").write_text("A headline.\r\n\r\nSo much\u00a0rain  fell.", encoding="utf-8")
    assert statuses(provenance.audit(corpus))["ATT901 wires/one"] == "accepted"


def test_what_the_baseline_knew_and_is_gone_is_fixed(corpus: Path) -> None:
    baseline(corpus, provenance.audit(corpus))
    (corpus / "wires" / "one.txt").write_text("Sun.", encoding="utf-8")
    run = provenance.audit(corpus)
    assert statuses(run) == {"ATT901 wires/one": "fixed", "ATT901 wires/two": "accepted"}
    assert run.ok


def test_a_decision_about_a_rule_that_is_not_run_is_left_alone(corpus: Path) -> None:
    baseline(corpus, provenance.audit(corpus))
    assert not provenance.audit(corpus, select=["PRV"]).results


@pytest.mark.parametrize(
    ("status", "shown", "reason"),
    [
        ("accepted", "accepted", "known since April"),
        ("false-positive", "accepted", "false-positive: known since April"),
        ("needs-source", "new", "needs-source: known since April"),
    ],
)
def test_a_decision_says_what_was_decided(corpus: Path, status: Any, shown: str, reason: str) -> None:
    baseline(corpus, provenance.audit(corpus), status=status)
    first = provenance.audit(corpus).results[0]
    assert (first.status, first.reason) == (shown, reason)


def test_an_expired_decision_is_a_finding(corpus: Path) -> None:
    baseline(corpus, provenance.audit(corpus), expires="2026-04-30")
    run = provenance.audit(corpus, today="2026-05-01")
    assert sorted(one.code for one in run.results) == ["ATT901", "ATT901", "PRV112", "PRV112"]
    assert {one.status for one in run.results} == {"new"}


def test_the_baseline_is_one_decision_a_line_in_a_fixed_order_and_reads_back(corpus: Path) -> None:
    path = baseline(corpus, provenance.audit(corpus), by="am", at="2026-04-01")
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) == 4
    assert read_baseline(path).text("0.1.0") == text
    assert Baseline().merged(reversed(read_baseline(path).decisions)).text("0.1.0") == text


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "[]",
        '{"format_version": 2, "entries": []}',
        '{"format_version": 1, "entries": [{"id": "a"}]}',
        entries(status="x", reason="y"),
        entries(status="accepted", reason=""),
        entries(status="accepted", reason="y", expires="soon"),
    ],
)
def test_a_baseline_of_another_form_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "provenance-baseline.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError):
        read_baseline(path)


def git(folder: Path, *arguments: str) -> None:
    author = ["-c", "user.name=a", "-c", "user.email=a@b.c"]
    subprocess.run(["git", *author, *arguments], cwd=folder, check=True, capture_output=True)


def test_since_a_revision_only_findings_in_changed_articles_are_told(corpus: Path) -> None:
    git(corpus, "init", "-q")
    git(corpus, "add", ".")
    git(corpus, "commit", "-qm", "first")
    (corpus / "wires" / "two.txt").write_text("Still rain.", encoding="utf-8")
    (corpus / "three.txt").write_text("More rain.", encoding="utf-8")
    assert set(statuses(provenance.audit(corpus, since="HEAD"))) == {"ATT901 three", "ATT901 wires/two"}


def test_a_revision_that_is_not_there_is_a_usage_error(corpus: Path) -> None:
    git(corpus, "init", "-q")
    with pytest.raises(UsageError, match="Git cannot tell"):
        provenance.audit(corpus, since="nowhere")
