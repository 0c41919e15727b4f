"""``provenance schema``."""

from __future__ import annotations

import json
import sys

import click

from provenance.cli import FAIL, PASS
from provenance.cli._counted import counted
from provenance.cli._groups import Group
from provenance.cli._options import Choice, choosing

__all__ = ["command"]


@click.group(
    cls=Group,
    name="schema",
    epilog="""Examples:

    \b
      provenance schema infer articles/ > schemas/articles.json
      provenance schema check articles/
      provenance schema show figures
    """,
)
def command() -> None:
    """Say what a corpus and its tables must look like, and check that it does."""


@command.command()
@click.argument("corpus")
def infer(corpus: str) -> None:
    """Propose a contract that every article of CORPUS keeps, as a Table Schema."""
    from provenance.contracts.infer import infer  # noqa: PLC0415 - so that --help stays quick
    from provenance.pipeline import read  # noqa: PLC0415

    click.echo(json.dumps(infer(read(corpus)), ensure_ascii=False, indent=2))


@command.command()
@choosing
def check(choice: Choice) -> None:
    """Check the articles of CORPUS against its contract, and nothing else; every violation is a line."""
    from provenance.pipeline.checking import check  # noqa: PLC0415

    number, lines = check(choice.corpus, choice.settings())
    for line in lines:
        click.echo(line)
    click.echo(f"{counted(number, 'article')} checked, {counted(len(lines), 'violation')}", err=True)
    sys.exit(FAIL if lines else PASS)


@command.command()
@click.argument("table")
def show(table: str) -> None:
    """Print the columns of TABLE, what they mean and what is asked of them."""
    from provenance.tables import schema  # noqa: PLC0415

    found = schema(table)
    click.echo(f"{found.title}: {found.description}\n")
    for one in found.fields:
        limits = ", ".join(f"{key} {value}" for key, value in one.constraints.items())
        click.echo(f"{one.name}  {one.type}{f' ({limits})' if limits else ''}\n    {one.description}")
