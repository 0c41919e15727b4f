"""People, places and agencies as newsrooms write them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from hypothesis import strategies as st

from provenance.tables import Credit, Person
from provenance.testing.annotated import Annotated, Truth

__all__ = ["LANGUAGES", "Language", "Name", "Wire", "agencies", "names", "people", "places", "wires"]

Language = Literal["en", "fr", "de", "es", "tr", "ar"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "fr", "de", "es", "tr", "ar")

_GIVEN: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("Ada", "Callum", "Grace", "Danny", "Mary-Jane", "Noor", "Tobias", "Imogen", "Priya", "Kwame"),
    "fr": ("Aurélie", "Benoît", "Jean-Luc", "Margaux", "Chloé", "Étienne", "Solène", "Yanis"),
    "de": ("Anke", "Jürgen", "Katrin", "Moritz", "Ute", "Sören", "Annegret", "Lukas"),
    "es": ("Íñigo", "Marisol", "José", "Begoña", "Lucía", "Ramón", "Pilar", "Joaquín"),
    "tr": ("Mehmet", "Ayşe", "Zeynep", "İsmail", "Can", "Elif", "Çağla"),
    "ar": ("محمد", "أحمد", "عمر", "ليلى", "سارة", "يوسف"),
}
_FAMILY: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("Kemp", "Whitlock", "O'Brien", "McDonald", "Okafor", "Harcourt", "Sandhu", "Threlfall"),
    "fr": ("Moreau", "Lefèvre", "Bruneau", "Garnier", "Delacourt", "Rousselet", "Thibault"),
    "de": ("Brandt", "Schäfer", "Hölzl", "Krüger", "Weißmann", "Lindner", "Vogelsang"),
    "es": ("Ibáñez", "Quiroga", "Núñez", "Villalobos", "Carrasco", "Zubiría", "Peñalver"),
    "tr": ("Demir", "Yıldız", "Öztürk", "Işık", "Şahin", "Güneş"),
    "ar": ("حسن", "سعيد", "خالد", "إبراهيم", "منصور", "الحداد"),
}
_PARTICLES: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("",),
    "fr": ("", "", "de "),
    "de": ("", "", "von "),
    "es": ("", "", "de la "),
    "tr": ("",),
    "ar": ("",),
}
_WORLD: Final = (
    "Jerusalem",
    "Doha",
    "Nairobi",
    "Lisbon",
    "Toronto",
    "Kyiv",
    "Geneva",
    "Beirut",
    "New Delhi",
    "Cairo",
)
_TURKISH: Final = set("çğıöşüÇĞİÖŞÜ")
_PLACES: Final[dict[Language, tuple[str, ...]]] = {
    **dict.fromkeys(("en", "fr", "de", "es"), _WORLD),
    "tr": ("Ankara", "İstanbul", "İzmir", "Beyrut", "Doha"),
    "ar": ("القاهرة", "بيروت", "الدوحة", "عمان", "بغداد"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A person's name in its parts."""

    given: str
    particle: str
    family: str

    def __str__(self) -> str:
        """Return the name as a reader expects it."""
        return self.display

    @property
    def display(self) -> str:
        """The name as a reader expects it: "Danny Kemp"."""
        return f"{self.given} {self.particle}{self.family}"

    @property
    def capitals(self) -> str:
        """The name with its surname in capitals, as wires print it: "Danny KEMP", "Ada McDONALD"."""
        family = f"Mc{self.family[2:].upper()}" if self.family.startswith("Mc") else _upper(self.family)
        # The capitals of ß and ı are printed SS and I, which no reader can take back.
        return f"{self.given} {self.particle}{self.family if {'ß', 'ı'} & {*self.family} else family}"


def _upper(text: str) -> str:
    """Return the capitals; the Turkish i keeps its dot."""
    return (text.replace("i", "İ") if _TURKISH & set(text) else text).upper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """An agency as it is printed, and its id in the registry."""

    id: str
    printed: str


_WIRES: Final[dict[Language, tuple[Wire, ...]]] = {
    "en": (
        Wire(id="afp", printed="AFP"),
        Wire(id="reuters", printed="Reuters"),
        Wire(id="ap", printed="The Associated Press"),
    ),
    "fr": (Wire(id="afp", printed="AFP"), Wire(id="reuters", printed="Reuters")),
    "de": (
        Wire(id="dpa", printed="dpa"),
        Wire(id="afp", printed="AFP"),
        Wire(id="reuters", printed="Reuters"),
    ),
    "es": (
        Wire(id="efe", printed="EFE"),
        Wire(id="afp", printed="AFP"),
        Wire(id="reuters", printed="Reuters"),
    ),
    "tr": (
        Wire(id="aa", printed="AA"),
        Wire(id="aa", printed="Anadolu Ajansı"),
        Wire(id="reuters", printed="Reuters"),
    ),
    "ar": (Wire(id="reuters", printed="رويترز"), Wire(id="afp", printed="أ ف ب")),
}


@st.composite
def names(draw: st.DrawFn, language: Language = "en") -> Name:
    """Draw the name of a person who might write in *language*."""
    return Name(
        given=draw(st.sampled_from(_GIVEN[language])),
        particle=draw(st.sampled_from(_PARTICLES[language])),
        family=draw(st.sampled_from(_FAMILY[language])),
    )


@st.composite
def people(draw: st.DrawFn, language: Language = "en") -> Annotated:
    """Draw a person's name as printed; the truth is one row of ``people``, with the name as displayed."""
    name = draw(names(language))
    printed = draw(st.sampled_from((name.display, name.capitals)))
    row = Person(start=0, stop=len(printed), text=printed, name=name.display)
    return Annotated(text=printed, truth=Truth(people=(row,)))


def places(language: Language = "en") -> st.SearchStrategy[str]:
    """Draw a town that news is sent from, as it is written in *language*."""
    return st.sampled_from(_PLACES[language])


def wires(language: Language = "en") -> st.SearchStrategy[Wire]:
    """Draw an agency with one of its printed forms."""
    return st.sampled_from(_WIRES[language])


@st.composite
def agencies(draw: st.DrawFn, language: Language = "en") -> Annotated:
    """Draw an agency's name as printed; the truth is one row of ``credits``, with the agency's id."""
    wire = draw(wires(language))
    row = Credit(
        start=0,
        stop=len(wire.printed),
        text=wire.printed,
        agency=wire.id,
        name=wire.printed,
        via="credit line",
    )
    return Annotated(text=wire.printed, truth=Truth(credits=(row,)))
