"""Repeats: which passages of one article stand in another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import provenance
from provenance.comparers.repeats.direction import direction
from provenance.comparers.repeats.reading import read
from provenance.comparers.repeats.subsequence import kept, length, masks
from provenance.knowledge.agencies import read_agencies, using
from provenance.model import Article

WIRE = (
    "The harbour master closed the northern pier to all ferries on Monday after a crack was found in it.\n"
    "Some 1,900 passengers had to change to buses, which took three hours longer to reach the isles.\n"
    "Engineers expect the repair of the wall to last until the end of the month, the port authority said.\n"
)
EDITED = (
    "The harbour master has closed the northern pier to ferries on Monday after a crack was found in it.\n"
    "Around 2,000 passengers had to change to buses, which took three hours longer to reach the isles.\n"
)
OWN = (
    "Our reporter found the café at the corner of Mill Street full of people who had missed their boat.\n"
    "Nobody there had been told in time, and the owner, who opened early, ran out of bread before noon.\n"
)
QUOTE = "“We will not let anybody walk on that pier before the wall has been looked at twice,” she said.\n"
letters = st.text(alphabet="abcd", max_size=14)


def articles(*bodies: str, **more: dict[str, str]) -> list[Article]:
    return [
        Article(article_id=f"a{n}", body=body, **more.get(f"a{n}", {})) for n, body in enumerate(bodies, 1)
    ]


def repeats(*bodies: str, **more: dict[str, str]) -> list[tuple[str, str, str, str]]:
    frame = provenance.audit(articles(*bodies, **more), select=["PRV"]).tables["repeats"]
    return [
        (row.article_id, row.origin_id, row.how, row.direction)
        for row in frame.sort_values(["article_id", "origin_id", "start"]).itertuples()
    ]


def test_copied_sentences_are_found_one_by_one() -> None:
    assert repeats(WIRE, OWN + EDITED) == [("a2", "a1", "edited", "unknown")] * 2


def test_an_unchanged_text_is_one_verbatim_passage() -> None:
    assert repeats(WIRE, WIRE) == [("a2", "a1", "verbatim", "unknown")]


def test_every_passage_is_the_text_at_its_place() -> None:
    bodies = {"a1": WIRE, "a2": OWN + EDITED}
    frame = provenance.audit(articles(*bodies.values()), select=["PRV"]).tables["repeats"]
    for row in frame.itertuples():
        assert bodies[row.article_id][row.start : row.stop] == row.text
        assert bodies[row.origin_id][row.origin_start : row.origin_stop] == row.origin_text


def test_a_shared_quote_is_no_repetition() -> None:
    assert repeats(OWN + QUOTE, WIRE.replace("ferries", "boats") + QUOTE) == []


def test_a_template_filled_with_other_numbers_is_no_repetition() -> None:
    line = "Shares of {} fell {} percent to {} crowns in early trading in the capital on Monday.\n"
    bodies = [OWN.replace("Mill", street) for street in ("Oak", "Elm")]
    others = [line.format("the ferry company", n, 10 * n) for n in range(3, 11)]
    assert repeats(bodies[0][:50] + others[0], *others[1:]) == []


def test_what_is_remembered_of_a_text_is_forgotten_where_other_agencies_are_known() -> None:
    body = "The ferry sank off the coast on Monday, the guard said.\n\nLindholm News Agency"
    unknown = read(body).own_words

    with using(read_agencies({"lna": {"name": "Lindholm News Agency"}})):
        assert read(body).own_words == unknown - 3

    assert read(body).own_words == unknown


def test_the_earlier_by_date_is_the_origin() -> None:
    dates = {"a1": {"published": "2025-03-04T09:00:00+01:00"}, "a2": {"published": "2025-03-04T07:30:00Z"}}
    assert {row[:2] + row[3:] for row in repeats(WIRE, EDITED, **dates)} == {("a1", "a2", "date")}


@pytest.mark.parametrize(
    ("published", "agencies", "expected"),
    [
        (("2025-03-04", "2025-03-05"), ("afp", None), (True, "date")),
        (("2025-03-06", "2025-03-05"), ("afp", None), (False, "date")),
        (("2025-03-04", "2025-03-04T10:00:00Z"), (None, "afp"), (False, "credit")),
        (("2025-03-04T10:00:00", "2025-03-04T12:00:00Z"), (None, None), (True, "unknown")),
        (("2025-03-04T10:00:00", "2025-03-04T09:00:00"), (None, None), (False, "date")),
        ((None, "2025-03-04"), ("afp", None), (True, "credit")),
        (("soon", "2025-03-04"), ("afp", "reuters"), (True, "unknown")),
    ],
)
def test_direction_is_by_date_else_by_credit_else_unknown(
    published: tuple[str | None, str | None],
    agencies: tuple[str | None, str | None],
    expected: tuple[bool, str],
) -> None:
    assert direction(published, agencies) == expected


def longest(one: str, other: str) -> int:
    row = [0] * (len(other) + 1)
    for letter in one:
        above = row[:]
        for place, opposite in enumerate(other):
            row[place + 1] = above[place] + 1 if letter == opposite else max(above[place + 1], row[place])
    return row[-1]


@given(letters, letters)
def test_the_subsequence_by_bits_is_as_long_as_by_the_book(one: str, other: str) -> None:
    pairs = kept(one, other)
    assert all(one[here] == other[there] for here, there in pairs)
    assert len(pairs) == length(masks(one), len(one), other) == longest(one, other)
