"""What `defects` draws: a corpus, what is found in it, and the same corpus mended."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from provenance.model import Article
from provenance.testing.strategies.bylines import bylines
from provenance.testing.strategies.corruptions import CORRUPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from provenance.testing.strategies.corruptions import Corruption

__all__ = ["HARMLESS", "Defect", "around"]

HARMLESS: Final = tuple(one for one in CORRUPTIONS if "residue" not in one.name)
"""Those that leave every rule's finding as it is; residue of the page is a finding of its own."""


_COLUMNS: Final = tuple(one.name for one in fields(Article) if one.name != "path")


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """A corpus in which ``rule`` finds something in exactly the articles ``found``, once in each.

    No other rule finds anything, but those that ``beside`` names, whose defect this one cannot be without.
    ``files`` are further files of the corpus by their names, for what no article in memory can be: bytes that
    are no text, or the configuration. Where there are any, audit what `write` returns.
    """

    rule: str
    articles: tuple[Article, ...]
    found: frozenset[str]
    repaired: tuple[Article, ...]
    beside: frozenset[str] = frozenset()
    files: Mapping[str, bytes] = field(default_factory=dict)
    repaired_files: Mapping[str, bytes] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Article]:
        """Yield the articles with the defect; `provenance.audit` takes the whole as it is."""
        return iter(self.articles)

    def repair(self) -> Defect:
        """Return the corpus in which the defect is mended and the rule finds nothing."""
        return replace(self, articles=self.repaired, files=self.repaired_files, found=frozenset())

    def write(self, folder: Path) -> Path:
        """Write the corpus into an empty *folder*, and return it."""
        folder.mkdir(parents=True, exist_ok=True)
        lines = [json.dumps({name: getattr(one, name) for name in _COLUMNS}) for one in self.articles]
        text = "".join(f"{line}\n" for line in lines)
        for name, content in {"articles.jsonl": text.encode(), **self.files}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return folder


_TOLD: Final = ("Snow fell on the hills overnight.", "The tulips are late.", "Bees came back.")


@st.composite
def around(draw: st.DrawFn, defect: Defect) -> Defect:
    """Draw what a defect stands among: articles without it, any order, line ends and spaces as they come."""
    change = draw(st.none() | st.sampled_from(HARMLESS))
    told = draw(st.permutations(_TOLD))[: draw(st.integers(0, 2))]
    strangers = tuple(draw(_neighbours(n, one)) for n, one in enumerate(told))
    order = draw(st.permutations(range(len(defect.articles) + len(strangers))))

    def placed(articles: tuple[Article, ...]) -> tuple[Article, ...]:
        whole = (*(_changed(one, change) for one in articles), *strangers)
        return tuple(whole[n] for n in order if n < len(whole)) + whole[len(order) :]

    return replace(defect, articles=placed(defect.articles), repaired=placed(defect.repaired))


def _changed(article: Article, change: Corruption | None) -> Article:
    return article if change is None else replace(article, body=change.of_text(article.body))


@st.composite
def _neighbours(draw: st.DrawFn, number: int, told: str) -> Article:
    """Draw a short article in which no rule finds anything: a byline, and nothing that is weighed."""
    line = draw(bylines(style="people", max_people=1))
    return Article(article_id=f"neighbour{number}", body=f"{told}\n\n{line}\n")
