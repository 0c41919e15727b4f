"""A byline as tokens: words and marks, each with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.knowledge.givennames import is_given_name

if TYPE_CHECKING:
    from collections.abc import Container

__all__ = ["Token", "tokens"]


class Token(NamedTuple):
    """A word, a mark, or something that is neither name nor mark (an address, a link, a number).

    ``glued`` says that no space stands before it; ``folded`` is for comparing.
    """

    start: int
    stop: int
    text: str
    folded: str
    kind: str
    glued: bool


# Runs are bounded, so that a long run without its @ or dot is not read again from each of its characters.
_PAIR: Final = 2
_TOKEN: Final = re.compile(
    r"(?P<address>[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}|@\w{1,40}|(?:https?://|www\.)[^\s<>]{1,200})"
    r"|(?P<domain>[A-Za-z][A-Za-z0-9-]{0,40}(?:\.[A-Za-z0-9-]{1,40}){0,3}"
    r"\.(?:com|org|net|info|news|at|de|ch|fr|es|eu|co\.uk|com\.tr|tv|us)\b(?!\w))"
    r"|(?P<word>(?:[^\W\d_][\u0300-\u036f\u064b-\u065f\u0670]*)+)"
    r"|(?P<number>\d+)"
    r"|(?P<mark>[^\w\s]|_)"
)
_CAMEL: Final = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])|(?<=[A-Z][A-Z][A-Z])(?=[A-Z][a-z]{2})")


def tokens(text: str, *, whole: Container[str] = (), inner: Container[str] = ()) -> list[Token]:
    """Cut *text* into tokens.

    Two words run together ("WisemanFatima", "byYlan") are cut at the inner capital, unless the word is in
    *whole* or what stands before the capital is in *inner* (McDonald, LeBor). Both hold folded words.
    """
    found: list[Token] = []
    last = -1
    for match in _TOKEN.finditer(text):
        start, stop = match.span()
        written, kind = match.group(), match.lastgroup or "mark"
        if kind == "word" and len(written) > _PAIR and not written.islower() and not written.isupper():
            cut = _cut(written, whole, inner)
            if cut:
                found.append(_token(start, start + cut, written[:cut], kind, start == last))
                found.append(_token(start + cut, stop, written[cut:], kind, False))
                last = stop
                continue
        found.append(_token(start, stop, written, kind, start == last))
        last = stop
    return found


def _token(start: int, stop: int, text: str, kind: str, glued: bool) -> Token:
    return Token(start, stop, text, text.casefold(), kind, glued)


def _cut(word: str, whole: Container[str], inner: Container[str]) -> int:
    if word[0] == "و":  # the Arabic "and" is written with the word behind it
        return 1 if is_given_name(word[1:]) else 0
    for boundary in _CAMEL.finditer(word):
        at = boundary.start()
        left, right = word[:at].casefold(), word[at:]
        if word.casefold() in whole:
            return 0
        if left == "by" or (right == "By" and at > 1):
            return at
        if at > 2 and len(right) > 2 and left not in inner and right[1].islower():  # noqa: PLR2004
            return at
    return 0
