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
    from collections.abc import Iterator

    from provenance.model import Finding, Run

__all__ = ["COLUMNS", "pieces"]

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


def pieces(run: Run) -> Iterator[str]:
    """Yield every finding of the run, the accepted and the fixed ones too, under one line of names."""
    yield _line(COLUMNS)
    for one in run.results:
        yield _line(_cells(run, one))


def _line(cells: tuple[str | int, ...]) -> str:
    page = StringIO()
    row = [_safe(cell) if isinstance(cell, str) else cell for cell in cells]
    csv.writer(page, lineterminator="\r\n").writerow(row)
    return page.getvalue()


def _cells(run: Run, one: Finding) -> tuple[str | int, ...]:
    place = place_of(run, one)
    evidence = "; ".join(f"{place_of(run, other).shown} {other.caption}" for other in one.evidence)
    return (
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


def _safe(cell: str) -> str:
    text = printable(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
