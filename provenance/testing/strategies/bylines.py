"""Bylines, credit lines and datelines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from hypothesis import strategies as st

from provenance.tables import Byline, Credit, Dateline, Person
from provenance.testing.annotated import Annotated, Draft
from provenance.testing.strategies.names import Language, Name, Wire, names, places, wires

__all__ = ["bylines", "credit_lines", "datelines"]

Style = Literal["people", "agency", "contributors"]
_STYLES: Final[tuple[Style, ...]] = ("people", "agency", "contributors")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What a language puts around names: before, between and behind them, and around an agency."""

    opener: str
    and_: str
    with_: str
    helped: str
    in_: str
    credits: tuple[str, ...]
    comma: str = ", "


_WORDS: Final[dict[Language, _Words]] = {
    "en": _Words(
        opener="By ",
        and_=" and ",
        with_=" with ",
        helped=" with ",
        in_=" in ",
        credits=("With ", "Source: ", "With reporting by "),
    ),
    "fr": _Words(
        opener="Par ",
        and_=" et ",
        with_=" avec ",
        helped=" avec ",
        in_=" à ",
        credits=("Avec ", "Source : "),
    ),
    "de": _Words(
        opener="Von ",
        and_=" und ",
        with_=" mit ",
        helped=" mit ",
        in_=" in ",
        credits=("Mit Material von ", "Quelle: "),
    ),
    "es": _Words(
        opener="Por ",
        and_=" y ",
        with_=" con ",
        helped=" con ",
        in_=" en ",
        credits=("Con información de ", "Fuente: "),
    ),
    "tr": _Words(
        opener="Haber: ",
        and_=" ve ",
        with_=" ile ",
        helped=", katkıda bulunan: ",
        in_=" / ",
        credits=("Kaynak: ",),
    ),
    "ar": _Words(
        opener="كتب: ",
        and_=" و",
        with_=" مع ",
        helped="، بمشاركة ",
        in_=" في ",
        credits=("المصدر: ",),
        comma="، ",
    ),
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
    draft, words = Draft(), _WORDS[language]
    draft.say(words.opener)
    capitals = draw(st.booleans())
    if style == "contributors":
        author, contributor = draw(st.lists(names(language), min_size=2, max_size=2, unique=True))
        _person(draft, author, capitals=capitals)
        draft.say(words.helped)
        _person(draft, contributor, capitals=capitals, place=draw(places(language)), language=language)
    else:
        _people(
            draft,
            draw(st.lists(names(language), min_size=1, max_size=max_people, unique=True)),
            language,
            capitals,
        )
        if style == "agency":
            draft.say(draw(st.sampled_from((words.comma, words.with_))))
            _credit(draft, draw(wires(language)), "byline")
    draft.note(bylines=Byline(start=0, stop=draft.length, text=str(draft), position="tail"))
    return draft.done()


def _people(draft: Draft, authors: list[Name], language: Language, capitals: bool) -> None:
    for n, author in enumerate(authors):
        if n:
            words = _WORDS[language]
            draft.say(words.and_ if n == len(authors) - 1 else words.comma)
        _person(draft, author, capitals=capitals)


def _person(
    draft: Draft, name: Name, *, capitals: bool, place: str | None = None, language: Language = "en"
) -> None:
    printed = name.capitals if capitals else name.display
    span = draft.say(printed)
    if place is not None:
        draft.say(_WORDS[language].in_ + place)
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
    draft.say(draw(st.sampled_from(_WORDS[language].credits)))
    _credit(draft, draw(wires(language)), "credit line")
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
