"""What is drawn is true; and the package's own parsers find it."""

from __future__ import annotations

from dataclasses import fields
from functools import partial

import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

import provenance
from provenance.errors import UsageError
from provenance.model import Article
from provenance.tables import schema_names
from provenance.testing import laws, registration
from provenance.testing import strategies as news
from provenance.testing.annotated import Annotated, Draft, Truth
from provenance.testing.strategies.names import LANGUAGES
from provenance.testing.strategies.speech import SPOKEN, Spoken

some = settings(max_examples=25, suppress_health_check=list(HealthCheck))

TEXTS = st.one_of(
    news.people(),
    news.agencies(),
    *(news.bylines(language) for language in LANGUAGES),
    *(news.credit_lines(language) for language in LANGUAGES),
    news.datelines(),
    news.hedged_figures(),
    *(news.quotations(language) for language in SPOKEN),
    news.articles(),
)


def at_the_end(drawn: Annotated) -> Annotated:
    draft = Draft()
    draft.say("The harbour reopened on Monday.\n\n")
    draft.add(drawn)
    draft.say("\n")
    return draft.done()


def assert_true(drawn: Annotated) -> None:
    for table in fields(Truth):
        for row in drawn.truth.rows(table.name):
            assert row.start is not None
            assert drawn.text[row.start : row.stop] == row.text


@some
@given(TEXTS)
def test_every_row_of_the_truth_is_where_it_says(drawn: Annotated) -> None:
    assert_true(drawn)


@some
@given(st.data())
def test_a_corrupted_text_keeps_its_truth(data: st.DataObject) -> None:
    assert_true(data.draw(news.corruptions(data.draw(news.articles()))))


@pytest.mark.parametrize("language", LANGUAGES)
@some
@given(data=st.data())
def test_the_people_of_a_drawn_byline_are_found(language: str, data: st.DataObject) -> None:
    drawn = at_the_end(data.draw(news.bylines(language)))
    laws.finds(drawn, "people", ("start", "stop", "name", "role", "place"))


@pytest.mark.parametrize("language", LANGUAGES)
@some
@given(data=st.data())
def test_the_agency_of_a_drawn_credit_is_found(language: str, data: st.DataObject) -> None:
    drawn = at_the_end(data.draw(news.bylines(language, style="agency") | news.credit_lines(language)))
    laws.finds(drawn, "credits", ("start", "stop", "agency"))


@some
@given(news.datelines())
def test_a_drawn_dateline_is_found(drawn: Annotated) -> None:
    whole = Annotated(text=f"{drawn.text}The harbour reopened on Monday.", truth=drawn.truth)
    laws.finds(whole, "datelines", ("place", "date", "agency"))


@some
@given(news.hedged_figures())
def test_a_drawn_figure_is_found_with_its_hedge(drawn: Annotated) -> None:
    draft = Draft()
    draft.say("The report counts ")
    draft.add(drawn)
    draft.say(" in Geneva.")
    laws.finds(draft.done(), "figures", ("start", "stop", "value", "bound", "counted"))


@pytest.mark.parametrize("language", SPOKEN)
@some
@given(data=st.data())
def test_a_drawn_quotation_is_found_with_its_speaker(language: Spoken, data: st.DataObject) -> None:
    drawn = data.draw(news.quotations(language))
    parser = partial(provenance.parse, language=language)
    laws.finds(drawn, "quotes", ("start", "stop", "speaker", "cue"), parser)
    laws.finds(drawn, "attributions", ("source", "cue"), parser)


@some
@given(news.articles())
def test_a_drawn_article_holds_what_was_put_into_it_and_nothing_else(drawn: Annotated) -> None:
    columns = {
        "people": ("name", "role", "place"),
        "datelines": ("place", "date", "agency"),
        "figures": ("text", "value"),
        "quotes": ("text", "speaker"),
    }
    for table, compared in columns.items():
        laws.finds(drawn, table, compared)
    laws.finds(drawn, "furniture", ("text",), alone=False)


@some
@given(st.data())
def test_no_corruption_changes_who_made_an_article(data: st.DataObject) -> None:
    drawn = at_the_end(data.draw(news.bylines()))
    changed = data.draw(news.corruptions(drawn))
    laws.same_under(drawn, changed, "people", ("name", "role", "place"))


@some
@given(news.articles())
def test_every_table_of_a_drawn_article_slices_its_body(drawn: Annotated) -> None:
    laws.spans_slice(drawn.text)
    laws.repeats_itself(drawn.text)


@some
@given(news.corpora(max_size=3))
def test_a_drawn_copy_repeats_its_origin(corpus: news.Corpus) -> None:
    bodies = {article.article_id: article.body for article in corpus}
    assert len(bodies) == len(corpus)
    assert all(bodies[copy.article_id] == bodies[copy.origin] for copy in corpus.copies)


@pytest.mark.parametrize("name", schema_names())
@some
@given(data=st.data())
def test_rows_drawn_from_a_contract_keep_it(name: str, data: st.DataObject) -> None:
    import pandas as pd

    from provenance.contracts import contract

    rows = data.draw(news.from_contract(name, min_size=1))
    frame = pd.DataFrame(rows, dtype=object)
    assert contract(name).split(frame)[1] == ()


def test_articles_are_drawn_from_their_type() -> None:
    registration.register()
    assert isinstance(find(st.from_type(provenance.Article), lambda _: True), Article)


def test_the_defects_of_a_rule_that_is_not_there_are_refused() -> None:
    with pytest.raises(UsageError, match="there is no rule"):
        news.defects("no-such-rule")


def test_a_law_says_what_was_drawn() -> None:
    drawn = find(news.bylines(), lambda _: True)
    with pytest.raises(AssertionError, match="not found in"):
        laws.finds(drawn, "people", ("name",), lambda _: provenance.parse(""))
