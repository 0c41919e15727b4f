"""From loaded tables to the verdict: run the rules, tell what is accepted from what is new, measure gates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from provenance.errors import RuleError
from provenance.model import Step
from provenance.pipeline.accepted import BASELINE, sidecars
from provenance.pipeline.since import since
from provenance.rules import Bodies, make_findings
from provenance.rules.acceptance import judge
from provenance.rules.baseline import Baseline, read_baseline
from provenance.rules.gates import measure
from provenance.tables import schema, to_arrow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.engines import Engine
    from provenance.model import Finding, Gate, Rule
    from provenance.pipeline.settings import Settings
    from provenance.rules.acceptance import Acceptance

__all__ = ["Verdict", "judged"]

_ABOUT_ACCEPTANCES: Final = re.compile(r"\b(?:FROM|JOIN)\s+acceptances\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the rules found, how each of them fared, whether the gates hold, and what was accepted."""

    results: tuple[Finding, ...]
    steps: tuple[Step, ...]
    gates: tuple[Gate, ...]
    acceptances: tuple[Acceptance, ...]


def judged(engine: Engine, rules: Sequence[Rule], settings: Settings, root: str) -> Verdict:
    """Evaluate *rules* on the tables of *engine*; *root* is the folder of the corpus, or nothing.

    The rules about acceptances run last, on what became of them. Raises `ConfigurationError` where a gate or
    an acceptance names no rule, or a file of acceptances is malformed.
    """
    bodies = Bodies(engine.articles)
    last = [rule for rule in rules if _ABOUT_ACCEPTANCES.search(rule.query)]
    first = [rule for rule in rules if rule not in last]
    found, steps = _evaluated(engine, first, bodies)
    acceptances = (*settings.accept, *(sidecars(Path(root)) if root and Path(root).is_dir() else ()))
    told = judge(
        found,
        acceptances=acceptances,
        baseline=_baseline(settings),
        where=settings.baseline.name if settings.baseline else BASELINE,
        rules=first,
        evaluated={step.rule for step in steps if step.outcome != "unevaluated"},
        today=settings.today,
    )
    if told.acceptances:
        engine.load("acceptances", to_arrow(schema("acceptances"), told.acceptances))
    more, more_steps = _evaluated(engine, last, bodies)
    results = [*told.findings, *more]
    if settings.since is not None:
        results = since(settings.since, results, engine, root)
    results.sort(key=lambda one: (one.path or one.article_id, one.start, one.stop, one.code, one.fingerprint))
    number = engine.rows("SELECT count(*) AS n FROM articles")[0]["n"]
    gates = measure(results, limits=settings.gates, fail_on=settings.fail_on, articles=number)
    ordered = sorted([*steps, *more_steps], key=lambda step: step.rule)
    return Verdict(results=tuple(results), steps=tuple(ordered), gates=gates, acceptances=acceptances)


def _evaluated(engine: Engine, rules: Sequence[Rule], bodies: Bodies) -> tuple[list[Finding], list[Step]]:
    results: list[Finding] = []
    steps: list[Step] = []
    for rule in rules:
        try:
            engine.options(rule.options)
            found = make_findings(rule, engine.rows(_asked(rule)), bodies)
        except RuleError as error:
            steps.append(Step(rule=rule.code, outcome="unevaluated", reason=str(error)))
            continue
        results += found
        steps.append(Step(rule=rule.code, outcome="fail" if found else "pass", findings=len(found)))
    return results, steps


def _asked(rule: Rule) -> str:
    """Return the query as the part of another, so that it is one query and changes nothing."""
    return f"SELECT * FROM ({rule.query.rstrip().rstrip(';')}\n) AS found"


def _baseline(settings: Settings) -> Baseline:
    return read_baseline(settings.baseline) if settings.baseline else Baseline()
