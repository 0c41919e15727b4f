"""Text that nobody would write parses all the same, and soon."""

from __future__ import annotations

import pytest

import provenance

TABLES = ("people", "credits", "datelines", "furniture", "sentences", "quotes", "attributions", "figures")


@pytest.mark.parametrize("length", [100_000])
def test_dots_alone_are_one_sentence(length: int) -> None:
    (only,) = provenance.parse("." * length).sentences  # seconds become hours where this is not linear
    assert only.stop == length


def test_double_marks_among_single_ones_that_stay_open_are_read_in_one_pass() -> None:
    assert provenance.parse("\"''a' " * 80_000).quotes == ()  # minutes where each looks back for an opener


@pytest.mark.parametrize("one", ["$1 ", "5% of ", "to 5 ", "Ada Moreau, 34, ", "7, ", "7 and "])
def test_a_text_of_numbers_alone_is_read_for_its_first_ten_thousand(one: str) -> None:
    rows = provenance.parse(one * 30_000).figures
    assert len(rows) <= 10_000
    assert rows[-1].stop <= 10_000 * len(one)


def test_a_number_without_end_among_ages_is_no_age() -> None:
    rows = provenance.parse(f"Two men, 19 and {'9' * 5000}, were hurt.").figures
    assert [row.kind for row in rows if row.text == "19"] == ["count"]


@pytest.mark.parametrize("published", ["0001-01-01", "0001-01-02T00:00:00Z", "9999-12-31", "9999-01-01"])
@pytest.mark.parametrize("when", ["next Friday", "in January", "on Jan. 5", "on 31 December 9999"])
def test_the_ends_of_the_calendar_parse(published: str, when: str) -> None:
    document = provenance.parse(f"The ferry sank {when}, killing 12 people.", published=published)
    assert document.dates
    assert document.figures


@pytest.mark.parametrize(
    "body",
    ["\ud800 said 5", "a\0b", "\u202eBy Ada Moreau, AFP\u202c", "\ufeff1,", "\r\n\r", "e\u0301 (", "“"],
)
def test_every_row_says_where_it_stands(body: str) -> None:
    document = provenance.parse(body)
    for table in TABLES:
        assert all(body[row.start : row.stop] == row.text for row in getattr(document, table))


@pytest.mark.parametrize("byline", ["By Ada Moreau, LNA", "By Ada Moreau (LNA)", "By Ada Moreau / KXYZ"])
def test_an_outlet_that_nobody_knows_hides_no_author(byline: str) -> None:
    document = provenance.parse(f"{byline}\n\nHeavy rain flooded the centre of Tarn on Sunday, police said.")
    assert [person.name for person in document.people] == ["Ada Moreau"]
