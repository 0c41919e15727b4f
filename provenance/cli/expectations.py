"""``provenance expectations``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cli import FAIL, PASS
from provenance.cli._options import choosing
from provenance.cli._waiting import Waiting
from provenance.errors import UsageError

if TYPE_CHECKING:
    from provenance.cli._options import Choice
    from provenance.contracts.expectations import Outcome

__all__ = ["command"]

_SHOWN = 5


@click.command(
    name="expectations",
    epilog="""Examples:

    \b
      provenance expectations articles/ --docs data-docs/
      provenance expectations articles/ --mostly 0.95 --suite facts=house.json
    """,
)
@choosing
@click.option(
    "--docs",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write Data Docs into this folder; they open offline.",
)
@click.option(
    "--mostly",
    type=click.FloatRange(0, 1),
    default=1.0,
    show_default=True,
    help="The share of articles that must be as expected.",
)
@click.option(
    "--suite",
    "suites",
    multiple=True,
    metavar="TABLE=PATH",
    help="Run a suite of your own too, on a table or on facts.",
)
def command(choice: Choice, docs: Path | None, mostly: float, suites: tuple[str, ...]) -> None:
    """Run a Checkpoint of Great Expectations over CORPUS: its contract, and our own expectations."""
    from provenance.pipeline.expected import expect  # noqa: PLC0415 - so that --help stays quick

    own = dict(_suite(one) for one in suites)
    with Waiting("running the Checkpoint ..."):
        outcomes = expect(choice.corpus, docs=docs, mostly=mostly, suites=own, settings=choice.settings())
    for one in outcomes:
        click.echo(_line(one))
    if docs:
        click.echo(f"wrote {docs / 'index.html'}", err=True)
    sys.exit(PASS if all(one.ok for one in outcomes) else FAIL)


def _suite(said: str) -> tuple[str, Path]:
    table, equals, path = said.partition("=")
    if not equals or not path:
        raise UsageError("a suite is TABLE=PATH", found=said, tip="--suite facts=house.json")
    return table, Path(path)


def _line(one: Outcome) -> str:
    state = "holds" if one.ok else "fails"
    column = f" {one.column}" if one.column else ""
    if not one.unexpected:
        return f"{state}  {one.suite}: {one.expectation}{column}"
    more = len(one.articles) - _SHOWN
    named = ", ".join(one.articles[:_SHOWN]) + (f" and {more:,} more" if more > 0 else "")
    said = f"{state}  {one.suite}: {one.expectation}{column}"
    return f"{said}: not in {one.unexpected:,} of {one.checked:,}: {named}"
