"""``provenance audit``."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cli import COULD_NOT, FAIL, PASS
from provenance.errors import LedgerError, UsageError

if TYPE_CHECKING:
    from provenance.model import Run
    from provenance.pipeline import AuditRun

__all__ = ["command"]


@click.command(
    name="audit",
    epilog="""Examples:

    \b
      provenance audit articles/
      provenance audit articles/ --select ATT,AGY -o html=report.html
      provenance audit corpus.jsonl --fail-on warning -f concise
      provenance audit corpus.parquet --cache tables.duckdb --memory 4GB
    """,
)
@click.argument("corpus", default=".")
@click.option(
    "--select", "-s", multiple=True, help="Rules to run: codes, beginnings of codes, names, or ALL."
)
@click.option("--ignore", "-i", multiple=True, help="Rules to leave out.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note", "never"]),
    help="The lightest level that fails the run.  [default: error]",
)
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    help="The configuration file, instead of the one beside or above the corpus.",
)
@click.option("--output-format", "-f", default="full", show_default=True, help="What to print.")
@click.option(
    "--output",
    "-o",
    multiple=True,
    metavar="FORMAT=PATH",
    help="Write a report too; may be given more than once.",
)
@click.option(
    "--ledger",
    type=click.Path(path_type=Path),
    help="Record the run here; its head then stands in the reports.  [default: .provenance/ledger.db]",
)
@click.option(
    "--engine",
    type=click.Choice(["duckdb", "spark"]),
    default="duckdb",
    show_default=True,
    help="What runs the queries: this machine, or a cluster (needs news-provenance[spark]).",
)
@click.option("--master", metavar="URL", help="The Spark master.  [default: local[*]]")
@click.option(
    "--workers",
    type=click.IntRange(0),
    default=0,
    help="Processes that parse and compare; 0 for one a processor, where the corpus is large.",
)
@click.option("--memory", metavar="SIZE", help='The most that the engine may hold in memory, as "4GB".')
@click.option("--threads", type=click.IntRange(1), help="Threads of the engine.  [default: one a processor]")
@click.option(
    "--cache",
    metavar="PATH",
    help="Keep the tables in this file: an interrupted run goes on, a second parses only what changed. "
    "With Spark a folder that every worker reaches.",
)
@click.option(
    "--since",
    metavar="DAY|REV",
    help="Report only what touches articles published since a day, or changed since a Git revision.",
)
@click.option("--no-ledger", is_flag=True, help="Do not record the run.")
def command(
    corpus: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    config: Path | None,
    output_format: str,
    output: tuple[str, ...],
    ledger: Path | None,
    engine: str,
    master: str | None,
    workers: int,
    memory: str | None,
    threads: int | None,
    cache: str | None,
    since: str | None,
    no_ledger: bool,
) -> None:
    """Audit CORPUS, a folder of articles or a file; the current folder without one."""
    from provenance import pipeline  # noqa: PLC0415 - so that --help stays quick
    from provenance.cli._progress import shown  # noqa: PLC0415
    from provenance.pipeline.loading import Machine  # noqa: PLC0415
    from provenance.pipeline.settings import load_settings  # noqa: PLC0415

    formats = pipeline.formats()
    targets = [_target(one, formats) for one in output]
    if output_format not in formats:
        raise UsageError(f"there is no format {output_format!r}", tip=f"one of {', '.join(formats)}")
    settings = load_settings(Path(corpus), config).with_options(
        select=_listed(select), ignore=_listed(ignore), fail_on=fail_on, since=since
    )
    machine = Machine(
        engine=engine, master=master, workers=workers, memory=memory, threads=threads, cache=cache
    )
    with shown() as progress:
        run = pipeline.audit(corpus, settings=settings, machine=replace(machine, progress=progress))
    if not no_ledger:
        run = _recorded(run, ledger)
    click.echo(run.render(output_format), nl=False)
    for name, path in targets:
        try:
            run.write(name, path)
        except OSError as error:
            raise UsageError(f"{path} cannot be written", found=error.strerror) from error
        click.echo(f"wrote {path}", err=True)
    sys.exit(_verdict(run))


def _recorded(run: AuditRun, ledger: Path | None) -> AuditRun:
    """Record the run and say the ledger's head; where nobody asked for it, failing to is only said."""
    from datetime import UTC, datetime  # noqa: PLC0415

    from provenance.pipeline.recording import record  # noqa: PLC0415

    at = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        recorded, receipt = record(run, ledger, at=at)
    except (LedgerError, OSError) as error:
        if ledger is not None:
            raise
        click.echo(f"warning: the run was not recorded: {error}", err=True)
        return run
    click.echo(f"ledger head {receipt.head}", err=True)
    return recorded if ledger is not None else run


def _verdict(run: Run) -> int:
    if any(step.outcome == "unevaluated" for step in run.steps):
        return COULD_NOT
    return PASS if run.ok else FAIL


def _listed(names: tuple[str, ...]) -> tuple[str, ...] | None:
    return tuple(part.strip() for name in names for part in name.split(",") if part.strip()) or None


def _target(said: str, formats: tuple[str, ...]) -> tuple[str, str]:
    name, equals, path = said.partition("=")
    if not equals or not path:
        raise UsageError("an output is FORMAT=PATH", found=said, tip="-o html=report.html")
    if name not in formats:
        raise UsageError(f"there is no format {name!r}", tip=f"one of {', '.join(formats)}")
    return name, path
