"""``provenance rules``."""

from __future__ import annotations

import json

import click

__all__ = ["command"]


@click.command(
    name="rules",
    epilog="""Examples:

    \b
      provenance rules
      provenance rules --select FIG,QUO
      provenance rules -f json
    """,
)
@click.option("--select", "-s", multiple=True, help="Codes, beginnings of codes, names, or ALL.")
@click.option("--output-format", "-f", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(select: tuple[str, ...], output_format: str) -> None:
    """List every rule: code, name, level, confidence and what it finds."""
    from provenance.pipeline.settings import Settings, chosen_rules  # noqa: PLC0415 - so that --help stays quick
    from provenance.rules import load_rules  # noqa: PLC0415

    names = tuple(part.strip() for name in select for part in name.split(",") if part.strip())
    every = chosen_rules(load_rules(), Settings(select=names or ("ALL",)))
    if output_format == "json":
        told = ("code", "name", "level", "confidence", "since", "summary", "documentation")
        rows = [
            {name: getattr(rule, name) for name in told} | {"options": dict(rule.options)} for rule in every
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    wide = max(len(rule.name) for rule in every)
    for rule in every:
        click.echo(f"{rule.code}  {rule.name:{wide}}  {rule.level:7}  {rule.confidence:6}  {rule.summary}")
