"""The articles of a run, numbered, so that everything else in a page points at them by number."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from provenance.text import Lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.model import Article, Evidence, Finding, Run
    from provenance.reports.html.policy import Excerpt, Policy

__all__ = ["Corpus"]

_LEAD: Final = 9
_LEAD_CHARACTERS: Final = 90

Place = tuple[int, int, int]
"""An article's number, a line and a column."""


class Corpus:
    """The articles that a page shows, by id and by number, under one embedding policy."""

    def __init__(self, run: Run, policy: Policy) -> None:
        """Give the articles of *run* their numbers; those that only findings or tables name come later."""
        self.run = run
        self.policy = policy
        self.articles: dict[str, Article] = {}
        self.number: dict[str, int] = {}
        self._lines: dict[str, Lines] = {}
        for article in run.articles:
            self.articles[article.article_id] = article
            self.number[article.article_id] = len(self.number)

    @cached_property
    def ids(self) -> Mapping[int, str]:
        """The id behind each number."""
        return {number: article_id for article_id, number in self.number.items()}

    def at(self, article_id: str) -> int:
        """Return the number of an article; one that could not be read gets its number now."""
        return self.number.setdefault(article_id, len(self.number))

    def body(self, article_id: str) -> str:
        """Return the body of an article, empty where the run does not hold it."""
        article = self.articles.get(article_id)
        return article.body if article else ""

    def title(self, article_id: str) -> str:
        """Name an article as an editor would: by its headline, else by its first words, else by its id."""
        article = self.articles.get(article_id)
        if article and article.title:
            return self.policy.brief(article.title)
        return self.lead(article_id) or self.policy.brief(article_id)

    def lead(self, article_id: str) -> str:
        """Return the first words of an article, where the policy lets them be seen."""
        if self.policy.embed == "none":
            return ""
        words = self.body(article_id)[:_LEAD_CHARACTERS].split()
        return self.policy.brief(" ".join(words[:_LEAD]) + " …") if words else ""

    def place(self, article_id: str, offset: int | None) -> Place:
        """Say where *offset* lies in an article."""
        body = self.body(article_id)
        if offset is None or not body:
            return self.at(article_id), 1, 1
        if article_id not in self._lines:
            self._lines[article_id] = Lines(body)
        line, column = self._lines[article_id].position(offset)
        return self.at(article_id), line, column

    def excerpt(self, article_id: str, start: int | None, stop: int | None) -> Excerpt | None:
        """Return what the policy lets be seen around a place."""
        return self.policy.excerpt(self.body(article_id), start, stop)

    def seen(self, one: Finding | Evidence) -> Excerpt | None:
        """Return the excerpt of a finding or of its evidence, from the article or from what it knows."""
        if self.body(one.article_id):
            return self.excerpt(one.article_id, one.start, one.stop)
        return self.policy.given(one.before, one.text, one.after)

    def pieces(self, article_id: str, start: int, stop: int, marks: list[tuple[int, int, str]]) -> list[Any]:
        """Cut a stretch of a body into ``[kind, text]`` along *marks*.

        Where marks overlap the first one holds.
        """
        body = self.body(article_id)
        found: list[Any] = []
        position = start
        for first, last, kind in sorted(marks, key=lambda mark: (mark[0], -mark[1])):
            left, right = max(first, position), min(last, stop)
            if left >= right:
                continue
            if position < left:
                found.append(["", self.policy.clean(body[position:left])])
            found.append([kind, self.policy.clean(body[left:right])])
            position = right
        if position < stop:
            found.append(["", self.policy.clean(body[position:stop])])
        return found
