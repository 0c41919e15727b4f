"""Printing what may be long: piece by piece, to a reader who may go away."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["echo"]


def echo(pieces: Iterable[str], *, err: bool = False, color: bool | None = None) -> None:
    """Print *pieces*; where nobody reads on, as behind ``| head``, leave out the rest and go on."""
    try:
        for piece in pieces:
            click.echo(piece, nl=False, err=err, color=color)
    except BrokenPipeError:
        # What is still in the buffer, and whatever is printed later, must not fail again.
        stream = sys.stderr if err else sys.stdout
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
