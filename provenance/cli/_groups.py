"""A command that holds others, and says which one was meant."""

from __future__ import annotations

import click

from provenance.cli._errors import no_command

__all__ = ["Group"]


class Group(click.Group):
    """Refuses a command that does not exist with the closest that does."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first of *args* names."""
        known = self.list_commands(ctx)
        if args and args[0] not in known and not args[0].startswith("-"):
            raise no_command(args[0], known)
        return super().resolve_command(ctx, args)
