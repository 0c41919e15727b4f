"""What a build server is told while the audit runs there: annotations, and a summary of the job."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from provenance.cli._printing import echo

if TYPE_CHECKING:
    from provenance.pipeline import AuditRun

__all__ = ["SERVERS", "tell"]

SERVERS: Final = ("auto", "github", "azure", "none")
_SUMMARY: Final = "GITHUB_STEP_SUMMARY"


def tell(run: AuditRun, server: str, printed: str) -> None:
    """Annotate on the error stream, unless that is what was *printed*, and write the job's summary."""
    name = _found() if server == "auto" else server
    if name not in ("github", "azure"):
        return
    if printed != name:
        echo(run.pieces(name), err=True)
    summary = os.environ.get(_SUMMARY)
    if name == "github" and summary:
        with Path(summary).open("a", encoding="utf-8", newline="\n") as page:
            page.write(run.render("markdown"))


def _found() -> str:
    if os.environ.get("GITHUB_ACTIONS") == "true":
        return "github"
    return "azure" if os.environ.get("TF_BUILD") else "none"
