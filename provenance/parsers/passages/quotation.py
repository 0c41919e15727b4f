"""Which stretches of a text stand between quotation marks, by the marks alone.

Speech, scare quotes and titles alike: words that two articles both put into quotation marks are
somebody's words, and sharing them is no copying. Who says them is the business of the table quotes.
"""

from __future__ import annotations

import re
from typing import Final

from provenance.text import Span

__all__ = ["quoted_spans"]

_MARK: Final = re.compile(r"""["“”„‟«»＂\n]|(?<!\w)['‘‚](?=\w)|(?<=[\w.,!?…])['’](?!\w)""")
_CLOSED_BY: Final = {
    '"': '"',
    "＂": "＂",
    "“": "”\"",
    "”": "”",
    "„": "“”‟",
    "‟": "”",
    "«": "»",
    "»": "«",
    "'": "'’",
    "‘": "’'",
    "‚": "‘’",
}
_CLOSING_ONLY: Final = "”»"
_SINGLE: Final = "'‘‚"
_SINGLE_CLOSING: Final = "'’‘"


def quoted_spans(body: str) -> tuple[Span, ...]:
    """Return the stretches between quotation marks, marks left out, in order and without overlap.

    A quotation that its paragraph does not close runs to the end of the line, as printers do where speech
    goes on in the next paragraph; a single mark that nothing closes is an apostrophe.
    """
    spans: list[Span] = []
    opened, opener = -1, ""
    outer, inside = -1, 0
    for found in _MARK.finditer(body):
        mark = found.group()
        if mark == "\n":
            if opener and opener not in _SINGLE:
                spans.append(Span(opened, found.start()))
            opener, outer = "", -1
        elif not opener:
            if mark in _CLOSED_BY and (mark not in _CLOSING_ONLY or _opens(body, found.end())):
                opened, opener = found.end(), mark
        elif mark in _CLOSED_BY[opener]:
            if opener in _SINGLE and outer >= 0:
                del spans[inside:]
            spans.append(Span(opened, found.start()))
            opener = ""
            if outer >= 0 and mark not in _SINGLE_CLOSING:
                opened, opener = outer, "‘"
            else:
                outer = -1
        elif opener in _SINGLE and mark in "\"“„«":
            outer, inside = opened, len(spans)
            opened, opener = found.end(), mark
    if opener and opener not in _SINGLE:
        spans.append(Span(opened, len(body)))
    return tuple(spans)


def _opens(body: str, after: int) -> bool:
    """Say whether a mark that usually closes opens here, as in »Hallo« and ”Hej”."""
    return body[after : after + 1].isalnum()
