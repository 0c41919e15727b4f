"""One finding a line, each the object that it is in the JSON report: for jq, DuckDB, pandas, log shippers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from provenance.reports._clean import escaped
from provenance.reports.json import finding_object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Run

__all__ = ["pieces"]


def pieces(run: Run) -> Iterator[str]:
    """Yield every finding of the run, the accepted and the fixed ones too, a line each."""
    for one in run.results:
        written = json.dumps(finding_object(run, one), ensure_ascii=False, allow_nan=False)
        yield escaped(f"{written}\n")
