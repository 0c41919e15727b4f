"""``provenance init``."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Final

import click

from provenance.cli._counted import counted
from provenance.errors import UsageError

__all__ = ["command"]

_CONFIGURATION: Final = """\
# What `provenance audit` asks of these articles. `provenance rules` lists the rules, `explain` tells one.

select = ["ALL"]        # codes, beginnings of codes, names
ignore = []
fail-on = "error"       # error, warning, note or never

# [gates]                             # how much is allowed, instead of none
# missing-byline = 3                  # at most three
# FIG = { max_share = 0.02 }          # in at most two of a hundred articles

# [[accept]]                          # what is as it should be; no article is ever changed for it
# article = "wires/*"
# rule = "missing-byline"
# reason = "the agency signs for its staff"
# expires = 2027-05-01
"""
_WORKFLOW: Final = """\
name: provenance
on: [push, pull_request]
permissions:
  contents: read
  security-events: write
jobs:
  audit:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install news-provenance
      - run: provenance audit {folder} --ci -o sarif=provenance.sarif -o html=provenance.html
      - if: always()
        uses: github/codeql-action/upload-sarif@v3
        with:
          sarif_file: provenance.sarif
      - if: always()
        uses: actions/upload-artifact@v4
        with:
          name: provenance
          path: provenance.html
"""
_PIPELINE: Final = """\
provenance:
  image: python:3.12
  script:
    - pip install news-provenance
    - >
      provenance audit {folder} -o html=provenance.html
      -o gitlab=gl-code-quality-report.json -o junit=junit.xml
  artifacts:
    when: always
    paths: [provenance.html]
    reports:
      codequality: gl-code-quality-report.json
      junit: junit.xml
"""


@click.command(
    name="init",
    epilog="""Examples:

    \b
      provenance init articles/
      provenance init articles/ --ci github
    """,
)
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), default=".")
@click.option("--ci", type=click.Choice(["github", "gitlab"]), help="Write the job of a build server too.")
def command(folder: Path, ci: str | None) -> None:
    """Write a configuration for the articles in FOLDER, and say what to run next; nothing is overwritten."""
    from provenance.readers import read_path  # noqa: PLC0415 - so that --help stays quick

    target = folder / "provenance.toml"
    number = sum(1 for _ in read_path(folder))
    _new(target, _CONFIGURATION)
    if ci == "github":
        _new(Path(".github") / "workflows" / "provenance.yml", _WORKFLOW.format(folder=folder.as_posix()))
    elif ci == "gitlab":
        _new(Path("provenance.gitlab-ci.yml"), _PIPELINE.format(folder=folder.as_posix()))
    click.echo(f"{counted(number, 'article')} in {folder}. Next: provenance audit {shlex.quote(str(folder))}")


def _new(path: Path, text: str) -> None:
    if path.exists():
        raise UsageError(f"{path} is there already", tip="it is left as it is")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{path} cannot be written", found=error.strerror) from error
    click.echo(f"wrote {path}")
