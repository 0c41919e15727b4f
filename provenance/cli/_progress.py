"""How far a long run has come, on a terminal's standard error."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from provenance.pipeline.progress import Progress

__all__ = ["line", "shown"]

_PATIENCE: Final = 2.0
"""Seconds before anything is shown, and between two updates a quarter of it."""


@contextmanager
def shown() -> Iterator[Callable[[Progress], None]]:
    """Give a function that shows each step in one line on a terminal; wipe the line in the end."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    began: dict[str, float] = {}
    start = last = time.monotonic()

    def show(step: Progress) -> None:
        nonlocal last
        now = time.monotonic()
        began.setdefault(step.stage, now)
        if now - start > _PATIENCE and now - last > _PATIENCE / 4:
            last = now
            sys.stderr.write(f"\r\x1b[K{line(step, now - began[step.stage])}")
            sys.stderr.flush()

    try:
        yield show
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def line(step: Progress, seconds: float) -> str:
    """Say one step: the table, how many, how fast, how long to go; *seconds* is since the stage began."""
    if not step.done:
        return f"{step.stage} ..."
    rate = step.done / seconds if seconds > 0 else 0.0
    whole = f" of {step.total:,}" if step.total else ""
    left = (
        f", {_duration((step.total - step.done) / rate)} to go"
        if step.total and rate and step.total > step.done
        else ""
    )
    return f"{step.stage}: {step.done:,}{whole}, {rate:,.0f} a second{left}"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return (
        f"{hours} h {minutes:02} min" if hours else f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
    )
