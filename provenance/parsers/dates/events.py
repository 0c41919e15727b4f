"""What a date dates: the verb and the noun in front of it, and the class of the event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.knowledge.events import event_class
from provenance.knowledge.nouns import singular

if TYPE_CHECKING:
    from provenance.parsers.dates.moments import Moment
    from provenance.parsers.dates.tokens import Tokens

__all__ = ["event_of"]

_LIGHT: Final = frozenset(
    {",", "was", "were", "which", "that", "has", "had", "been", "is", "finally", "formally"}
)
_REACH: Final = 10


def event_of(t: Tokens, moment: Moment) -> tuple[str | None, str | None, str | None]:
    """Return the verb in front of "on <date>", as written, the class of its event, and its noun."""
    on = moment.first - 1
    if t.at(on) != "on" or moment.day is None:
        return None, None, None
    first = max(t.sentence(moment.first)[0], on - _REACH)
    for at in range(on - 1, first - 1, -1):
        for size in (2, 1):
            words = tuple(t.words[at : at + size]) if at + size <= on else ()
            name = event_class(words)
            if name is not None:
                return t.text(at, at + size), name, _subject(t, at, first)
        if t.words[at] in {",", ";", ".", "\n"}:
            break
    return None, None, None


def _subject(t: Tokens, verb: int, first: int) -> str | None:
    """Return the noun in front of the verb, past "was", "which" and commas."""
    at = verb - 1
    while at >= first and t.words[at] in _LIGHT:
        at -= 1
    word = t.at(at)
    return singular(word) if at >= first and word.isalpha() else None
