"""Laws of figures that hold for any text and any number."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import provenance
from provenance.knowledge.hedges import hedges
from provenance.knowledge.numerals import numerals
from provenance.parsers.dates.tokens import Tokens
from provenance.parsers.figures.bounds import interval
from provenance.parsers.figures.numerals import numeral

VOCABULARY = (
    ("12", "2.4", "1,900", "five", "half", "a", "third", "million", "of", "the", "killed", "nearly", "than"),
    (
        "more",
        "to",
        "-",
        "and",
        "people",
        "$",
        "%",
        "(",
        ")",
        ",",
        ".",
        "\n",
        "Jan",
        "19",
        "2024",
        "6:30",
        "pm",
    ),
    ("km", "miles", "old", "year", "F-16", "was", "A", "man", "not", "including", "whom", "point", "dozen"),
    ("in", "10-15", "½", "1/2", "^", "e", "x", "+972", "No"),
    ("zwei", "Milliarden", "getötet", "d'euros", "vingt", "et", "un", "más", "de", "unos", "mil", "jusqu'à"),
)
LANGUAGES = st.sampled_from([None, "de", "fr", "es"])
WORDS = st.sampled_from([word for line in VOCABULARY for word in line])
TEXTS = st.one_of(st.lists(WORDS, max_size=25).map(" ".join), st.text(max_size=60))
NUMBERS = st.integers(min_value=0, max_value=10**15)


@given(TEXTS, LANGUAGES)
def test_every_row_is_a_slice_of_its_text(body: str, language: str | None) -> None:
    document = provenance.parse(body, language=language)
    for row in (*document.figures, *document.dates):
        assert row.start is not None
        assert row.stop is not None
        assert body[row.start : row.stop] == row.text != ""


@given(TEXTS)
def test_the_reading_contains_the_number_and_the_lenient_reading_contains_the_strict(body: str) -> None:
    least, most = float("-inf"), float("inf")
    for row in provenance.parse(body).figures:
        low, high = (least if row.low is None else row.low), (most if row.high is None else row.high)
        loose_low = least if row.loose_low is None else row.loose_low
        loose_high = most if row.loose_high is None else row.loose_high
        assert loose_low <= low <= high <= loose_high
        if row.value is not None:
            assert low <= row.value <= high


@given(TEXTS)
def test_a_figure_never_lies_inside_a_date(body: str) -> None:
    document = provenance.parse(body)
    for row in document.figures:
        for one in document.dates:
            inside = (one.start or 0) <= (row.start or 0) and (row.stop or 0) <= (one.stop or 0)
            assert not inside


@given(TEXTS)
def test_a_part_points_at_a_figure_of_the_same_article(body: str) -> None:
    rows = provenance.parse(body).figures
    starts = {row.start for row in rows}
    assert {row.part_of for row in rows if row.part_of is not None} <= starts
    assert {row.converts for row in rows if row.converts is not None} <= starts


@given(NUMBERS)
def test_digits_read_the_same_with_and_without_separators(number: int) -> None:
    plain, grouped = numeral(str(number)), numeral(f"{number:,}")
    assert plain is not None
    assert grouped is not None
    assert plain.value == grouped.value == number


@given(st.integers(min_value=1, max_value=999), st.sampled_from(["thousand", "million", "billion"]))
def test_scale_words_and_digits_agree(number: int, scale: str) -> None:
    written = number * numerals().scales[scale]
    (one,) = provenance.parse(f"It counted {number} {scale} boats.").figures
    (other,) = provenance.parse(f"It counted {written:,} boats.").figures
    assert (one.value, one.low, one.counted) == (other.value, other.low, other.counted)


@given(st.integers(min_value=2, max_value=999_999))
def test_number_words_and_digits_agree(number: int) -> None:
    (one,) = provenance.parse(f"It counted {spelled(number)} boats.").figures
    assert one.value == number


def spelled(number: int) -> str:
    if number >= 1000:
        rest = f" {spelled(number % 1000)}" if number % 1000 else ""
        return f"{spelled(number // 1000)} thousand{rest}"
    if number >= 100:
        rest = f" and {spelled(number % 100)}" if number % 100 else ""
        return f"{spelled(number // 100)} hundred{rest}"
    names = {value: word for word, value in numerals().cardinals.items() if word not in ("fourty", "nought")}
    if number in names:
        return names[number]
    return f"{names[number - number % 10]}-{names[number % 10]}"


@given(
    st.fractions(min_value=1, max_value=10**9),
    st.sampled_from(sorted({hedge.formula for hedge in hedges().all})),
    st.booleans(),
)
def test_every_formula_keeps_the_number_as_written(value: Fraction, formula: str, whole: bool) -> None:
    reading = interval(value, Fraction(1, 10), formula, whole=whole)  # type: ignore[arg-type]
    assert reading.low is None or reading.low <= value
    assert reading.high is None or value <= reading.high


@given(TEXTS)
def test_tokens_cover_the_text_but_for_spaces(body: str) -> None:
    t = Tokens(body)
    covered = "".join(body[start:stop] for start, stop in zip(t.starts, t.stops, strict=True))
    assert "".join(covered.split()) == "".join(body.split())


@pytest.mark.parametrize(
    "body",
    [
        "1" * 100_000,
        "1," * 50_000,
        "one and " * 4_000,
        "million " * 4_000,
        "(" * 100_000,
        "-1" * 20_000,
        "killed a " * 10_000,
        "1 000 " * 5_000,
        "a half of " * 4_000,
        "$" * 100_000,
        "Jan, " * 20_000,
        "12:30 to " * 10_000,
        "A, B, " * 20_000,
        "1-2-3-" * 20_000,
        "vingt et " * 10_000,
        "tausendhundert" * 10_000,
        "plus d'" * 20_000,
    ],
    ids=lambda body: body[:10],
)
@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_long_runs_of_the_worst_parse(body: str, language: str) -> None:
    document = provenance.Document(body, language=language)
    document.__dict__["attributions"] = ()
    assert isinstance(document.figures, tuple)
