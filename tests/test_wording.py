"""Edits of copied text, and the words that make them grave."""

from __future__ import annotations

from typing import Any

import pytest

from provenance.comparers.edits import Pair, compare
from provenance.knowledge.wording import groups


def edits(origin: str, text: str) -> list[tuple[str, str, str, str]]:
    pair = Pair(article_id="copy", start=10, text=text, origin_id="wire", origin_start=0, origin_text=origin)
    rows = [row for _, row in compare(pair)]
    for row in rows:
        assert row.start is not None
        assert row.stop is not None
        assert text[row.start - 10 : row.stop - 10] == row.text
        assert origin[row.origin_start : row.origin_stop] == row.origin_text
    return [(row.origin_text, row.text, row.change, row.matter) for row in rows]


@pytest.mark.parametrize("group", groups(), ids=lambda group: group["matter"])
def test_the_examples_of_a_group_concern_its_matter(group: dict[str, Any]) -> None:
    for origin, text in group["examples"]:
        assert group["matter"] in {edit[3] for edit in edits(origin, text)}, (origin, text)
    for origin, text in group["counterexamples"]:
        assert group["matter"] not in {edit[3] for edit in edits(origin, text)}, (origin, text)


@pytest.mark.parametrize(
    ("origin", "text", "expected"),
    [
        ("the cease-fire's end", "the ceasefire’s end", []),
        ("the red ferry left", "the ferry left", [("red", "", "removed", "wording")]),
        ("the ferry left", "the red ferry left", [("", "red", "added", "wording")]),
        ("off the island of Mull today", "off the island today", [("of Mull", "", "removed", "wording")]),
        ("on the island of Mull", "on the island of Skye", [("Mull", "Skye", "replaced", "name")]),
        (
            "militants freed 18 people",
            "the resistance freed 18 people",
            [("militants", "the resistance", "replaced", "label")],
        ),
        (
            "mediated by Qatar, Egypt and Oman",
            "mediated by Qatar, Oman and Egypt",
            [("Egypt and", "", "removed", "wording"), ("", "and Egypt", "added", "wording")],
        ),
    ],
)
def test_an_edit_is_what_was_done_to_which_words(
    origin: str, text: str, expected: list[tuple[str, str, str, str]]
) -> None:
    assert edits(origin, text) == expected
