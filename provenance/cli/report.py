"""``provenance report``."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cli._outputs import Outputs, writing
from provenance.cli._printing import echo
from provenance.errors import UsageError, meant

if TYPE_CHECKING:
    from provenance.pipeline import AuditRun

__all__ = ["command"]


@click.command(
    name="report",
    epilog="""Examples:

    \b
      provenance report report.json
      provenance report report.json -f markdown
      provenance report report.json -o html=report.html --open
    """,
)
@click.argument("run", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--output-format", "-f", help="What to print.  [default: full, or nothing with -o]")
@click.option("--open", "in_browser", is_flag=True, help="Open the page in the browser.")
@writing
def command(run: Path, output_format: str | None, in_browser: bool, outputs: Outputs) -> None:
    """Render the recorded RUN, a JSON report, in another format, without another audit; the exit code is 0.

    A page made from a record shows findings and excerpts; cards and comparisons need the articles.
    """
    from provenance import pipeline  # noqa: PLC0415 - so that --help stays quick
    from provenance.pipeline.recorded import load_run  # noqa: PLC0415

    formats = pipeline.formats()
    if output_format is not None and output_format not in formats:
        raise UsageError(f"there is no format {output_format!r}", tip=meant(output_format, formats))
    recorded = load_run(run)
    if output_format is not None or not (outputs.targets or in_browser):
        echo(recorded.pieces(output_format or "full"))
    pages = [path for path in outputs.write(recorded) if path.suffix == ".html"]
    if in_browser:
        page = pages[0] if pages else _page(recorded, run)
        webbrowser.open(page.resolve().as_uri())


def _page(recorded: AuditRun, run: Path) -> Path:
    page = recorded.write("html", run.with_suffix(".html"))
    click.echo(f"wrote {page}", err=True)
    return page
