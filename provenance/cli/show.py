"""``provenance show``."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from provenance.cli._ledger import ledger_option, line_of

if TYPE_CHECKING:
    from provenance.pipeline import AuditRun

__all__ = ["command"]

_FINDING: Final = "pv1:"


@click.command(
    name="show",
    epilog="""Examples:

    \b
      provenance show seeds/001_30012bab7c4b44cb.txt
      provenance show 001_30012bab7c4b44cb
      provenance show pv1:6b1d0c0ad2b1fa01 --in articles/
      provenance show pv1:6b1d --in report.json
    """,
)
@click.argument("thing", metavar="ARTICLE|FINDING")
@click.option(
    "--in",
    "corpus",
    default=".",
    metavar="PATH",
    help="Where FINDING is: a corpus, or the JSON report of a run.  [default: the current folder]",
)
@ledger_option
def command(thing: str, corpus: str, ledger: Path) -> None:
    """Print the provenance card of ARTICLE, or FINDING with its evidence side by side.

    The card says who made the article, who is credited, who is quoted. A file is read now; the id of an
    article is looked up in the ledger. A finding is named by its fingerprint, pv1: and how it goes on.
    """
    if thing.startswith(_FINDING):
        _finding(thing, corpus)
    elif Path(thing).exists():
        from provenance.pipeline.card import card  # noqa: PLC0415
        from provenance.readers import read_path  # noqa: PLC0415

        for one in read_path(Path(thing)):
            click.echo(card(one), nl=False)
    else:
        _recorded(thing, ledger)


def _finding(fingerprint: str, corpus: str) -> None:
    from provenance.pipeline.deciding import named  # noqa: PLC0415
    from provenance.reports._facing import facing  # noqa: PLC0415

    run = _run(corpus)
    columns = shutil.get_terminal_size(fallback=(100, 24)).columns
    for one in named(run, fingerprint):
        click.echo(facing(run, one, columns=columns), nl=False)


def _run(corpus: str) -> AuditRun:
    from provenance.cli._options import Choice  # noqa: PLC0415
    from provenance.pipeline import audit  # noqa: PLC0415
    from provenance.pipeline.recorded import is_recorded, load_run  # noqa: PLC0415

    if is_recorded(Path(corpus)):
        return load_run(Path(corpus))
    return audit(corpus, settings=Choice(corpus=corpus).settings())


def _recorded(article: str, ledger: Path) -> None:
    from provenance.ledger import reading, show  # noqa: PLC0415

    with reading(ledger) as connection:
        found = show(connection, article)
    click.echo(f"{found.article_id}  {found.path or ''}")
    click.echo(f"  first seen in run {found.first_seen.number}, {found.first_seen.header.at}")
    click.echo(f"  last changed in run {found.last_changed.number}, {found.last_changed.header.at}")
    for claim in found.claims:
        click.echo(f"  {line_of(claim)}")
    for erasure in found.erasures:
        click.echo(f"  erased in run {erasure.run.number}, {erasure.run.header.at}: {erasure.reason}")
    for event in found.findings:
        click.echo(f"  {event.event} in run {event.run.number}: {event.finding.code} {event.finding.message}")
