"""``provenance explain``."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command(name="explain", epilog="Example:  provenance explain missing-byline")
@click.argument("rule")
def command(rule: str) -> None:
    """Say what RULE finds, why it matters and how to mend it; a code or a name."""
    from provenance import pipeline  # noqa: PLC0415

    click.echo(pipeline.explain(rule), nl=False)
