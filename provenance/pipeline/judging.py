"""From loaded tables to the verdict: run the rules, tell what is accepted from what is new, measure gates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from provenance.errors import RuleError
from provenance.model import Step
from provenance.pipeline.accepted import BASELINE, sidecars
from provenance.pipeline.progress import Progress, silent
from provenance.pipeline.since import since
from provenance.rules import Bodies, Ordered, make_findings
from provenance.rules.acceptance import Judge
from provenance.rules.baseline import Baseline, read_baseline
from provenance.rules.gates import measure
from provenance.tables import schema, to_arrow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from provenance.engines import Engine
    from provenance.model import Finding, Gate, Rule
    from provenance.pipeline.settings import Settings
    from provenance.rules.acceptance import Acceptance

__all__ = ["Verdict", "judged"]

_ABOUT_ACCEPTANCES: Final = re.compile(r"\b(?:FROM|JOIN)\s+acceptances\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the rules found, how each of them fared, whether the gates hold, and what was accepted."""

    results: Sequence[Finding]
    steps: tuple[Step, ...]
    gates: tuple[Gate, ...]
    acceptances: tuple[Acceptance, ...]


def judged(
    engine: Engine,
    rules: Sequence[Rule],
    settings: Settings,
    root: str,
    progress: Callable[[Progress], None] = silent,
) -> Verdict:
    """Evaluate *rules* on the tables of *engine*; *root* is the folder of the corpus, or nothing.

    The rules about acceptances run last, on what became of them. Raises `ConfigurationError` where a gate or
    an acceptance names no rule, or a file of acceptances is malformed.
    """
    bodies = Bodies(engine.articles)
    last = [rule for rule in rules if _ABOUT_ACCEPTANCES.search(rule.query)]
    first = [rule for rule in rules if rule not in last]
    acceptances = (*settings.accept, *(sidecars(Path(root)) if root and Path(root).is_dir() else ()))
    judge = Judge(acceptances, _baseline(settings), settings.today)
    asked = since(settings.since, engine, root) if settings.since is not None else _everything
    results: Ordered[Finding] = Ordered(_place)
    steps: list[Step] = []
    for rule in first:
        progress(Progress(stage="rules", done=len(steps), total=len(rules)))
        step, found = _evaluated(engine, rule, bodies)
        steps.append(step)
        _take(map(judge.judged, found), asked, results)
    known = {step.rule for step in steps if step.outcome != "unevaluated"}
    _take(judge.fixed([rule for rule in first if rule.code in known]), asked, results)
    rows = list(judge.acceptances(first, settings.baseline.name if settings.baseline else BASELINE))
    if rows:
        engine.load("acceptances", to_arrow(schema("acceptances"), rows))
    for rule in last:
        step, found = _evaluated(engine, rule, bodies)
        steps.append(step)
        _take(found, asked, results)
    progress(Progress(stage="rules", done=len(steps), total=len(rules)))
    number = engine.rows("SELECT count(*) AS n FROM articles")[0]["n"]
    found = results.sequence()
    gates = measure(found, limits=settings.gates, fail_on=settings.fail_on, articles=number)
    ordered = sorted(steps, key=lambda step: step.rule)
    return Verdict(results=found, steps=tuple(ordered), gates=gates, acceptances=acceptances)


def _everything(_: Finding) -> bool:
    return True


def _place(one: Finding) -> tuple[str, int, int, str, str]:
    return one.path or one.article_id, one.start, one.stop, one.code, one.fingerprint


def _take(found: Iterable[Finding], asked: Callable[[Finding], bool], results: Ordered[Finding]) -> None:
    for one in found:
        if asked(one):
            results.add(one)


def _evaluated(engine: Engine, rule: Rule, bodies: Bodies) -> tuple[Step, Iterable[Finding]]:
    """Return how the rule fared and all that it found: nothing where it could not be evaluated."""
    found: Ordered[Finding] = Ordered(_place)
    try:
        engine.options(rule.options)
        for one in make_findings(rule, engine.stream(_asked(rule)), bodies):
            found.add(one)
    except RuleError as error:
        return Step(rule=rule.code, outcome="unevaluated", reason=str(error)), ()
    return Step(rule=rule.code, outcome="fail" if found else "pass", findings=len(found)), found


def _asked(rule: Rule) -> str:
    """Return the query as the part of another, so that it is one query and changes nothing."""
    return f"SELECT * FROM ({rule.query.rstrip().rstrip(';')}\n) AS found"


def _baseline(settings: Settings) -> Baseline:
    return read_baseline(settings.baseline) if settings.baseline else Baseline()
