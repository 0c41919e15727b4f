"""The most memory and disk that a process and its children take together, seen by looking twice a second."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event, Thread
from typing import Self

__all__ = ["Watch"]

_PAGE = os.sysconf("SC_PAGE_SIZE")


class Watch:
    """Looks at this process, all that it has started, and the files beside *cache*."""

    def __init__(self, cache: Path) -> None:
        """Look at nothing yet."""
        self.memory = self.disk = self.processes = 0
        self._cache = cache
        self._over = Event()
        self._thread = Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        """Begin to look."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Look no more."""
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(0.5):
            sizes = [size for pid in _tree(os.getpid()) if (size := _resident(pid))]
            self.memory = max(self.memory, sum(sizes))
            self.processes = max(self.processes, len(sizes))
            self.disk = max(self.disk, _taken(self._cache))


def _tree(pid: int) -> list[int]:
    found = [pid]
    for one in found:
        try:
            tasks = list(Path(f"/proc/{one}/task").iterdir())
            found += [int(child) for task in tasks for child in (task / "children").read_text().split()]
        except OSError:  # it has ended
            continue
    return found


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except OSError:
        return 0


def _taken(cache: Path) -> int:
    """Return the bytes of the tables, of their log and of what does not fit into memory."""
    total = 0
    for path in (*cache.parent.glob(f"{cache.name}*"), *cache.parent.glob(f"{cache.name}.tmp/**/*")):
        try:
            total += path.stat().st_size if path.is_file() else 0
        except OSError:
            continue
    return total
