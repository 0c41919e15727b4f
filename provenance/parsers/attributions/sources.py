"""Sources: of what kind they are, who was told, and why they are not named."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from provenance.knowledge.agencies import registry, words_of
from provenance.knowledge.givennames import is_given_name
from provenance.knowledge.places import is_place, is_region
from provenance.knowledge.sources import anonymity, heads, reasons, withholding, words
from provenance.parsers.bylines.mentions import may_begin
from provenance.text import plain

if TYPE_CHECKING:
    from provenance.parsers.document import Document
    from provenance.text import Span

__all__ = ["Kind", "Status", "is_described", "is_unnamed", "kind_of", "reason_of", "receiver_of", "status_of"]

Kind = Literal["person", "organisation", "document", "anonymous", "group", "media"]

Status = Literal["stated", "denied", "negated", "asked", "hedged"]
_STATUSES: Final[tuple[Status, ...]] = ("denied", "negated", "asked", "hedged")

_WORD: Final = re.compile(r"[^\W_]+(?:[.'&/-][^\W_]+)*")
_BREAK: Final = re.compile(
    r",| - | \(|\s(?:of|in|at|for|from|with|who|which|on|to|by|about"
    r"|familiar|close|led|briefed|involved|present|aware|speaking)\s"
)
_SINGULAR: Final = frozenset(
    {"he", "she", "i", "who", "him", "her", "his", "er", "il", "elle", "él", "ella", "sie"}
)
_PRONOUNS: Final = _SINGULAR | {"they", "we", "it", "which", "you", "that", "this", "es", "ils", "wir"}
_BODIES: Final = frozenset({"document", "organisation", "media"})
_TOLD: Final = re.compile(
    r"\b(?:told|tells?|telling|(?:sp[eo]a?king|spoke|talking|talked|said|statement|interview|interviewed|remarks|comments)"
    r"(?:\s\w+){0,4}?\s(?:to|with|by))\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_AROUND: Final = 60


def kind_of(source: str, named: frozenset[str]) -> Kind | None:
    """Tell the kind of a source by its phrase; *named* are the surnames of the article's people.

    Null where the phrase does not tell.
    """
    text = plain(source)
    first = _BREAK.split(text, maxsplit=1)[0]
    found = _WORD.findall(first)
    if not found:
        return None
    lower = [word.lower().removesuffix("'s") for word in found]
    if len(found) == 1 and lower[0] in _SINGULAR:
        return "person"
    if lower == ["one"] and len(found) < len(_WORD.findall(text)) and not _has_name(text, named):
        return "anonymous"  # "one of them"
    if lower[0] in words("anonymous", "bare") and " ".join(lower[1:2]) in {"de", "del", "du", "der", "des"}:
        return "anonymous"  # "fuentes del ministerio"
    if lower[-1] in {"it", "which", "es"}:
        return "organisation"
    return _by_head(text, found, lower, named)


def _by_head(text: str, found: list[str], lower: list[str], named: frozenset[str]) -> Kind | None:
    head = lower[-1]
    kind = "media" if _is_outlet(text) else heads().get(head)
    capital = found[-1][0].isupper()
    if kind == "anonymous":
        return _hidden(text, head)
    if head in words("speaking"):
        return "person" if _has_name(text, named) else "organisation"
    if kind is not None:
        if kind == "media" and _is_person(found, named):
            return "person"
        return kind  # type: ignore[return-value]
    if capital:
        return _proper(found, named)
    return "group" if head.endswith("s") and not head.endswith("ss") else "person"


def is_described(source: str, named: frozenset[str]) -> bool:
    """Say whether the phrase describes people without their names: "one senior nurse"."""
    first = _BREAK.split(plain(source), maxsplit=1)[0]
    found = _WORD.findall(first)
    if not found or found[-1].lower() in _PRONOUNS or heads().get(found[-1].lower()) in _BODIES:
        return False
    if found[0].lower() in words("few", "german"):
        return not _has_name(plain(source), frozenset())  # German nouns have capitals, as names do
    return found[-1].islower() and not _has_name(plain(source), named) and found[-1] not in words("speaking")


def is_unnamed(source: str, named: frozenset[str]) -> bool:
    """Say whether the phrase takes one or a few people out of many, without their names: "a resident"."""
    found = _WORD.findall(plain(source).lower())
    return len(found) > 1 and found[0] in words("few") and is_described(source, named)


@lru_cache(maxsize=1 << 12)
def _is_outlet(text: str) -> bool:
    """Say whether the phrase is the name of an agency, a broadcaster or an outlet."""
    own = words_of(text.removeprefix("The ").removeprefix("the ").removesuffix("'s"))
    return bool(own) and any(form.words == own for form in registry().forms.get(own[0], ()))


def _hidden(text: str, head: str) -> Kind:
    """Tell an unnamed official from one whose name stands in the apposition, and from people at large."""
    if _has_name(text, frozenset()):
        return "person"
    if head in words("anonymous", "described"):
        described = any(word.lower() in words("anonymous", "descriptions") for word in _WORD.findall(text))
        return (
            "anonymous"
            if described
            else ("person" if head in {"person", "colleague", "executive"} else "group")
        )
    return "anonymous"


def _has_name(text: str, named: frozenset[str]) -> bool:
    """Say whether a person's name stands in the phrase."""
    found = _WORD.findall(text)
    return any(
        (is_given_name(one) and one[0].isupper() and other[0].isupper()) or other in named
        for one, other in zip(found, [*found[1:], "-"], strict=True)
    )


