"""``provenance rules``."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command(name="rules")
def command() -> None:
    """List every rule: code, name, level, confidence and what it finds."""
    from provenance.rules import load_rules  # noqa: PLC0415

    every = load_rules()
    wide = max(len(rule.name) for rule in every)
    for rule in every:
        click.echo(f"{rule.code}  {rule.name:{wide}}  {rule.level:7}  {rule.confidence:6}  {rule.summary}")
