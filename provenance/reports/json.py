"""JSON, versioned: what was audited, by which rules, with which findings, and whether the gates hold.

The form is described by docs/report.schema.json; within one ``format_version`` keys are only added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from provenance.reports._listed import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Evidence, Finding, Run

__all__ = ["FORMAT_VERSION", "finding_object", "pieces"]

FORMAT_VERSION: Final = 1


def pieces(run: Run) -> Iterator[str]:
    """Yield the run as one JSON object, two spaces deep, ending with a line end."""
    return listed(_run(run), (finding_object(run, one) for one in run.results))


def _run(run: Run) -> dict[str, Any]:
    """Return all but the findings."""
    return {
        "format_version": FORMAT_VERSION,
        "tool": {"name": "provenance", "version": run.version},
        "run": {
            "id": run.run_id,
            "corpus": run.corpus,
            "articles": len(run.articles),
            "corpus_sha256": run.corpus_sha256,
            "settings_sha256": run.settings_sha256,
            "ledger_head": run.ledger_head,
        },
        "ok": run.ok,
        "gates": [
            {
                "name": gate.name,
                "limit": gate.limit,
                "actual": gate.actual,
                "share": gate.share,
                "ok": gate.ok,
            }
            for gate in run.gates
        ],
        "rules": [
            {
                "code": rule.code,
                "name": rule.name,
                "summary": rule.summary,
                "level": rule.level,
                "confidence": rule.confidence,
                "since": rule.since,
                "options": dict(rule.options),
            }
            for rule in run.rules
        ],
        "steps": [
            {"rule": step.rule, "outcome": step.outcome, "findings": step.findings, "reason": step.reason}
            for step in run.steps
        ],
        "findings": [],
    }


def finding_object(run: Run, one: Finding) -> dict[str, Any]:
    """Return one finding as it stands in JSON and, a line each, in JSON lines."""
    return {
        "code": one.code,
        "name": one.name,
        "level": one.level,
        "confidence": one.confidence,
        "status": one.status,
        "reason": one.reason,
        "fingerprint": one.fingerprint,
        "message": one.message,
        **_place(run, one),
        "evidence": [{"caption": place.caption, **_place(run, place)} for place in one.evidence],
        "details": dict(one.details),
    }


def _place(run: Run, at: Finding | Evidence) -> dict[str, Any]:
    return {
        "article_id": at.article_id,
        "path": run.place(at) if at.path else None,
        "start": at.start,
        "stop": at.stop,
        "line": at.line,
        "column": at.column,
        "text": at.text,
        "before": at.before,
        "after": at.after,
    }
