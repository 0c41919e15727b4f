"""More items than are held come back in order, and a sequence of them is like any other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.rules import Ordered

items = st.lists(st.tuples(st.integers(0, 9), st.text(max_size=3)), max_size=60)


@pytest.fixture(autouse=True, scope="module")
def few() -> object:
    with pytest.MonkeyPatch.context() as context:
        context.setattr("provenance.rules.ordered._HELD", 7)
        context.setattr("provenance.rules.ordered._BLOCK", 3)
        yield


def ordered(some: list[tuple[int, str]]) -> Ordered[tuple[int, str]]:
    found: Ordered[tuple[int, str]] = Ordered(lambda one: one[0])
    for one in some:
        found.add(one)
    return found


@given(items)
def test_items_come_back_sorted_and_equal_ones_as_they_were_added(some: list[tuple[int, str]]) -> None:
    assert list(ordered(some)) == sorted(some, key=lambda one: one[0])


@given(items, items)
def test_what_was_added_since_a_mark_can_be_forgotten(
    some: list[tuple[int, str]], more: list[tuple[int, str]]
) -> None:
    found = ordered(some)
    mark = found.mark()
    for one in more:
        found.add(one)
    found.reset(mark)
    assert len(found) == len(some)
    assert list(found) == list(ordered(some))


@given(items)
def test_a_packed_sequence_is_read_like_a_tuple(some: list[tuple[int, str]]) -> None:
    expected, found = tuple(sorted(some, key=lambda one: one[0])), ordered(some).sequence()
    assert found == expected
    assert len(found) == len(expected)
    assert [found[place] for place in range(-len(found), len(found))] == [*expected, *expected]
    assert tuple(found[1:-1:2]) == expected[1:-1:2]
    assert tuple(reversed(found)) == expected[::-1]


def test_there_is_nothing_behind_the_end() -> None:
    with pytest.raises(IndexError):
        ordered([(n, "") for n in range(20)]).sequence()[20]
