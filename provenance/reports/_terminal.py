"""What a terminal is given: harmless characters, and how many cells each of them takes."""

from __future__ import annotations

import unicodedata

__all__ = ["clean", "width"]


def clean(text: str) -> str:
    """Make text harmless on a terminal: control and direction characters become a middle dot."""
    return "".join(
        "·" if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else char for char in text
    )


def width(text: str) -> int:
    """Count the cells that *text* takes: none for a combining mark, two for a wide character."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )
