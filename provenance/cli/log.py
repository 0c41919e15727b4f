"""``provenance log``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from provenance.cli._ledger import ledger_option, line_of

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["command"]


@click.command(
    name="log",
    epilog="""Examples:

    \b
      provenance log
      provenance log 001_30012bab7c4b44cb
      provenance log --agency afp
    """,
)
@click.argument("article", required=False)
@click.option("--agency", help="Only what concerns this agency, by its registry id.")
@ledger_option
def command(article: str | None, agency: str | None, ledger: Path) -> None:
    """Print who was credited when: the byline history of ARTICLE, or of the whole corpus.

    A change says that the article is another, a reparse that the parser reads the same article otherwise.
    """
    from provenance.ledger import log, reading, show  # noqa: PLC0415

    with reading(ledger) as connection:
        if article is not None:
            show(connection, article)  # an article that no run has seen is refused
        for entry in log(connection, article, agency=agency):
            click.echo(f"run {entry.run.number}  {entry.run.header.at}  {entry.kind:7}  {entry.article_id}")
            for claim in entry.removed:
                click.echo(click.style(f"  - {line_of(claim)}", fg="red"))
            for claim in entry.added:
                click.echo(click.style(f"  + {line_of(claim)}", fg="green"))
