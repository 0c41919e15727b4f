"""The review report: one HTML page, or a folder of files, in which an editor works through the findings.

The page asks nothing of any network and runs nothing but its own script, which a strict content security
policy holds. It is the same for the same run, byte for byte.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.errors import UsageError
from provenance.reports.html.folder import write_files
from provenance.reports.html.page import single_page
from provenance.reports.html.policy import policy
from provenance.reports.html.view import View

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.model import Run
    from provenance.reports.html.policy import Embed

__all__ = ["FINDINGS", "SIZE", "render", "write", "write_directory"]

FINDINGS: Final = 20_000
"""With more findings than this `write` makes a folder."""
SIZE: Final = 10_000_000
"""A page of more bytes than this becomes a folder too."""


def render(run: Run, *, embed: Embed = "snippet", redact: bool = False) -> str:
    """Return the report as one page that needs no other file.

    ``embed`` says how much of the articles it carries: ``snippet`` (at most 40 words an excerpt), ``full`` or
    ``none``. ``redact`` masks the names of people in everything shown; ids and paths of articles are kept.
    Raises `UsageError` for any other ``embed``.
    """
    return single_page(_view(run, embed=embed, redact=redact))


def write_directory(run: Run, folder: Path, *, embed: Embed = "snippet", redact: bool = False) -> Path:
    """Write the report as a folder of files and return its first page, ``index.html``.

    It opens from the disk, and under a server whose policy forbids inline scripts.
    """
    return write_files(_view(run, embed=embed, redact=redact), folder)


def write(run: Run, target: Path, *, embed: Embed = "snippet", redact: bool = False) -> Path:
    """Write the report to *target* and return the page to open.

    A run of more than `FINDINGS` findings, or a page of more than `SIZE` bytes, is written as a folder beside
    *target*, of the same name without the ending.
    """
    folder = target.with_suffix("")
    if len(run.results) > FINDINGS:
        return write_directory(run, folder, embed=embed, redact=redact)
    page = render(run, embed=embed, redact=redact)
    if len(page.encode()) > SIZE:
        return write_directory(run, folder, embed=embed, redact=redact)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page, encoding="utf-8", newline="\n")
    return target


def _view(run: Run, *, embed: Embed, redact: bool) -> View:
    if embed not in ("snippet", "full", "none"):
        raise UsageError("this is no embedding policy", found=str(embed), tip="one of snippet, full, none")
    return View(run, policy(run, embed=embed, redact=redact))
