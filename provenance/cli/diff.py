"""``provenance diff``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from provenance.cli._ledger import ledger_option, line_of

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["command"]


@click.command(name="diff", epilog="Example:  provenance diff HEAD~1 HEAD")
@click.argument("before", default="HEAD~1")
@click.argument("after", default="HEAD")
@ledger_option
def command(before: str, after: str, ledger: Path) -> None:
    """Print what lies between two recorded runs: credits that changed, findings that came and went.

    A run is named by its number, HEAD, HEAD~1, or the opening of its id or hash.
    """
    from provenance.ledger import diff, reading  # noqa: PLC0415

    with reading(ledger) as connection:
        found = diff(connection, before, after)
    click.echo(f"run {found.before.number} ({found.before.header.at}) -> run {found.after.number}")
    for entry in found.articles:
        click.echo(f"{entry.kind:7}  {entry.article_id}")
        for sign, claims in (("-", entry.removed), ("+", entry.added)):
            for claim in claims:
                click.echo(f"  {sign} {line_of(claim)}")
    for event in found.findings:
        click.echo(
            f"{event.event:7}  {event.finding.code} {event.finding.article_id}: {event.finding.message}"
        )
    if not found.articles and not found.findings:
        click.echo("nothing changed")
