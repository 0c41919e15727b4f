"""GitLab's Code Quality report.

GitLab drops every item behind the first invalid one, and lets equal fingerprints overwrite each other: here
each item has all that the format asks for, and a fingerprint of its own.
Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from provenance.reports._clean import escaped, printable
from provenance.reports._places import place_of
from provenance.reports._tally import failing, fresh

if TYPE_CHECKING:
    from provenance.model import Finding, Level, Run

__all__ = ["render"]

_SEVERITIES: Final[dict[Level, str]] = {"error": "major", "warning": "minor", "note": "info"}


def render(run: Run) -> str:
    """Return a JSON array with one item for each new finding; one that breaks a gate is critical."""
    fails = failing(run)
    seen: dict[str, int] = {}
    items: list[dict[str, Any]] = []
    for finding in fresh(run):
        place = place_of(run, finding)
        critical = finding.level == "error" and finding.fingerprint in fails
        items.append(
            {
                "description": printable(finding.message) or finding.name,
                "check_name": f"{finding.code} {finding.name}",
                "fingerprint": _fingerprint(finding, seen),
                "severity": "critical" if critical else _SEVERITIES[finding.level],
                "location": {
                    "path": place.path,
                    "positions": {
                        "begin": {"line": place.line, "column": place.column},
                        "end": {"line": place.end_line, "column": place.end_column},
                    },
                },
            }
        )
    return escaped(json.dumps(items, ensure_ascii=False, indent=2)) + "\n"


def _fingerprint(finding: Finding, seen: dict[str, int]) -> str:
    n = seen.get(finding.fingerprint, 0)
    seen[finding.fingerprint] = n + 1
    return sha256(f"{finding.fingerprint}:{n}".encode()).hexdigest()[:32]
