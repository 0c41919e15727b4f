"""Quoted speech with its speaker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from hypothesis import strategies as st

from provenance.tables import Attribution, Quote
from provenance.testing.annotated import Annotated, Draft
from provenance.testing.strategies.names import names

if TYPE_CHECKING:
    from provenance.text import Span

__all__ = ["SPOKEN", "Spoken", "quotations", "utterances"]

Order = Literal["speaker first", "quote first"]
Spoken = Literal["en", "fr", "de", "es"]
SPOKEN: Final[tuple[Spoken, ...]] = ("en", "fr", "de", "es")
"""The languages whose speech the parsers read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Speech:
    """How a language quotes: its marks, its cues, on which side of a speaker these stand, what is said."""

    marks: tuple[tuple[str, str], ...]
    cues: tuple[str, ...]
    jobs: tuple[str, ...] = ()
    colon: str = ": "
    inside: bool = False
    cue_first: bool = True
    said: tuple[tuple[str, ...], ...]


_SPEECH: Final[dict[Spoken, _Speech]] = {
    "en": _Speech(
        marks=(("“", "”"), ('"', '"')),
        cues=("said", "told reporters", "warned", "added", "announced"),
        jobs=("the mayor", "a union leader", "the minister", "the head of the school", "a fisherman"),
        inside=True,
        cue_first=False,
        said=(
            ("The bridge", "Our harbour", "This budget", "The new school", "Every family here", "The river"),
            ("will reopen", "has waited", "needs help", "cannot hold", "must be repaired", "is safe"),
            ("before the winter", "through the winter", "without delay", "in spite of the rain", "at last"),
        ),
    ),
    "fr": _Speech(
        marks=(("« ", " »"),),
        cues=("a déclaré", "a affirmé", "a ajouté"),
        colon=" : ",
        said=(
            ("Le pont", "Notre port", "Ce budget", "Le marché"),
            ("va rouvrir", "doit être réparé", "ne tient plus"),
            ("avant la neige", "sans délai", "malgré la pluie"),
        ),
    ),
    "de": _Speech(
        marks=(("„", "“"),),
        cues=("sagte", "erklärte", "betonte"),
        said=(
            ("Die Brücke", "Unser Hafen", "Dieser Haushalt", "Der Markt"),
            ("öffnet wieder", "hält nicht mehr", "braucht Hilfe"),
            ("vor dem Schnee", "ohne Aufschub", "trotz des Regens"),
        ),
    ),
    "es": _Speech(
        marks=(("«", "»"), ("“", "”")),
        cues=("dijo", "afirmó", "añadió"),
        said=(
            ("El puente", "Nuestro puerto", "Este presupuesto", "El mercado"),
            ("vuelve a abrir", "necesita ayuda", "no aguanta más"),
            ("antes del frío", "sin demora", "a pesar de la lluvia"),
        ),
    ),
}


@st.composite
def utterances(draw: st.DrawFn, language: Spoken = "en") -> str:
    """Draw a sentence that somebody might say in *language*, without a full stop."""
    return " ".join(draw(st.sampled_from(words)) for words in _SPEECH[language].said)


@st.composite
def quotations(draw: st.DrawFn, language: Spoken = "en", *, order: Order | None = None) -> Annotated:
    """Draw a sentence of direct speech: “The bridge will reopen at last,” Ada Moreau said.

    The truth is one row of ``quotes``, with marks and speaker, and one of ``attributions``, with source and
    cue; who the speaker is stands in ``person``. *order* says who comes first; either where it is left out.
    """
    order = order or draw(st.sampled_from(("speaker first", "quote first")))
    style = _SPEECH[language]
    speaker, cue = draw(names(language)).display, draw(st.sampled_from(style.cues))
    words, (opening, closing) = draw(utterances(language)), draw(st.sampled_from(style.marks))
    draft = Draft()
    if order == "speaker first":
        job = draw(st.none() | st.sampled_from(style.jobs)) if style.jobs else None
        source = draft.say(f"{speaker}, {job}" if job else speaker)
        draft.say(", " if job else " ")
        said = draft.say(cue)
        draft.say(style.colon)
        spoken = draft.say(f"{opening}{words}.{closing}")
    else:
        spoken = draft.say(f"{opening}{words}{',' if style.inside else ''}{closing}")
        draft.say(" " if style.inside else ", ")
        if style.cue_first:
            said = draft.say(cue)
            draft.say(" ")
            source = draft.say(speaker)
        else:
            source = draft.say(speaker)
            draft.say(" ")
            said = draft.say(cue)
        draft.say(".")
    _note(draft, speaker, spoken, source, said)
    return draft.done()


def _note(draft: Draft, speaker: str, spoken: Span, source: Span, said: Span) -> None:
    body = str(draft)
    cue = said.of(body).removesuffix(" reporters")
    quote = Quote(
        start=spoken.start,
        stop=spoken.stop,
        text=spoken.of(body),
        kind="direct",
        speaker=source.of(body),
        speaker_start=source.start,
        speaker_stop=source.stop,
        cue=cue,
        person=speaker,
    )
    attribution = Attribution(
        start=0,
        stop=len(body),
        text=body,
        source=source.of(body),
        source_start=source.start,
        source_stop=source.stop,
        cue=cue,
        kind="person",
    )
    draft.note(quotes=quote, attributions=attribution)
