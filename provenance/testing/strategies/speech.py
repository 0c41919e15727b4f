"""Quoted speech with its speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from hypothesis import strategies as st

from provenance.tables import Attribution, Quote
from provenance.testing.annotated import Annotated, Draft
from provenance.testing.strategies.names import names

if TYPE_CHECKING:
    from provenance.text import Span

__all__ = ["quotations", "utterances"]

Order = Literal["speaker first", "quote first"]

_CUES: Final = ("said", "told reporters", "warned", "added", "announced")
_SUBJECTS: Final = (
    "The bridge",
    "Our harbour",
    "This budget",
    "The new school",
    "Every family here",
    "The river",
)
_VERBS: Final = ("will reopen", "has waited", "needs help", "cannot hold", "must be repaired", "is safe")
_ENDS: Final = ("before the winter", "through the winter", "without delay", "in spite of the rain", "at last")
_JOBS: Final = ("the mayor", "a union leader", "the minister", "the head of the school", "a fisherman")
_MARKS: Final = (("“", "”"), ('"', '"'))


@st.composite
def utterances(draw: st.DrawFn) -> str:
    """Draw a sentence that somebody might say, without a full stop."""
    parts = [draw(st.sampled_from(words)) for words in (_SUBJECTS, _VERBS, _ENDS)]
    return " ".join(parts)


@st.composite
def quotations(draw: st.DrawFn, *, order: Order | None = None) -> Annotated:
    """Draw a sentence of direct speech: “The bridge will reopen at last,” Ada Moreau said.

    The truth is one row of ``quotes``, with marks and speaker, and one of ``attributions``, with source and
    cue; who the speaker is stands in ``person``. *order* says who comes first; either where it is left out.
    """
    order = order or draw(st.sampled_from(("speaker first", "quote first")))
    speaker, cue = draw(names("en")).display, draw(st.sampled_from(_CUES))
    words, marks = draw(utterances()), draw(st.sampled_from(_MARKS))
    draft = Draft()
    if order == "speaker first":
        job = draw(st.none() | st.sampled_from(_JOBS))
        source = draft.say(f"{speaker}, {job}" if job else speaker)
        draft.say(", " if job else " ")
        said = draft.say(cue)
        draft.say(": ")
        spoken = draft.say(f"{marks[0]}{words}.{marks[1]}")
    else:
        spoken = draft.say(f"{marks[0]}{words},{marks[1]}")
        draft.say(" ")
        source = draft.say(speaker)
        draft.say(" ")
        said = draft.say(cue)
        draft.say(".")
    _note(draft, speaker, spoken, source, said)
    return draft.done()


def _note(draft: Draft, speaker: str, spoken: Span, source: Span, said: Span) -> None:
    body = str(draft)
    quote = Quote(
        start=spoken.start,
        stop=spoken.stop,
        text=spoken.of(body),
        kind="direct",
        speaker=source.of(body),
        speaker_start=source.start,
        speaker_stop=source.stop,
        cue=said.of(body).partition(" ")[0],
        person=speaker,
    )
    attribution = Attribution(
        start=0,
        stop=len(body),
        text=body,
        source=source.of(body),
        source_start=source.start,
        source_stop=source.stop,
        cue=said.of(body).partition(" ")[0],
        kind="person",
    )
    draft.note(quotes=quote, attributions=attribution)
