"""The reports that a command writes: ``-o FORMAT=PATH``, and how much of the articles they carry."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from provenance.errors import UsageError, meant

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from provenance.pipeline import AuditRun

__all__ = ["Outputs", "writing"]

_PAGES = ("html", "html-dir")


class Outputs:
    """Where a run is to be written, in which formats; what cannot be is refused before any audit."""

    def __init__(self, output: tuple[str, ...], *, embed: str, redact: bool) -> None:
        """Take the options as they were given; raises `UsageError` for a format that does not exist."""
        self.targets = [_target(one) for one in output]
        self._page = {"embed": embed, "redact": redact}

    def write(self, run: AuditRun) -> list[Path]:
        """Write every report, say so, and return what to open of each."""
        return [self._write(run, name, path) for name, path in self.targets]

    def _write(self, run: AuditRun, name: str, path: str) -> Path:
        options: dict[str, Any] = self._page if name in _PAGES else {}
        try:
            written = run.write(name, path, **options)
        except OSError as error:
            raise UsageError(f"{path} cannot be written", found=error.strerror) from error
        click.echo(f"wrote {written}", err=True)
        return written


def _target(said: str) -> tuple[str, str]:
    from provenance.pipeline import formats  # noqa: PLC0415 - so that --help stays quick

    name, equals, path = said.partition("=")
    if not equals or not path:
        raise UsageError("an output is FORMAT=PATH", found=said, tip="-o html=report.html")
    if name not in formats():
        raise UsageError(f"there is no format {name!r}", tip=meant(name, formats()))
    return name, path


_OPTIONS = (
    click.option(
        "--output",
        "-o",
        multiple=True,
        metavar="FORMAT=PATH",
        help="Write a report too; may be given more than once.",
    ),
    click.option(
        "--embed",
        type=click.Choice(["snippet", "full", "none"]),
        default="snippet",
        show_default=True,
        help="How much of the articles the page carries; a snippet has at most 40 words.",
    ),
    click.option("--redact", is_flag=True, help="Mask the names of people in the page."),
)


def writing(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options to a command, which takes them as ``outputs``, a function that checks them."""

    @wraps(function)
    def given(output: tuple[str, ...], embed: str, redact: bool, **values: Any) -> Any:
        return function(outputs=Outputs(output, embed=embed, redact=redact), **values)

    decorated: Callable[..., Any] = given
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated
