"""Words that carry fact or colour: negations, figures, labels, and verbs that judge what was said.

The knowledge is ``wording.toml``, with its sources.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

__all__ = ["Matter", "groups", "matter_of"]

Matter = Literal["negation", "figure", "label", "verb"]
_JOINERS: Final = str.maketrans("", "", "'’-‐‑")
_DIGIT: Final = re.compile(r"\d")


@cache
def groups() -> tuple[dict[str, Any], ...]:
    """Return the groups as the file has them, the gravest first."""
    text = (files("provenance.knowledge") / "wording.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["group"])


@cache
def _words() -> dict[str, Matter]:
    return {
        word.translate(_JOINERS): group["matter"]
        for group in reversed(groups())
        for word in group["words"].split()
    }


@cache
def _endings() -> tuple[str, ...]:
    return tuple(ending for group in groups() for ending in group.get("endings", ()))


def matter_of(word: str) -> Matter | None:
    """Say what the word carries: a negation, a figure, a label or a judgement; null for any other word."""
    lowered = word.casefold()
    if lowered.endswith(_endings()):
        return "negation"
    if _DIGIT.search(word):
        return "figure"
    return _words().get(lowered.translate(_JOINERS))
