"""Quotes: what stands between quotation marks and is somebody's speech, with who says it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, Literal

from provenance.parsers.quotes.marks import Marked, marked
from provenance.tables import Quote

if TYPE_CHECKING:
    from provenance.parsers.document import Document
    from provenance.tables import Attribution

__all__ = ["parse"]

_WORD: Final = re.compile(r"\w+(?:['’.-]\w+)*")
_SPEECH: Final = 5  # words: what is shorter and nobody's is a scare quote, a title or a name


def parse(document: Document) -> tuple[Quote, ...]:
    """Find the quoted speech of an article; the rows come in the order of the text."""
    body = document.body
    rows: list[Quote] = []
    attributions = [row for row in document.attributions if row.content_start is not None]
    last: Quote | None = None
    for one in marked(body):
        if one.level:
            continue
        by = _attribution(one, attributions)
        row = None
        if by is not None:
            row = _row(body, one, by)
        elif _is_speech(body, one):
            row = _carried(body, one, last)
        if row is not None:
            rows.append(row)
            last = row
    return tuple(rows)


def _attribution(one: Marked, rows: list[Attribution]) -> Attribution | None:
    """Return the attribution whose content holds the quotation."""
    half = (one.stop - one.start) / 2
    for row in rows:
        shared = min(one.stop, row.content_stop or 0) - max(one.start, row.content_start or 0)
        if shared >= half:
            return row
    return None


def _is_speech(body: str, one: Marked) -> bool:
    return len(_WORD.findall(body, one.inner.start, one.inner.stop)) >= _SPEECH


def _row(body: str, one: Marked, by: Attribution) -> Quote:
    whole = one.start <= (by.content_start or 0) + 1
    kind: Literal["direct", "mixed"] = "direct" if whole or _is_speech(body, one) else "mixed"
    return Quote(
        start=one.start,
        stop=one.stop,
        text=body[one.start : one.stop],
        kind=kind,
        speaker=by.source,
        speaker_start=by.source_start,
        speaker_stop=by.source_stop,
        cue=by.cue,
    )


def _carried(body: str, one: Marked, last: Quote | None) -> Quote | None:
    """Give the speaker of the quotation before to one that follows it with nothing between."""
    between = body[last.stop or 0 : one.start] if last is not None else None
    near = between is not None and len(between) < 80 and between.count("\n") <= 2
    return Quote(
        start=one.start,
        stop=one.stop,
        text=body[one.start : one.stop],
        kind="direct",
        speaker=last.speaker if near and last else None,
        speaker_start=last.speaker_start if near and last else None,
        speaker_stop=last.speaker_stop if near and last else None,
    )
