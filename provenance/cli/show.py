"""``provenance show``."""

from __future__ import annotations

from pathlib import Path

import click

from provenance.cli._ledger import ledger_option, line_of

__all__ = ["command"]


@click.command(
    name="show",
    epilog="""Examples:

    \b
      provenance show seeds/001_30012bab7c4b44cb.txt
      provenance show 001_30012bab7c4b44cb
    """,
)
@click.argument("article")
@ledger_option
def command(article: str, ledger: Path) -> None:
    """Print the provenance card of ARTICLE: who made it, who is credited, who is quoted.

    A file is read now; the id of an article is looked up in the ledger.
    """
    if Path(article).exists():
        from provenance.pipeline.card import card  # noqa: PLC0415
        from provenance.readers import read_path  # noqa: PLC0415

        for one in read_path(Path(article)):
            click.echo(card(one), nl=False)
        return
    from provenance.ledger import reading, show  # noqa: PLC0415

    with reading(ledger) as connection:
        found = show(connection, article)
    click.echo(f"{found.article_id}  {found.path or ''}")
    click.echo(f"  first seen in run {found.first_seen.number}, {found.first_seen.header.at}")
    click.echo(f"  last changed in run {found.last_changed.number}, {found.last_changed.header.at}")
    for claim in found.claims:
        click.echo(f"  {line_of(claim)}")
    for event in found.findings:
        click.echo(f"  {event.event} in run {event.run.number}: {event.finding.code} {event.finding.message}")
