"""What a terminal is given: harmless characters, and how many cells each of them takes."""

from __future__ import annotations

import unicodedata
from typing import Final

__all__ = ["clean", "width"]

_BLANK: Final = "\u034f\u115f\u1160\u180e\u3164\uffa0"  # letters and marks by category that draw nothing


def clean(text: str) -> str:
    """Make text harmless on a terminal and a build server: what is unseen becomes a middle dot."""
    shown = "".join(
        "·"
        if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        or char >= "\U000e0000"
        or char in _BLANK
        else char
        for char in text
    )
    return shown.replace("##[", "·#[").replace("##vso[", "·#vso[")


def width(text: str) -> int:
    """Count the cells that *text* takes: none for a combining mark, two for a wide character."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )
