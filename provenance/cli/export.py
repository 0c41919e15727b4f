"""``provenance export``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cli._options import choosing
from provenance.errors import UsageError

if TYPE_CHECKING:
    from provenance.cli._options import Choice

__all__ = ["command"]


@click.command(
    name="export",
    epilog="""Examples:

    \b
      provenance export articles/ -o prov=provenance.provn
      provenance export articles/ -o schema_org=articles.jsonld -o croissant=croissant.json
    """,
)
@choosing
@click.option(
    "--output",
    "-o",
    multiple=True,
    required=True,
    metavar="STANDARD=PATH",
    help="Write what CORPUS credits in this standard; may be given more than once.",
)
def command(choice: Choice, output: tuple[str, ...]) -> None:
    """Write what CORPUS credits, and how it was audited, in the terms of other standards.

    No export carries the text of an article; docs/standards.md says which field holds what. PROV has three
    forms, chosen by the ending of PATH: .json, .jsonld and .provn.
    """
    from provenance.exports import export, rendered  # noqa: PLC0415 - so that --help stays quick
    from provenance.pipeline import audit  # noqa: PLC0415

    targets = [_target(one) for one in output]
    for name, _ in targets:
        export(name)  # one that is unknown is refused before the audit
    run = audit(choice.corpus, settings=choice.settings())
    for name, path in targets:
        text = rendered(name, run, path.suffix.lower())
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise UsageError(f"{path} cannot be written", found=error.strerror) from error
        click.echo(f"wrote {path}", err=True)


def _target(said: str) -> tuple[str, Path]:
    name, equals, path = said.partition("=")
    if not equals or not path:
        raise UsageError("an output is STANDARD=PATH", found=said, tip="-o prov=provenance.json")
    return name, Path(path)
