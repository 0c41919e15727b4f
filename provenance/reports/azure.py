"""Azure Pipelines logging commands.

Source: https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.reports._clean import printable, visible
from provenance.reports._places import place_of
from provenance.reports._tally import fresh, sentence, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Level, Run

__all__ = ["pieces"]

# Azure knows two levels: a note is shown as a warning.
_TYPES: Final[dict[Level, str]] = {"error": "error", "warning": "warning", "note": "warning"}
_ESCAPES: Final = {"%": "%AZP25", "\r": "%0D", "\n": "%0A", ";": "%3B", "]": "%5D"}
_TABLE: Final = str.maketrans(_ESCAPES)


def pieces(run: Run) -> Iterator[str]:
    """Yield the new findings, one logging command a line, and the outcome where the run failed."""
    for finding in fresh(run):
        place = place_of(run, finding)
        properties = {
            "type": _TYPES[finding.level],
            "sourcepath": visible(place.path),
            "linenumber": str(place.line),
            "columnnumber": str(place.column),
            "code": finding.code,
        }
        told = "".join(f"{name}={value.translate(_TABLE)};" for name, value in properties.items())
        yield f"##vso[task.logissue {told}]{_message(finding.message)}\n"
    fails = verdict(run)
    if fails:
        yield f"##vso[task.complete result=Failed;]{_message('; '.join([sentence(run), *fails]))}\n"


def _message(text: str) -> str:
    return printable(text).translate(_TABLE)
