"""The commands that record runs and read them back."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from provenance.cli import main
from provenance.exports import exports

GOOD = "The harbour reopened on Monday.\n\nBy Ada Moreau, AFP"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path / "articles"


def test_an_audit_is_recorded_and_its_head_is_said(corpus: Path) -> None:
    done = run("audit", corpus)
    assert "ledger head 1:" in done.stderr
    assert (Path(".provenance") / "ledger.db").is_file()


def test_a_repeated_audit_leaves_the_head_as_it_is(corpus: Path) -> None:
    assert run("audit", corpus).stderr == run("audit", corpus).stderr


def test_no_ledger_records_nothing(corpus: Path) -> None:
    assert run("audit", corpus, "--no-ledger").exit_code == 0
    assert not Path(".provenance").exists()


def test_the_head_stands_in_the_reports_of_a_run_recorded_in_a_named_ledger(corpus: Path) -> None:
    done = run("audit", corpus, "--ledger", "kept.db", "-o", "json=run.json", "-o", "sarif=run.sarif")
    head = done.stderr.split("ledger head ")[1].split()[0]
    assert json.loads(Path("run.json").read_text(encoding="utf-8"))["run"]["ledger_head"] == head
    properties = json.loads(Path("run.sarif").read_text(encoding="utf-8"))["runs"][0]["properties"]
    assert properties["ledgerHead"] == head


def test_a_named_ledger_that_cannot_be_written_ends_with_2(corpus: Path) -> None:
    done = run("audit", corpus, "--ledger", corpus / "good.txt" / "below.db")
    assert done.exit_code == 2
    assert "Traceback" not in done.stderr


def test_log_prints_the_byline_history(corpus: Path) -> None:
    run("audit", corpus)
    (corpus / "good.txt").write_text(GOOD.replace("Ada Moreau", "Ida Moreau"), encoding="utf-8")
    run("audit", corpus)
    lines = run("log", "good").stdout.splitlines()
    assert any(line.startswith("  - person: Ada Moreau") for line in lines)
    assert any(line.startswith("  + person: Ida Moreau") for line in lines)
    assert "Ida Moreau" in run("diff").stdout


def test_show_reads_the_card_of_an_article_from_the_ledger(corpus: Path) -> None:
    run("audit", corpus)
    assert "person: Ada Moreau, author" in run("show", "good").stdout


def test_verify_finds_a_row_that_was_changed(corpus: Path) -> None:
    run("audit", corpus)
    assert run("verify").exit_code == 0
    with sqlite3.connect(Path(".provenance") / "ledger.db") as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE run SET at = at || '0'")
    assert run("verify").exit_code == 1


def test_verify_without_a_ledger_ends_with_2(corpus: Path) -> None:
    assert run("verify", "--ledger", corpus / "none.db").exit_code == 2


def test_two_ledgers_are_merged_into_one_that_verifies(corpus: Path) -> None:
    run("audit", corpus, "--ledger", "one.db")
    (corpus / "more.txt").write_text(GOOD, encoding="utf-8")
    run("audit", corpus, "--ledger", "other.db")
    done = run("ledger", "merge", "one.db", "other.db", "-o", "both.db")
    assert done.stdout.startswith("ledger head ")
    assert run("verify", "--ledger", "both.db").exit_code == 0


def test_a_ledger_is_exported_as_parquet(corpus: Path) -> None:
    run("audit", corpus)
    assert run("ledger", "export", "history").exit_code == 0
    assert "runs.parquet" in {path.name for path in Path("history").iterdir()}


def test_an_export_names_nobody_where_it_is_redacted(corpus: Path) -> None:
    run("audit", corpus)
    Path("secret.key").write_text("4f" * 16, encoding="ascii")
    assert run("ledger", "export", "history", "--redact", "--key", "secret.key").exit_code == 0
    for path in Path("history").iterdir():
        assert b"Moreau" not in path.read_bytes()


@pytest.mark.parametrize(
    "options", [["--redact"], ["--redact", "--key", "short.key"], ["--key", "short.key"]]
)
def test_a_redaction_without_a_key_that_nobody_guesses_ends_with_2(corpus: Path, options: list[str]) -> None:
    run("audit", corpus)
    Path("short.key").write_text("name", encoding="ascii")
    done = run("ledger", "export", "history", *options)
    assert done.exit_code == 2
    assert not Path("history").exists()


def test_a_name_is_erased_and_the_card_says_why(corpus: Path) -> None:
    run("audit", corpus)
    done = run("ledger", "erase", "--person", "Ada Moreau", "--reason", "request 17", "--at", "2025-06-01")
    assert "erased from 1 versions of articles" in done.stdout
    card = run("show", "good").stdout
    assert "person: erased on request, author" in card
    assert "erased in run 2, 2025-06-01: request 17" in card
    assert run("verify").exit_code == 0


def test_a_repeated_audit_after_an_erasure_leaves_the_head_as_it_is(corpus: Path) -> None:
    run("audit", corpus)
    head = run("ledger", "erase", "--person", "Ada Moreau", "--reason", "request 17").stdout.split()[-1]
    assert f"ledger head {head}" in run("audit", corpus).stderr


def test_a_name_that_the_ledger_does_not_hold_ends_with_2(corpus: Path) -> None:
    run("audit", corpus)
    assert run("ledger", "erase", "--person", "Ida Moreau", "--reason", "request 17").exit_code == 2


@pytest.mark.parametrize("standard", exports())
def test_a_corpus_is_exported_in_every_standard(corpus: Path, standard: str) -> None:
    assert run("export", corpus, "-o", f"{standard}=out/{standard}").exit_code == 0
    said = Path("out", standard).read_text(encoding="utf-8")
    assert "Ada Moreau" in said or standard in {"croissant", "intoto", "openlineage"}


def test_an_unknown_standard_ends_with_2(corpus: Path) -> None:
    assert run("export", corpus, "-o", "dublin-core=x").exit_code == 2
