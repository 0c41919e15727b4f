"""Quotes: what stands between quotation marks and is somebody's speech, with who says it.

Scare quotes, titles, names, headings and signs are none. A quotation without a cue of its own has the
speaker who has just spoken, where nothing stands between; otherwise it has none rather than a guess.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.parsers.quotes.marks import Marked, marked
from provenance.parsers.quotes.people import Names, antecedent, names_in
from provenance.parsers.quotes.speech import carries, is_heading, is_name, is_sign, is_speech
from provenance.tables import Quote

if TYPE_CHECKING:
    from provenance.parsers.document import Document
    from provenance.tables import Attribution

__all__ = ["parse"]

_NEAR: Final = 80  # characters between two quotations of one speaker
_RECENT: Final = 10  # attributions back: nobody is meant who spoke earlier
_BREAKS: Final = 2  # line ends between them: one empty line


def parse(document: Document) -> tuple[Quote, ...]:
    """Find the quoted speech of an article; the rows come in the order of the text."""
    body = document.body
    outer = [one for one in marked(body) if one.level == 0]
    if not outer:
        return ()
    finder = _Finder(body, document.attributions)
    for one in outer:
        finder.read(one)
    return tuple(finder.rows)


class _Finder:
    """Reads the quotations of one article in their order, and remembers who spoke last."""

    def __init__(self, body: str, attributions: tuple[Attribution, ...]) -> None:
        self.rows: list[Quote] = []
        self._body = body
        self._names: Names = names_in(body)
        self._attributions = sorted(attributions, key=lambda row: row.content_start or 0)
        self._ended = sorted(attributions, key=lambda row: row.stop or 0)
        self._stops = [row.stop or 0 for row in self._ended]
        self._at = 0

    def read(self, one: Marked) -> None:
        """Add the row of a quotation, if it is speech."""
        by = self._by(one)
        if is_name(self._body, one) or is_heading(self._body, one) or (by is not None and is_sign(by)):
            return
        if by is not None:
            self.rows.append(self._attributed(one, by))
        elif is_speech(self._body, one):
            self.rows.append(self._carried(one))

    def _by(self, one: Marked) -> Attribution | None:
        """Return the attribution whose content holds the quotation, half of it at least."""
        rows = self._attributions
        while self._at < len(rows) and (rows[self._at].content_stop or 0) <= one.start:
            self._at += 1
        half = (one.stop - one.start) / 2
        for row in rows[self._at :]:
            if (row.content_start or 0) >= one.stop:
                return None
            if min(one.stop, row.content_stop or 0) - max(one.start, row.content_start or 0) >= half:
                return row
        return None

    def _attributed(self, one: Marked, by: Attribution) -> Quote:
        whole = one.start <= (by.content_start or 0) + 1
        direct = whole or carries(self._body, one, by)
        return self._row(one, _speaker(by, self._person(by)), by.cue, direct=direct)

    def _carried(self, one: Marked) -> Quote:
        """Give a quotation without a cue of its own the speaker who has just spoken, or none."""
        if self.rows:
            last = self.rows[-1]
            between = self._body[last.stop or 0 : one.start]
            if len(between) < _NEAR and between.count("\n") <= _BREAKS:
                speaker = _Speaker(last.speaker, last.speaker_start, last.speaker_stop, last.person)
                return self._row(one, speaker)
        at = bisect_right(self._stops, one.start)
        by = self._ended[at - 1] if at else None
        if by is None or "\n" in self._body[by.stop or 0 : one.start]:
            return self._row(one, _NOBODY)
        return self._row(one, _speaker(by, self._person(by)))

    def _row(self, one: Marked, speaker: _Speaker, cue: str | None = None, *, direct: bool = True) -> Quote:
        return Quote(
            start=one.start,
            stop=one.stop,
            text=self._body[one.start : one.stop],
            kind="direct" if direct else "mixed",
            speaker=speaker.text,
            speaker_start=speaker.start,
            speaker_stop=speaker.stop,
            person=speaker.person,
            marks=one.marks,
            cue=cue,
        )

    def _person(self, by: Attribution) -> str | None:
        if by.source is None:
            return None
        at = bisect_right(self._stops, by.start or 0)
        before = self._ended[max(0, at - _RECENT) : at]
        return self._names.person(by.source) or antecedent(self._body, by, before, self._names)


class _Speaker(NamedTuple):
    text: str | None
    start: int | None
    stop: int | None
    person: str | None


_NOBODY: Final = _Speaker(None, None, None, None)


def _speaker(row: Attribution, person: str | None) -> _Speaker:
    return _Speaker(row.source, row.source_start, row.source_stop, person)
