"""Laws of whole audits, over the drawn defects of every rule."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import provenance
from provenance.rules import load_rules
from provenance.testing import strategies as news
from provenance.testing.strategies.defects.files import FILES

few = settings(max_examples=8, suppress_health_check=list(HealthCheck))
RULES = [rule.name for rule in load_rules() if rule.name not in FILES]
HARMLESS = [one for one in news.CORRUPTIONS if "residue" not in one.name]


def fingerprints(articles: tuple[provenance.Article, ...], rule: str) -> set[str]:
    return {one.fingerprint for one in provenance.audit(articles, select=[rule]).results}


@few
@given(defect=st.sampled_from(RULES).flatmap(news.defects), change=st.sampled_from(HARMLESS))
def test_fingerprints_stay_when_line_ends_spaces_and_marks_change(
    defect: news.Defect, change: news.Corruption
) -> None:
    moved = tuple(replace(one, body=change.of_text(one.body)) for one in defect.articles)
    assert fingerprints(moved, defect.rule) == fingerprints(defect.articles, defect.rule)


@few
@given(defect=st.sampled_from(RULES).flatmap(news.defects), stranger=news.plain_articles())
def test_an_article_from_elsewhere_takes_no_finding_away(
    defect: news.Defect, stranger: news.Annotated
) -> None:
    more = (*defect.articles, stranger.article("stranger", publisher="Elsewhere"))
    assert fingerprints(defect.articles, defect.rule) <= fingerprints(more, defect.rule)
