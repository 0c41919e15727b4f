"""The rules of a run as the page tells them: the same text that `explain` prints, and what became of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provenance.model import LEVELS
from provenance.reports.html.markdown import document

if TYPE_CHECKING:
    from provenance.model import Finding, Rule, Run

__all__ = ["rule_numbers", "rule_rows"]


def rule_numbers(run: Run) -> dict[str, int]:
    """Give each rule its number, in the order of the codes; those that only findings name have one too."""
    codes = sorted({rule.code for rule in run.rules} | {finding.code for finding in run.results})
    return {code: number for number, code in enumerate(codes)}


def rule_rows(run: Run) -> list[dict[str, Any]]:
    """Return the rules in the order of their numbers."""
    rules = {rule.code: rule for rule in run.rules}
    steps = {step.rule: step for step in run.steps}
    nameless = {finding.code: finding for finding in run.results if finding.code not in rules}
    rows = []
    for code in rule_numbers(run):
        rule = rules.get(code)
        row = _told(rule) if rule else _untold(nameless[code])
        step = steps.get(code) or steps.get(row["name"])
        row["outcome"] = step.outcome if step else ""
        row["why"] = (step.reason if step else None) or ""
        rows.append(row)
    return rows


def _told(rule: Rule) -> dict[str, Any]:
    shown = any(one.news.strip() in rule.documentation for one in rule.examples)
    return {
        "code": rule.code,
        "name": rule.name,
        "summary": rule.summary,
        "level": LEVELS.index(rule.level),
        "confidence": rule.confidence,
        "since": rule.since,
        "document": document(rule.documentation),
        "options": [[name, value] for name, value in rule.options.items()],
        "examples": [] if shown else [[one.kind, one.news, list(one.found)] for one in rule.examples],
        "query": rule.query.strip(),
    }


def _untold(finding: Finding) -> dict[str, Any]:
    """Tell as much of a rule as one of its findings knows: the contracts' rules have no file."""
    return {
        "code": finding.code,
        "name": finding.name,
        "summary": "",
        "level": LEVELS.index(finding.level),
        "confidence": finding.confidence,
        "since": "",
        "document": [],
        "options": [],
        "examples": [],
        "query": "",
    }
