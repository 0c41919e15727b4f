"""GitHub Actions workflow commands, which annotate a pull request.

GitHub shows ten annotations of each level for one step, so the roll-up comes first and the gravest follow.
Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.reports._clean import printable, visible
from provenance.reports._places import place_of
from provenance.reports._tally import fresh, sentence, verdict, worst_of_each

if TYPE_CHECKING:
    from provenance.model import Finding, Level, Run
    from provenance.reports._places import Place

__all__ = ["SHOWN", "render"]

SHOWN: Final = 10
"""How many annotations of one level GitHub keeps for one step."""

_COMMANDS: Final[dict[Level, str]] = {"error": "error", "warning": "warning", "note": "notice"}


def render(run: Run) -> str:
    """Return the roll-up and the gravest new findings, one workflow command a line."""
    rolled_up = "notice" if run.ok and not verdict(run) else "error"
    room: dict[str, int] = dict.fromkeys(_COMMANDS.values(), SHOWN)
    room[rolled_up] -= 1
    lines: list[str] = []
    chosen, number = worst_of_each(fresh(run), SHOWN)
    for finding in chosen:
        command = _COMMANDS[finding.level]
        if room[command]:
            room[command] -= 1
            lines.append(_annotation(command, finding, place_of(run, finding)))
    left = number - len(lines)
    told = [sentence(run), *verdict(run), *([f"{left:,} more are not annotated here"] if left else [])]
    head = f"::{rolled_up} title=provenance::{_data(chr(10).join(map(printable, told)))}"
    return "".join(f"{line}\n" for line in [head, *lines])


def _annotation(command: str, finding: Finding, place: Place) -> str:
    properties: dict[str, str | int] = {
        "title": f"{finding.code} {finding.name}",
        "file": visible(place.path),
        "line": place.line,
        "endLine": place.end_line,
    }
    # Columns mean something to GitHub only within one line.
    if place.line == place.end_line:
        properties |= {"col": place.column, "endColumn": place.end_column}
    told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{command} {told}::{_data(printable(finding.message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
