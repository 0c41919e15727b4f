"""Worker processes that outlive the death of one of them.

Processes are spawned, never forked: the same on every system, and safe beside the threads of an engine. A
process that dies takes its task down; that task is then done again in parts, one part a process, until the
part that kills is known, given up and accounted for. The rest go on.
"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TYPE_CHECKING, Generic, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future

__all__ = ["Task", "Workers"]

T = TypeVar("T")
R = TypeVar("R")

_PATIENCE = 8
"""Pieces of work that are done in this process before others are started unasked."""
_AHEAD = 3
"""Tasks that wait for each process: enough to keep it busy, few enough to bound memory."""


class Task(Generic[T, R]):
    """What to do with one piece of work, how to take it apart, and what to say of a part that kills."""

    def __init__(
        self,
        work: Callable[[T], R],
        parts: Callable[[T], Sequence[T]],
        lost: Callable[[T], R],
    ) -> None:
        """Take three functions; *work* and what it is given cross to the processes."""
        self.work = work
        self.parts = parts
        self.lost = lost


class Workers:
    """As many processes as asked for; with one, everything is done in this process."""

    def __init__(self, count: int = 1) -> None:
        """Start nothing yet; with 0, start one a processor after a few pieces of work."""
        self._patience = _PATIENCE if count == 0 else 0
        self._count = count or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        """Return the workers."""
        return self

    def __exit__(self, *_: object) -> None:
        """End every process."""
        self.close()

    def close(self) -> None:
        """End every process, and drop what was not begun."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def run(self, task: Task[T, R], pieces: Iterable[T]) -> Iterator[R]:
        """Yield the result of each piece in the order of *pieces*, which are taken as they are needed."""
        waiting: deque[tuple[T, Future[R]]] = deque()
        for piece in pieces:
            if self._count == 1 or self._patience:
                self._patience -= self._patience > 0
                yield task.work(piece)
                continue
            waiting.append((piece, self._submit(task, piece)))
            if len(waiting) >= _AHEAD * self._count:
                yield from self._next(task, waiting)
        while waiting:
            yield from self._next(task, waiting)

    def _submit(self, task: Task[T, R], piece: T) -> Future[R]:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._count, mp_context=get_context("spawn"))
        try:
            return self._pool.submit(task.work, piece)
        except BrokenProcessPool:
            self.close()
            return self._submit(task, piece)

    def _next(self, task: Task[T, R], waiting: deque[tuple[T, Future[R]]]) -> Iterator[R]:
        piece, future = waiting.popleft()
        try:
            yield future.result()
        except BrokenProcessPool:
            self.close()
            pieces = [piece, *(one for one, _ in waiting)]
            waiting.clear()
            for one in pieces:
                yield from self._carefully(task, one)

    def _carefully(self, task: Task[T, R], piece: T) -> Iterator[R]:
        """Do one piece in a process of its own; where that dies, each of its parts."""
        try:
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
                yield alone.submit(task.work, piece).result()
                return
        except BrokenProcessPool:
            parts = task.parts(piece)
        if len(parts) == 1:
            yield task.lost(parts[0])
            return
        for part in parts:
            yield from self._carefully(task, part)
