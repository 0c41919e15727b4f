"""Laws of bylines: what is rendered is read again, and nothing around a byline changes whom it names."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import provenance
from provenance.parsers.bylines.grammar import read

GIVEN = {
    "en": ("Ada", "Thomas", "Emily", "Sarah-Jane"),
    "fr": ("Léa", "Étienne", "Anne-Marie", "Julien"),
    "de": ("Jörg", "Jana", "Karl-Heinz", "Ute"),
    "es": ("María", "José Luis", "Íñigo", "Ana"),
    "tr": ("Ayşe", "Mehmet", "Gülşen", "Burak"),
    "ar": ("محمد", "أحمد", "ليلى", "خالد"),
}
SURNAME = {
    "en": ("Moreau", "Weiss", "O'Brien", "McDonald", "Hart-Lowe"),
    "fr": ("Dubois", "de Villiers", "Lefèvre", "d'Aubigny"),
    "de": ("Vogt", "von der Heide", "Müller", "Weiß-Braun"),
    "es": ("López", "de la Cruz", "Ibáñez", "García Prieto"),
    "tr": ("Yılmaz", "Demirel", "Çelik", "Öztürk"),
    "ar": ("حسن", "سعيد", "الخطيب", "منصور"),
}
OPENER = {"en": "By ", "fr": "Par ", "de": "Von ", "es": "Por ", "tr": "Haber: ", "ar": "كتب: "}
AND = {"en": " and ", "fr": " et ", "de": " und ", "es": " y ", "tr": " ve ", "ar": " و "}
WITH = {
    "en": " with AFP",
    "fr": " avec AFP",
    "de": " mit dpa",
    "es": " con EFE",
    "tr": " - AA",
    "ar": " - وكالات",
}
PLACE = {
    "en": " in Lisbon",
    "fr": " à Lisbonne",
    "de": " in Berlin",
    "es": " en Madrid",
    "tr": ", Ankara",
    "ar": " في القاهرة",
}
WHERE = {"en": "Lisbon", "fr": "Lisbonne", "de": "Berlin", "es": "Madrid", "tr": "Ankara", "ar": "القاهرة"}
AGENCY = {"en": "afp", "fr": "afp", "de": "dpa", "es": "efe", "tr": "aa", "ar": None}
LANGUAGES = sorted(OPENER)

law = settings(max_examples=60)


@dataclass(frozen=True)
class Rendered:
    text: str
    names: tuple[str, ...]
    place: str | None
    agencies: tuple[str | None, ...]
    language: str


@st.composite
def rendered(draw: st.DrawFn, languages: tuple[str, ...] = tuple(LANGUAGES)) -> Rendered:
    language = draw(st.sampled_from(languages))
    name = st.builds("{} {}".format, st.sampled_from(GIVEN[language]), st.sampled_from(SURNAME[language]))
    names = draw(st.lists(name, min_size=1, max_size=3, unique=True))
    people = AND[language].join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]
    place, agency = draw(st.booleans()), draw(st.booleans())
    text = OPENER[language] + people + PLACE[language] * place + WITH[language] * agency
    where = WHERE[language] if place else None
    return Rendered(text, tuple(names), where, (AGENCY[language],) if agency else (), language)


@law
@given(rendered())
def test_a_rendered_byline_is_read_as_it_was_meant(byline: Rendered) -> None:
    document = provenance.parse("", byline=byline.text, language=byline.language)
    assert tuple(person.name for person in document.people) == byline.names
    assert tuple(credit.agency for credit in document.credits) == byline.agencies
    assert document.people[-1].place == byline.place


FURNITURE = (
    "Comments",
    "Share",
    "Read more: the harbour",
    "© 2024 Lindholm Echo",
    "12 Kommentare",
    "Newsletter",
)
BODY = "The harbour of Lindholm reopened on Monday after three weeks, the port authority said in a statement."


@law
@given(
    rendered(),
    st.lists(st.sampled_from(FURNITURE), max_size=3),
    st.sampled_from(("\n", "\n\n", "\r\n", "\u2028")),
)
def test_furniture_and_line_ends_change_no_name(byline: Rendered, around: list[str], end: str) -> None:
    body = end.join((BODY, byline.text, *around, ""))
    assert tuple(person.name for person in provenance.parse(body).people) == byline.names


@law
@given(rendered(("en", "fr", "de", "es")))
def test_capitals_change_no_name(byline: Rendered) -> None:
    shouted = provenance.parse("", byline=byline.text.replace("ß", "ss").upper())
    assert [person.name.casefold() for person in shouted.people] == [
        name.replace("ß", "ss").casefold() for name in byline.names
    ]


@law
@given(rendered())
def test_curly_quotes_and_odd_spaces_change_no_name(byline: Rendered) -> None:
    odd = byline.text.replace("'", "’").replace(" ", "\u00a0")
    found = [person.name.replace("’", "'") for person in provenance.parse("", byline=odd).people]
    assert tuple(found) == byline.names


@law
@given(rendered(), st.text(max_size=80))
def test_spans_slice_true_in_any_text(byline: Rendered, noise: str) -> None:
    document = provenance.parse(f"{noise}\n{byline.text}\n{noise}")
    for table in ("bylines", "people", "credits", "datelines", "furniture"):
        for row in getattr(document, table):
            assert document.body[row.start : row.stop] == row.text


SENTENCES = (
    "By Monday the port had reopened.",
    "By the time Ada Moreau arrived, Tom Weiss and Ida Berg had left.",
    "The mayor, Ada Moreau, met Tom Weiss in Lisbon on Friday.",
    "Von Montag an ist der Hafen wieder offen.",
    "Par ailleurs, Léa Dubois a rencontré Julien Lefèvre à Lisbonne.",
    "Por su parte, María López viajó a Madrid con Ana Ibáñez.",
    "“We have waited,” said Tom Weiss, who lives in the town.",
    "With the harbour closed, ships sailed to Rome and Lisbon.",
    "From Lisbon the ferry goes to Rome.",
    "Reporting by satellite is older than it seems.",
)


@law
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8), st.sampled_from(("\n", "\n\n", " ")))
def test_an_article_without_a_byline_yields_none(sentences: list[str], end: str) -> None:
    document = provenance.parse(end.join(sentences))
    assert document.bylines == ()
    assert document.people == ()


HOSTILE = (
    "By A, B and ",
    "By Ada Moreau, ",
    "(",
    "(AFP) ",
    "AFP ",
    "A. ",
    "— AFP ",
    "aA",
    "Ada Moreau\n",
    "By Ada Moreau, AFP\n",
    "<a ",
    "a@",
    "a.",
    "PARIS, March ",
    "Share\n",
    "told the ",
    "\u2028",
    "و",
)


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("where", ["body", "byline"])
def test_a_long_run_of_anything_is_read(piece: str, where: str) -> None:
    text = piece * (200_000 // len(piece))
    document = provenance.parse(text) if where == "body" else provenance.parse("", byline=text)
    assert len(document.people) <= 100
    assert isinstance(document.credits, tuple)


@law
@given(st.text())
def test_a_reading_never_fails(text: str) -> None:
    reading = read(text)
    assert all(text[person.start : person.stop] for person in reading.people)
