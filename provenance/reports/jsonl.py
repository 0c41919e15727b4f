"""One finding a line, each the object that it is in the JSON report: for jq, DuckDB, pandas, log shippers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from provenance.reports._clean import escaped
from provenance.reports.json import finding_object

if TYPE_CHECKING:
    from provenance.model import Run

__all__ = ["render"]


def render(run: Run) -> str:
    """Return every finding of the run, the accepted and the fixed ones too."""
    objects = (finding_object(run, one) for one in run.results)
    return escaped("".join(f"{json.dumps(one, ensure_ascii=False, allow_nan=False)}\n" for one in objects))
