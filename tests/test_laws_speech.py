"""Laws of sentences, quotes and attributions, for any text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import provenance
from provenance.parsers.attributions.statements import Statements
from provenance.parsers.quotes.marks import marked

PIECES = [
    *(
        "Ada Moreau",
        "said",
        "told AFP",
        "that",
        "the bridge",
        "is",
        "safe",
        "according to",
        "the mayor",
        "who",
    ),
    *(
        ",",
        ".",
        ":",
        ";",
        "“",
        "”",
        '"',
        "'",
        "‘",
        "’",
        "«",
        "»",
        "„",
        "—",
        "(",
        ")",
        "...",
        "\n",
        "\n\n",
        " ",
    ),
    *(
        "and",
        "but",
        "he",
        "3.",
        "Mr.",
        "“We leave,”",
        '"We stay."',
        "sagte",
        "Die Ministerin",
        "a déclaré",
        "to",
    ),
    *("claim", "'s", "was accused of", "reportedly", "as"),
]

texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
)
languages = st.sampled_from([None, "en", "de", "fr", "es", "it", "x"])
clauses = st.sampled_from(["We leave", "Nobody stays", "The road is open", "It's the mayor's bridge"])


@given(texts, languages)
def test_every_span_slices_true(body: str, language: str | None) -> None:
    document = provenance.parse(body, language=language)
    for row in (*document.sentences, *document.quotes, *document.attributions, *document.quote_words):
        assert body[row.start : row.stop] == row.text
    for row in document.quotes:
        if row.speaker is not None:
            assert body[row.speaker_start : row.speaker_stop] == row.speaker
    for row in document.attributions:
        assert row.content_start is not None
        assert row.start <= row.content_start < row.content_stop <= row.stop
        if row.source is not None:
            assert body[row.source_start : row.source_stop] == row.source
        if row.cue is not None:
            assert body[row.cue_start : row.cue_stop] == row.cue


@given(texts)
def test_sentences_lie_apart_and_hold_every_letter(body: str) -> None:
    rows = provenance.parse(body).sentences
    assert all(one.stop <= other.start for one, other in pairwise(rows))
    assert [row.n for row in rows] == list(range(len(rows)))
    outside = [
        body[start:stop]
        for start, stop in pairwise([0, *(edge for row in rows for edge in (row.start, row.stop)), len(body)])
    ][::2]
    assert not "".join(outside).strip()


@given(texts)
def test_quotations_do_not_overlap_at_one_level(body: str) -> None:
    for level in {one.level for one in marked(body)}:
        rows = [one for one in marked(body) if one.level == level]
        assert all(one.stop <= other.start for one, other in pairwise(rows))
    quotes = provenance.parse(body).quotes
    assert all(one.stop <= other.start for one, other in pairwise(quotes))


@given(st.lists(clauses, min_size=1, max_size=4), st.sampled_from(["“”", "«»", "„“"]))
def test_straight_and_other_marks_parse_the_same(said: list[str], marks: str) -> None:
    straight = " ".join(f'"{one}," Ada Moreau said.' for one in said)
    other = " ".join(f"{marks[0]}{one},{marks[1]} Ada Moreau said." for one in said).replace("'", "’")
    rows = [
        [(row.start, row.stop, row.speaker, row.person) for row in provenance.parse(text).quotes]
        for text in (straight, other)
    ]
    assert rows[0] == rows[1]


@pytest.mark.parametrize(
    "body",
    [
        '"' * 1_000_000,
        "“" * 1_000_000,
        "'" * 1_000_000,
        "“a " * 20_000,
        "said " * 20_000,
        "according to " * 10_000,
        ", he said, " * 10_000,
        "(" * 50_000,
        "A. " * 20_000,
        "who said that " * 5_000,
        "-" * 100_000,
        "Ada Moreau " * 10_000,
        '"We leave," Ada Moreau said. ' * 3_000,
        "on condition of anonymity because " * 3_000,
    ],
    ids=lambda body: body[:12],
)
def test_hostile_text_parses(body: str) -> None:
    document = provenance.parse(body)
    assert document.sentences
    assert document.quotes is not None
    assert document.attributions is not None


@settings(max_examples=30)
@given(texts, texts)
def test_a_paragraph_in_front_moves_the_rows_and_changes_no_sentence(first: str, second: str) -> None:
    alone = [row.text for row in provenance.parse(second).sentences]
    behind = [row.text for row in provenance.parse(first + "\n" + second).sentences]
    assert behind[len(behind) - len(alone) :] == alone


@given(texts, st.sampled_from(["en", "de", "fr"]))
def test_statements_read_from_the_last_on_are_those_read_from_the_first_on(text: str, code: str) -> None:
    forward, backward = Statements(text, code), Statements(text, code)
    for offset in range(len(text) - 1, -1, -1):
        backward.around(offset)
    assert list(backward) == list(forward)
