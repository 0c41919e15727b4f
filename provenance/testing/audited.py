"""A run inside a test, with the two questions that a test asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from provenance.pipeline import audit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.model import Article, Finding
    from provenance.pipeline import AuditRun

__all__ = ["Audited", "audited"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """An audit of a few articles."""

    run: AuditRun

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, in the order of the articles."""
        return tuple(self.run.results)

    def assert_clean(self, ignore: Iterable[str] = ()) -> None:
        """Assert that nothing is found, but for rules named in *ignore* by code, family or name."""
        left_out = tuple(ignore)
        found = [
            one for one in self.findings if one.name not in left_out and not one.code.startswith(left_out)
        ]
        if found:
            raise AssertionError(f"{len(found)} found: {_told(found)}")

    def assert_found(
        self, rule: str, *, at: tuple[int, int] | None = None, article: str | None = None
    ) -> Finding:
        """Assert that *rule* finds something, *at* a line and column, in *article*; return the finding."""
        for one in self.findings:
            if (
                rule in (one.code, one.name)
                and at in (None, (one.line, one.column))
                and article in (None, one.article_id)
            ):
                return one
        where = f" at {at[0]}:{at[1]}" if at else ""
        raise AssertionError(f"{rule} not found{where}; found: {_told(self.findings) or 'nothing'}")


def _told(findings: Sequence[Finding]) -> str:
    return "; ".join(
        f"{one.code} {one.name} in {one.article_id}:{one.line}:{one.column} {one.message}" for one in findings
    )


def audited(articles: Sequence[Article], **options: Any) -> Audited:
    """Audit *articles* with the options of `provenance.audit`."""
    return Audited(run=audit(list(articles), **options))
