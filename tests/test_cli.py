"""The command line: what is printed where, and the exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import provenance
from provenance.cli import main

SEEDS = Path(__file__).parents[1] / "seeds"
GOOD = "The harbour reopened on Monday.\n\nBy Ada Moreau, AFP"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("here"))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


def test_a_corpus_whose_gates_hold_ends_with_0(corpus: Path) -> None:
    assert run("audit", corpus).exit_code == 0


def test_a_corpus_whose_gate_does_not_hold_ends_with_1(corpus: Path) -> None:
    (corpus / "bad.txt").write_bytes(b"\xff\xfe\xfd")
    assert run("audit", corpus).exit_code == 1
    assert run("audit", corpus, "--fail-on", "never").exit_code == 0


def test_a_rule_that_cannot_be_evaluated_ends_with_2(corpus: Path) -> None:
    (corpus / "provenance.toml").write_text("", encoding="utf-8")
    (corpus / "audits").mkdir()
    front = '/*\n+++\ncode = "ATT901"\nname = "house"\nsummary = "S"\nlevel = "note"\nconfidence = "high"\n'
    query = "SELECT a.article_id, 0 AS start, 0 AS stop FROM articles AS a WHERE a.nothing IS NULL"
    text = f'{front}since = "1"\nmessage = "m"\n+++\nA house rule.\n*/\n{query}'
    (corpus / "audits" / "house.sql").write_text(text, encoding="utf-8")
    done = run("audit", corpus)
    assert done.exit_code == 2
    assert "Not evaluated: ATT901" in done.stdout


def test_a_house_rule_beside_the_corpus_is_run(corpus: Path) -> None:
    (corpus / "provenance.toml").write_text('[rules.house]\nlevel = "error"\n', encoding="utf-8")
    (corpus / "audits").mkdir()
    front = '/*\n+++\ncode = "ATT901"\nname = "house"\nsummary = "S"\nlevel = "note"\nconfidence = "high"\n'
    query = "SELECT a.article_id, 0 AS start, 0 AS stop FROM articles AS a"
    text = f'{front}since = "1"\nmessage = "seen"\n+++\nA house rule.\n*/\n{query}'
    (corpus / "audits" / "house.sql").write_text(text, encoding="utf-8")
    done = run("audit", corpus, "--select", "ATT901")
    assert done.exit_code == 1
    assert "ATT901 seen [house] error" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--select", "missing-bylin"], "did you mean missing-byline?"),
        (["--ignore", "XYZ"], "no such rule"),
        (["-f", "pdf"], "there is no format 'pdf'"),
        (["-o", "json"], "an output is FORMAT=PATH"),
        (["--config", "nowhere.toml"], "there is no configuration"),
    ],
)
def test_an_argument_that_cannot_be_meant_ends_with_2_and_a_hint(
    corpus: Path, arguments: list[str], said: str
) -> None:
    done = run("audit", corpus, *arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('selct = ["ATT"]', "did you mean select?"),
        ("select = 5", "must be a list of names"),
        ('fail-on = "fatal"', "fail-on is no level"),
        ("[rules.nothing]\nshare = 1", "no such rule"),
        ("this is no toml", "cannot be read"),
        ("rules = 5", "must be tables"),
    ],
)
def test_a_configuration_that_says_something_impossible_ends_with_2(
    corpus: Path, text: str, said: str
) -> None:
    (corpus / "provenance.toml").write_text(text, encoding="utf-8")
    done = run("audit", corpus)
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_corpus_may_name_agencies_of_its_own(corpus: Path) -> None:
    body = "The harbour reopened on Monday.\n\nBy Ada Moreau, Lindholm News Agency"
    (corpus / "good.txt").write_text(body, encoding="utf-8")
    text = '[agencies.lna]\nname = "Lindholm News Agency"\nshort = ["LNA"]\n'
    (corpus / "provenance.toml").write_text(text, encoding="utf-8")
    run("audit", corpus, "-o", "json=run.json", "--workers", "2")
    found = provenance.audit(corpus).tables["credits"]
    assert list(found["agency"]) == ["lna"]
    assert [credit.agency for credit in provenance.parse(body).credits] != ["lna"]


def test_configuration_comes_from_pyproject_too(corpus: Path) -> None:
    (corpus / "bad.txt").write_bytes(b"\xff\xfe\xfd")
    (corpus / "pyproject.toml").write_text('[tool.provenance]\nfail-on = "never"\n', encoding="utf-8")
    assert run("audit", corpus).exit_code == 0


def test_reports_are_written_and_standard_output_holds_findings_alone(tmp_path: Path) -> None:
    target = tmp_path / "out" / "report.json"
    done = run("audit", SEEDS, "-o", f"json={target}", "--fail-on", "never")
    assert done.exit_code == 0
    assert "wrote" in done.stderr
    assert "wrote" not in done.stdout
    assert json.loads(target.read_text(encoding="utf-8"))["run"]["articles"] == 5


def test_a_reader_who_goes_away_changes_neither_reports_nor_exit_code(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    arguments = ("audit", str(SEEDS), "--no-ledger", "-o", f"json={target}")
    command = [sys.executable, "-m", "provenance.cli", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read().decode()
    assert process.returncode == 1
    assert "Traceback" not in said
    assert json.loads(target.read_text(encoding="utf-8"))["findings"]


def test_a_report_that_cannot_be_written_ends_with_2(corpus: Path) -> None:
    done = run("audit", corpus, "-o", f"json={corpus / 'good.txt' / 'below.json'}")
    assert done.exit_code == 2
    assert "cannot be written" in done.stderr


def test_explain_prints_what_the_rule_file_says() -> None:
    done = run("explain", "PRV101")
    assert done.exit_code == 0
    assert done.stdout.startswith("# PRV101 unreadable-article")
    assert run("explain", "unreadable-article").stdout == done.stdout


def test_explain_of_an_unknown_rule_ends_with_2_and_a_hint() -> None:
    done = run("explain", "unreadable-articel")
    assert done.exit_code == 2
    assert "did you mean unreadable-article?" in done.stderr


def test_rules_lists_every_rule_once() -> None:
    listed = [line.split()[0] for line in run("rules").stdout.splitlines()]
    assert listed == sorted(set(listed))


def test_show_prints_the_card_of_an_article(corpus: Path) -> None:
    done = run("show", corpus / "good.txt")
    assert done.exit_code == 0
    assert "Ada Moreau, author" in done.stdout
    assert "Agence France-Presse, via byline" in done.stdout


def test_the_same_corpus_gives_the_same_bytes(tmp_path: Path) -> None:
    for report in ("json", "sarif", "full"):
        paths = [tmp_path / f"{n}.{report}" for n in range(2)]
        for path in paths:
            run("audit", SEEDS, "-o", f"{report}={path}")
        assert paths[0].read_bytes() == paths[1].read_bytes()
