"""Articles may hold anything: nothing of it runs, loads, or turns the page around."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.reports.html import render
from provenance.reports.html.policy import Policy

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

ROUTES = (
    "#/findings",
    "#/articles",
    "#/articles/0",
    "#/figures",
    "#/sources",
    "#/rules/AGY101",
    "#/runs",
    "#/",
)
HOSTILE = {
    "a closing script": "</script><script>document.title = 'owned'</script>",
    "an image": "<img src=x onerror=\"document.title = 'owned'\">",
    "a comment": "<!-- <script> ]]> --!>",
    "an address": "javascript:document.title='owned'",
    "an address of data": "data:text/html,<script>document.title = 'owned'</script>",
    "an attribute": "\" onmouseover=\"document.title='owned'\" x='",
    "a template": "{{ 7 * 7 }} {% raw %} ${7 * 7}",
    "line separators": "one\u2028two\u2029three\x85four",
    "a reading direction": "safe \u202eevil\u202c \u2066in\u2069 \u200f",
    "controls": "nul\x00 bell\x07 escape\x1b[31m delete\x7f",
    "half a character": "lone \ud800 surrogate",
    "characters beyond the first plane": "🚢" * 50,
    "marks on marks": "e" + "\u0301" * 500,
}
LONG = "x" * 1_000_000


def with_text(drawn: ModuleType, text: str) -> Any:
    """Draw a run in which every text that comes from outside is *text*."""
    article = replace(
        drawn.ARTICLES[0],
        body=f"{text} middle {text}",
        title=text,
        publisher=text,
        byline=text,
        path=text,
        language=text,
        url=text,
    )
    findings = [
        replace(
            one,
            article_id=article.article_id,
            message=text,
            reason=text,
            details={"agency": text, text: text},
        )
        for one in drawn.findings()
    ]
    rules = tuple(
        replace(one, summary=text, documentation=f"# {text}\n\n[{text}](javascript:alert(1))")
        for one in drawn.RULES
    )
    stored = text.encode(errors="replace").decode()
    tables = {name: frame.assign(text=stored) for name, frame in drawn.tables().items()}
    for frame in tables.values():
        for column in {"name", "source", "speaker", "place", "reason", "why", "counted"} & set(frame.columns):
            frame[column] = stored
    articles = (article, *drawn.ARTICLES[1:])
    return drawn.run(corpus=text, articles=articles, results=tuple(findings), rules=rules, tables=tables)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_changes_nothing(visit: Callable[..., Any], drawn: ModuleType, text: str) -> None:
    page = visit(render(with_text(drawn, text), embed="full"))
    for route in ROUTES:
        page.evaluate("route => { location.hash = route; }", route)
        page.locator("h1").wait_for()
        assert "owned" not in page.title().replace(text, "")
        assert not page.locator("main img, main script, main [onerror]").count()
        assert not page.locator('a[href^="javascript:"]').count()


def test_hostile_text_stays_where_it_is_without_scripts(visit: Callable[..., Any], drawn: ModuleType) -> None:
    text = HOSTILE["an image"] + HOSTILE["a closing script"]
    page = visit(render(with_text(drawn, text)), java_script_enabled=False)
    assert not page.locator("main img, main script").count()


def test_a_megabyte_without_a_space_does_not_widen_the_page(
    visit: Callable[..., Any], drawn: ModuleType
) -> None:
    report = render(with_text(drawn, LONG))
    assert len(report) < 20_000_000
    page = visit(report, viewport={"width": 360, "height": 740})
    for route in ROUTES:
        page.evaluate("route => { location.hash = route; }", route)
        page.locator("h1").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, route


def test_an_excerpt_holds_at_most_forty_words(drawn: ModuleType) -> None:
    report = render(drawn.many(60, articles=20))
    found = re.search(r'id="data" data-encoding="json">(.*?)</script>', report, re.DOTALL)
    assert found
    document = json.loads(found.group(1))
    excerpts = [row[document["columns"].index("excerpt")] for row in document["findings"]]
    assert max(len("".join(parts).replace("…", "").split()) for parts in excerpts) <= 40


@given(body=st.text(max_size=400), start=st.integers(0, 420), length=st.integers(0, 420))
@settings(max_examples=150)
def test_an_excerpt_is_cut_out_of_its_body(body: str, start: int, length: int) -> None:
    policy = Policy()
    parts = policy.excerpt(body, start, start + length)
    if parts is None:
        assert not body
        return
    seen = policy.clean(body)
    before, place, after = parts
    assert before.removeprefix("… ") + place.removesuffix(" …") in seen
    assert after.removesuffix(" …") in seen


@given(text=st.text(max_size=200))
def test_cleaning_keeps_the_length_and_leaves_nothing_unseen(text: str) -> None:
    clean = Policy(names=frozenset({"moreau"})).clean(text)
    assert len(clean) == len(text)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", clean)
