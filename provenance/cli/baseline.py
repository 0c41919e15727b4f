"""``provenance baseline``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from provenance.cli._counted import counted
from provenance.cli._groups import Group
from provenance.cli._options import choosing
from provenance.cli._today import today
from provenance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

from provenance.cli._options import Choice

__all__ = ["command"]


@click.group(
    cls=Group,
    name="baseline",
    epilog="""Examples:

    \b
      provenance baseline create articles/ --reason "known when the audit began"
      provenance baseline merge provenance-decisions.json --into articles/provenance-baseline.json
      provenance baseline prune articles/
    """,
)
def command() -> None:
    """Keep the decisions about findings: what is accepted, by whom, why and until when."""


def _deciding(function: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--expires", metavar="DAY", help="The last day on which it holds, such as 2027-05-01."),
        click.option("--by", help="Who decides."),
        click.option("--reason", required=True, help="Why; it stands in every report."),
    ):
        function = option(function)
    return function


@command.command()
@choosing
@_deciding
def create(choice: Choice, reason: str, by: str | None, expires: str | None) -> None:
    """Accept every finding that CORPUS has today, in a new baseline."""
    from provenance.pipeline.deciding import baseline_path  # noqa: PLC0415

    path = baseline_path(choice.settings(), Path(choice.corpus))
    if path.exists():
        raise UsageError(f"{path} is there already", tip="provenance baseline update")
    _accept(choice, reason, by, expires)


@command.command()
@choosing
@_deciding
def update(choice: Choice, reason: str, by: str | None, expires: str | None) -> None:
    """Accept the new findings of CORPUS too; earlier decisions stay as they are."""
    _accept(choice, reason, by, expires)


def _accept(choice: Choice, reason: str, by: str | None, expires: str | None) -> None:
    from provenance.pipeline import audit  # noqa: PLC0415
    from provenance.pipeline.deciding import accept, baseline_path, save, undecided  # noqa: PLC0415
    from provenance.rules.baseline import read_baseline  # noqa: PLC0415

    settings = choice.settings()
    path = baseline_path(settings, Path(choice.corpus))
    before = read_baseline(path)
    run = audit(choice.corpus, settings=undecided(settings, path))
    after = accept(before, run, reason, by=by, at=today(), expires=expires)
    save(after, path)
    click.echo(f"{path}: {counted(len(after), 'decision')}, {len(after) - len(before):,} of them new")


@command.command()
@choosing
def prune(choice: Choice) -> None:
    """Drop the decisions about what is no longer found in CORPUS."""
    from provenance.pipeline import audit  # noqa: PLC0415
    from provenance.pipeline.deciding import baseline_path, load, prune, save  # noqa: PLC0415

    settings = choice.settings()
    path = baseline_path(settings, Path(choice.corpus))
    before = load(path)
    after = prune(before, audit(choice.corpus, settings=settings.with_options(baseline=path)))
    save(after, path)
    click.echo(f"{path}: {counted(len(after), 'decision')}, {len(before) - len(after):,} dropped")


@command.command()
@choosing
def show(choice: Choice) -> None:
    """List the decisions, one a line."""
    from provenance.pipeline.deciding import baseline_path, load  # noqa: PLC0415

    for one in load(baseline_path(choice.settings(), Path(choice.corpus))).decisions:
        until = f" until {one.expires}" if one.expires else ""
        by = f" ({one.by})" if one.by else ""
        click.echo(f"{one.id}  {one.rule}  {one.article}  {one.status}{until}: {one.reason}{by}")


@command.command()
@click.argument("corpus", type=click.Path(path_type=Path, exists=True))
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    help="The baseline that takes them in, instead of the corpus's.",
)
def merge(corpus: Path, files: tuple[Path, ...], into: Path | None) -> None:
    """Take the decisions of FILES, which the HTML report exported, into the baseline of CORPUS.

    CORPUS may be left out: the baseline is then that of the current folder.
    """
    from provenance.pipeline.deciding import baseline_path, save  # noqa: PLC0415
    from provenance.pipeline.settings import load_settings  # noqa: PLC0415
    from provenance.rules.baseline import read_baseline  # noqa: PLC0415

    if not corpus.is_dir() and corpus.suffix == ".json":
        corpus, files = Path(), (corpus, *files)
    if not files:
        raise UsageError("there are no decisions to take in", tip="provenance-decisions.json")
    path = into or baseline_path(load_settings(corpus), corpus)
    before = read_baseline(path)
    after = before
    for file in files:
        after = after.merged(read_baseline(file).decisions)
    save(after, path)
    click.echo(f"{path}: {counted(len(after), 'decision')}, {len(after) - len(before):,} of them new")
