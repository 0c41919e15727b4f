"""Sentences: the text cut where a sentence, a heading or a list item ends.

A line break always ends one. Within a line, ``.``, ``!``, ``?`` and the ellipsis do, with whatever closes
behind them, where white space and the like of a beginning follow; abbreviations, initials, German
ordinals and dates do not. One pass, linear in the length of the text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from provenance.knowledge.abbreviations import words
from provenance.knowledge.grammar import forms
from provenance.knowledge.reporting import verb
from provenance.parsers.quotes.marks import quoted_spans
from provenance.tables import Sentence
from provenance.text import Span, lines, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.parsers.document import Document

__all__ = ["boundaries", "parse", "spans"]

_END: Final = re.compile(
    r"[.!?…](?:"
    r"(?<![.!?…][.!?…])[.!?…]*[\"'”’»«›‹“)\]]*[ \t\u00a0\u2000-\u200a\u202f\u3000]+(?=\S)"
    r"|(?<=[a-z0-9)][.!?])[\"”]?(?=[A-Z][a-z])"  # a space was lost between two sentences
    r")"
)
_WORD_BEFORE: Final = re.compile(r"[\w.’'-]*\Z")
_WORD_AFTER: Final = re.compile(r"[\"'“‘„«»‹›‚(\[—–-]*[ \u00a0]?([\w’']*)")
_LOOK: Final = 24  # characters: no abbreviation is longer
_NAME: Final = re.compile(r"(?:[A-Z][\w.’'-]*[ \u00a0]){1,6}(\w+)")
_REACH: Final = 80  # characters: names and titles before a verb are not longer
_DASHES: Final = frozenset("-–—―")
_INITIAL: Final = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")


def parse(document: Document) -> tuple[Sentence, ...]:
    """Cut the body into sentences, numbered from 0; ``quoted`` is the share inside quotation marks."""
    body = document.body
    quoted = quoted_spans(body)
    rows = []
    at = 0
    for n, span in enumerate(spans(body)):
        while at < len(quoted) and quoted[at].stop <= span.start:
            at += 1
        inside = 0
        k = at
        while k < len(quoted) and quoted[k].start < span.stop:
            inside += min(span.stop, quoted[k].stop) - max(span.start, quoted[k].start)
            k += 1
        share = round(inside / (span.stop - span.start), 4)
        rows.append(Sentence(start=span.start, stop=span.stop, text=span.of(body), n=n, quoted=share))
    return tuple(rows)


@lru_cache(maxsize=4)
def spans(body: str) -> tuple[Span, ...]:
    """Return the sentences of *body*, without the white space around them."""
    return tuple(_spans(body))


def _spans(body: str) -> Iterator[Span]:
    for line in lines(body):
        start = line.start
        for stop in boundaries(body, line):
            found = trim(body, Span(start, stop))
            if found.start < found.stop:
                yield found
            start = stop
        found = trim(body, Span(start, line.stop))
        if found.start < found.stop:
            yield found


def boundaries(body: str, line: Span) -> Iterator[int]:
    """Yield the offsets within *line* where one sentence ends and another begins."""
    for end in _END.finditer(body, line.start, line.stop):
        if _ends(body, end, line.start):
            yield end.end()


def _ends(body: str, end: re.Match[str], floor: int) -> bool:
    follows = _WORD_AFTER.match(body, end.end(), min(len(body), end.end() + _LOOK))
    after = follows[1] if follows else ""
    if after[:1].islower() or body[end.end()] in _DASHES:
        return False
    marks = end[0].rstrip()
    if marks != ".":
        return marks[-1] in ".!?…" or marks[0] == "." or not _says(body, end.end())
    before = _WORD_BEFORE.search(body, max(floor, end.start() - _LOOK), end.start())
    return _stops(before[0].lower() if before else "", after.lower())


def _says(body: str, start: int) -> bool:
    """Say whether "Ada Moreau asked" follows a question in quotation marks: one sentence still."""
    name = _NAME.match(body, start, min(len(body), start + _REACH))
    form = forms().get(name[1]) if name is not None else None
    return form is not None and form.past and verb(form.lemma) is not None


def _stops(before: str, after: str) -> bool:
    """Say whether the full stop between two words, both in lower case, ends a sentence."""
    opens = after in words("openers")
    if before.isdecimal() and len(before) <= 2:  # noqa: PLR2004 - a day or an ordinal
        return not (after in words("months") or after in words("counted"))
    if before in words("leading"):
        return False
    if before in words("either") or _INITIAL.fullmatch(before):
        return opens and before != "i"
    return True
