"""What a run comes to: how many findings of which sort, and which gates they break."""

from __future__ import annotations

from collections import Counter
from heapq import nsmallest
from typing import TYPE_CHECKING

from provenance.model import CONFIDENCES, LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.model import Finding, Gate, Level, Run, Status

__all__ = [
    "amount",
    "counted",
    "failing",
    "fresh",
    "limit",
    "sentence",
    "verdict",
    "worst_first",
    "worst_of_each",
]


def fresh(run: Run) -> Iterator[Finding]:
    """Yield what the run found and nobody has accepted yet."""
    return (finding for finding in run.results if finding.status == "new")


def counted(run: Run) -> tuple[Counter[Level], Counter[Status]]:
    """Count the new findings by their level, and all by their status."""
    levels: Counter[Level] = Counter()
    known: Counter[Status] = Counter()
    for one in run.results:
        known[one.status] += 1
        levels[one.level] += one.status == "new"
    return levels, known


def worst_first(findings: Iterable[Finding], most: int | None = None) -> list[Finding]:
    """Sort by level, then by confidence, equals in their order; keep no more than *most* where told."""
    return sorted(findings, key=_gravity) if most is None else nsmallest(most, findings, key=_gravity)


def worst_of_each(findings: Iterable[Finding], most: int) -> tuple[list[Finding], int]:
    """Return, the worst first, *most* of each level and confidence, and how many *findings* there were."""
    kept: dict[tuple[int, int], list[Finding]] = {}
    number = 0
    for one in findings:
        number += 1
        equals = kept.setdefault(_gravity(one), [])
        if len(equals) < most:
            equals.append(one)
    return [one for gravity in sorted(kept) for one in kept[gravity]], number


def _gravity(one: Finding) -> tuple[int, int]:
    return LEVELS.index(one.level), CONFIDENCES.index(one.confidence)


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
    levels, known = counted(run)
    found = ", ".join(amount(levels[level], level) for level in LEVELS if levels[level])
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
