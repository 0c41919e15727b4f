"""The options that choose what is audited and how strictly, for every command that audits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from glob import has_magic
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from provenance.cli._today import today
from provenance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance.pipeline.settings import Settings

__all__ = ["Choice", "choosing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A corpus, and what the command line says about its audit."""

    corpus: str
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    config: Path | None = None
    baseline: Path | None = None
    since: str | None = None

    def settings(self) -> Settings:
        """Return the settings of the configuration, changed by the options."""
        from provenance.pipeline.settings import load_settings  # noqa: PLC0415 - so that --help stays quick

        _there(self.corpus)
        return load_settings(Path(self.corpus), self.config).with_options(
            select=_listed(self.select),
            ignore=_listed(self.ignore),
            fail_on=self.fail_on,
            baseline=self.baseline,
            since=self.since,
            today=today(),
        )


def _there(corpus: str) -> None:
    path = Path(corpus)
    try:
        there = path.exists() or path.is_symlink() or corpus == "-" or has_magic(corpus) or "://" in corpus
    except OSError as error:
        raise UsageError(f"the corpus cannot be opened: {error.strerror}", found=corpus[:200]) from error
    if not there:
        raise UsageError(f"there is no corpus at {corpus}", tip="give a folder of articles or a file")


def _listed(names: tuple[str, ...]) -> tuple[str, ...] | None:
    return tuple(part.strip() for name in names for part in name.split(",") if part.strip()) or None


_OPTIONS = (
    click.argument("corpus", default="."),
    click.option(
        "--select", "-s", multiple=True, help="Rules to run: codes, beginnings of codes, names, or ALL."
    ),
    click.option("--ignore", "-i", multiple=True, help="Rules to leave out."),
    click.option(
        "--fail-on",
        type=click.Choice(["error", "warning", "note", "never"]),
        help="The lightest level that fails the run.  [default: error]",
    ),
    click.option(
        "--config",
        type=click.Path(path_type=Path),
        help="The configuration file, instead of the one beside or above the corpus.",
    ),
    click.option(
        "--baseline",
        type=click.Path(path_type=Path),
        help="The file of decisions.  [default: provenance-baseline.json beside the configuration]",
    ),
    click.option(
        "--since",
        metavar="DAY|REV",
        help="Report only what touches articles published since a day, or changed since a Git revision.",
    ),
)


def choosing(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the argument CORPUS and the options to a command, which takes them as one `Choice`."""

    @wraps(function)
    def chosen(**values: Any) -> Any:
        choice = Choice(**{name: values.pop(name) for name in Choice.__slots__})
        return function(choice=choice, **values)

    decorated: Callable[..., Any] = chosen
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated
