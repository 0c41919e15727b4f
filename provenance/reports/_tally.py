"""What a run comes to: how many findings of which sort, and which gates they break."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from provenance.model import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.model import Finding, Gate, Run

__all__ = ["amount", "failing", "fresh", "limit", "sentence", "verdict", "worst_first"]


def fresh(run: Run) -> tuple[Finding, ...]:
    """Return what the run found and nobody has accepted yet."""
    return tuple(finding for finding in run.results if finding.status == "new")


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Sort by level, then by confidence; the order of the run decides between equals."""
    confidences = {"high": 0, "medium": 1, "low": 2}
    return sorted(findings, key=lambda one: (LEVELS.index(one.level), confidences[one.confidence]))


def failing(run: Run) -> frozenset[str]:
    """Return the fingerprints of the new findings that count towards a broken gate."""
    own = [gate for gate in run.gates if not gate.of_level]
    levels = [gate for gate in run.gates if gate.of_level]
    bad: set[str] = set()
    for one in fresh(run):
        mine = [gate for gate in own if gate.names(one)] or [gate for gate in levels if gate.names(one)]
        if not all(gate.ok for gate in mine):
            bad.add(one.fingerprint)
    return frozenset(bad)


def amount(number: int, thing: str) -> str:
    """Write a number with its noun: ``1 error``, ``2 errors``."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def limit(gate: Gate, value: float) -> str:
    """Write a limit of a gate, or what a run has of it, as a count or as a share of the articles."""
    return f"{value:.2%} of articles" if gate.share else f"{value:,.0f}"


def sentence(run: Run) -> str:
    """Tell the run in one line: what was audited and what was found."""
    levels = Counter(finding.level for finding in fresh(run))
    found = ", ".join(amount(levels[level], level) for level in LEVELS if levels[level])
    known = Counter(finding.status for finding in run.results)
    others = [f"{known[status]:,} {status}" for status in ("accepted", "fixed") if known[status]]
    audited = f"{amount(len(run.articles), 'article')}, {amount(len(run.steps), 'rule')}"
    return f"{audited}: {found or 'nothing found'}{''.join(f'; {other}' for other in others)}"


def verdict(run: Run) -> Sequence[str]:
    """Name what fails the run, one line each: broken gates, and rules that could not be evaluated."""
    gates = [
        f"gate {gate.name}: {limit(gate, gate.actual)}, at most {limit(gate, gate.limit)}"
        for gate in run.gates
        if not gate.ok
    ]
    steps = [
        f"{step.rule} could not be evaluated: {step.reason or 'no reason given'}"
        for step in run.steps
        if step.outcome == "unevaluated"
    ]
    return [*gates, *steps]
