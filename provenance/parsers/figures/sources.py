"""Who says so: the source of a figure, from the attributions of the article and from cues in its sentence."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, Final

from provenance.knowledge.cues import cues
from provenance.parsers.attributions.statements import statements
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
_CUES: Final = _SAYING | {"according", "per"}
_EDGE: Final = " \t\r\n,.;:'\"“”‘’–—-()"
_LONGEST: Final = 12


class Sources:
    """Answers, for a place in one article, who is named for what is said there."""

    def __init__(self, document: Document, t: Tokens) -> None:
        """Take the statements of *document*, which are read where a figure stands."""
        self._t = t
        self._body = document.body
        self._told = statements(document)
        self._known: dict[int, str | None] = {}

    def of(self, offset: int, token: int) -> str | None:
        """Return the source of the statement at *offset*, which is in token *token*, as written."""
        told = [
            (*one.content, one.source.of(self._body))
            for one in self._told.around(offset)
            if one.source and one.content and one.content.start <= offset < one.content.stop
        ]
        for start, _, source in sorted(told, reverse=True):
            if source and not self._body.startswith("the lives", start):
                return source
        first, last = self._t.sentence(token)
        if first not in self._known:
            self._known[first] = self._cued(first, last)
        return self._known[first]

    def _cued(self, first: int, last: int) -> str | None:
        t = self._t
        for i in compress(range(first, last), map(_CUES.__contains__, t.words[first:last])):
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
