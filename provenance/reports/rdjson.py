"""Reviewdog's diagnostic format, which many code hosts' review bots take.

Source: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from provenance.reports._clean import printable
from provenance.reports._places import Places
from provenance.reports._tally import fresh

if TYPE_CHECKING:
    from provenance.model import Evidence, Finding, Level, Run

__all__ = ["render"]

_SEVERITIES: Final[dict[Level, str]] = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def render(run: Run) -> str:
    """Return one JSON object with a diagnostic for each new finding and the places of its evidence."""
    places = Places(run)
    result = {
        "source": {"name": "provenance"},
        "diagnostics": [_diagnostic(finding, places) for finding in fresh(run)],
    }
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(finding: Finding, places: Places) -> dict[str, Any]:
    return {
        "message": printable(finding.message),
        "location": _location(finding, places),
        "severity": _SEVERITIES[finding.level],
        "code": {"value": finding.code},
        "related_locations": [
            {"message": printable(one.caption), "location": _location(one, places)}
            for one in finding.evidence
        ],
    }


def _location(one: Finding | Evidence, places: Places) -> dict[str, Any]:
    """Return path and range; the format counts its columns in bytes of UTF-8."""
    place = places.of(one)

    def point(line: int, column: int) -> dict[str, int]:
        return {"line": line, "column": places.bytes_into_line(one.article_id, line, column)}

    return {
        "path": place.path,
        "range": {
            "start": point(place.line, place.column),
            "end": point(place.end_line, place.end_column),
        },
    }
