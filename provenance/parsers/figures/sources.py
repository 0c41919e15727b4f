"""Who says so: the source of a figure, from the attributions of the article and from cues in its sentence."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from provenance.knowledge.cues import cues
from provenance.parsers.document import table_names
from provenance.text import Span, trim

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens
    from provenance.parsers.document import Document

__all__ = ["Sources"]

_SAYING: Final = cues("sources", "saying")
_AUXILIARY: Final = frozenset(
    {"has", "had", "have", "also", "later", "earlier", "previously", "was", "were", "is", "are"}
)
_BREAKS: Final = frozenset(
    {
        ",",
        ";",
        ":",
        '"',
        "(",
        ")",
        "-",
        "\n",
        "that",
        "which",
        "who",
        "but",
        "and",
        "when",
        "as",
        "while",
        "after",
        "though",
        "because",
    }
)
_NOBODY: Final = cues("sources", "nobody")
_EDGE: Final = " \t\r\n,.;:'\"“”‘’–—-()"
_LONGEST: Final = 12


class Sources:
    """Answers, for a place in one article, who is named for what is said there."""

    def __init__(self, document: Document, t: Tokens) -> None:
        """Take the attributions of *document*, where that parser is installed."""
        self._t = t
        self._body = document.body
        told = document.attributions if "attributions" in table_names() else ()
        self._told = sorted(
            (one.content_start, one.content_stop, one.source)
            for one in told
            if one.content_start is not None and one.content_stop is not None and one.source
        )
        self._starts = [start for start, _, _ in self._told]
        self._reach = list(accumulate((stop for _, stop, _ in self._told), max))
        self._known: dict[int, str | None] = {}

    def of(self, offset: int, token: int) -> str | None:
        """Return the source of the statement at *offset*, which is in token *token*, as written."""
        at = bisect_right(self._starts, offset) - 1
        while at >= 0 and self._reach[at] > offset:
            start, stop, source = self._told[at]
            if offset < stop and not self._body.startswith("the lives", start):
                return source
            at -= 1
        first, last = self._t.sentence(token)
        if first not in self._known:
            self._known[first] = self._cued(first, last)
        return self._known[first]

    def _cued(self, first: int, last: int) -> str | None:
        t = self._t
        for i in range(first, last):
            word = t.words[i]
            if word == "according" and t.at(i + 1) == "to":
                return self._forward(i + 2, last)
            if word == "per" and i == first and t.capital(i + 1):
                return self._forward(i + 1, last)
            if word in _SAYING and not (
                word[:5] == "claim" and t.at(i + 1) in {"the", "credit", "responsibility"}
            ):
                found = self._backward(i, first) or (
                    self._forward(i + 1, last) if t.at(i - 1) in {",", '"'} else None
                )
                if found is not None:
                    return found
        return None

    def _forward(self, i: int, last: int) -> str | None:
        stop = i
        while (
            stop < last
            and stop - i < _LONGEST
            and self._t.words[stop] not in _BREAKS
            and self._t.words[stop] != "."
        ):
            stop += 1
        return self._text(i, stop)

    def _backward(self, i: int, first: int) -> str | None:
        t = self._t
        stop = i
        while stop > first and t.words[stop - 1] in _AUXILIARY:
            stop -= 1
        start = stop
        while (
            start > first
            and stop - start < _LONGEST
            and t.words[start - 1] not in _BREAKS
            and not t.words[start - 1][0].isdigit()
        ):
            start -= 1
        return self._text(start, stop)

    def _text(self, start: int, stop: int) -> str | None:
        if stop <= start or (stop == start + 1 and self._t.words[start] in _NOBODY - {"he", "she", "they"}):
            return None
        span = trim(self._body, Span(self._t.starts[start], self._t.stops[stop - 1]), _EDGE)
        return span.of(self._body) or None
