"""The commands around the audit, as a user runs them in a scratch repository."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from provenance.cli import main

UNCREDITED = "The port reopened on Monday, a witness told AFP.\n"
GOOD = "The port reopened on Monday.\n\nBy Ada Moreau, AFP\n"


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "TF_BUILD"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "bad.txt").write_text(UNCREDITED, encoding="utf-8")
    return folder


def run(*arguments: str, code: int | None = 0) -> Result:
    done = CliRunner().invoke(main, list(arguments))
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert code is None or done.exit_code == code, done.output
    return done


AUDIT = ("audit", "articles", "--no-ledger", "--fail-on", "warning")


@pytest.mark.usefixtures("corpus")
def test_init_writes_a_configuration_that_works_and_says_what_is_next() -> None:
    done = run("init", "articles", "--ci", "github")
    assert "Next: provenance audit articles" in done.stdout
    assert "articles/provenance.toml" in done.stdout
    assert "all right" in run("config", "check", "articles").stdout
    assert Path(".github/workflows/provenance.yml").is_file()


@pytest.mark.usefixtures("corpus")
def test_init_overwrites_nothing() -> None:
    run("init", "articles")
    assert "is there already" in run("init", "articles", code=2).stderr


@pytest.mark.usefixtures("corpus")
def test_a_baseline_makes_the_audit_green_until_something_new_comes(corpus: Path) -> None:
    run(*AUDIT, code=1)
    run("baseline", "create", "articles", "--reason", "known at the start")
    assert "accepted" in run(*AUDIT).stdout
    (corpus / "worse.txt").write_text(UNCREDITED.replace("port", "harbour"), encoding="utf-8")
    run(*AUDIT, code=1)
    run("baseline", "update", "articles", "--reason", "seen too")
    run(*AUDIT)


@pytest.mark.usefixtures("corpus")
def test_what_is_fixed_may_fail_the_audit_and_is_pruned(corpus: Path) -> None:
    run("baseline", "create", "articles", "--reason", "known at the start")
    (corpus / "bad.txt").write_text(GOOD.replace("port", "harbour"), encoding="utf-8")
    run(*AUDIT)
    run(*AUDIT, "--strict-baseline", code=1)
    run("baseline", "prune", "articles")
    run(*AUDIT, "--strict-baseline")


@pytest.mark.usefixtures("corpus")
def test_a_second_baseline_is_refused() -> None:
    run("baseline", "create", "articles", "--reason", "known")
    assert (
        "provenance baseline update" in run("baseline", "create", "articles", "--reason", "x", code=2).stderr
    )


@pytest.mark.usefixtures("corpus")
def test_single_findings_are_accepted_by_the_beginning_of_their_fingerprint() -> None:
    found = json.loads(run(*AUDIT, "-f", "jsonl", code=1).stdout.splitlines()[0])
    start = found["fingerprint"].removeprefix("pv1:")[:10]
    run("accept", "articles", "--id", start, "--reason", "a namesake", "--status", "false-positive")
    again = [json.loads(line) for line in run(*AUDIT, "-f", "jsonl", code=None).stdout.splitlines()]
    assert {one["fingerprint"]: one["reason"] for one in again}[
        found["fingerprint"]
    ] == "false-positive: a namesake"


@pytest.mark.usefixtures("corpus")
def test_a_fingerprint_that_nothing_has_is_refused() -> None:
    assert "names no finding" in run("accept", "articles", "--id", "ffff", "--reason", "x", code=2).stderr


@pytest.mark.usefixtures("corpus")
def test_decisions_of_the_html_report_are_taken_in() -> None:
    entry = {"id": "pv1:0", "rule": "AGY101", "article": "bad", "status": "wont-fix", "reason": "old"}
    Path("provenance-decisions.json").write_text(
        json.dumps({"format_version": 1, "tool": "provenance 0.1.0", "entries": [entry]}), encoding="utf-8"
    )
    run("baseline", "merge", "articles", "provenance-decisions.json")
    assert "wont-fix: old" in run("baseline", "show", "articles").stdout


@pytest.mark.usefixtures("corpus")
def test_a_report_is_told_again_in_another_format() -> None:
    run(*AUDIT, "-q", "-o", "json=run.json", code=1)
    for name in ("concise", "junit", "github", "gitlab", "sarif", "csv", "markdown", "full", "json"):
        assert run("report", "run.json", "-f", name).stdout == run(*AUDIT, "-f", name, code=1).stdout


@pytest.mark.usefixtures("corpus")
def test_a_report_that_needs_the_articles_says_so() -> None:
    run(*AUDIT, "-q", "-o", "json=run.json", code=1)
    assert "not printed" in run("report", "run.json", "-f", "html-dir", code=2).stderr
    run("report", "run.json", "-o", "html=page.html", "-o", "html-dir=site")
    assert Path("page.html").is_file()
    assert Path("site", "index.html").is_file()
    Path("odd.json").write_text("{}", encoding="utf-8")
    assert "is no JSON report" in run("report", "odd.json", code=2).stderr


@pytest.mark.usefixtures("corpus")
def test_the_contract_is_proposed_and_checked(corpus: Path) -> None:
    proposed = json.loads(run("schema", "infer", "articles").stdout)
    assert proposed["fields"][0]["name"] == "body"
    run("schema", "check", "articles")
    (corpus / "blank.txt").write_text(" \n", encoding="utf-8")
    done = run("schema", "check", "articles", code=1)
    assert "blank.txt: body is " in done.stdout
    assert "3 articles checked, 1 violation" in done.stderr


@pytest.mark.usefixtures("corpus")
def test_what_is_printed_stays_apart_from_what_is_said_beside_it() -> None:
    done = run(*AUDIT, "-f", "jsonl", "-o", "csv=out/findings.csv", code=1)
    assert all(json.loads(line) for line in done.stdout.splitlines())
    assert done.stderr == "wrote out/findings.csv\n"


@pytest.mark.usefixtures("corpus")
def test_on_github_annotations_and_a_summary_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    done = run(*AUDIT, "--ci", "-f", "concise", code=1)
    assert done.stderr.startswith("::error title=provenance::")
    assert "### Provenance audit failed" in Path("summary.md").read_text(encoding="utf-8")


@pytest.mark.usefixtures("corpus")
def test_away_from_a_build_server_nothing_is_annotated() -> None:
    assert run(*AUDIT, "--ci", code=1).stderr == ""


@pytest.mark.usefixtures("corpus")
def test_exit_zero_hides_a_broken_gate_and_never_a_failed_audit() -> None:
    run(*AUDIT, "--exit-zero")
    run("audit", "nowhere", "--exit-zero", code=2)


@pytest.mark.parametrize(
    ("environment", "arguments", "coloured"),
    [
        ({}, (), False),
        ({"FORCE_COLOR": "1"}, (), True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, (), False),
        ({"NO_COLOR": "1"}, ("--color", "always"), True),
        ({"FORCE_COLOR": "1"}, ("--color", "never"), False),
    ],
)
@pytest.mark.usefixtures("corpus")
def test_colour_is_as_asked_for(
    environment: dict[str, str], arguments: tuple[str, ...], coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run(*AUDIT, *arguments, code=1).stdout) is coloured


@pytest.mark.usefixtures("corpus")
def test_statistics_take_the_place_of_findings() -> None:
    done = run(*AUDIT, "--statistics", code=1)
    assert "in 1 of 2 articles" in done.stdout
    assert "articles/bad.txt" not in done.stdout


def test_rules_and_their_explanations_are_told_for_programs_too() -> None:
    rules = json.loads(run("rules", "-f", "json", "--select", "SCH").stdout)
    assert [rule["code"] for rule in rules] == ["SCH101", "SCH102"]
    assert "# SCH101" in run("explain", "--all").stdout
    assert "wants a rule" in run("explain", code=2).stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_completes(shell: str) -> None:
    assert "_PROVENANCE_COMPLETE" in run("completions", shell).stdout


@pytest.mark.usefixtures("corpus")
@pytest.mark.filterwarnings("ignore")
def test_expectations_are_run_and_documented() -> None:
    pytest.importorskip("great_expectations")
    done = run("expectations", "articles", "--docs", "docs", code=1)
    assert (
        "fails  provenance: expect_articles_to_carry_attribution attributed: not in 1 of 2: bad"
        in done.stdout
    )
    assert Path("docs/index.html").is_file()


@pytest.mark.parametrize("command", sorted(main.list_commands(None)))  # type: ignore[arg-type]
def test_every_command_has_help_with_examples(command: str) -> None:
    said = run(command, "--help").stdout
    assert "Usage: " in said
    assert "Example" in said


@pytest.mark.usefixtures("corpus")
def test_what_a_corpus_credits_is_exported() -> None:
    run("export", "articles", "-o", "schema_org=out/articles.json", "-o", "ninjs=out/ninjs.json")
    assert "Ada Moreau" in Path("out/articles.json").read_text(encoding="utf-8")
    assert "there is no standard" in run("export", "articles", "-o", "pdf=x", code=2).stderr
