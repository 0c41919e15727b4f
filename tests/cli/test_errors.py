"""What a user is told when a command line, a configuration or a rule cannot be meant: one form, code 2."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from provenance.cli import main

if TYPE_CHECKING:
    from pathlib import Path

GOOD = "The port reopened on Monday.\n\nBy Ada Moreau, AFP\n"


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "provenance.toml").write_text("", encoding="utf-8")
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--selct"], "error: there is no option --selct\n"),
        (["audit", "--selct", "x"], "error: there is no option --selct\n  tip: did you mean --select?\n"),
        (["audti"], "error: there is no command 'audti'\n  tip: did you mean audit?\n"),
        (["baseline", "creat"], "error: there is no command 'creat'\n  tip: did you mean create?\n"),
        (["audit", ".", "--fail-on", "x"], "error: invalid value for '--fail-on': "),
        (["audit", ".", ".."], "error: got unexpected extra argument (..)\n  tip: provenance audit --help\n"),
        (["accept"], "error: missing option '--id'\n  tip: provenance accept --help\n"),
        (["explain", "missing-bylin"], "error: there is no rule 'missing-bylin'\n  tip: did you mean "),
    ],
)
def test_every_error_has_one_form(arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert done.stderr.startswith(said)
    assert "Usage:" not in done.output


def test_without_a_command_the_help_is_printed() -> None:
    assert "Usage:" in run().output


@pytest.mark.usefixtures("corpus")
def test_an_interruption_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("provenance.pipeline.audit", interrupted)
    assert run("audit", "articles").exit_code == 130


def test_a_configured_baseline_that_is_not_there_is_an_error_until_it_is_created(corpus: Path) -> None:
    (corpus / "provenance.toml").write_text('baseline = "decided.json"\n', encoding="utf-8")
    for command in (("audit", "articles"), ("config", "check", "articles")):
        done = run(*command)
        assert done.exit_code == 2
        assert "there is no baseline" in done.stderr
        assert "decided.json" in done.stderr
    assert run("baseline", "create", "articles", "--reason", "known").exit_code == 0
    assert run("audit", "articles", "--fail-on", "never").exit_code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("share = 2", "share of rules.uncredited-wire in provenance.toml must be a number from 0 to 1"),
        ("share = true", "share of rules.uncredited-wire in provenance.toml must be a number from 0 to 1"),
        ('share = "much"', "must be a number from 0 to 1"),
        ("share = nan", "must be a number from 0 to 1"),
        ("passages = 1.5", "must be a whole number from 1 to 1000"),
        ("passages = 0", "must be a whole number from 1 to 1000"),
        ('level = "fatal"', "level of rules.uncredited-wire in provenance.toml is no level"),
        ("shre = 0.3", "uncredited-wire has no such option in provenance.toml"),
    ],
)
def test_an_option_of_a_rule_keeps_its_type_and_its_limits(corpus: Path, text: str, said: str) -> None:
    (corpus / "provenance.toml").write_text(f"[rules.uncredited-wire]\n{text}\n", encoding="utf-8")
    done = run("audit", "articles")
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_query_that_does_not_run_is_told_in_one_line(corpus: Path) -> None:
    (corpus / "audits").mkdir()
    front = '/*\n+++\ncode = "ATT901"\nname = "house"\nsummary = "S"\nlevel = "note"\nconfidence = "high"\n'
    query = "SELECT a.article_id, 0 AS start, 0 AS stop FROM articles AS a WHERE a.nothing IS NULL"
    text = f'{front}since = "1"\nmessage = "m"\n+++\nA house rule.\n*/\n{query}'
    (corpus / "audits" / "house.sql").write_text(text, encoding="utf-8")
    done = run("audit", "articles", "--select", "ATT901")
    assert done.exit_code == 2
    assert re.search(r"^Not evaluated: ATT901: .*nothing.*\nGate", done.stdout, re.MULTILINE)


@pytest.mark.usefixtures("corpus")
def test_an_agency_that_does_not_exist_has_no_log() -> None:
    run("audit", "articles")
    done = run("log", "--agency", "reutres")
    assert (done.exit_code, done.stderr) == (
        2,
        "error: there is no such agency\n  found: reutres\n  tip: did you mean reuters?\n",
    )
    assert "credited here: afp" in run("log", "--agency", "zzzzzz").stderr


@pytest.mark.usefixtures("corpus")
def test_an_agency_that_was_never_credited_has_an_empty_log() -> None:
    run("audit", "articles")
    done = run("log", "--agency", "reuters")
    assert (done.exit_code, done.stdout) == (0, "")
