"""Corpora with a defect that one rule finds, and what becomes of them when it is mended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from provenance.errors import UsageError
from provenance.model import Article
from provenance.rules import load_rules, read_news
from provenance.testing.strategies.bylines import bylines
from provenance.testing.strategies.corruptions import CORRUPTIONS, Corruption

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.model import Example, Rule

__all__ = ["Defect", "defects"]

# Those that leave every rule's finding as it is; residue of the page is a finding of its own.
_HARMLESS = tuple(one for one in CORRUPTIONS if "residue" not in one.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """A corpus in which ``rule`` finds something in exactly the articles ``found``."""

    rule: str
    articles: tuple[Article, ...]
    found: frozenset[str]
    repaired: tuple[Article, ...]

    def __iter__(self) -> Iterator[Article]:
        """Yield the articles with the defect; `provenance.audit` takes the whole as it is."""
        return iter(self.articles)

    def repair(self) -> tuple[Article, ...]:
        """Return a corpus in which the defect is mended and the rule finds nothing."""
        return self.repaired


def defects(rule: str, *, rules: Sequence[Rule] | None = None) -> st.SearchStrategy[Defect]:
    """Draw a corpus with exactly the finding of *rule*, which is named by its code or its name.

    The corpus is one of the examples in the rule's own documentation, among articles without the defect, in
    any order and with line ends and spaces as they come; ``repair()`` is one of its examples of the accepted.
    Give *rules* for those of one's own. Raises `UsageError` for a rule that is not there or has no examples.
    """
    known = rules if rules is not None else load_rules()
    chosen = next((one for one in known if rule in (one.code, one.name)), None)
    if chosen is None:
        raise UsageError(f"there is no rule {rule!r}", tip="provenance rules")
    flagged = [one for one in chosen.examples if one.kind == "flagged"]
    accepted = [one for one in chosen.examples if one.kind == "accepted"]
    if not flagged or not accepted:
        raise UsageError(f"{chosen.name} has no examples to draw from", tip="## Flagged and ## Accepted")
    return _defects(chosen.code, flagged, accepted)


@st.composite
def _defects(draw: st.DrawFn, code: str, flagged: list[Example], accepted: list[Example]) -> Defect:
    example = draw(st.sampled_from(flagged))
    change = draw(st.none() | st.sampled_from(_HARMLESS))
    neighbours = draw(st.lists(_neighbours(), max_size=2))
    strangers = tuple(replace(one, article_id=f"neighbour{n}") for n, one in enumerate(neighbours))
    articles = [_changed(one, change) for one in read_news(example.news)]
    mended = tuple(_changed(one, change) for one in read_news(draw(st.sampled_from(accepted)).news))
    return Defect(
        rule=code,
        articles=tuple(draw(st.permutations([*articles, *strangers]))),
        found=frozenset(example.found),
        repaired=(*mended, *strangers),
    )


def _changed(article: Article, change: Corruption | None) -> Article:
    return article if change is None else replace(article, body=change.of_text(article.body))


@st.composite
def _neighbours(draw: st.DrawFn) -> Article:
    """Draw a short article in which no rule finds anything: a byline, and nothing that is weighed."""
    told = draw(
        st.sampled_from(("Snow fell on the hills overnight.", "The tulips are late.", "Bees came back."))
    )
    return Article(article_id="neighbour", body=f"{told}\n\n{draw(bylines(style='people', max_people=1))}\n")
