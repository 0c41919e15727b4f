"""Who looks like an agency and is none, and who is one in spite of its looks."""

from __future__ import annotations

import pytest

import provenance

_TEXT = "LISBON - The harbour reopened on Monday after two days of wind, the port authority said.\n"


def _credited(body: str, byline: str | None = None) -> set[str | None]:
    rows = provenance.parse(body, byline=byline).credits
    return {row.agency for row in rows if row.via not in ("in text", "inferred")}


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Moreau, \u0410FP",  # a Cyrillic A
        "By Ada Moreau, AFPP",
        "By Ada Moreau in Reutersville",
        "A resident told AFP that the market had reopened.",
        "See https://www.afp.com/en/news for more.",
        "The figures were given to AFP on Monday.",
    ],
)
def test_what_only_looks_like_a_credit_is_none(line: str) -> None:
    assert not {"afp", "reuters"} & _credited(_TEXT + line)


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Moreau, AFP",
        "By Ada MOREAU, AFP\nComments",
        "By Ada Moreau,\u00a0AFP",
    ],
)
def test_a_credit_is_one_whatever_stands_around_it(line: str) -> None:
    assert "afp" in _credited(_TEXT + line)


def test_invisible_characters_behind_the_last_line_hide_no_credit() -> None:
    signed = "\ufeff" + "".join(chr(0xE0100 + n % 240) for n in range(622))
    assert "afp" in _credited(_TEXT + "By Ada Moreau, AFP" + signed)
    assert "afp" in _credited(_TEXT + "By Ada Moreau, AFP\nComments" + signed)


def test_a_turkish_capital_is_the_letter_that_it_is() -> None:
    assert "aa" in _credited(_TEXT + "By Ada Moreau, Anadolu Ajansı") | _credited(
        _TEXT + "ANADOLU AJANSI", byline="Anadolu Ajansı"
    )


def test_a_delivered_credit_line_is_credit_and_no_person() -> None:
    article = provenance.parse(_TEXT, credit_line="AFP", byline="Ada Moreau")
    assert [(row.agency, row.via, row.start) for row in article.credits] == [("afp", "metadata", None)]
    assert [person.name for person in article.people] == ["Ada Moreau"]


def test_a_delivered_credit_line_that_contradicts_the_article_is_a_finding() -> None:
    body = _TEXT + "By Ada Moreau, AFP"
    rows = [{"article_id": agency, "body": body, "credit_line": agency} for agency in ("Reuters", "AFP")]
    found = {(one.article_id, one.name) for one in provenance.audit(rows).results}
    assert ("Reuters", "conflicting-credit") in found
    assert ("AFP", "conflicting-credit") not in found
