"""What two articles may share without copying: boilerplate, quoted speech, page furniture, lists."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

import provenance
from provenance.model import Article
from provenance.parsers.passages.lists import list_spans

if TYPE_CHECKING:
    import pandas as pd

    from provenance.model import Run

WORDS = (
    "amber birch cedar delta ember fjord grove haven inlet jetty knoll ledge marsh nettle ocean pearl quartz "
    "ridge shore tower upland vault wharf yarrow zinnia clerks counted lanterns beside cottages yesterday "
    "nobody expected weather spoil another market painters began repairs traders moved stalls away slowly "
    "under seven bridges while gulls followed every barge along narrow canals toward older mills"
)
THANKS = "This story was produced with the support of the Fund for Reporting on the Coast of Lindholm."
MORE = "Neither its donors nor its council have read or changed a word of what our newsroom prints here."
WIRE = (
    "Divers found the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.",
    "The vessel had left the harbour shortly before midnight with some 300 passengers on board.",
)
RULES = ("uncredited-wire", "conflicting-wire-credit", "altered-wire", "near-duplicate-article")


def sentences(seed: int, count: int) -> list[str]:
    draw = Random(seed)  # noqa: S311 - nothing secret
    return [" ".join(draw.sample(WORDS.split(), 11)).capitalize() + "." for _ in range(count)]


def corpus(*shared: str, articles: int, own: int = 3, houses: int = 4) -> list[Article]:
    """Write articles with *own* sentences each, *shared* ones in the middle, and in every fifth a credit."""
    made = []
    for n in range(articles):
        lines = sentences(n, own)
        credit = ["", "By Ada Moreau, AFP"] if n % 5 == 0 else []
        made.append(
            Article(
                article_id=f"a{n:02}",
                body="\n".join([*lines[:2], *shared, *lines[2:], *credit]),
                publisher=f"House {n % houses}",
                published=f"2025-03-{1 + n:02}",
            )
        )
    return made


def audited(articles: list[Article]) -> Run:
    return provenance.audit(articles, select=RULES)


def boilerplate(articles: list[Article]) -> pd.DataFrame:
    return audited(articles).tables["boilerplate"]


def told(articles: list[Article]) -> set[tuple[str, int]]:
    rows = boilerplate(articles)
    return set(zip(rows.text, rows.articles, strict=True))


def test_a_sentence_that_many_articles_have_and_nothing_else_is_boilerplate() -> None:
    articles = corpus(THANKS, articles=25)
    rows = boilerplate(articles)
    bodies = {one.article_id: one.body for one in articles}
    assert set(rows.article_id) == bodies.keys()
    assert set(rows.articles) == {25}
    assert {bodies[row.article_id][row.start : row.stop] for row in rows.itertuples()} == {THANKS}


@pytest.mark.parametrize("own", [1, 3])
@pytest.mark.parametrize("articles", [6, 12, 25])
def test_no_rule_counts_a_sentence_that_many_articles_have(articles: int, own: int) -> None:
    run = audited(corpus(THANKS, articles=articles, own=own, houses=25))
    assert run.results == ()
    assert len(run.tables["repeats"]) == 0


def test_boilerplate_does_not_count_beside_what_two_articles_share() -> None:
    articles = [
        replace(one, body=f"{WIRE[0]}\n{one.body}") if one.article_id in {"a00", "a03"} else one
        for one in corpus(THANKS, articles=25, houses=25)
    ]
    run = audited(articles)
    assert run.results == ()
    assert [row.text + "." for row in run.tables["repeats"].itertuples()] == [WIRE[0]]


def test_a_report_that_many_articles_carry_is_no_boilerplate() -> None:
    articles = corpus(*WIRE, articles=25)
    assert told(articles) == set()
    assert "uncredited-wire" in {one.name for one in audited(articles).results}


def test_boilerplate_beside_a_report_that_many_carry_is_told_from_it() -> None:
    carrying = [
        replace(one, article_id=f"w{one.article_id}", body="\n".join((one.body, *WIRE)))
        for one in corpus(articles=12)
    ]
    assert told(corpus(THANKS, articles=25) + carrying) == {(THANKS, 25)}


def test_nine_articles_are_too_few_for_boilerplate() -> None:
    assert told(corpus(THANKS, articles=9)) == set()


def test_two_lines_that_one_house_prints_everywhere_are_boilerplate() -> None:
    assert told(corpus(THANKS, MORE, articles=25, houses=1)) == {(THANKS, 25), (MORE, 25)}


def test_two_sentences_that_many_houses_share_may_be_a_report() -> None:
    assert told(corpus(THANKS, MORE, articles=25, houses=25)) == set()


def test_every_article_of_one_text_has_the_boilerplate_of_that_text() -> None:
    articles = corpus(THANKS, articles=12)
    rows = boilerplate([*articles, replace(articles[3], article_id="again")])
    assert "again" in set(rows.article_id)
    assert set(rows.articles) == {12}


def test_a_template_filled_with_other_numbers_is_boilerplate() -> None:
    line = "Shares of the ferry company fell {} percent to {} crowns in early trading in the capital."
    articles = [
        replace(one, body=one.body.replace(THANKS, line.format(n, 7 * n)))
        for n, one in enumerate(corpus(THANKS, articles=12))
    ]
    assert set(boilerplate(articles).articles) == {12}


SPEECH = (
    "“We closed the northern pier to all the ferries after a crack was found in its wall,” she said.\n"
    "“Nobody may walk there before two engineers have looked at every stone of it,” she said."
)
LETTERS = (
    "Sign up for the evening letter of our desk on the coast, which comes at six o'clock on every weekday\n"
    "Support independent journalism on the islands with a gift of your choice to the fund of our newsroom"
)
RESULTS = (
    "Ashford United of the Northern Valley 2 Brindle Town 1\n"
    "Calder Rovers of the Northern Valley 0 Denholm City 0\n"
    "Eastwick Albion of the Northern Valley 3 Fenton Athletic 2"
)
FIXTURES = (
    "Saturday 14 March: Ashford United v Brindle Town, kick-off 15:00\n\n"
    "Saturday 14 March: Calder Rovers v Denholm City, kick-off 15:00\n\n"
    "Sunday 15 March: Eastwick Albion v Fenton Athletic, kick-off 17:30"
)
POINTS = (
    "• Ashford United of the Northern Valley League, founded by miners\n"
    "• Calder Rovers of the Northern Valley League, founded by weavers\n"
    "• Eastwick Albion of the Southern Valley League, founded by clerks"
)


def shared_by_two(text: str) -> set[str]:
    wire, other = (f"{one}\n{text}\n{two}" for one, two in (sentences(1, 2), sentences(2, 2)))
    articles = [
        Article(article_id="wire", body=f"{wire}\n\nBy Ada Moreau, AFP"),
        Article(article_id="other", body=other),
    ]
    run = audited(articles)
    return {one.name for one in run.results} | ({"repeats"} if len(run.tables["repeats"]) else set())


@pytest.mark.parametrize(
    "text",
    [SPEECH, LETTERS, RESULTS, FIXTURES, POINTS],
    ids=["speech", "furniture", "results", "fixtures", "points"],
)
def test_what_is_set_apart_is_not_repeated(text: str) -> None:
    assert shared_by_two(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        SPEECH.replace("“", "").replace("”", ""),
        LETTERS.replace("Sign", "You sign").replace("Support", "You support"),
        RESULTS.replace("\n", ".\n") + ".",
        FIXTURES.replace("\n\n", ".\n\n") + ".",
        POINTS.replace("• ", ""),
    ],
    ids=["speech", "furniture", "results", "fixtures", "points"],
)
def test_the_same_words_are_repeated_where_they_are_reporting(text: str) -> None:
    assert shared_by_two(text) == {"uncredited-wire", "repeats"}


@pytest.mark.parametrize(
    "body",
    [
        "Ashford 2 Brindle 1\nCalder 0 Denholm 0",
        "1. The pier is shut.\n2. The ferry is late.\n3. The bus is full.",
        "Some 40 people came on Monday to\n12 villages along the coast, and\nthe 3 ferries of the house were",
        "Ashford 2 Brindle 1\nIt rained.\nCalder 0 Denholm 0\nIt snowed.\nEastwick 3 Fenton 2",
        "",
    ],
)
def test_sentences_and_single_lines_are_no_list(body: str) -> None:
    assert list_spans(body) == ()


def test_a_list_runs_from_its_first_line_to_its_last() -> None:
    body = f"It rained.\n{RESULTS}\nNobody came.\n\n{POINTS}"
    assert [body[span.start : span.stop] for span in list_spans(body)] == [RESULTS, POINTS]
