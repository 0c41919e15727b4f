"""The articles that findings point into: where places lie, and how the articles are fetched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.engines.duckdb import DuckDB
from provenance.model import Article
from provenance.rules.bodies import Body
from provenance.tables import schema, to_arrow
from provenance.text import Lines


@given(st.text("ab\n\r\u2028\x85é", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_a_place_lies_where_the_index_of_all_lines_says(text: str, one: int, other: int) -> None:
    start, stop = sorted((min(one, len(text)), min(other, len(text))))
    lines = Lines(text)
    line, column, within, before, after = Body(Article(article_id="a", body=text)).around(start, stop)
    first, last = (lines.span(lines.position(place)[0]) for place in (start, stop))
    assert (line, column) == lines.position(start)
    assert within == text[start:stop]
    assert before == text[first.start : start]
    assert after == text[stop : max(stop, last.stop)]


@pytest.mark.parametrize("order", [1, -1, 37])
@pytest.mark.parametrize("step", [1, 3, 50])
def test_articles_are_fetched_by_their_ids_in_whatever_order_they_lie(order: int, step: int) -> None:
    every = [Article(article_id=f"{n:03}", body=f"body {n}") for n in range(200)]
    engine = DuckDB()
    engine.create(schema("articles"))
    placed = [every[n * order % 200] for n in range(200)]
    engine.load("articles", to_arrow(schema("articles"), [(one.article_id, one) for one in placed]))
    wanted = [one.article_id for one in every[20:150:step]]
    assert list(engine.articles([*wanted, "unread", "090x"])) == every[20:150:step]
    assert list(engine.articles(wanted)) == every[20:150:step]
