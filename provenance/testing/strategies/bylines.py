"""Bylines, credit lines and datelines."""

from __future__ import annotations

from typing import Final, Literal

from hypothesis import strategies as st

from provenance.tables import Byline, Credit, Dateline, Person
from provenance.testing.annotated import Annotated, Draft
from provenance.testing.strategies.names import Language, Name, Wire, names, places, wires

__all__ = ["bylines", "credit_lines", "datelines"]

Style = Literal["people", "agency", "contributors"]
_STYLES: Final[tuple[Style, ...]] = ("people", "agency", "contributors")

_OPENER: Final[dict[Language, str]] = {"en": "By ", "fr": "Par ", "de": "Von ", "es": "Por "}
_AND: Final[dict[Language, str]] = {"en": " and ", "fr": " et ", "de": " und ", "es": " y "}
_WITH: Final[dict[Language, str]] = {"en": " with ", "fr": " avec ", "de": " mit ", "es": " con "}
_IN: Final[dict[Language, str]] = {"en": " in ", "fr": " à ", "de": " in ", "es": " en "}
_CREDITS: Final[dict[Language, tuple[tuple[str, str], ...]]] = {
    "en": (("With ", ""), ("Source: ", ""), ("With reporting by ", "")),
    "fr": (("Avec ", ""), ("Source : ", "")),
    "de": (("Mit Material von ", ""), ("Quelle: ", "")),
    "es": (("Con información de ", ""), ("Fuente: ", "")),
}


@st.composite
def bylines(
    draw: st.DrawFn, language: Language = "en", *, style: Style | None = None, max_people: int = 3
) -> Annotated:
    """Draw a byline with its opening word; the truth names its people and the agency that it credits.

    *style* is ``people`` (one to *max_people* authors), ``agency`` (authors, then the agency) or
    ``contributors`` (an author, then a contributor in a place); any of them where it is left out.
    """
    style = style or draw(st.sampled_from(_STYLES))
    draft = Draft()
    draft.say(_OPENER[language])
    capitals = draw(st.booleans())
    if style == "contributors":
        author, contributor = draw(st.lists(names(language), min_size=2, max_size=2, unique=True))
        _person(draft, author, capitals=capitals)
        draft.say(_WITH[language])
        _person(draft, contributor, capitals=capitals, place=draw(places()), language=language)
    else:
        _people(
            draft,
            draw(st.lists(names(language), min_size=1, max_size=max_people, unique=True)),
            language,
            capitals,
        )
        if style == "agency":
            draft.say(draw(st.sampled_from((", ", _WITH[language]))))
            _credit(draft, draw(wires(language)), "byline")
    draft.note(bylines=Byline(start=0, stop=draft.length, text=str(draft), position="tail"))
    return draft.done()


def _people(draft: Draft, authors: list[Name], language: Language, capitals: bool) -> None:
    for n, author in enumerate(authors):
        if n:
            draft.say(_AND[language] if n == len(authors) - 1 else ", ")
        _person(draft, author, capitals=capitals)


def _person(
    draft: Draft, name: Name, *, capitals: bool, place: str | None = None, language: Language = "en"
) -> None:
    printed = name.capitals if capitals else name.display
    span = draft.say(printed)
    if place is not None:
        draft.say(_IN[language] + place)
    role: Literal["contributor", "author"] = "contributor" if place else "author"
    row = Person(start=span.start, stop=span.stop, text=printed, name=name.display, role=role, place=place)
    draft.note(people=row)


def _credit(draft: Draft, wire: Wire, via: Literal["byline", "credit line", "dateline", "copyright"]) -> None:
    span = draft.say(wire.printed)
    row = Credit(
        start=span.start, stop=span.stop, text=wire.printed, agency=wire.id, name=wire.printed, via=via
    )
    draft.note(credits=row)


@st.composite
def credit_lines(draw: st.DrawFn, language: Language = "en") -> Annotated:
    """Draw a line that credits an agency and names no person: "With AFP", "Source: Reuters", "© AFP"."""
    draft = Draft()
    if draw(st.booleans()):
        draft.say(draw(st.sampled_from(("© ", "© 2025 "))))
        _credit(draft, draw(wires(language)), "copyright")
        return draft.done()
    before, behind = draw(st.sampled_from(_CREDITS[language]))
    draft.say(before)
    _credit(draft, draw(wires(language)), "credit line")
    draft.say(behind)
    return draft.done()


@st.composite
def datelines(draw: st.DrawFn) -> Annotated:
    """Draw a dateline with the dash behind it: "PARIS, March 22 (Reuters) - "."""
    draft = Draft()
    place = draw(places())
    date = draw(
        st.none() | st.builds("{} {}".format, st.sampled_from(("March", "July", "Nov.")), st.integers(1, 28))
    )
    wire = draw(st.sampled_from((Wire(id="ap", printed="AP"), Wire(id="reuters", printed="Reuters"))))
    draft.say(place.upper())
    if date:
        draft.say(f", {date}")
    draft.say(" (")
    _credit(draft, wire, "dateline")
    draft.say(")")
    row = Dateline(
        start=0, stop=draft.length, text=str(draft), place=place.upper(), date=date, agency=wire.id
    )
    draft.note(datelines=row)
    draft.say(draw(st.sampled_from((" - ", " — ", " – "))))
    return draft.done()
