"""One writer at a time, across processes: a lock on a file beside the ledger."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from provenance.errors import LedgerError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["locked"]

_PAUSE: Final = 0.02  # seconds between two attempts


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(ledger: Path, *, patience: float) -> Iterator[None]:
    """Hold the writer's lock of *ledger*, waiting *patience* seconds for it at the most.

    The lock ends with the process, however that ends; the empty file stays. Raises `LedgerError`.
    """
    path = ledger.with_name(ledger.name + ".lock")
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    except OSError as error:
        raise LedgerError(
            "the ledger's folder cannot be written", found=f"{path}: {error.strerror}"
        ) from error
    try:
        _wait(descriptor, path, patience)
        yield
    finally:
        os.close(descriptor)


def _wait(descriptor: int, path: Path, patience: float) -> None:
    deadline = time.monotonic() + patience
    while True:
        try:
            _take(descriptor)
        except OSError as error:
            if time.monotonic() > deadline:
                raise LedgerError(
                    "another run holds the ledger", found=str(path), tip="wait for it, or raise the patience"
                ) from error
            time.sleep(_PAUSE)
        else:
            return
