"""For the terminal: every finding with its place, an excerpt and carets, and what else shows it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

import click

from provenance.model import LEVELS
from provenance.reports._tally import counted, fresh, limit
from provenance.reports._terminal import clean, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Evidence, Finding, Gate, Run

__all__ = ["pieces", "summary"]

_COLOURS: Final = {"error": "red", "warning": "yellow", "note": "cyan"}
_SIDE: Final = 48
_MARKED: Final = 60


def pieces(run: Run, *, colour: bool = False) -> Iterator[str]:
    """Yield every finding that nobody has accepted, and the summary; *colour* adds ANSI colours."""
    told = chain((f"{_finding(run, one)}\n" for one in fresh(run)), map(summary, (run,)))
    return told if colour else map(click.unstyle, told)


def _finding(run: Run, one: Finding) -> str:
    code = click.style(one.code, fg=_COLOURS[one.level], bold=True)
    state = f" · {clean(one.reason)}" if one.reason else ""
    head = f"{code} {clean(one.message)} {click.style(f'[{one.name}]', dim=True)} {one.level}{state}\n"
    places = f"{_place(run, one, '-->')}{_excerpt(one, '^')}"
    return head + places + "".join(_evidence(run, place) for place in one.evidence)


def _evidence(run: Run, place: Evidence) -> str:
    return f"{_place(run, place, ':::', clean(place.caption))}{_excerpt(place, '-')}"


def _place(run: Run, at: Finding | Evidence, arrow: str, caption: str = "") -> str:
    where = click.style(f"{clean(run.place(at))}:{at.line}:{at.column}", bold=True)
    return f" {click.style(arrow, fg='blue')} {where}{f'  {caption}' if caption else ''}\n"


def _excerpt(at: Finding | Evidence, mark: str) -> str:
    """Show the line around the place, clipped, with marks under the place; nothing for a whole article."""
    if not at.text.strip():
        return ""
    first = at.text.splitlines()[0]
    clipped = len(first) < len(at.text) or len(first) > _MARKED
    shown = clean(first[:_MARKED]) + ("…" if clipped else "")
    before = clean(at.before[-_SIDE:])
    before = ("…" if len(at.before) > _SIDE or at.column > len(at.before) + 1 else "") + before
    after = "" if clipped else clean(at.after[:_SIDE]) + ("…" if len(at.after) > _SIDE else "")
    bar = click.style("|", fg="blue")
    marks = click.style(mark * width(shown), fg="red" if mark == "^" else "blue")
    return f"  {bar} {before}{shown}{after}\n  {bar} {' ' * width(before)}{marks}\n"


def summary(run: Run) -> str:
    """Say in two or three lines what was audited, what was found, and whether the gates hold."""
    counts, known = counted(run)
    found = ", ".join(_number(counts[level], level) for level in LEVELS if counts[level]) or "no findings"
    found += "".join(f"; {known[status]:,} {status}" for status in ("accepted", "fixed") if known[status])
    said = f"Audited {_number(len(run.articles), 'article')} by {_number(len(run.rules), 'rule')}: {found}.\n"
    for step in run.steps:
        if step.outcome == "unevaluated":
            said += f"{click.style('Not evaluated', fg='red')}: {step.rule}: {clean(step.reason or '')}\n"
    return said + "".join(_gate(gate) for gate in run.gates)


def _gate(gate: Gate) -> str:
    verdict = click.style("passed", fg="green") if gate.ok else click.style("failed", fg="red")
    return (
        f"Gate {verdict}: {gate.name} at most {limit(gate, gate.limit)}, found {limit(gate, gate.actual)}.\n"
    )


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
