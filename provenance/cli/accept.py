"""``provenance accept``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from provenance.cli._counted import counted
from provenance.cli._options import Choice, choosing
from provenance.cli._today import today

__all__ = ["command"]


@click.command(
    name="accept",
    epilog="""Examples:

    \b
      provenance accept articles/ --id pv1:6b1d0c0ad2b1fa01 --reason "the desk checked it"
      provenance accept articles/ --id 6b1d0c --status false-positive --reason "a namesake"
    """,
)
@choosing
@click.option("--id", "ids", multiple=True, required=True, help="A finding's fingerprint, or how it begins.")
@click.option("--reason", required=True, help="Why; it stands in every report.")
@click.option(
    "--status",
    type=click.Choice(["accepted", "false-positive", "wont-fix", "needs-source", "under-review"]),
    default="accepted",
    show_default=True,
    help="What is decided; the last two leave the finding open.",
)
@click.option("--by", help="Who decides.")
@click.option("--expires", metavar="DAY", help="The last day on which it holds, such as 2027-05-01.")
def command(choice: Choice, ids: tuple[str, ...], reason: str, **decision: Any) -> None:
    """Decide about single findings of CORPUS, in its baseline."""
    from provenance.pipeline import audit  # noqa: PLC0415 - so that --help stays quick
    from provenance.pipeline.deciding import accept, baseline_path, save, undecided  # noqa: PLC0415
    from provenance.rules.baseline import read_baseline  # noqa: PLC0415

    settings = choice.settings()
    path = baseline_path(settings, Path(choice.corpus))
    before = read_baseline(path)
    run = audit(choice.corpus, settings=undecided(settings, path))
    after = accept(before, run, reason, ids=ids, at=today(), **decision)
    save(after, path)
    click.echo(f"{path}: {len(ids):,} decided, {counted(len(after), 'decision')}")
