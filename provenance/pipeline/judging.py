"""From loaded tables to the verdict: run the rules, tell what is accepted from what is new, measure gates."""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
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
from provenance.rules.frozen import frozen, thawed
from provenance.rules.gates import measure
from provenance.tables import schema, to_arrow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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


@contextmanager
def _spared() -> Iterator[None]:
    """Let the collector pass over what lives already: findings set it off often, and leave no cycles."""
    ours = not gc.get_freeze_count()
    if ours:
        gc.freeze()
    try:
        yield
    finally:
        if ours:
            gc.unfreeze()


@_spared()
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
    results: Ordered[Finding] = Ordered(_place, frozen, thawed)
    steps: list[Step] = []
    for rule in first:
        progress(Progress(stage="rules", done=len(steps), total=len(rules)))
        steps.append(_evaluated(engine, rule, bodies, _Told(results, asked, judge.judged)))
    known = {step.rule for step in steps if step.outcome != "unevaluated"}
    told = _Told(results, asked)
    for one in judge.fixed([rule for rule in first if rule.code in known]):
        told.add(one)
    rows = list(judge.acceptances(first, settings.baseline.name if settings.baseline else BASELINE))
    if rows:
        engine.load("acceptances", to_arrow(schema("acceptances"), rows))
    steps += [_evaluated(engine, rule, bodies, told) for rule in last]
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


def _as_found(one: Finding) -> Finding:
    return one


@dataclass(frozen=True, slots=True)
class _Told:
    """Where findings go: judged, and only those that were asked for."""

    results: Ordered[Finding]
    asked: Callable[[Finding], bool]
    judged: Callable[[Finding], Finding] = _as_found

    def add(self, one: Finding) -> None:
        told = self.judged(one)
        if self.asked(told):
            self.results.add(told)


def _evaluated(engine: Engine, rule: Rule, bodies: Bodies, told: _Told) -> Step:
    """Tell all that the rule finds, or nothing where it cannot be evaluated; return how it fared."""
    before, number = told.results.mark(), 0
    try:
        engine.options(rule.options)
        for one in make_findings(rule, engine.found(rule.query.rstrip().rstrip(";")), bodies):
            told.add(one)
            number += 1
    except RuleError as error:
        told.results.reset(before)
        return Step(rule=rule.code, outcome="unevaluated", reason=str(error))
    return Step(rule=rule.code, outcome="fail" if number else "pass", findings=number)


def _baseline(settings: Settings) -> Baseline:
    return read_baseline(settings.baseline) if settings.baseline else Baseline()
