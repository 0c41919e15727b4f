"""One finding a line, each a JSON object: for jq, DuckDB, pandas and log shippers.

The columns are those of `provenance.model.Finding`, with ``evidence`` as a list of places.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from provenance.reports._clean import well_formed
from provenance.reports._places import Places

if TYPE_CHECKING:
    from provenance.model import Evidence, Finding, Run

__all__ = ["render"]


def render(run: Run) -> str:
    """Return every finding of the run, the accepted and the fixed ones too."""
    places = Places(run)
    lines = (json.dumps(_finding(one, places), ensure_ascii=False) for one in run.results)
    return well_formed("".join(f"{line}\n" for line in lines))


def _finding(one: Finding, places: Places) -> dict[str, Any]:
    return {
        "code": one.code,
        "name": one.name,
        "level": one.level,
        "confidence": one.confidence,
        "status": one.status,
        "message": one.message,
        **_place(one, places),
        "evidence": [{"caption": other.caption, **_place(other, places)} for other in one.evidence],
        "reason": one.reason,
        "fingerprint": one.fingerprint,
        "details": dict(one.details),
    }


def _place(one: Finding | Evidence, places: Places) -> dict[str, Any]:
    place = places.of(one)
    return {
        "article_id": one.article_id,
        "path": place.path,
        "start": one.start,
        "stop": one.stop,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "text": one.text,
    }
