"""Agencies and outlets that the text mentions: "told AFP", "speaking to Al Jazeera", "Reuters reported".

An agency's full name or short form is a mention wherever it stands; a broadcaster, an outlet and a shy form
are one only beside words that say that somebody told them something or that they reported it. Only where it
was told something, or its own people were there, does the mention have the relation ``from``: the text rests
on what the agency has got, though it need not say so in its credit.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from provenance.knowledge.agencies import Form, Registry, registry
from provenance.knowledge.mentions import cues
from provenance.parsers.bylines.crediting import Crediting

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

__all__ = ["may_begin", "mentions"]

_AROUND: Final = 72
_WORD: Final = re.compile(r"[^\W\d_]+")
_SITE: Final = re.compile(r"[a-z]\.[a-z]")
_STOP: Final = re.compile(r"[.!?;:][\"”»’)]?\s")
_BEHIND: Final = frozenset((" ", "'", "’", "-", "\u00a0", "‐", ""))


Cue = Literal["told", "cited", ""]


class _Written(NamedTuple):
    text: str
    form: Form
    article: bool  # it stands behind "the" only


@cache
def _index(book: Registry) -> Mapping[str, tuple[_Written, ...]]:
    """Every form as it is written, and in capitals, by its first word; an article does not count as one."""
    found: dict[str, dict[str, _Written]] = {}
    for forms in book.forms.values():
        for form in forms:
            if form.dotted:
                continue
            if _SITE.search(form.text):
                continue
            article = form.text.startswith("The ")
            bare = form.text.removeprefix("The ")
            for text in dict.fromkeys((bare, bare.upper() if len(bare) > 3 else bare)):  # noqa: PLR2004
                some = found.setdefault(_first(text), {})
                if text not in some or (some[text].article and not article):
                    some[text] = _Written(text, form, article)
    return {
        word: tuple(sorted(some.values(), key=lambda one: (-len(one.text), one.article)))
        for word, some in found.items()
    }


def _first(text: str) -> str:
    """Return the first word of a form; one letter takes what is joined to it: n-tv."""
    match = _WORD.search(text)
    if match is None:
        return text
    joined = len(match.group()) == 1 and text[match.end() :].startswith("-")
    return text.split(maxsplit=1)[0] if joined else match.group()


@cache
def _small(book: Registry) -> tuple[str, ...]:
    """Return the first words that are written small: dpa, ats."""
    index = _index(book)
    found = (
        word
        for word, some in index.items()
        if word[0].islower() and any(one.form.rank != "shy" for one in some)
    )
    return tuple(sorted(word for word in found if len(word) > 1))


@cache
def _accented(book: Registry) -> Mapping[str, tuple[str, ...]]:
    """Return the first words that begin with an accented letter, by that letter: Česká, İhlas."""
    index: dict[str, tuple[str, ...]] = {}
    for word in _index(book):
        if not word[0].isascii() and word[0].isupper() and ord(word[0]) < _SCRIPTS:
            index[word[0]] = (*index.get(word[0], ()), word)
    return index


_SCRIPTS: Final = 0x370  # where Latin ends
_CAPITALS: Final = re.compile(r"[A-Z]\w+")
_OTHER_SCRIPT: Final = re.compile(r"[\u0370-\u07ff\u3000-\ud7af]+")
_START: Final = 400


@cache
def _beginnings(book: Registry) -> frozenset[str]:
    """Return the letters that forms begin with, up to the first sign that is none."""
    found = (_WORD.match(one.text) for some in _index(book).values() for one in some)
    return frozenset(letters.group() for letters in found if letters is not None)


def may_begin(word: str) -> bool:
    """Say quickly whether a mention may begin with *word*."""
    return word in _beginnings(registry())


def _first_words(body: str, book: Registry) -> set[str]:
    """Return the words of the body that a form may begin with."""
    words = set(_CAPITALS.findall(body)).intersection(_index(book))
    english = body.count(" the ", 0, _START) > 1  # where dpa alone is written small
    words.update(word for word in (("dpa",) if english else _small(book)) if word in body)
    if not body.isascii():
        words.update(
            word for first, some in _accented(book).items() if first in body for word in some if word in body
        )
        if _OTHER_SCRIPT.search(body, 0, _START):
            words.update(_OTHER_SCRIPT.findall(body))
    return words


def mentions(body: str) -> Iterator[Crediting]:
    """Yield what names an agency anywhere in the body."""
    book = registry()
    index = _index(book)
    if "\u00a0" in body or "\u202f" in body:  # one character for one
        body = body.replace("\u00a0", " ").replace("\u202f", " ")
    written = [
        one
        for word in _first_words(body, book)
        for one in index.get(word, ())
        if one.text == word or one.text in body
    ]
    places = sorted((at, -len(one.text), one) for one in written for at in _places(body, one.text))
    behind = 0
    for start, length, one in places:
        if start < behind or (one.article and body[max(0, start - 4) : start].lower() != "the "):
            continue
        stop = start - length
        cue = _cue(body, start, stop)
        if not (cue and one.form.rank != "shy") and _inside_name(body, start, one.form):
            continue
        if cue or not _needs_cue(one.form, book):
            behind = stop
            yield Crediting(start, stop, one.form.ids, "in text", "from" if cue == "told" else None)


def _places(body: str, text: str) -> Iterator[int]:
    at = body.find(text)
    while at >= 0:
        stop = at + len(text)
        if not (at and body[at - 1].isalnum()) and not body[stop : stop + 1].isalnum():
            yield at
        at = body.find(text, stop)


@cache
def _needs_cue(form: Form, book: Registry) -> bool:
    unsure = form.rank == "shy" or (len(form.bare) < 3 and form.bare.isascii())  # noqa: PLR2004
    return unsure or all(book.agencies[one].kind != "agency" for one in form.ids)


def _inside_name(body: str, start: int, form: Form) -> bool:
    """Say whether one word that is an agency stands behind another capitalised word: a surname, a title."""
    if len(form.words) > 1 or form.text.isupper():
        return False
    before = body[max(0, start - 24) : start]
    words = _WORD.findall(before)
    joined = before.rstrip(" \u00a0")[-1:].isalpha() and before[-1:] in (" ", "\u00a0")
    return joined and bool(words) and words[-1][0].isupper() and words[-1] not in ("The", "L")


def _cue(body: str, start: int, stop: int) -> Cue:
    """Say whether the words around a name make it the one who was told, or one who is cited."""
    known = cues()
    if not _STOP.search(body[max(0, start - 20) : start]):
        before = [word.casefold() for word in _WORD.findall(body[max(0, start - _AROUND) : start])][-7:]
        while before:
            if _ends_with(before, known.told_before):
                return "told"
            if _ends_with(before, known.cited_before):
                return "cited"
            if before.pop() not in known.between:
                break
    if body[stop : stop + 1] in _BEHIND:
        after = [word.casefold() for word in _WORD.findall(body[stop : stop + 40])[:3]]
        if _begins_with(after, known.told_after):
            return "told"
        if _begins_with(after, known.cited_after):
            return "cited"
    return ""


def _ends_with(words: list[str], sequences: Container[tuple[str, ...]]) -> bool:
    return any(tuple(words[-n:]) in sequences for n in range(1, min(4, len(words)) + 1))


def _begins_with(words: list[str], sequences: Container[tuple[str, ...]]) -> bool:
    return any(tuple(words[:n]) in sequences for n in range(1, len(words) + 1))
