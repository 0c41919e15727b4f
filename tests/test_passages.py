"""Passages: what two texts share, and laws that hold for any text."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import provenance
from provenance.parsers.passages.fingerprints import fingerprints
from provenance.parsers.passages.quotation import quoted_spans
from provenance.parsers.passages.words import read_words

CASES = tomllib.loads((Path(__file__).parent / "cases" / "passages.toml").read_text(encoding="utf-8"))["case"]

words = st.lists(st.sampled_from(["port", "ferry", "mayor", "said", "the", "of", "12"]), max_size=60)


def spoken(body: str) -> set[int]:
    return {row.fingerprint for row in provenance.parse(body).passages if not row.quoted}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_two_texts_share_a_passage_or_none(case: dict[str, Any]) -> None:
    assert bool(spoken(case["one"]) & spoken(case["other"])) is case["shared"]


def test_a_fingerprint_is_the_same_on_every_machine() -> None:
    assert fingerprints(read_words("The port reopened on Monday.").folded) == {2847759490748087249: 1}


@given(words, words, words)
def test_the_choice_depends_on_the_words_alone(before: list[str], run: list[str], after: list[str]) -> None:
    assert fingerprints(run).keys() <= fingerprints([*before, *run, *after]).keys()


@given(words)
def test_each_fingerprint_is_told_once_in_the_order_of_the_text(some: list[str]) -> None:
    places = list(fingerprints(some).values())
    assert places == sorted(set(places))


@given(st.text(alphabet="ab “”\"'‘’«».,\n", max_size=80))
def test_quoted_stretches_are_in_order_and_apart(body: str) -> None:
    spans = quoted_spans(body)
    assert all(span.start <= span.stop for span in spans)
    assert all(one.stop <= two.start for one, two in pairwise(spans))


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ('He said “no” and "yes".', ["no", "yes"]),
        ("»Nein«, sagte er. «Oui», dit-elle. „Ja“, sagte sie.", ["Nein", "Oui", "Ja"]),
        ("'No way' was O'Neill's word; 'it's “late” now,' he said.", ["No way", "it's “late” now,"]),
        ("“One paragraph\n“and the next,” she said.", ["One paragraph", "and the next,"]),
        ("It was the dogs' day, '90s style.", []),
    ],
)
def test_quotation_marks_of_all_styles_are_paired(body: str, quoted: list[str]) -> None:
    assert [span.of(body) for span in quoted_spans(body)] == quoted


@given(st.text(max_size=200))
def test_words_stand_where_they_are_said_to_stand(body: str) -> None:
    found = read_words(body)
    assert all(body[start:stop].strip() for start, stop in zip(found.starts, found.stops, strict=True))
    assert all(one <= two for one, two in zip(found.stops, found.starts[1:], strict=False))
