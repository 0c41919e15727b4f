"""``provenance ledger``."""

from __future__ import annotations

from pathlib import Path

import click

from provenance.cli._groups import Group
from provenance.cli._ledger import ledger_option

__all__ = ["command"]


@click.group(
    cls=Group,
    name="ledger",
    epilog="""Examples:

    \b
      provenance ledger merge main.db nightly.db -o main.db
      provenance ledger export history/
    """,
)
def command() -> None:
    """Merge ledgers, and export one for analysis."""


@command.command(epilog="Example:  provenance ledger merge main.db nightly.db -o main.db")
@click.argument("one", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("other", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--output", "-o", type=click.Path(path_type=Path), required=True, help="The merged ledger.")
def merge(one: Path, other: Path, output: Path) -> None:
    """Merge two ledgers into one, the same whichever comes first; both are verified before."""
    from provenance.ledger import merge as merged  # noqa: PLC0415 - so that --help stays quick

    click.echo(f"ledger head {merged(one, other, output)}")


@command.command(epilog="Example:  provenance ledger export history/")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@ledger_option
def export(folder: Path, ledger: Path) -> None:
    """Write the runs, versions, claims and findings of the ledger into FOLDER as Parquet."""
    from provenance.ledger import export as exported  # noqa: PLC0415 - so that --help stays quick
    from provenance.ledger import reading  # noqa: PLC0415

    with reading(ledger) as connection:
        for path in exported(connection, folder).values():
            click.echo(f"wrote {path}", err=True)
