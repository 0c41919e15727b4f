"""A run, for a reader: one module a format; a report knows `Run` alone.

One that is as long as the run has ``pieces(run)``, which are written one by one, any other ``render(run)``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Run

__all__ = ["pieces"]


def pieces(module: str, run: Run, **options: Any) -> Iterator[str]:
    """Yield the text of *run* in the format of *module*, one of this folder, with the format's *options*."""
    report = import_module(f"{__name__}.{module}")
    if hasattr(report, "pieces"):
        return iter(report.pieces(run, **options))
    return iter((report.render(run, **options),))
