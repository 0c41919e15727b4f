"""A table for spreadsheets, one finding a row, in which no cell can become a formula.

Source: RFC 4180, and https://owasp.org/www-community/attacks/CSV_Injection
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Final

from provenance.reports._clean import printable
from provenance.reports._places import place_of

if TYPE_CHECKING:
    from provenance.model import Run

__all__ = ["COLUMNS", "render"]

COLUMNS: Final = (
    "status",
    "level",
    "confidence",
    "code",
    "name",
    "article_id",
    "path",
    "line",
    "column",
    "text",
    "message",
    "evidence",
    "reason",
    "fingerprint",
)

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def render(run: Run) -> str:
    """Return every finding of the run, the accepted and the fixed ones too, under one line of names."""
    page = StringIO()
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in run.results:
        place = place_of(run, one)
        evidence = "; ".join(f"{place_of(run, other).shown} {other.caption}" for other in one.evidence)
        cells = (
            one.status,
            one.level,
            one.confidence,
            one.code,
            one.name,
            one.article_id,
            place.path,
            place.line,
            place.column,
            one.text,
            one.message,
            evidence,
            one.reason or "",
            one.fingerprint,
        )
        writer.writerow([_safe(cell) if isinstance(cell, str) else cell for cell in cells])
    return page.getvalue()


def _safe(cell: str) -> str:
    text = printable(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
