"""The command line: arguments, exit codes, nothing else. One module a command; the folder is the registry.

Exit codes: 0 all gates hold; 1 a gate does not; 2 the audit, or one of its rules, could not run;
130 somebody interrupted it.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Final, cast

import click

from provenance import __version__
from provenance.cli._errors import refuse, refuse_usage
from provenance.cli._groups import Group
from provenance.errors import ProvenanceError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["COULD_NOT", "FAIL", "PASS", "main"]

PASS: Final = 0
FAIL: Final = 1
COULD_NOT: Final = 2
INTERRUPTED: Final = 130


class _Commands(Group):
    """Loads a command when it is called, and turns errors into the three lines that a user reads."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        names = (module.name for module in iter_modules(__path__))
        return sorted(name.replace("_", "-") for name in names if not name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module = import_module(f"provenance.cli.{cmd_name.replace('-', '_')}")
        return cast("click.Command", module.command)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ProvenanceError as error:
            refuse(error, COULD_NOT)
        except BrokenPipeError:
            sys.stderr.close()
            sys.exit(COULD_NOT)

    def main(self, args: Sequence[str] | None = None, *positional: Any, **options: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        try:
            code = super().main(args, *positional, **{**options, "standalone_mode": False})
        except click.ClickException as error:
            refuse_usage(error, COULD_NOT)
        except click.Abort:
            click.echo("interrupted", err=True)
            sys.exit(INTERRUPTED)
        sys.exit(code if isinstance(code, int) else PASS)


@click.group(name="provenance", cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="provenance")
def main() -> None:
    """Audit where news text comes from: who is credited, what is not, which figures disagree.

    No network, no telemetry: the same corpus gives the same answer, byte for byte.
    """
