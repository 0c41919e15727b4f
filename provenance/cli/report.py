"""``provenance report``."""

from __future__ import annotations

from pathlib import Path

import click

from provenance.errors import UsageError, meant

__all__ = ["command"]

_WHOLE = ("html",)


@click.command(
    name="report",
    epilog="""Examples:

    \b
      provenance report report.json
      provenance report report.json -f markdown
      provenance report report.json -f sarif > report.sarif
    """,
)
@click.argument("run", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--output-format", "-f", default="full", show_default=True, help="What to print.")
def command(run: Path, output_format: str) -> None:
    """Print the JSON report RUN in another format, without another audit; the exit code is 0."""
    from provenance import pipeline  # noqa: PLC0415 - so that --help stays quick
    from provenance.pipeline.recorded import load_run  # noqa: PLC0415

    if output_format in _WHOLE:
        raise UsageError(
            f"{output_format} needs the articles too",
            tip=f"provenance audit ARTICLES -o {output_format}=PATH",
        )
    if output_format not in pipeline.formats():
        tip = meant(output_format, pipeline.formats())
        raise UsageError(f"there is no format {output_format!r}", tip=tip)
    click.echo(load_run(run).render(output_format), nl=False)
