"""A word on the terminal while something takes long; nothing in a file, a pipe or a log."""

from __future__ import annotations

import sys
from threading import Timer
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from types import TracebackType

__all__ = ["Waiting"]

_PATIENCE: Final = 0.5


class Waiting:
    """Say *what* is going on after half a second, if a terminal listens, and wipe it out at the end."""

    def __init__(self, what: str, *, quiet: bool = False) -> None:
        """Take what to say."""
        self._what = what
        self._said = False
        self._timer = None if quiet or not sys.stderr.isatty() else Timer(_PATIENCE, self._say)

    def _say(self) -> None:
        self._said = True
        sys.stderr.write(self._what)
        sys.stderr.flush()

    def __enter__(self) -> None:
        """Begin to wait."""
        if self._timer:
            self._timer.daemon = True
            self._timer.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wipe out what was said."""
        if self._timer:
            self._timer.cancel()
        if self._said:
            sys.stderr.write(f"\r{' ' * len(self._what)}\r")
            sys.stderr.flush()
