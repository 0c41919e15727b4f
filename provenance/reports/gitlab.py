"""GitLab's Code Quality report.

GitLab drops every item behind the first invalid one, and lets equal fingerprints overwrite each other: here
each item has all that the format asks for, and a fingerprint of its own.
Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from provenance.reports._clean import printable
from provenance.reports._listed import listed
from provenance.reports._places import place_of
from provenance.reports._tally import failing, fresh

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Finding, Level, Run

__all__ = ["pieces"]

_SEVERITIES: Final[dict[Level, str]] = {"error": "major", "warning": "minor", "note": "info"}


def pieces(run: Run) -> Iterator[str]:
    """Yield a JSON array with one item for each new finding; one that breaks a gate is critical."""
    return listed([], _items(run))


def _items(run: Run) -> Iterator[dict[str, Any]]:
    fails = failing(run)
    seen: dict[str, int] = {}
    for finding in fresh(run):
        place = place_of(run, finding)
        critical = finding.level == "error" and finding.fingerprint in fails
        yield {
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


def _fingerprint(finding: Finding, seen: dict[str, int]) -> str:
    n = seen.get(finding.fingerprint, 0)
    seen[finding.fingerprint] = n + 1
    return sha256(f"{finding.fingerprint}:{n}".encode()).hexdigest()[:32]
