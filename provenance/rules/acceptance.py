"""Findings that somebody has accepted, told apart from new ones; no article is ever changed for it.

An acceptance stands in the configuration, in a file beside the article, or, for one single finding, in the
baseline. It has a reason, and may expire. One that fits nothing, and one that has expired, is a row of the
table ``acceptances``, which the rules about acceptances read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Literal

from provenance.model import Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from provenance.model import Rule
    from provenance.rules.baseline import Baseline, Decision

__all__ = ["Acceptance", "Judged", "State", "judge"]

State = Literal["used", "unused", "expired", "idle"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """Some findings of some articles that are as they should be.

    ``article`` is an article's id or path, or a pattern of either; ``rule`` a code, a family or a name;
    ``where`` the file that says so; ``expires`` the last day on which it holds.
    """

    article: str
    rule: str
    reason: str
    where: str
    expires: str | None = None

    def covers(self, finding: Finding) -> bool:
        """Say whether the finding is among those accepted."""
        if self.rule not in ("ALL", finding.name) and not finding.code.startswith(self.rule):
            return False
        return any(fnmatchcase(name, self.article) for name in (finding.article_id, finding.path or ""))

    def concerns(self, rules: Sequence[Rule]) -> bool:
        """Say whether any of *rules* could find what is accepted."""
        return any(self.rule in ("ALL", one.name) or one.code.startswith(self.rule) for one in rules)


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptanceRow:
    """A row of the table ``acceptances``; the article's id is the table's key."""

    path: str
    rule: str
    reason: str
    expires: str | None
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The findings with their status, those that were fixed, and what became of each acceptance."""

    findings: tuple[Finding, ...]
    acceptances: tuple[tuple[str, AcceptanceRow], ...]


def judge(
    findings: Sequence[Finding],
    *,
    acceptances: Sequence[Acceptance],
    baseline: Baseline,
    where: str,
    rules: Sequence[Rule],
    evaluated: Collection[str],
    today: str | None,
) -> Judged:
    """Tell accepted findings from new ones, and add those that the baseline knew and that are fixed.

    *rules* are those of the run, *evaluated* the codes of those that could be; a decision about any other is
    left alone. *today*, in ISO 8601, is the day on which expiry is judged; without one nothing expires.
    """
    decisions = baseline.by_id()
    uses = dict.fromkeys(acceptances, 0)
    judged = [_judged(one, acceptances, decisions, uses, today) for one in findings]
    found = {one.fingerprint for one in findings}
    known = {rule.code: rule for rule in rules if rule.code in evaluated}
    gone = [one for one in baseline.decisions if one.id not in found and one.rule in known]
    fixed = [_fixed(one, known[one.rule]) for one in gone]
    rows = [(one.article, _row(one, _state(one, uses[one], rules, today))) for one in acceptances]
    rows += [
        (
            one.article,
            AcceptanceRow(path=where, rule=one.rule, reason=one.reason, expires=one.expires, state="expired"),
        )
        for one in baseline.decisions
        if one.id in found and one.closes and _is_over(one.expires, today)
    ]
    return Judged(findings=(*judged, *fixed), acceptances=tuple(rows))


def _judged(
    finding: Finding,
    acceptances: Sequence[Acceptance],
    decisions: dict[str, Decision],
    uses: dict[Acceptance, int],
    today: str | None,
) -> Finding:
    decision = decisions.get(finding.fingerprint)
    if decision is not None:
        if not decision.closes:
            return replace(finding, reason=f"{decision.status}: {decision.reason}")
        if not _is_over(decision.expires, today):
            told = "" if decision.status == "accepted" else f"{decision.status}: "
            return replace(finding, status="accepted", reason=f"{told}{decision.reason}")
    for one in acceptances:
        if one.covers(finding):
            uses[one] += 1
            if not _is_over(one.expires, today):
                return replace(finding, status="accepted", reason=one.reason)
    return finding


def _is_over(expires: str | None, today: str | None) -> bool:
    return expires is not None and today is not None and expires < today


def _state(one: Acceptance, uses: int, rules: Sequence[Rule], today: str | None) -> State:
    if not one.concerns(rules):
        return "idle"
    if not uses:
        return "unused"
    return "expired" if _is_over(one.expires, today) else "used"


def _row(one: Acceptance, state: State) -> AcceptanceRow:
    return AcceptanceRow(path=one.where, rule=one.rule, reason=one.reason, expires=one.expires, state=state)


def _fixed(one: Decision, rule: Rule) -> Finding:
    """Return the finding that was decided about and is there no more; its place is no longer known."""
    return Finding(
        code=rule.code,
        name=rule.name,
        level=rule.level,
        confidence=rule.confidence,
        article_id=one.article,
        start=0,
        stop=0,
        line=1,
        column=1,
        message=f"no longer found: {one.excerpt}" if one.excerpt else "no longer found",
        fingerprint=one.id,
        status="fixed",
        reason=one.reason,
    )
