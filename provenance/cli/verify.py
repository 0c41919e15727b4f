"""``provenance verify``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from provenance.cli import FAIL
from provenance.cli._ledger import ledger_option

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["command"]


@click.command(name="verify", epilog="Example:  provenance verify --head 12:9f86d081...")
@click.option("--head", help="A head kept elsewhere: shows runs that were cut off, or a ledger rewritten.")
@ledger_option
def command(head: str | None, ledger: Path) -> None:
    """Check that the ledger is as it was written: every row against the chain of hashes.

    Exit codes: 0 it is, 1 it is not, 2 there is no ledger to check.
    """
    from provenance.ledger import verify  # noqa: PLC0415

    found = verify(ledger, head=head)
    for problem in found.problems:
        where = ", ".join(
            part
            for part in (f"run {problem.run}" if problem.run is not None else "", problem.article_id or "")
            if part
        )
        click.echo(f"{where}: {problem.what}" if where else problem.what)
    if found.problems:
        sys.exit(FAIL)
    click.echo(f"the ledger is as it was written: {found.head}")
