"""Every rule has drawn defects: corpora with exactly its finding, which a repair removes."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import provenance
from provenance.errors import UsageError
from provenance.rules import load_rules, read_rule
from provenance.testing import strategies as news
from provenance.testing.strategies.defects.files import FILES
from provenance.testing.strategies.defects.templates import templates

DAY = "2026-01-01"
NAMES = {rule.code: rule.name for rule in load_rules()}
IN_MEMORY = [name for name in NAMES.values() if name not in FILES]

a_few = settings(max_examples=2, suppress_health_check=list(HealthCheck))


def audited(defect: news.Defect, **options: Any) -> provenance.Run:
    if not defect.files:
        return provenance.audit(defect, **options)
    with tempfile.TemporaryDirectory() as folder:
        return provenance.audit(defect.write(Path(folder)), today=DAY, **options)


@pytest.mark.parametrize("code", NAMES)
@a_few
@given(data=st.data())
def test_a_drawn_defect_is_the_only_finding(code: str, data: st.DataObject) -> None:
    defect = data.draw(news.defects(code))
    results = audited(defect).results
    assert sorted(one.article_id for one in results if one.code == code) == sorted(defect.found)
    assert {one.name for one in results} - {NAMES[code]} == defect.beside


@pytest.mark.parametrize("code", NAMES)
@a_few
@given(data=st.data())
def test_the_repair_removes_the_finding(code: str, data: st.DataObject) -> None:
    mended = data.draw(news.defects(code)).repair()
    assert not [one.message for one in audited(mended).results if one.code == code]


@pytest.mark.parametrize("rule", IN_MEMORY)
@settings(max_examples=1, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_defect_is_found_in_files_as_in_memory(rule: str, data: st.DataObject) -> None:
    defect = data.draw(news.defects(rule))
    with tempfile.TemporaryDirectory() as folder:
        run = provenance.audit(defect.write(Path(folder)), select=[rule])
    assert {one.article_id for one in run.results} == defect.found


@pytest.mark.parametrize("rule", IN_MEMORY)
def test_a_repair_changes_the_articles_of_the_defect_and_no_other(rule: str) -> None:
    for said, instead in templates()[rule].mend.items():
        assert said in templates()[rule].news
        assert said != instead


def test_every_template_is_of_a_rule() -> None:
    assert set(templates()) | set(FILES) == set(NAMES.values())


def test_the_defects_of_a_rule_that_is_not_there_are_refused() -> None:
    with pytest.raises(UsageError, match="did you mean missing-byline"):
        news.defects("missing-bylin")


HOUSE = """/*
+++
code = "ATT901"
name = "rain"
summary = "It rains"
level = "note"
confidence = "high"
since = "0.1"
message = "rain"
+++

Rain.

## Flagged

```news
id: wet

It rained.
```

Finds `wet`.

## Accepted

```news
id: dry

The sun shone.
```
*/
SELECT a.article_id, 0 AS start, 0 AS stop FROM articles AS a WHERE a.body LIKE '%rain%'
"""


@a_few
@given(data=st.data())
def test_a_house_rule_is_drawn_from_its_own_examples(data: st.DataObject) -> None:
    defect = data.draw(news.defects("rain", rules=[read_rule(HOUSE, "audits/rain.sql")]))
    assert defect.found == {"wet"}
    assert "dry" in {one.article_id for one in defect.repair()}


def test_a_house_rule_without_examples_is_refused() -> None:
    bare = read_rule(HOUSE.replace("## Flagged", "## Once"), "audits/rain.sql")
    with pytest.raises(UsageError, match="has no examples to draw from"):
        news.defects("rain", rules=[bare])
