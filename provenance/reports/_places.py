"""Where the findings of a run stand: path, lines and columns, as every format asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from posixpath import join, normpath
from typing import TYPE_CHECKING
from urllib.parse import quote

from provenance.reports._clean import well_formed
from provenance.text import Lines

if TYPE_CHECKING:
    from provenance.model import Evidence, Finding, Run

__all__ = ["Place", "Places"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A stretch of one file: lines and columns count from 1, and the end lies behind the last character."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def uri(self) -> str:
        """The path as a relative URI reference, percent-encoded."""
        return quote(self.path)

    @property
    def shown(self) -> str:
        """``path:line:column``, which terminals and editors make a link of."""
        return f"{self.path}:{self.line}:{self.column}"


class Places:
    """The places of one run; each article's lines are indexed once, when first asked for."""

    def __init__(self, run: Run) -> None:
        """Keep the articles that a finding of *run* names; a large corpus is passed over once."""
        self._corpus = run.corpus.replace("\\", "/")
        wanted = {one.article_id for one in run.results}
        wanted |= {place.article_id for one in run.results for place in one.evidence}
        kept = [article for article in run.articles if article.article_id in wanted]
        self._bodies = {article.article_id: article.body for article in kept}
        self._paths = {article.article_id: article.path for article in kept}
        self._lines: dict[str, Lines] = {}

    def of(self, place: Finding | Evidence) -> Place:
        """Return where *place* stands; an article that the run does not hold ends where it starts."""
        path = place.path or self._paths.get(place.article_id) or place.article_id
        index = self._index(place.article_id)
        end = index.position(place.stop) if index else (place.line, place.column)
        return Place(
            path=self._from_root(well_formed(path)),
            line=place.line,
            column=place.column,
            end_line=end[0],
            end_column=end[1],
        )

    def bytes_into_line(self, article_id: str, line: int, column: int) -> int:
        """Count the column in bytes of UTF-8, from 1, as some formats want it."""
        index = self._index(article_id)
        if index is None or line > len(index):
            return column
        before = index.span(line).of(self._bodies[article_id])[: column - 1]
        return len(before.encode("utf-8", "surrogatepass")) + 1

    def _index(self, article_id: str) -> Lines | None:
        if article_id not in self._lines and article_id in self._bodies:
            self._lines[article_id] = Lines(self._bodies[article_id])
        return self._lines.get(article_id)

    def _from_root(self, path: str) -> str:
        """Put the corpus before a path that is told relative to it."""
        path = path.replace("\\", "/")
        if not self._corpus or path.startswith("/") or any(sign in self._corpus for sign in "*?[<(\n"):
            return path
        return normpath(join(self._corpus, path))
