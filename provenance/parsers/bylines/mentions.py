"""Agencies and outlets that the text mentions: "told AFP", "speaking to Al Jazeera", "Reuters reported".

An agency's full name or short form is a mention wherever it stands; a broadcaster, an outlet and a shy form
are one only beside words that say that somebody told them something or that they reported it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.knowledge.agencies import Form, registry
from provenance.knowledge.mentions import words_after, words_before, words_between
from provenance.parsers.bylines.crediting import Crediting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["mentions"]

_AROUND: Final = 72
_WORD: Final = re.compile(r"[^\W\d_]+")
_STOP: Final = re.compile(r"[.!?;:][\"”»’)]?\s")
_BEHIND: Final = frozenset((" ", "'", "’", "-", "\u00a0", "‐", ""))


class _Written(NamedTuple):
    text: str
    form: Form
    article: bool  # it stands behind "the" only


@cache
def _index() -> Mapping[str, tuple[_Written, ...]]:
    """Every form as it is written, and in capitals, by its first word; an article does not count as one."""
    found: dict[str, dict[str, _Written]] = {}
    for forms in registry().forms.values():
        for form in forms:
            if form.dotted:
                continue
            article = form.text.startswith("The ")
            bare = form.text.removeprefix("The ")
            for text in dict.fromkeys((bare, bare.upper() if len(bare) > 3 else bare)):  # noqa: PLR2004
                first = _WORD.search(text)
                if first:
                    found.setdefault(first.group(), {}).setdefault(text, _Written(text, form, article))
    return {
        word: tuple(sorted(some.values(), key=lambda one: (-len(one.text), one.article)))
        for word, some in found.items()
    }


@cache
def _small() -> tuple[_Written, ...]:
    """The forms that are written small: dpa, n-tv."""
    found = (one for some in _index().values() for one in some)
    return tuple(one for one in found if one.text[0].islower() and one.form.rank != "shy")


_CAPITALS: Final = re.compile(r"[A-Z][A-Za-z]+")
_OTHERS: Final = re.compile(r"[A-Z\u00c0-\u024f][A-Za-z\u00c0-\u024f]+|[\u0370-\u07ff\u3000-\ud7af]+")


def mentions(body: str) -> Iterator[Crediting]:
    """Yield what names an agency anywhere in the body."""
    index = _index()
    words = set((_CAPITALS if body.isascii() else _OTHERS).findall(body)).intersection(index)
    written = [one for word in words for one in index[word] if one.text in body]
    written += [one for one in _small() if one.text in body]
    places = sorted((at, -len(one.text), one) for one in written for at in _places(body, one.text))
    behind = 0
    for start, length, one in places:
        if start < behind or (one.article and body[max(0, start - 4) : start].lower() != "the "):
            continue
        stop = start - length
        cued = _cued(body, start, stop)
        if cued or not (_needs_cue(one.form) or _inside_name(body, start, one.form)):
            behind = stop
            yield Crediting(start, stop, one.form.ids, "in text", "from" if cued else None)


def _places(body: str, text: str) -> Iterator[int]:
    at = body.find(text)
    while at >= 0:
        stop = at + len(text)
        if not (at and body[at - 1].isalnum()) and not body[stop : stop + 1].isalnum():
            yield at
        at = body.find(text, stop)


@cache
def _needs_cue(form: Form) -> bool:
    book = registry()
    return form.rank == "shy" or all(book.agencies[one].kind != "agency" for one in form.ids)


def _inside_name(body: str, start: int, form: Form) -> bool:
    """Say whether one word that is an agency stands behind another capitalised word: a surname, a title."""
    if len(form.words) > 1 or form.text.isupper():
        return False
    before = body[max(0, start - 24) : start]
    words = _WORD.findall(before)
    joined = before.rstrip(" \u00a0")[-1:].isalpha() and before[-1:] in (" ", "\u00a0")
    return joined and bool(words) and words[-1][0].isupper() and words[-1] not in ("The", "L")


def _cued(body: str, start: int, stop: int) -> bool:
    before = [word.casefold() for word in _WORD.findall(body[max(0, start - _AROUND) : start])][-7:]
    while before and before[-1] in words_between() and not _ends_with_cue(before):
        before.pop()
    if before and _ends_with_cue(before) and not _STOP.search(body[max(0, start - 20) : start]):
        return True
    after = tuple(word.casefold() for word in _WORD.findall(body[stop : stop + 40])[:3])
    return body[stop : stop + 1] in _BEHIND and any(after[:n] in words_after() for n in (1, 2, 3) if len(after) >= n)


def _ends_with_cue(before: list[str]) -> bool:
    cues = words_before()
    return any(tuple(before[-n:]) in cues for n in (1, 2, 3, 4) if len(before) >= n)
