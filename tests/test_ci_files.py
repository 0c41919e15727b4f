"""What build servers read of this repository is of their form, and says only what the command line knows."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from provenance.cli import main

yaml = pytest.importorskip("yaml")
ROOT = Path(__file__).parents[1]


def known(arguments: list[str]) -> None:
    """Assert that the command line takes *arguments*, without running them."""
    group: click.Command = main
    context = click.Context(main, info_name="provenance", **main.context_settings)
    while isinstance(group, click.Group):
        found = group.get_command(context, arguments[0])
        assert found is not None, arguments
        group, arguments = found, arguments[1:]
    group.make_parser(click.Context(group, parent=context)).parse_args(list(arguments))


def commands(text: str) -> list[str]:
    """Find every command line of ours in a text."""
    joined = re.sub(r"\s*\n\s+(?=-o )", " ", text)
    return re.findall(r"(?:^|[\s'`])(provenance (?:audit|baseline|accept|init|config) [^#'`\n]*)", joined)


def test_the_hooks_are_valid() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")],
        capture_output=True,
        text=True,
        check=False,
    )
    if "No module named" in done.stderr:
        pytest.skip("pre-commit is not installed")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hooks_call_commands_that_there_are() -> None:
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")):
        known(shlex.split(hook["entry"])[1:])


def test_the_action_takes_every_input_through_a_variable() -> None:
    action: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    scripts = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    assert scripts
    assert not [script for script in scripts if "${{" in script]
    used = set(re.findall(r"inputs\.([a-z-]+)", str(action)))
    assert used == set(action["inputs"])


def test_every_command_in_the_page_about_ci_is_one_that_there_is() -> None:
    found = commands((ROOT / "docs" / "ci.md").read_text(encoding="utf-8"))
    assert len(found) > 8
    for one in found:
        known(shlex.split(one)[1:])


def test_the_blocks_of_the_page_about_ci_parse() -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    for kind, read in (("yaml", yaml.safe_load), ("toml", tomllib.loads)):
        blocks = re.findall(rf"```{kind}\n(.*?)```", page, re.DOTALL)
        assert blocks
        assert all(read(block) for block in blocks)


@pytest.mark.parametrize("server", ["github", "gitlab"])
def test_what_init_writes_for_a_build_server_parses(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The port reopened.", encoding="utf-8")
    assert CliRunner().invoke(main, ["init", ".", "--ci", server]).exit_code == 0
    written = next(path for path in tmp_path.rglob("*.yml"))
    text = written.read_text(encoding="utf-8")
    assert yaml.safe_load(text)
    for one in commands(text):
        known(shlex.split(one)[1:])


def test_the_example_of_the_fixtures_is_true() -> None:
    from provenance.model import Article
    from provenance.testing.audited import audited

    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    example = next(
        block for block in re.findall(r"```python\n(.*?)```", page, re.DOTALL) if "(audit)" in block
    )

    def audit(body: str) -> Any:
        return audited([Article(article_id="a", body=body)])

    names: dict[str, Any] = {}
    exec(example, names)  # noqa: S102 - our own page
    names["test_a_told_agency_is_credited"](audit)
