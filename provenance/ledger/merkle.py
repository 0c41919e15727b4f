"""Hash trees after RFC 6962: what makes a ledger notice that it was changed.

Source: RFC 6962, section 2.1; the test vectors are those of its Go implementation.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from provenance.errors import UsageError

__all__ = ["EMPTY", "Head", "Tree", "leaf"]

EMPTY: Final = sha256(b"").digest()
"""The root of a tree without leaves."""


def leaf(content: bytes) -> bytes:
    """Hash one leaf."""
    return sha256(b"\x00" + content).digest()


_WRITE: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def canonical(values: list[object]) -> bytes:
    """Write plain values so that equal ones are equal bytes."""
    return _WRITE(values).encode("utf-8", "surrogatepass")


class Tree:
    """A growing hash tree that keeps no more than one node a level."""

    def __init__(self) -> None:
        """Start with no leaf."""
        self._peaks: list[tuple[int, bytes]] = []
        self.size = 0

    def append(self, content: bytes) -> None:
        """Add the leaf for *content*."""
        self.add(leaf(content))

    def add(self, node: bytes) -> None:
        """Add a leaf whose hash is known."""
        height = 0
        while self._peaks and self._peaks[-1][0] == height:
            _, left = self._peaks.pop()
            node = sha256(b"\x01" + left + node).digest()
            height += 1
        self._peaks.append((height, node))
        self.size += 1

    @property
    def root(self) -> bytes:
        """The hash over all leaves so far."""
        if not self._peaks:
            return EMPTY
        *rest, (_, node) = self._peaks
        for _, left in reversed(rest):
            node = sha256(b"\x01" + left + node).digest()
        return node


@dataclass(frozen=True, slots=True)
class Head:
    """The whole ledger in one line: how many runs it holds, and the hash of the last.

    Keep it outside the ledger: it shows later that runs were cut off, or the whole rewritten.
    """

    runs: int
    hash: bytes

    def __str__(self) -> str:
        """Write it as ``12:9f86d081...``."""
        return f"{self.runs}:{self.hash.hex()}"

    @property
    def checkpoint(self) -> str:
        """The same in the three lines of a C2SP tlog-checkpoint: origin, size, base64 hash."""
        from base64 import b64encode  # noqa: PLC0415

        return f"news-provenance/ledger\n{self.runs}\n{b64encode(self.hash).decode('ascii')}\n"

    @classmethod
    def of(cls, text: str) -> Head:
        """Read a head from either form; raises `UsageError` for anything else."""
        from base64 import b64decode  # noqa: PLC0415

        parts = text.strip().split("\n")
        try:
            if len(parts) > 1:
                found = cls(int(parts[1]), b64decode(parts[2], validate=True))
            else:
                runs, _, digest = parts[0].partition(":")
                found = cls(int(runs), bytes.fromhex(digest))
        except (ValueError, IndexError) as error:
            raise UsageError(
                "this is no ledger head", found=text[:80], tip="a head looks like 12:9f86d081…"
            ) from error
        if len(found.hash) != len(EMPTY) or found.runs < 0:
            raise UsageError("this is no ledger head", found=text[:80], tip="a head looks like 12:9f86d081…")
        return found
