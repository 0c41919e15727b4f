"""Quotes: what stands between quotation marks and is somebody's speech, with who says it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from provenance.knowledge.sources import naming, wording
from provenance.parsers.quotes.marks import Marked, marked
from provenance.tables import Quote

if TYPE_CHECKING:
    from provenance.parsers.document import Document
    from provenance.tables import Attribution

__all__ = ["parse"]

_WORD: Final = re.compile(r"\w+(?:['’.-]\w+)*")
_LAST_WORD: Final = re.compile(r"(\w+)\s+\Z")
_LONG: Final = 3  # letters: shorter words stay small in titles
_LEADING: Final = 5  # words of the reporter's before a quoted word that is the point of the statement
_WOVEN: Final = 1  # spaces
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
        if _is_name(body, one):
            continue
        if by is not None:
            row = _row(body, one, by)
        elif _is_speech(body, one) and not _is_woven(body, one):
            row = _carried(body, one, last, attributions)
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


def _carries(body: str, one: Marked, by: Attribution) -> bool:
    """Say whether the quoted words carry the statement, and not a single one of them the reporter's."""
    before = body[by.content_start or 0 : one.start].split()
    return one.inner.of(body).count(" ") >= _WOVEN or len(before) <= _LEADING


def _is_woven(body: str, one: Marked) -> bool:
    """Say whether the reporter's sentence runs on into the quotation without a pause."""
    before = body[max(0, one.start - 2) : one.start]
    inner = one.inner.of(body).strip()
    sentence = inner[:1].isupper() and inner[-1:] in ".!?…"
    lead = _LAST_WORD.search(body, max(0, one.start - 40), one.start)
    if lead is not None and lead[1].lower() in wording():
        return False
    return len(before) > 1 and before[1].isspace() and (before[0].isalnum() or before[0] == "(") and not sentence


def _is_name(body: str, one: Marked) -> bool:
    """Say whether the marks hold a title or a name: right behind a noun, every long word with a capital."""
    inner = one.inner.of(body).strip()
    if inner[-1:] in ",.!?…" or not _is_woven(body, one):
        return False
    long = [word for word in _WORD.findall(inner) if len(word) > _LONG]
    if not long or not all(word[0].isupper() or word[0].isdigit() for word in long):
        return False
    noun = _LAST_WORD.search(body, max(0, one.start - 40), one.start)
    return noun is not None and noun[1].lower() in naming()


def _row(body: str, one: Marked, by: Attribution) -> Quote:
    whole = one.start <= (by.content_start or 0) + 1
    kind: Literal["direct", "mixed"] = "direct" if whole or _carries(body, one, by) else "mixed"
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


def _carried(body: str, one: Marked, last: Quote | None, attributions: list[Attribution]) -> Quote:
    """Give a quotation without a cue of its own the speaker who has just spoken, or none."""
    speaker: Quote | Attribution | None = None
    if last is not None:
        between = body[last.stop or 0 : one.start]
        if len(between) < _NEAR and between.count("\n") <= _BREAKS:
            speaker = last
    found = Quote(start=one.start, stop=one.stop, text=body[one.start : one.stop], kind="direct")
    if isinstance(speaker, Quote):
        return replace(
            found,
            speaker=speaker.speaker,
            speaker_start=speaker.speaker_start,
            speaker_stop=speaker.speaker_stop,
        )
    for row in reversed(attributions):
        if (row.stop or 0) <= one.start:
            if "\n" in body[row.stop or 0 : one.start] or row.source is None:
                break
            return replace(
                found, speaker=row.source, speaker_start=row.source_start, speaker_stop=row.source_stop
            )
    return found


_NEAR: Final = 80  # characters between two quotations of one speaker
_BREAKS: Final = 2  # line ends between them: one empty line
