"""How far a run has come."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Progress", "silent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One step forward: the table that is being made, and how many of its units are done.

    ``total`` is null where nobody knows it before the end, as of a stream.
    """

    stage: str
    done: int
    total: int | None = None


def silent(_: Progress) -> None:
    """Say nothing."""
