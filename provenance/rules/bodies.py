"""The articles that findings point into, and what stands around a place in one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.model import Article
from provenance.text import Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

__all__ = ["CONTEXT", "Bodies", "Body"]

CONTEXT: Final = 160
"""The most characters that stand around a place, a side."""
_LONG: Final = 50_000
_ODD_ENDS: Final = "\r\u2028\u2029\x85"


class Body:
    """An article and where its lines are."""

    def __init__(self, article: Article) -> None:
        """Index the lines only of what is long or ends them oddly: few places are looked for in the rest."""
        self.article = article
        self._lines = Lines(article.body) if _is_odd(article.body) else None

    def _line(self, offset: int) -> tuple[int, int, int]:
        """Return the number of the line of *offset*, counted from 1, its start and its stop."""
        if self._lines is not None:
            number, _ = self._lines.position(offset)
            return number, *self._lines.span(number)
        body = self.article.body
        stop = body.find("\n", offset)
        return (
            body.count("\n", 0, offset) + 1,
            body.rfind("\n", 0, offset) + 1,
            stop if stop >= 0 else len(body),
        )

    def around(self, start: int, stop: int) -> tuple[int, int, str, str, str]:
        """Return line and column of *start*, the text up to *stop*, and what stands before and behind it."""
        body, (line, opens, closes) = self.article.body, self._line(start)
        if stop > closes:
            closes = self._line(stop)[2]
        return (
            line,
            start - opens + 1,
            body[start:stop],
            body[max(opens, start - CONTEXT) : start],
            body[stop : min(max(closes, stop), stop + CONTEXT)],
        )


def _is_odd(body: str) -> bool:
    return len(body) > _LONG or any(end in body for end in _ODD_ENDS)


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
