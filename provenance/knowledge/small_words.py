"""A light guess at the language of a text, by the small words and the script of six languages."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["guess_language"]

_ARABIC: Final = re.compile(r"[\u0600-\u06ff]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_ENOUGH: Final = 4000


@cache
def _small_words() -> Mapping[str, frozenset[str]]:
    raw = tomllib.loads((files("provenance.knowledge") / "small_words.toml").read_text(encoding="utf-8"))
    return {language: frozenset(words.split()) for language, words in raw.items()}


def guess_language(text: str) -> str | None:
    """Return the ISO 639-1 code of what *text* seems to be written in, or None where nothing shows it."""
    start = text[:_ENOUGH]
    arabic = len(_ARABIC.findall(start))
    if arabic and arabic * 2 > len(_LETTER.findall(start)):
        return "ar"
    counts = dict.fromkeys(_small_words(), 0)
    for word in _WORD.findall(start.lower()):
        for language, words in _small_words().items():
            counts[language] += word in words
    best = max(counts, key=lambda language: counts[language])
    second = max(count for language, count in counts.items() if language != best)
    return best if counts[best] >= 2 and counts[best] > second else None  # noqa: PLR2004
