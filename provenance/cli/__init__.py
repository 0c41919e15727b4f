"""The command line: arguments, exit codes, nothing else. One module a command; the folder is the registry.

Exit codes: 0 all gates hold; 1 a gate does not; 2 the audit, or one of its rules, could not run.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Final, NoReturn, cast

import click

from provenance import __version__
from provenance.errors import ProvenanceError, meant

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["COULD_NOT", "FAIL", "PASS", "main"]

PASS: Final = 0
FAIL: Final = 1
COULD_NOT: Final = 2


class _Commands(click.Group):
    """Loads a command when it is called, and turns errors into the three lines that a user reads."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        names = (module.name for module in iter_modules(__path__))
        return sorted(name.replace("_", "-") for name in names if not name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module = import_module(f"provenance.cli.{cmd_name.replace('-', '_')}")
        return cast("click.Command", module.command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        known = self.list_commands(ctx)
        if args and args[0] not in known and not args[0].startswith("-"):
            _refuse(ProvenanceError(f"there is no command {args[0]!r}", tip=meant(args[0], known)))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ProvenanceError as error:
            _refuse(error)
        except BrokenPipeError:
            sys.stderr.close()
            sys.exit(COULD_NOT)

    def main(self, args: Sequence[str] | None = None, *positional: Any, **options: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        return super().main(args, *positional, **options)


def _refuse(error: ProvenanceError) -> NoReturn:
    click.echo(f"{click.style('error', fg='red', bold=True)}: {error.message}", err=True)
    if error.found:
        click.echo(f"  found: {error.found}", err=True)
    if error.tip:
        click.echo(f"  tip: {error.tip}", err=True)
    sys.exit(COULD_NOT)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="provenance")
def main() -> None:
    """Audit where news text comes from: who is credited, what is not, which figures disagree.

    No network, no telemetry: the same corpus gives the same answer, byte for byte.
    """
