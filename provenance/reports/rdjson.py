"""Reviewdog's diagnostic format, which many code hosts' review bots take.

Source: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from provenance.reports._clean import printable
from provenance.reports._listed import listed
from provenance.reports._places import place_of
from provenance.reports._tally import fresh
from provenance.text import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Evidence, Finding, Level, Run

__all__ = ["pieces"]

_SEVERITIES: Final[dict[Level, str]] = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def pieces(run: Run) -> Iterator[str]:
    """Yield one JSON object with a diagnostic for each new finding and the places of its evidence."""
    frame: dict[str, Any] = {"source": {"name": "provenance"}, "diagnostics": []}
    return listed(frame, (_diagnostic(run, finding) for finding in fresh(run)))


def _diagnostic(run: Run, finding: Finding) -> dict[str, Any]:
    return {
        "message": printable(finding.message),
        "location": _location(run, finding),
        "severity": _SEVERITIES[finding.level],
        "code": {"value": finding.code},
        "related_locations": [
            {"message": printable(one.caption), "location": _location(run, one)} for one in finding.evidence
        ],
    }


def _location(run: Run, at: Finding | Evidence) -> dict[str, Any]:
    """Return path and range; the format counts columns in bytes of UTF-8, so long lines are told without."""
    place = place_of(run, at)
    start: dict[str, int] = {"line": place.line}
    end: dict[str, int] = {"line": place.end_line}
    # ``before`` is clipped: behind a longer line's clip the bytes before the place are not known.
    if at.column == len(at.before) + 1:
        start["column"] = _bytes(at.before) + 1
        last = list(lines(at.text))[-1].of(at.text)
        end["column"] = _bytes(last) + (start["column"] if place.line == place.end_line else 1)
    return {"path": place.path, "range": {"start": start, "end": end}}


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
