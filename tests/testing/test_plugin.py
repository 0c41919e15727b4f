"""The pytest plugin as a user runs it: in a folder of their own, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GOOD = "The harbour reopened on Monday.\n\nBy Ada Moreau, AFP\n"
INSTALLED = any(one.name == "provenance" for one in entry_points(group="pytest11"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    corpus = tmp_path / "articles"
    corpus.mkdir()
    (corpus / "good.txt").write_text(GOOD, encoding="utf-8")
    (corpus / "bad.txt").write_bytes(b"\xff\xfe\xfd")
    return tmp_path


def pytest_in(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    plugin = () if INSTALLED else ("-p", "provenance.testing.plugin")
    command = [sys.executable, "-m", "pytest", *plugin, "-q", *arguments]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env=_environment(folder)
    )


def _environment(folder: Path) -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(folder)}


def test_nothing_is_collected_unless_asked_for(folder: Path) -> None:
    done = pytest_in(folder)
    assert "no tests ran" in done.stdout


def test_each_rule_is_a_test_and_a_broken_gate_fails_it(folder: Path) -> None:
    done = pytest_in(folder, "--provenance", "articles", "-rA")
    assert done.returncode == 1
    assert "FAILED articles::PRV101" in done.stdout
    assert "PASSED articles::SCH101" in done.stdout
    assert "articles/bad.txt:1:1: error PRV101" in done.stdout


def test_the_corpus_may_stand_in_the_settings(folder: Path) -> None:
    (folder / "pytest.ini").write_text("[pytest]\nprovenance = articles\n", encoding="utf-8")
    assert pytest_in(folder).returncode == 1


def test_a_single_test_that_is_named_is_run_alone(folder: Path) -> None:
    (folder / "pytest.ini").write_text("[pytest]\nprovenance = articles\n", encoding="utf-8")
    (folder / "test_house.py").write_text("def test_one(provenance_run):\n    pass\n", encoding="utf-8")
    assert "1 passed" in pytest_in(folder, "test_house.py::test_one").stdout


def test_rules_are_chosen_like_any_test(folder: Path) -> None:
    assert pytest_in(folder, "--provenance", "articles", "-k", "SCH101").returncode == 0
    assert pytest_in(folder, "--provenance", "articles", "--deselect", "articles::PRV101").returncode == 0


def test_what_failed_is_run_again_alone(folder: Path) -> None:
    arguments = ("--provenance", "articles")
    assert pytest_in(folder, *arguments).returncode == 1
    done = pytest_in(folder, *arguments, "--lf", "-rA")
    assert "FAILED articles::PRV101" in done.stdout
    assert "PASSED" not in done.stdout
    (folder / "articles" / "bad.txt").unlink()
    assert pytest_in(folder, *arguments, "--lf").returncode == 0


def test_findings_below_the_failing_level_pass(folder: Path) -> None:
    assert pytest_in(folder, "--provenance", "articles", "--provenance-fail-on", "never").returncode == 0


def test_a_finding_may_be_a_test_of_its_own(folder: Path) -> None:
    done = pytest_in(folder, "--provenance", "articles", "--provenance-items", "finding", "-rA")
    assert "FAILED articles::PRV101::bad:1:1" in done.stdout


def test_a_report_is_written(folder: Path) -> None:
    pytest_in(folder, "--provenance", "articles", "--provenance-report", "junit=out/report.xml")
    assert "<testsuites" in (folder / "out" / "report.xml").read_text(encoding="utf-8")


def test_workers_of_xdist_share_one_audit(folder: Path) -> None:
    pytest.importorskip("xdist")
    done = pytest_in(folder, "--provenance", "articles", "-n", "2")
    assert done.returncode == 1
    assert "1 failed" in done.stdout
    assert len(list(folder.rglob("provenance-*.lock"))) == 1


def test_a_corpus_that_is_not_there_is_a_usage_error(folder: Path) -> None:
    done = pytest_in(folder, "--provenance", "nowhere")
    assert "there is no corpus at" in done.stdout + done.stderr
    assert done.returncode != 0


def test_the_fixtures_audit_what_a_test_writes(folder: Path) -> None:
    (folder / "test_house.py").write_text(
        "import pytest\n"
        "def test_clean(audit):\n"
        f"    audit({GOOD!r}).assert_clean(ignore=['TXT', 'ATT'])\n"
        "def test_found(audit, make_article):\n"
        "    twice = [make_article('One.', article_id='a'), make_article('Two.', article_id='a')]\n"
        "    finding = audit(*twice).assert_found('contract-violation', article='a')\n"
        "    assert finding.code == 'SCH101'\n"
        "def test_says_what_was_found_instead(audit):\n"
        "    with pytest.raises(AssertionError, match='FIG999 not found'):\n"
        "        audit('One.').assert_found('FIG999')\n"
        "def test_session(provenance_run):\n"
        "    assert len(provenance_run.articles) == 1\n",
        encoding="utf-8",
    )
    done = pytest_in(folder, "--provenance", "articles", "-k", "test_")
    assert "4 passed" in done.stdout, done.stdout