def _is_person(found: list[str], named: frozenset[str]) -> bool:
    return found[-1] in named or (len(found) > 1 and is_given_name(found[-2]) and found[-2][0].isupper())


def _proper(found: list[str], named: frozenset[str]) -> Kind | None:
    name = found[-1].removesuffix("'s")
    if name in named or (len(found) > 1 and is_given_name(found[-2])):
        return "person"
    if is_place(name) or is_region(name) or is_place(" ".join(found)) or name.isupper():
        return "organisation"
    if any(word.lower().rstrip(".") in words("titles") for word in found[:-1]):
        return "person"
    if found[0].lower() == "the":
        return "organisation"
    capitals = [word for word in found if word[0].isupper()]
    return "person" if len(capitals) > 1 else None


def receiver_of(document: Document, start: int, stop: int) -> str | None:
    """Return the registry id of the agency that was told between two offsets: "told AFP"."""
    if not any(may_begin(found[1]) for found in _MAYBE.finditer(document.body, start, stop)):
        return None
    for row in document.credits:
        if row.via == "in text" and row.agency and row.start is not None and start <= row.start < stop:
            before = document.body[max(start, row.start - _AROUND) : row.start]
            if _TOLD.search(before):
                return row.agency
    return None


_MAYBE: Final = re.compile(
    r"[tbw](?:(?<=\bt)(?:o(?:ld)?|ells?|elling)|(?<=\bb)y|(?<=\bw)ith)\s+(?:[tT]he\s+)?(?=([A-Z][^\W\d_]*))"
)


def reason_of(body: str, span: Span, cue: int | None) -> tuple[bool, str | None]:
    """Say whether anonymity is granted in the sentence at *span*, and the reason that it gives.

    A reason before the *cue* ends there.
    """
    written = span.of(body).lower()
    if not any(map(written.__contains__, withholding())):
        return False, None
    found = anonymity().search(body, *span)
    why = reasons().search(body, *span)
    place = (
        found.span("why") if found is not None and found["why"] else why.span() if why is not None else None
    )
    if place is None:
        return found is not None, None
    stop = cue if cue is not None and place[0] < cue < place[1] else place[1]
    return True, body[place[0] : stop].strip(" ,")


@lru_cache(maxsize=1 << 12)
def status_of(cue: str) -> Status:
    """Tell by the words of a cue how far its source stands behind the content."""
    found = {word.lower() for word in _WORD.findall(plain(cue))}
    return next((one for one in _STATUSES if found & words("status", one)), "stated")
