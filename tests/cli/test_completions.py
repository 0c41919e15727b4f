"""The completion scripts in the shells that they are for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BASH = """
eval "$(provenance completions bash)"
COMP_WORDS=(provenance {words}); COMP_CWORD={at}
_provenance_completion provenance
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
ZSH = """
compdef() {{ :; }}
_describe() {{ print -l -- "${{(@P)3}}"; }}
compadd() {{ local name="${{@[-1]}}"; print -l -- "${{(@P)name}}"; }}
eval "$(provenance completions zsh)"
words=(provenance {words}); CURRENT=$(({at} + 1))
_provenance_completion
"""
FISH = """
provenance completions fish | source
complete --do-complete "provenance {words}"
"""
SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    program = tmp_path / "provenance"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m provenance.cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    path = os.pathsep.join((str(tmp_path), os.environ["PATH"]))
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}


@pytest.mark.parametrize("shell", SCRIPTS)
@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("aud", "audit"),
        ("audit --sel", "--select"),
        ("audit --fail-on w", "warning"),
        ("baseline me", "merge"),
    ],
)
def test_a_shell_completes_commands_options_and_values(
    shell: str, words: str, wanted: str, environment: dict[str, str]
) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    script = SCRIPTS[shell].format(words=words, at=len(words.split()))
    done = subprocess.run(
        [program, "-c", script], env=environment, capture_output=True, text=True, check=False, cwd=ROOT
    )
    offered = [line.replace(":", "\t").split("\t")[0] for line in done.stdout.splitlines()]
    assert wanted in offered, done.stdout + done.stderr
