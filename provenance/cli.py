"""The command line: arguments, exit codes, nothing else.

Exit codes: 0 all gates hold; 1 a gate does not; 2 the audit, or one of its rules, could not run.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from provenance import __version__
from provenance.errors import ProvenanceError, UsageError

if TYPE_CHECKING:
    from provenance.model import Run

__all__ = ["main"]

_PASS, _FAIL, _COULD_NOT = 0, 1, 2


class _Commands(click.Group):
    """A group that turns errors into the three lines that a user reads, and exits with 2."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ProvenanceError as error:
            _refuse(error)
        except BrokenPipeError:
            sys.stderr.close()
            sys.exit(_COULD_NOT)


def _refuse(error: ProvenanceError) -> NoReturn:
    click.echo(f"{click.style('error', fg='red', bold=True)}: {error.message}", err=True)
    if error.found:
        click.echo(f"  found: {error.found}", err=True)
    if error.tip:
        click.echo(f"  tip: {error.tip}", err=True)
    sys.exit(_COULD_NOT)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="provenance")
def main() -> None:
    """Audit where news text comes from: who is credited, what is not, which figures disagree.

    No network, no telemetry: the same corpus gives the same answer, byte for byte.
    """


@main.command(
    epilog="""Examples:

    \b
      provenance audit articles/
      provenance audit articles/ --select ATT,AGY -o html=report.html
      provenance audit corpus.jsonl --fail-on warning -f concise
    """
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
def audit(
    corpus: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    config: Path | None,
    output_format: str,
    output: tuple[str, ...],
) -> None:
    """Audit CORPUS, a folder of articles or a file; the current folder without one."""
    from provenance import pipeline  # noqa: PLC0415 - so that --help stays quick
    from provenance.pipeline.settings import load_settings  # noqa: PLC0415

    formats = pipeline.formats()
    targets = [_target(one, formats) for one in output]
    if output_format not in formats:
        raise UsageError(f"there is no format {output_format!r}", tip=f"one of {', '.join(formats)}")
    settings = load_settings(Path(corpus), config).with_options(
        select=_listed(select), ignore=_listed(ignore), fail_on=fail_on
    )
    run = pipeline.audit(corpus, settings=settings)
    click.echo(run.render(output_format), nl=False)
    for name, path in targets:
        try:
            run.write(name, path)
        except OSError as error:
            raise UsageError(f"{path} cannot be written", found=error.strerror) from error
        click.echo(f"wrote {path}", err=True)
    sys.exit(_verdict(run))


def _verdict(run: Run) -> int:
    if any(step.outcome == "unevaluated" for step in run.steps):
        return _COULD_NOT
    return _PASS if run.ok else _FAIL


def _listed(names: tuple[str, ...]) -> tuple[str, ...] | None:
    return tuple(part.strip() for name in names for part in name.split(",") if part.strip()) or None


def _target(said: str, formats: tuple[str, ...]) -> tuple[str, str]:
    name, equals, path = said.partition("=")
    if not equals or not path:
        raise UsageError("an output is FORMAT=PATH", found=said, tip="-o html=report.html")
    if name not in formats:
        raise UsageError(f"there is no format {name!r}", tip=f"one of {', '.join(formats)}")
    return name, path


@main.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Say what RULE finds, why it matters and how to mend it; a code or a name."""
    from provenance import pipeline  # noqa: PLC0415

    click.echo(pipeline.explain(rule), nl=False)


@main.command()
def rules() -> None:
    """List every rule: code, name, level, confidence and what it finds."""
    from provenance.rules import load_rules  # noqa: PLC0415

    every = load_rules()
    wide = max(len(rule.name) for rule in every)
    for rule in every:
        click.echo(f"{rule.code}  {rule.name:{wide}}  {rule.level:7}  {rule.confidence:6}  {rule.summary}")


@main.command()
@click.argument("article", type=click.Path(path_type=Path))
def show(article: Path) -> None:
    """Print the provenance card of ARTICLE, a text file: who made it, who is credited, who is quoted."""
    from provenance.pipeline.card import card  # noqa: PLC0415
    from provenance.readers import read_path  # noqa: PLC0415

    for one in read_path(article):
        click.echo(card(one), nl=False)


if __name__ == "__main__":
    main()
