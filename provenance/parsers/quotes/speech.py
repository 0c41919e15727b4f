"""Speech, told from scare quotes, titles, names and headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.knowledge.sources import words

if TYPE_CHECKING:
    from provenance.parsers.quotes.marks import Marked
    from provenance.tables import Attribution

__all__ = ["carries", "is_heading", "is_name", "is_sign", "is_speech"]

_WORD: Final = re.compile(r"\w+(?:['’.-]\w+)*")
_LAST_WORD: Final = re.compile(r"(\w+)\s+\Z")
_AROUND: Final = 40  # characters before a quotation that are looked at
_SPEECH: Final = 5  # words: what is shorter and nobody's is a scare quote, a title or a name
_LONG: Final = 3  # letters: shorter words stay small in titles
_LEADING: Final = 5  # words of the reporter's before a quoted word that is the point of the statement
_LINE_ENDS: Final = "\r\n\u2028\u2029\x85"


def is_speech(body: str, one: Marked) -> bool:
    """Say whether a quotation that nobody is named for can be speech: long, and set off by a pause."""
    return len(_WORD.findall(body, one.inner.start, one.inner.stop)) >= _SPEECH and not _is_woven(body, one)


def is_heading(body: str, one: Marked) -> bool:
    """Say whether the quotation is a line of its own with no end of a sentence: a heading."""
    before = body[max(0, one.start - _AROUND) : one.start].rstrip(" \t\u00a0")[-1:]
    after = body[one.stop : one.stop + _AROUND].lstrip(" \t\u00a0")[:1]
    alone = (not before or before in _LINE_ENDS) and (not after or after in _LINE_ENDS)
    return (
        alone and one.inner.of(body).strip()[-1:] not in ",.!?…—-" and len(_words(body, one)) <= _SPEECH + 3
    )


def is_sign(by: Attribution) -> bool:
    """Say whether what "speaks" is a sign that somebody holds."""
    source = (by.source or "").lower()
    head = source.split(" held ")[0].split(" carried ")[0].split()
    return bool(head) and head[-1] in words("document", "signs")


def is_name(body: str, one: Marked) -> bool:
    """Say whether the marks hold a title or a name: right behind a noun, every long word with a capital."""
    inner = one.inner.of(body).strip()
    if inner[-1:] in ",.!?…" or not _is_woven(body, one):
        return False
    long = [word for word in _words(body, one) if len(word) > _LONG]
    if not long or not all(word[0].isupper() or word[0].isdigit() for word in long):
        return False
    noun = _before(body, one)
    return noun is not None and noun in words("naming")


def carries(body: str, one: Marked, by: Attribution) -> bool:
    """Say whether the quoted words carry the statement, and are not one word in the reporter's."""
    before = body[by.content_start or 0 : one.start].split()
    return len(_words(body, one)) > 1 or len(before) <= _LEADING


def _words(body: str, one: Marked) -> list[str]:
    return _WORD.findall(body, one.inner.start, one.inner.stop)


def _before(body: str, one: Marked) -> str | None:
    found = _LAST_WORD.search(body, max(0, one.start - _AROUND), one.start)
    return found[1].lower() if found is not None else None


def _is_woven(body: str, one: Marked) -> bool:
    """Say whether the reporter's sentence runs on into the quotation without a pause."""
    noun = _before(body, one)
    if noun is not None and noun in words("wording"):
        return False
    before = body[max(0, one.start - 2) : one.start]
    inner = one.inner.of(body).strip()
    sentence = inner[:1].isupper() and inner[-1:] in ".!?…"
    return (
        len(before) > 1 and before[1].isspace() and (before[0].isalnum() or before[0] == "(") and not sentence
    )
