"""The tests that a corpus adds to a session: one a rule, or one a finding."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from provenance.errors import ProvenanceError
from provenance.pipeline import chosen
from provenance.reports._places import place_of
from provenance.reports._tally import failing, fresh, worst_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.model import Finding
    from provenance.pipeline import AuditRun
    from provenance.testing.session import Sessions

__all__ = ["collect"]

_SHOWN: Final = 10


class _Failed(Exception):  # noqa: N818 - it is the failure of a test
    """The rule found something that fails the run, or could not be evaluated; the text says what."""


class _Corpus(pytest.File):
    """The corpus, as the parent of its tests: their names are ``articles::FIG201``."""

    sessions: Sessions
    corpus: str

    def collect(self) -> Iterator[pytest.Item]:
        """Yield one test for each rule that the settings choose, or for each finding and each clean rule."""
        if self.sessions.items == "rule":
            for rule in chosen(self.corpus):
                yield _RuleItem.from_parent(self, name=rule.code)
            return
        run = self.sessions.run(self.corpus)
        codes = {one.code for one in fresh(run)}
        for finding in fresh(run):
            name = f"{finding.code}::{finding.article_id}:{finding.line}:{finding.column}"
            yield _FindingItem.from_parent(self, name=f"{name} {finding.fingerprint}", finding=finding)
        for step in run.steps:
            if step.rule not in codes:
                yield _RuleItem.from_parent(self, name=step.rule)


class _Item(pytest.Item):
    """A test on the run of its corpus."""

    parent: _Corpus

    @property
    def run_(self) -> AuditRun:
        """The audit of the corpus; made once a session."""
        return self.parent.sessions.run(self.parent.corpus)

    def check(self, findings: Iterable[Finding]) -> None:
        """Fail with those of *findings* that fail the run; show the others if the test's output is shown."""
        run = self.run_
        fails = failing(run)
        bad = [one for one in findings if one.fingerprint in fails]
        others = [one for one in findings if one.fingerprint not in fails]
        for one in findings:
            self.user_properties.append(("provenance.fingerprint", one.fingerprint))
        if others:
            self.add_report_section("call", "provenance", _told(run, others))
        if bad:
            raise _Failed(_told(run, bad))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show what was found, or why the audit could not be made, without a traceback."""
        if isinstance(excinfo.value, (_Failed, ProvenanceError)):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)


class _RuleItem(_Item):
    """One rule on one corpus."""

    def runtest(self) -> None:
        """Fail where the rule breaks a gate, and where it could not be evaluated."""
        step = next((one for one in self.run_.steps if one.rule == self.name), None)
        if step is not None and step.outcome == "unevaluated":
            raise _Failed(f"{self.name} could not be evaluated: {step.reason}")
        self.check([one for one in fresh(self.run_) if one.code == self.name])

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Name the rule and its defect."""
        name = next((rule.name for rule in chosen(self.parent.corpus) if rule.code == self.name), "")
        return self.path, None, f"{self.name} {name}".strip()


class _FindingItem(_Item):
    """One finding."""

    def __init__(self, *, finding: Finding, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.finding = finding

    def runtest(self) -> None:
        """Fail where the finding breaks a gate."""
        self.check([self.finding])

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Point at the line of the article."""
        place = place_of(self.run_, self.finding)
        return Path(place.path), place.line - 1, f"{self.finding.code} {self.finding.name}"


def _told(run: AuditRun, findings: list[Finding]) -> str:
    lines = [
        f"{place_of(run, one).shown}: {one.level} {one.code} {one.message} [{one.name}]"
        for one in worst_first(findings)[:_SHOWN]
    ]
    left = len(findings) - _SHOWN
    return "\n".join([*lines, *([f"... and {left:,} more"] if left > 0 else [])])


def collect(session: pytest.Session, sessions: Sessions, corpus: str) -> list[pytest.Item]:
    """Return the tests of one corpus."""
    parent = _Corpus.from_parent(session, path=Path(corpus).absolute())
    parent.sessions, parent.corpus = sessions, corpus
    try:
        return list(parent.collect())
    except ProvenanceError as error:
        raise pytest.UsageError(str(error)) from error
