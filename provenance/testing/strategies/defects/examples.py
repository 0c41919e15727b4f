"""Defects of rules that have no template: those in their own documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from provenance.errors import UsageError
from provenance.rules import read_news
from provenance.testing.strategies.defects.defect import Defect, around

if TYPE_CHECKING:
    from provenance.model import Example, Rule

__all__ = ["from_examples"]


def from_examples(rule: Rule) -> st.SearchStrategy[Defect]:
    """Draw one of the flagged examples of *rule*; the repair is one of those that it accepts.

    Raises `UsageError` for a rule that lacks either.
    """
    flagged = [one for one in rule.examples if one.kind == "flagged"]
    accepted = [one for one in rule.examples if one.kind == "accepted"]
    if not flagged or not accepted:
        raise UsageError(f"{rule.name} has no examples to draw from", tip="## Flagged and ## Accepted")
    chosen = st.tuples(st.sampled_from(flagged), st.sampled_from(accepted))
    return chosen.map(lambda pair: _defect(rule.code, *pair)).flatmap(around)


def _defect(code: str, flagged: Example, accepted: Example) -> Defect:
    return Defect(
        rule=code,
        articles=read_news(flagged.news),
        found=frozenset(flagged.found),
        repaired=read_news(accepted.news),
    )
