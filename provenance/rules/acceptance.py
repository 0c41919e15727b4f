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
    from collections.abc import Iterator, Sequence

    from provenance.model import Rule
    from provenance.rules.baseline import Baseline, Decision

__all__ = ["Acceptance", "Judge", "State"]

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


class Judge:
    """Tells accepted findings from new ones, one by one, and remembers what became of each acceptance.

    *today*, in ISO 8601, is the day on which expiry is judged; without one nothing expires.
    """

    def __init__(self, acceptances: Sequence[Acceptance], baseline: Baseline, today: str | None) -> None:
        """Begin before the first finding."""
        self._decisions = baseline.by_id()
        self._uses = dict.fromkeys(acceptances, 0)
        self._found: set[str] = set()
        self._today = today

    def judged(self, finding: Finding) -> Finding:
        """Return the finding with its status."""
        decision = self._decisions.get(finding.fingerprint)
        if decision is not None:
            self._found.add(finding.fingerprint)
            if not decision.closes:
                return replace(finding, reason=f"{decision.status}: {decision.reason}")
            if not _is_over(decision.expires, self._today):
                told = "" if decision.status == "accepted" else f"{decision.status}: "
                return replace(finding, status="accepted", reason=f"{told}{decision.reason}")
        for one in self._uses:
            if one.covers(finding):
                self._uses[one] += 1
                if not _is_over(one.expires, self._today):
                    return replace(finding, status="accepted", reason=one.reason)
        return finding

    def fixed(self, rules: Sequence[Rule]) -> Iterator[Finding]:
        """Yield what the baseline knew and none of *rules*, all of which were evaluated, has found."""
        known = {rule.code: rule for rule in rules}
        for one in self._decisions.values():
            if one.id not in self._found and one.rule in known:
                yield _fixed(one, known[one.rule])

    def acceptances(self, rules: Sequence[Rule], where: str) -> Iterator[tuple[str, AcceptanceRow]]:
        """Yield the rows of the table of that name; *rules* are those of the run, *where* is the baseline."""
        for one, uses in self._uses.items():
            yield one.article, _row(one, _state(one, uses, rules, self._today))
        for old in self._decisions.values():
            if old.id in self._found and old.closes and _is_over(old.expires, self._today):
                yield (
                    old.article,
                    AcceptanceRow(
                        path=where, rule=old.rule, reason=old.reason, expires=old.expires, state="expired"
                    ),
                )


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
