"""The report as a folder: a page, a style sheet, a script, and the data in files that are scripts.

A page opened from the disk may not fetch; it may load scripts, so each data file is one call.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from provenance.reports.html.assets import script, style
from provenance.reports.html.page import folder_page, packed

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.reports.html.view import View

__all__ = ["write_files"]

_CHUNK: Final = 10_000


def write_files(view: View, folder: Path) -> Path:
    """Write everything below *folder* and return the page; files of an earlier report are replaced."""
    document = view.document()
    findings = document.pop("findings")
    assets, data = folder / "assets", folder / "data"
    for one in (assets, data):
        one.mkdir(parents=True, exist_ok=True)
    for old in data.glob("*.js"):
        old.unlink()
    names = ["data/run.js"]
    _write(data / "run.js", document)
    for n, first in enumerate(range(0, len(findings), _CHUNK), start=1):
        names.append(f"data/findings-{n:04}.js")
        _write(data / f"findings-{n:04}.js", findings[first : first + _CHUNK])
    (assets / "app.css").write_text(style(), encoding="utf-8", newline="\n")
    (assets / "app.js").write_text(script(), encoding="utf-8", newline="\n")
    page = folder / "index.html"
    page.write_text(folder_page(view, names), encoding="utf-8", newline="\n")
    return page


def _write(path: Path, document: Any) -> None:
    text = packed(json.dumps(document, ensure_ascii=True, separators=(",", ":")))
    path.write_text(f'(globalThis.provenanceData ??= []).push("{text}");\n', encoding="ascii", newline="\n")
