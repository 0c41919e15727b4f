"""Which language a text is in, and what the reading of speech needs in those beside English."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, Final

from provenance.knowledge.grammar import load
from provenance.text import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Tongue", "function_words", "language_of", "tongue"]

_WORD: Final = re.compile(r"[^\W\d_]+")
_LETTERS: Final = {code: " " for code in range(128) if not chr(code).isalpha()}
_ENTRY: Final = re.compile(r"([^\s()]+)(?:\((\w+)\))?")
_LOOK: Final = 3000  # characters: enough to tell a language by its commonest words


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """The words of one language that carry its syntax of speech, in lower case."""

    code: str
    tags: Mapping[str, str]
    verbs: Mapping[str, str]
    participles: frozenset[str]
    genitive: frozenset[str]
    tagging: frozenset[str]
    according: frozenset[str]
    angles: frozenset[str]
    behind: frozenset[str]
    examples: tuple[str, ...]


def language_of(body: str, declared: str | None) -> str:
    """Return the two-letter code of a text's language: as declared, else by its commonest words.

    English where nothing tells.
    """
    if declared:
        return declared[:2].lower()
    return _guess(body[:_LOOK])


@lru_cache(maxsize=4)
def _guess(text: str) -> str:
    text = plain(text).lower()
    words = text.translate(_LETTERS).split() if text.isascii() else _WORD.findall(text)
    counts = dict(Counter(words))
    scores = {code: sum(map(counts.get, words, repeat(0))) for code, words in _telling().items()}
    best = max(scores, key=lambda code: (scores[code], code == "en"))
    return best if scores[best] > 2 * scores["en"] else "en"


@cache
def _telling() -> Mapping[str, tuple[str, ...]]:
    """Map each language to the words that give it away."""
    return {code: tuple(entry["guess"].split()) for code, entry in load("tongues").items()}


@cache
def tongue(code: str) -> Tongue | None:
    """Return what is known of a language; null for English and for those nobody described."""
    entry = load("tongues").get(code)
    if entry is None or "verbs" not in entry:
        return None
    tags: dict[str, str] = {}
    for letter, name in (
        ("y", "adverbs"),
        ("x", "auxiliaries"),
        ("i", "prepositions"),
        ("d", "determiners"),
        ("r", "pronouns"),
        ("c", "and"),
        ("h", "that"),
    ):
        tags |= dict.fromkeys(entry[name].split(), letter)
    return Tongue(
        code=code,
        tags=tags,
        verbs=dict(_ENTRY.findall(entry["verbs"])),
        participles=frozenset(entry["participles"].split()),
        genitive=frozenset(entry["genitive"].split()),
        tagging=frozenset(entry["tags"].split()),
        according=frozenset(entry["according"].split()),
        angles=frozenset(word.lower() for word in entry["angles"].split()),
        behind=frozenset(entry["behind"].split()),
        examples=tuple(entry["examples"]),
    )


@cache
def function_words() -> frozenset[str]:
    """List the words of every language here that carry syntax and no content."""
    return frozenset(word for code in load("tongues") if (one := tongue(code)) for word in one.tags)
