"""How an error reaches the user: what was wrong, what was there, what to do; three lines, one form."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import click

from provenance.errors import ProvenanceError, UsageError, meant

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["no_command", "refuse", "refuse_usage"]


def refuse(error: ProvenanceError, code: int) -> NoReturn:
    """Print the error and end with *code*."""
    click.echo(f"{click.style('error', fg='red', bold=True)}: {error.message}", err=True)
    if error.found:
        click.echo(f"  found: {error.found}", err=True)
    if error.tip:
        click.echo(f"  tip: {error.tip}", err=True)
    sys.exit(code)


def refuse_usage(error: click.ClickException, code: int) -> NoReturn:
    """Print what click says of a command line in the form of every other error, and end with *code*."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):  # which is the help itself
        error.show()
        sys.exit(code)
    context = error.ctx if isinstance(error, click.UsageError) else None
    help_ = f"{context.command_path} --help" if context else None
    if isinstance(error, click.NoSuchOption):
        known = [name for one in context.command.params for name in one.opts] if context else []
        close = meant(error.option_name, known)
        tip = close if close.endswith("?") else help_
        refuse(UsageError(f"there is no option {error.option_name}", tip=tip), code)
    said = " ".join(error.format_message().split()).removesuffix(".")
    refuse(UsageError(f"{said[:1].lower()}{said[1:]}", tip=help_), code)


def no_command(name: str, known: Iterable[str]) -> UsageError:
    """Return the error about a command that does not exist."""
    return UsageError(f"there is no command {name!r}", tip=meant(name, known))
