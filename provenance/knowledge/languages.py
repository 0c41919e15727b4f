"""Languages of news text, by the tags that metadata give them.

Source: ISO 639-1 and ISO 639-3; BCP 47 for the tags.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final

__all__ = ["is_language", "knowledge"]

_LONG: Final = 3


@cache
def knowledge() -> dict[str, Any]:
    """Return what ``languages.toml`` says: ``codes``, and examples of tags that are and are not."""
    return tomllib.loads((files("provenance.knowledge") / "languages.toml").read_text(encoding="utf-8"))


@cache
def _codes() -> frozenset[str]:
    return frozenset(knowledge()["codes"])


def is_language(tag: str) -> bool:
    """Say whether a BCP 47 tag begins with a language that ISO 639 knows; of three letters any is taken."""
    first = re.split("[-_]", tag, maxsplit=1)[0].lower()
    return first in _codes() or (len(first) == _LONG and first.isascii() and first.isalpha())
