"""Longest matches of known words at a token: phrases, agencies, jobs, places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.knowledge.agencies import registry
from provenance.knowledge.bylines import Phrase, lexicon
from provenance.knowledge.places import is_place, is_region, place_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.knowledge.agencies import Form, Registry
    from provenance.parsers.bylines.tokens import Token

__all__ = ["AgencyMatch", "agency_at", "chunk", "is_capital", "phrase_at", "place_at", "words_at"]

_JOINING: Final = frozenset("-‐‑.'’")


class AgencyMatch(NamedTuple):
    """An agency's form found at a token: where it stops, and which form it is."""

    stop: int
    form: Form
    exact: bool


def words_at(tokens: Sequence[Token], i: int, words: Sequence[str]) -> int:
    """Return the index behind *words* if they stand at *i*, joining marks between them or not; else 0."""
    j = i
    for n, word in enumerate(words):
        if n:
            while j < len(tokens) and tokens[j].text in _JOINING:
                j += 1
        if j >= len(tokens) or tokens[j].folded != word:
            return 0
        j += 1
    return j


def phrase_at(tokens: Sequence[Token], i: int) -> tuple[int, Phrase] | None:
    """Return the longest fixed phrase at *i*, with the index behind it."""
    for phrase in lexicon().phrases.get(tokens[i].folded, ()):
        j = words_at(tokens, i, phrase.words)
        if j and not (
            phrase.shy and not (j < len(tokens) and tokens[j].text in (":", "-", "–", "—", "|", "/"))
        ):
            return j, phrase
    return None


def agency_at(tokens: Sequence[Token], i: int, registry: Registry) -> AgencyMatch | None:
    """Return the longest form of an agency's name at *i*.

    Names and short forms count in any case but that of small words, shy forms in exact case only.
    """
    for form in registry.forms.get(tokens[i].folded, ()):
        j = words_at(tokens, i, form.words)
        if not j:
            continue
        if j < len(tokens) and tokens[j].glued and tokens[j].kind in ("word", "number"):
            continue
        if form.dotted:
            j = _dotted(tokens, i, j)
            if not j:
                continue
        written = "".join(token.text for token in tokens[i:j] if token.text not in _JOINING)
        exact = written == form.bare
        if exact or (form.rank != "shy" and (is_capital(tokens[i]) or form.rank == "short")):
            return AgencyMatch(j, form, exact)
    return None


def _dotted(tokens: Sequence[Token], i: int, j: int) -> int:
    """Return the index behind a form of single letters if a full stop follows each of them, else 0."""
    if j < len(tokens) and tokens[j].text == ".":
        j += 1
    part = tokens[i:j]
    return j if sum(token.text == "." for token in part) * 2 == len(part) else 0


def is_capital(token: Token) -> bool:
    """Say whether the token is a word that may begin a name: a capital, or a script without them."""
    first = token.text[0]
    return token.kind == "word" and (
        first.isupper() or first.istitle() or not (first.islower() or first.isupper())
    )


def chunk(tokens: Sequence[Token], i: int) -> int:
    """Return the index behind the word at *i* and all that is glued to it: Norton-Taylor, O'Brien, J.J."""
    j = i + 1
    while j < len(tokens) and tokens[j].glued:
        if (
            (tokens[j].kind == "word" and tokens[j - 1].text in _JOINING)
            or (
                tokens[j].text in _JOINING
                and tokens[j].text != "."
                and j + 1 < len(tokens)
                and tokens[j + 1].glued
                and tokens[j + 1].kind == "word"
            )
            or (tokens[j].text == "." and _shortened(tokens[j - 1]))
        ):
            j += 1
        else:
            break
    return j


def _shortened(token: Token) -> bool:
    return len(token.text) == 1 or token.folded in (
        "st",
        "jr",
        "sr",
        "dr",
        "mr",
        "mrs",
        "ms",
        "mme",
        "ph",
        "chr",
        "wm",
        "th",
    )


def place_at(tokens: Sequence[Token], i: int) -> int:
    """Return the index behind the place that begins at *i*, or *i* where none does.

    A place is one to five capitalised words, and after a comma the region it lies in.
    """
    j = _place_words(tokens, i)
    if j == i:
        return i
    if j + 1 < len(tokens) and tokens[j].text == ",":
        first = j + 1
        while first < len(tokens) and tokens[first].folded in place_words().compass:
            first += 1
        k = _place_words(tokens, first)
        if first > j + 1 and k > first:
            return k
        if k > j + 1 and (is_region(joined(tokens, j + 1, k)) or _one_word_more(tokens, j + 1, k)):
            return k
    return j


def _one_word_more(tokens: Sequence[Token], i: int, j: int) -> bool:
    """Say whether one word stands between two commas: "at Minerva, Chichester"; a person has two words."""
    ends = j == len(tokens) or tokens[j].text in ",;."
    return (
        chunk(tokens, i) == j
        and ends
        and agency_at(tokens, i, registry()) is None
        and not phrase_at(tokens, i)
    )


def joined(tokens: Sequence[Token], i: int, j: int) -> str:
    """Put tokens together as they were written, runs of spaces as one."""
    return "".join(("" if token.glued or n == 0 else " ") + token.text for n, token in enumerate(tokens[i:j]))


def _place_words(tokens: Sequence[Token], i: int) -> int:
    j, count = i, 0
    while j < len(tokens) and count < 5:  # noqa: PLR2004
        token = tokens[j]
        if is_capital(token):
            if count and _ends_place(tokens, i, j):
                break
            j, count = chunk(tokens, j), count + 1
        elif (
            count
            and token.folded in place_words().small
            and j + 1 < len(tokens)
            and is_capital_after(tokens, j)
        ):
            j = chunk(tokens, j)
        elif (
            not count
            and token.folded in ("al", "el", "as", "es", "an", "ar", "az", "ad")
            and chunk(tokens, j) > j + 1
        ):
            j, count = chunk(tokens, j), 1
        else:
            break
    if j > i and j < len(tokens) and tokens[j].folded in place_words().kinds and tokens[j].text.islower():
        j += 1
    return j


def _ends_place(tokens: Sequence[Token], i: int, j: int) -> bool:
    if is_place(joined(tokens, i, j + 1)):
        return False
    return phrase_at(tokens, j) is not None or agency_at(tokens, j, registry()) is not None


def is_capital_after(tokens: Sequence[Token], j: int) -> bool:
    """Say whether a capitalised word comes after the small word at *j*, glued to it (al-Bared) or not."""
    k = j + 1
    while k < len(tokens) and tokens[k].text in _JOINING:
        k += 1
    return k < len(tokens) and is_capital(tokens[k])
