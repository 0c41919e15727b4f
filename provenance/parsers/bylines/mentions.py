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
def _scan() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may be the first word of a form: for plain ASCII, and for all else."""
    small = "|".join(sorted(word for word in _index() if word[0].islower() and word.isascii()))
    small = rf"(?<![^\W_])(?:{small})(?![^\W_])"
    return (
        re.compile(rf"[A-Z][A-Za-z]+|{small}"),
        re.compile(rf"[A-Z\u00c0-\u024f][A-Za-z\u00c0-\u024f]+|[\u0370-\u07ff\u3000-\ud7af]+|{small}"),
    )


def mentions(body: str) -> Iterator[Crediting]:
    """Yield what names an agency anywhere in the body."""
    index = _index()
    pattern = _scan()[0 if body.isascii() else 1]
    wanted = index.keys() & set(pattern.findall(body))
    behind = 0
    for start in sorted(place for word in wanted for place in _places(body, word)):
        if start < behind:
            continue
        found = _mention(body, start, index)
        if found:
            behind = found.stop
            yield found


def _places(body: str, word: str) -> Iterator[int]:
    at = body.find(word)
    while at >= 0:
        stop = at + len(word)
        if not (at and body[at - 1].isalnum()) and not body[stop : stop + 1].isalnum():
            yield at
        at = body.find(word, stop)


def _mention(body: str, start: int, index: Mapping[str, tuple[_Written, ...]]) -> Crediting | None:
    word = _WORD.match(body, start)
    for written in index.get(word.group(), ()) if word else ():
        stop = start + len(written.text)
        if not body.startswith(written.text, start) or body[stop : stop + 1].isalnum():
            continue
        if written.article and body[max(0, start - 4) : start].lower() != "the ":
            continue
        cued = _cued(body, start, stop)
        if not cued and (_needs_cue(written.form) or _inside_name(body, start, written.form)):
            return None
        return Crediting(start, stop, written.form.ids, "in text", "from" if cued else None)
    return None


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
