"""Quote words: the words of content in an article's quotes, folded, by which other wordings are found."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from provenance.knowledge.grammar import tags
from provenance.knowledge.tongues import function_words
from provenance.tables import QuoteWord
from provenance.text import plain

if TYPE_CHECKING:
    from provenance.parsers.document import Document

__all__ = ["parse"]

_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_PLURAL: Final = 5  # letters: a shorter word keeps its s


def parse(document: Document) -> tuple[QuoteWord, ...]:
    """List the words of content of every quote, in the order of the text."""
    body = document.body
    text = plain(body) if document.quotes else ""
    rows = []
    for quote in document.quotes:
        start = quote.start or 0
        for found in _WORD.finditer(text, start, quote.stop or 0):
            word = _content(found[0])
            if word:
                at, end = found.span()
                rows.append(QuoteWord(start=at, stop=end, text=body[at:end], word=word, quote=start))
    return tuple(rows)


@lru_cache(maxsize=1 << 16)
def _content(written: str) -> str:
    """Fold a word of content; nothing for a word of syntax alone."""
    word = written.lower().removesuffix("'s")
    if word in tags() or word in function_words() or len(word) == 1:
        return ""
    return word[:-1] if len(word) >= _PLURAL and word.endswith("s") and not word.endswith("ss") else word
