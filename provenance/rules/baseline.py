"""The baseline: decisions about findings, in a file that merges well, one decision a line.

    {"format_version": 1, "tool": "provenance 0.1.0", "entries": [
      {"id": "pv1:...", "rule": "FIG201", "article": "copy", "status": "accepted", "reason": "..."}
    ]}

The HTML report exports its decisions in the same form. An id is a finding's fingerprint, so a decision holds
when lines above move or spaces change.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from provenance.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from provenance.model import Finding

__all__ = ["FORMAT_VERSION", "Baseline", "Decision", "Verdict", "decide", "read_baseline"]

FORMAT_VERSION: Final = 1
Verdict = Literal["accepted", "false-positive", "wont-fix", "needs-source", "under-review"]
_VERDICTS: Final = get_args(Verdict)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_EXCERPT: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What somebody decided about one finding, and why.

    ``expires`` is the last day on which it holds; ``needs-source`` and ``under-review`` leave it open.
    """

    id: str
    rule: str
    article: str
    status: Verdict
    reason: str
    partners: tuple[str, ...] = ()
    excerpt: str | None = None
    by: str | None = None
    at: str | None = None
    expires: str | None = None

    @property
    def closes(self) -> bool:
        """Say whether the finding is settled by it."""
        return self.status in ("accepted", "false-positive", "wont-fix")


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """Decisions by the fingerprint of their finding."""

    decisions: tuple[Decision, ...] = ()

    def __len__(self) -> int:
        """Count the decisions."""
        return len(self.decisions)

    def by_id(self) -> dict[str, Decision]:
        """Return the decisions by their ids."""
        return {one.id: one for one in self.decisions}

    def merged(self, decisions: Iterable[Decision]) -> Baseline:
        """Return the baseline with *decisions*; a new one about the same finding replaces the old."""
        known = self.by_id() | {one.id: one for one in decisions}
        return Baseline(
            decisions=tuple(sorted(known.values(), key=lambda one: (one.rule, one.article, one.id)))
        )

    def without(self, ids: Collection[str]) -> Baseline:
        """Return the baseline without the decisions of *ids*."""
        return Baseline(decisions=tuple(one for one in self.decisions if one.id not in ids))

    def text(self, version: str) -> str:
        """Return the file, for the tool of *version*: one decision a line, in a fixed order."""
        lines = ",\n".join(
            f"  {json.dumps(_written(one), ensure_ascii=False)}" for one in self.merged(()).decisions
        )
        head = f'{{"format_version": {FORMAT_VERSION}, "tool": "provenance {version}", "entries": ['
        return f"{head}\n{lines}\n]}}\n" if lines else f"{head}]}}\n"


def decide(
    finding: Finding,
    reason: str,
    *,
    status: Verdict = "accepted",
    by: str | None = None,
    at: str | None = None,
    expires: str | None = None,
) -> Decision:
    """Return a decision about *finding*; days are in ISO 8601."""
    return Decision(
        id=finding.fingerprint,
        rule=finding.code,
        article=finding.article_id,
        status=status,
        reason=reason,
        partners=tuple(sorted({one.article_id for one in finding.evidence} - {finding.article_id})),
        excerpt=" ".join(finding.text.split())[:_EXCERPT] or None,
        by=by,
        at=at,
        expires=expires,
    )


def _written(one: Decision) -> dict[str, Any]:
    values = {field.name: getattr(one, field.name) for field in fields(one)}
    return {name: list(value) if name == "partners" else value for name, value in values.items() if value}


def read_baseline(path: Path) -> Baseline:
    """Read a baseline, or the decisions that the HTML report exported; without a file there are none.

    Raises `ConfigurationError` for a file of another form, and for a decision without a reason.
    """
    if not path.is_file():
        return Baseline()
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        version, entries = raw["format_version"], raw["entries"]
        found = [_decision(entry, path.name) for entry in entries]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ConfigurationError(
            f"{path} is no baseline", found=f"{type(error).__name__}: {error}"
        ) from error
    if version != FORMAT_VERSION:
        raise ConfigurationError(
            f"{path} has another format", found=str(version), tip=f"{FORMAT_VERSION} is read"
        )
    return Baseline().merged(found)


def _decision(entry: dict[str, Any], where: str) -> Decision:
    known = {field.name for field in fields(Decision)}
    given = {name: value for name, value in entry.items() if name in known}
    one = Decision(**{**given, "partners": tuple(entry.get("partners", ()))})
    if one.status not in _VERDICTS:
        tip = f"one of {', '.join(_VERDICTS)}"
        raise ConfigurationError(f"a decision in {where} has an odd status", found=one.status, tip=tip)
    if not str(one.reason).strip():
        raise ConfigurationError(f"a decision in {where} has no reason", found=one.id)
    if one.expires and not _DAY.fullmatch(one.expires):
        raise ConfigurationError(
            f"a decision in {where} expires on no day", found=one.expires, tip="2027-05-01"
        )
    return replace(one, reason=" ".join(one.reason.split()))
