"""The review report as a folder of files: for large runs, and for servers that forbid inline scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.errors import UsageError
from provenance.reports.html import write_directory

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.model import Run
    from provenance.reports.html.policy import Embed

__all__ = ["render", "write"]


def render(run: Run) -> str:
    """Refuse: a folder cannot be printed."""
    raise UsageError("a folder is written, not printed", found=run.corpus, tip="-o html-dir=FOLDER")


def write(run: Run, target: Path, *, embed: Embed = "snippet", redact: bool = False) -> Path:
    """Write the report into the folder *target* and return its first page."""
    return write_directory(run, target, embed=embed, redact=redact)
