"""``provenance completions``."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from provenance.cli import main
from provenance.errors import UsageError

__all__ = ["command"]


@click.command(
    name="completions",
    epilog="""Examples:

    \b
      provenance completions bash > ~/.local/share/bash-completion/completions/provenance
      provenance completions zsh > ~/.zfunc/_provenance
      provenance completions fish > ~/.config/fish/completions/provenance.fish
    """,
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the script that completes commands and options in SHELL."""
    found = get_completion_class(shell)
    if found is None:
        raise UsageError(f"no completion for {shell}")
    completion = found(main, {}, "provenance", "_PROVENANCE_COMPLETE")
    click.echo(completion.source_template % completion.source_vars())
