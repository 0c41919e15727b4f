"""Whole articles, and corpora in which some articles repeat others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from hypothesis import strategies as st

from provenance.tables import Furniture
from provenance.testing.annotated import Annotated, Draft
from provenance.testing.strategies.bylines import bylines, credit_lines, datelines
from provenance.testing.strategies.figures import hedged_figures
from provenance.testing.strategies.names import places
from provenance.testing.strategies.speech import quotations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from provenance.model import Article
    from provenance.testing.annotated import Truth

__all__ = ["Copy", "Corpus", "articles", "corpora", "plain_articles"]

_SUBJECTS: Final = (
    "The harbour",
    "The council",
    "A ferry",
    "The library",
    "The old market",
    "A road",
    "The choir",
)
_VERBS: Final = ("reopened", "stayed closed", "drew visitors", "was repaired", "changed hands", "fell silent")
_WHEN: Final = ("on Monday", "after the storm", "in the spring", "before dawn", "during the holidays")
_FURNITURE: Final = ("Comments", "Share this article", "Read more")


@st.composite
def _statements(draw: st.DrawFn) -> str:
    parts = [draw(st.sampled_from(words)) for words in (_SUBJECTS, _VERBS, _WHEN)]
    return f"{' '.join(parts)} in {draw(places())}."


@st.composite
def _sentences(draw: st.DrawFn) -> Annotated:
    """Draw a sentence that tells something: plainly, with a figure, or in somebody's words."""
    kind = draw(st.sampled_from(("plain", "figure", "quotation")))
    if kind == "quotation":
        return draw(quotations())
    draft = Draft()
    if kind == "plain":
        draft.say(draw(_statements()))
    else:
        draft.say("The report counts ")
        draft.add(draw(hedged_figures()))
        draft.say(f" in {draw(places())}.")
    return draft.done()


@st.composite
def articles(
    draw: st.DrawFn,
    *,
    byline: st.SearchStrategy[Annotated] | None = None,
    position: Literal["head", "tail"] | None = None,
    min_paragraphs: int = 1,
    max_paragraphs: int = 4,
) -> Annotated:
    """Draw the body of an article with the truth about all that was put into it.

    Without *byline* about half of the articles have one; ``st.nothing()`` is refused, so for none at all use
    `plain_articles`. The truth is complete for people, datelines, figures and quotes.
    """
    line = draw(byline if byline is not None else st.none() | bylines())
    position = position or draw(st.sampled_from(("head", "tail")))
    draft = Draft()
    if line is not None and position == "head":
        draft.add(line)
        draft.say("\n\n")
    elif draw(st.booleans()):
        draft.add(draw(datelines()))
    paragraphs = draw(
        st.lists(
            st.lists(_sentences(), min_size=1, max_size=3), min_size=min_paragraphs, max_size=max_paragraphs
        )
    )
    for n, paragraph in enumerate(paragraphs):
        draft.say("\n\n" if n else "")
        for m, sentence in enumerate(paragraph):
            draft.say(" " if m else "")
            draft.add(sentence)
    draft.say("\n")
    if line is not None and position == "tail":
        draft.add(line)
        draft.say("\n")
    elif draw(st.booleans()):
        draft.add(draw(credit_lines()))
        draft.say("\n")
    if draw(st.booleans()):
        words = draw(st.sampled_from(_FURNITURE))
        span = draft.say(words)
        draft.note(furniture=Furniture(start=span.start, stop=span.stop, text=words, kind="comments"))
        draft.say("\n")
    return draft.done()


@st.composite
def plain_articles(draw: st.DrawFn, *, max_sentences: int = 5) -> Annotated:
    """Draw an article of plain statements: nobody is credited, quoted or counted."""
    return Annotated(text=" ".join(draw(st.lists(_statements(), min_size=1, max_size=max_sentences))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One article of a corpus that repeats another word for word."""

    article_id: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Drawn articles, which `provenance.audit` takes as they are, with the truth about each by its id."""

    articles: tuple[Article, ...]
    truths: Mapping[str, Truth]
    copies: tuple[Copy, ...] = ()

    def __iter__(self) -> Iterator[Article]:
        """Yield the articles."""
        return iter(self.articles)

    def __len__(self) -> int:
        """Count the articles."""
        return len(self.articles)


@st.composite
def corpora(draw: st.DrawFn, *, min_size: int = 1, max_size: int = 4, copies: bool = True) -> Corpus:
    """Draw a corpus of *min_size* to *max_size* articles, a few of which repeat an earlier one.

    ``copies=False`` draws none that does so on purpose.
    """
    drawn: list[Annotated] = []
    repeated: list[Copy] = []
    for n in range(draw(st.integers(min_size, max_size))):
        if copies and drawn and draw(st.integers(0, 3)) == 0:
            origin = draw(st.integers(0, len(drawn) - 1))
            repeated.append(Copy(article_id=f"drawn{n}", origin=f"drawn{origin}"))
            drawn.append(drawn[origin])
        else:
            drawn.append(draw(articles()))
    return Corpus(
        articles=tuple(one.article(f"drawn{n}") for n, one in enumerate(drawn)),
        truths={f"drawn{n}": one.truth for n, one in enumerate(drawn)},
        copies=tuple(repeated),
    )
