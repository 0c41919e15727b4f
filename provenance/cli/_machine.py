"""What an audit may use: the engine, processes, memory, threads, a file to keep tables in."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["on_machine"]

_NAMES: Final = ("engine", "master", "workers", "memory", "threads", "cache")
_OPTIONS: Final = (
    click.option(
        "--engine",
        type=click.Choice(["duckdb", "spark"]),
        default="duckdb",
        show_default=True,
        help="What runs the queries: this machine, or a cluster (needs news-provenance[spark]).",
    ),
    click.option("--master", metavar="URL", help="The Spark master.  [default: local[*]]"),
    click.option(
        "--workers",
        type=click.IntRange(0),
        default=0,
        help="Processes that parse and compare; 0 for one a processor, where the corpus is large.",
    ),
    click.option("--memory", metavar="SIZE", help='The most that the engine may hold in memory, as "4GB".'),
    click.option(
        "--threads", type=click.IntRange(1), help="Threads of the engine.  [default: one a processor]"
    ),
    click.option(
        "--cache",
        metavar="PATH",
        help="Keep the tables in this file: an interrupted run goes on, a second parses only what changed. "
        "With Spark a folder that every worker reaches.",
    ),
)


def on_machine(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options to a command, which takes them as the dictionary ``machine``."""

    @wraps(function)
    def given(**values: Any) -> Any:
        machine = {name: values.pop(name) for name in _NAMES}
        return function(machine=machine, **values)

    decorated: Callable[..., Any] = given
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated
