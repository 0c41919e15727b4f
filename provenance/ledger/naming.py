"""Which texts bear a name, however it is set: capitals, line ends, hyphens, underscores."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from provenance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Names"]

_BETWEEN = re.compile(r"[\W_]+")


class Names:
    """Names to look for in texts; a name inside a longer word is none, where words are set apart."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names; raises `UsageError` for one that is no more than a letter."""
        patterns: list[str] = []
        for name in sorted(set(names), key=lambda one: (len(one), one)):
            words = [word for word in _BETWEEN.split(_fold(name)) if word]
            if len("".join(words)) < 2:  # noqa: PLR2004 - a letter stands in every text
                raise UsageError("a name has two letters or more", found=name)
            if not patterns or not re.search("|".join(patterns), _fold(name)):
                patterns.append(_pattern(words))
        self._pattern = re.compile("|".join(patterns) or r"(?!)")

    def __call__(self, text: str | None) -> bool:
        """Say whether a text bears one of the names."""
        return text is not None and self._pattern.search(_fold(text)) is not None


def _fold(text: str) -> str:
    return normalize("NFKC", text).casefold()


def _pattern(words: list[str]) -> str:
    """Write a pattern; a script without capitals may set names against the next word, so there it may."""
    before = r"(?<![^\W_])" if words[0][0].upper() != words[0][0] else ""
    after = r"(?![^\W_])" if words[-1][-1].upper() != words[-1][-1] else ""
    return before + r"[\W_]+".join(map(re.escape, words)) + after
