"""``provenance export``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from provenance.cli._options import choosing

if TYPE_CHECKING:
    from provenance.cli._options import Choice

__all__ = ["command"]


@click.command(
    name="export",
    epilog="""Examples:

    \b
      provenance export prov articles/ > provenance.json
      provenance export croissant articles/ > croissant.json
      provenance export newsml articles/ > articles.xml
    """,
)
@click.argument("standard")
@choosing
def command(standard: str, choice: Choice) -> None:
    """Print who is credited in CORPUS in the terms of STANDARD, for other tools.

    The standards: croissant, intoto, newsml, ninjs, openlineage, prov, schema_org; docs/standards.md says
    what becomes what. A mention such as "told AFP" never becomes an author, a creator or a source.
    """
    from provenance import pipeline  # noqa: PLC0415 - so that --help stays quick
    from provenance.exports import export  # noqa: PLC0415

    wanted = export(standard)
    click.echo(wanted.render(pipeline.audit(choice.corpus, settings=choice.settings())), nl=False)
