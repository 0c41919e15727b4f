"""What the documentation shows is what the code does."""

from __future__ import annotations

import doctest
import importlib.util
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import provenance
from provenance.rules import load_rules

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_build", ROOT / "docs" / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def blocks(kind: str) -> list[str]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return [match["text"] for match in BLOCK.finditer(text) if match["kind"] == kind]


def test_generated_pages_are_up_to_date() -> None:
    stale = [
        path.name for path, text in builder().pages().items() if path.read_text(encoding="utf-8") != text
    ]
    assert not stale, "run make docs"


def test_every_rule_is_on_the_page_of_rules() -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert not [rule.code for rule in load_rules() if f"## {rule.code} {rule.name}" not in page]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_within_the_repository_leads_somewhere(page: Path) -> None:
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text)
    assert not [link for link in links if not (page.parent / link).exists()]


@pytest.mark.parametrize("n", range(len(blocks("python"))))
def test_the_python_of_the_readme_runs_as_shown(n: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    example = doctest.DocTestParser().get_doctest(blocks("python")[n], {}, f"README[{n}]", None, 0)
    assert example.examples
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    said: list[str] = []
    runner.run(example, out=said.append)
    assert not runner.failures, "".join(said)


@pytest.mark.parametrize("n", range(len(blocks("console"))))
def test_the_commands_of_the_readme_print_what_is_shown(n: int) -> None:
    first, _, shown = blocks("console")[n].partition("\n")
    arguments = shlex.split(first.removeprefix("$ provenance "))
    done = subprocess.run(
        [sys.executable, "-m", "provenance.cli", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    pattern = ".*?".join(re.escape(part) for part in shown.strip().split("...\n"))
    assert re.search(pattern, done.stdout, re.DOTALL), done.stdout + done.stderr


def test_the_docstring_of_the_package_is_true() -> None:
    assert doctest.testmod(provenance).failed == 0
