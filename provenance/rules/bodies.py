"""The articles that findings point into, and what stands around a place in one."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from provenance.model import Article
from provenance.text import lines

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

__all__ = ["CONTEXT", "Bodies", "Body"]

CONTEXT: Final = 160
"""The most characters that stand around a place, a side."""


class Body:
    """An article and where its lines are; they are read only as far as places are looked for."""

    def __init__(self, article: Article) -> None:
        """Begin before the first line."""
        self.article = article
        self._rest = lines(article.body)
        self._starts: list[int] = []
        self._stops: list[int] = []

    def _line(self, offset: int) -> int:
        """Return the number of the line of *offset*, counted from 1."""
        while not self._starts or self._starts[-1] <= offset:
            following = next(self._rest, None)
            if following is None:
                break
            self._starts.append(following.start)
            self._stops.append(following.stop)
        return bisect_right(self._starts, offset)

    def around(self, start: int, stop: int) -> tuple[int, int, str, str, str]:
        """Return line and column of *start*, the text up to *stop*, and what stands before and behind it."""
        body, first = self.article.body, self._line(start)
        opens, closes = self._starts[first - 1], self._stops[self._line(stop) - 1]
        return (
            first,
            start - opens + 1,
            body[start:stop],
            body[max(opens, start - CONTEXT) : start],
            body[stop : min(max(closes, stop), stop + CONTEXT)],
        )


class Bodies:
    """The articles that findings point into: a few at a time, each fetched and indexed once."""

    def __init__(self, fetch: Callable[[Collection[str]], Iterable[Article]]) -> None:
        """Take a function that returns those articles among some ids that were read."""
        self._fetch = fetch
        self._known: dict[str, Body] = {}

    def expect(self, ids: Collection[str]) -> None:
        """Fetch the articles with these *ids*, and let go of all others."""
        kept = {one: self._known[one] for one in ids if one in self._known}
        missing = sorted(set(ids) - kept.keys())
        if missing:
            kept |= {one.article_id: Body(one) for one in self._fetch(missing)}
        self._known = kept

    def __getitem__(self, article_id: str) -> Body:
        """Return the article with its lines; an unread one has an empty body."""
        if article_id not in self._known:
            found = next(iter(self._fetch([article_id])), Article(article_id=article_id, body=""))
            self._known[article_id] = Body(found)
        return self._known[article_id]
