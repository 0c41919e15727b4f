"""Which stretches of a text stand between quotation marks, by the marks alone.

Speech, scare quotes and titles alike: words that two articles both put into quotation marks are
somebody's words, and sharing them is no copying. Who says them is the business of the table quotes.
"""

from __future__ import annotations

import re
from typing import Final

from provenance.text import Span

__all__ = ["quoted_spans"]

_MARK: Final = re.compile(
    r"""
    ["“”„‟«»＂\n'‘‚’]
    (?:
        (?<=["“”„‟«»＂\n])
        | (?<=['‘‚]) (?<!\w['‘‚]) (?=\w)
        | (?<=[\w.,!?…]['’]) (?!\w)
    )
    """,
    re.VERBOSE,
)
_CLOSED_BY: Final = {
    '"': '"',
    "＂": "＂",
    "“": '”"',
    "”": "”",
    "„": "“”‟",
    "‟": "”",
    "«": "»",
    "»": "«",
    "'": "'’",
    "‘": "’'",
    "‚": "‘’",
}
_SINGLE: Final = "'‘‚’"
_EITHER: Final = f"”»{_SINGLE}"


def quoted_spans(body: str) -> tuple[Span, ...]:
    """Return the stretches between quotation marks, marks left out, in order and without overlap.

    A quotation that its line does not close runs to the end of the line, as printers do where speech goes
    on in the next paragraph; a single mark that nothing closes is an apostrophe.
    """
    spans: list[Span] = []
    marks: list[re.Match[str]] = []
    for found in _MARK.finditer(body):
        if found.group() != "\n":
            marks.append(found)
        elif marks:
            spans += _in_line(body, marks, found.start())
            marks = []
    if marks:
        spans += _in_line(body, marks, len(body))
    return tuple(spans)


def _in_line(body: str, marks: list[re.Match[str]], end: int) -> list[Span]:
    spans: list[Span] = []
    opened, opener = -1, ""
    for found in marks:
        mark = found.group()
        if opener:
            if mark in _CLOSED_BY[opener]:
                spans.append(Span(opened, found.start()))
                opener = ""
        elif mark in _CLOSED_BY and (mark not in _EITHER or _opens(body, found.end())):
            opened, opener = found.end(), mark
    if opener and opener in _SINGLE:
        return _in_line(body, [found for found in marks if found.group() not in _SINGLE], end)
    if opener:
        spans.append(Span(opened, end))
    return spans


def _opens(body: str, after: int) -> bool:
    """Say whether a mark that may close opens here, as in »Hallo« and ”Hej”."""
    return body[after : after + 1].isalnum()
