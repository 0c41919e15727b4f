"""``provenance audit``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from provenance.cli import COULD_NOT, FAIL, PASS
from provenance.cli._ci import SERVERS, tell
from provenance.cli._machine import on_machine
from provenance.cli._options import choosing
from provenance.cli._outputs import writing
from provenance.cli._printing import echo
from provenance.errors import LedgerError, UsageError, meant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.cli._options import Choice
    from provenance.cli._outputs import Outputs
    from provenance.model import Run
    from provenance.pipeline import AuditRun

__all__ = ["command"]

_COLOURS: Final = ("auto", "always", "never")


@click.command(
    name="audit",
    epilog="""Examples:

    \b
      provenance audit articles/
      provenance audit articles/ --select ATT,AGY -o html=report.html
      provenance audit corpus.jsonl --fail-on warning -f concise
      provenance audit articles/ --ci -o sarif=report.sarif --since origin/main
      provenance audit corpus.parquet --cache tables.duckdb --memory 4GB
    """,
)
@choosing
@click.option("--output-format", "-f", default="full", show_default=True, help="What to print.")
@writing
@click.option(
    "--statistics", is_flag=True, help="Print how often each rule found something, and no findings."
)
@click.option(
    "--ci",
    type=click.Choice(SERVERS),
    is_flag=False,
    flag_value="auto",
    default="none",
    help="Annotate on the error stream, and summarise the job, as the build server asks.",
)
@click.option("--strict-baseline", is_flag=True, help="Fail where the baseline holds what is fixed.")
@click.option(
    "--exit-zero", is_flag=True, help="End with 0 where a gate is broken; never where the audit failed."
)
@click.option("--color", type=click.Choice(_COLOURS), default="auto", help="Colour what is printed.")
@click.option("--quiet", "-q", is_flag=True, help="Print no findings.")
@click.option(
    "--ledger",
    type=click.Path(path_type=Path),
    help="Record the run here; its head then stands in the reports.  [default: .provenance/ledger.db]",
)
@click.option("--no-ledger", is_flag=True, help="Do not record the run.")
@on_machine
def command(
    choice: Choice,
    output_format: str,
    outputs: Outputs,
    statistics: bool,
    ci: str,
    strict_baseline: bool,
    exit_zero: bool,
    color: str,
    quiet: bool,
    ledger: Path | None,
    no_ledger: bool,
    machine: dict[str, Any],
) -> None:
    """Audit CORPUS, a folder of articles or a file; the current folder without one."""
    from provenance import pipeline  # noqa: PLC0415 - so that --help stays quick
    from provenance.cli._progress import shown  # noqa: PLC0415

    formats = pipeline.formats()
    printed = "statistics" if statistics else output_format
    if printed not in formats:
        raise UsageError(f"there is no format {printed!r}", tip=meant(printed, formats))
    with shown() as progress:
        run = pipeline.audit(choice.corpus, settings=choice.settings(), progress=progress, **machine)
    if not no_ledger and choice.since is None:  # a part of the findings is no run to remember
        run = _recorded(run, ledger)
    if not quiet:
        echo(_printed(run, printed, color), color=_colours(color))
    outputs.write(run)
    tell(run, ci, printed)
    code = _verdict(run, strict=strict_baseline)
    sys.exit(PASS if exit_zero and code == FAIL else code)


def _printed(run: AuditRun, name: str, color: str) -> Iterator[str]:
    if name == "full" and _colours(color):
        from provenance.reports.full import pieces  # noqa: PLC0415

        return pieces(run, colour=True)
    return run.pieces(name)


def _colours(color: str) -> bool:
    """Follow the option, then NO_COLOR and FORCE_COLOR, then whether a terminal is listening."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


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


def _verdict(run: Run, *, strict: bool) -> int:
    if any(step.outcome == "unevaluated" for step in run.steps):
        return COULD_NOT
    if strict and any(one.status == "fixed" for one in run.results):
        return FAIL
    return PASS if run.ok else FAIL
