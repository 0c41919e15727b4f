"""``provenance explain``."""

from __future__ import annotations

import click

from provenance.errors import UsageError

__all__ = ["command"]


@click.command(
    name="explain",
    epilog="""Examples:

    \b
      provenance explain missing-byline
      provenance explain FIG201
      provenance explain --all > rules.md
    """,
)
@click.argument("rule", required=False)
@click.option("--all", "every", is_flag=True, help="Explain every rule.")
def command(rule: str | None, every: bool) -> None:
    """Say what RULE finds, why it matters and how to mend it; a code or a name."""
    from provenance import pipeline  # noqa: PLC0415 - so that --help stays quick
    from provenance.rules import load_rules  # noqa: PLC0415

    if (rule is None) is not every:
        raise UsageError("explain wants a rule, or --all", tip="provenance explain missing-byline")
    codes = [one.code for one in load_rules()] if rule is None else [rule]
    click.echo("\n".join(pipeline.explain(code) for code in codes), nl=False)
