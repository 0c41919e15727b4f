"""Attributions: every statement laid at somebody's door, quoted or not.

A statement has a source, a cue and a content: "{the mayor} <said> [the bridge would close]". Of statements
inside statements the outermost alone is a row. A content may run across its cue. What counts as a statement,
and where its parts begin and end, follows PolNeAR (Newell, Margolin and Ruths, LREC 2018).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.parsers.attributions.sources import (
    Kind,
    is_described,
    is_unnamed,
    kind_of,
    reason_of,
    receiver_of,
    status_of,
)
from provenance.parsers.attributions.statements import Statement, statements
from provenance.parsers.quotes.people import names_in
from provenance.tables import Attribution

if TYPE_CHECKING:
    from provenance.parsers.document import Document

__all__ = ["parse"]

_UNNAMED: Final = frozenset({"group", None})


class _Source(NamedTuple):
    kind: Kind | None
    receiver: str | None
    reason: str | None


def parse(document: Document) -> tuple[Attribution, ...]:
    """Find who says what; the rows come in the order of the text.

    A quotation that the speaker goes on with is a row of its own, with the same source and cue.
    """
    found = list(statements(document))
    if not found:
        return ()
    names = names_in(document.body)
    named = names.likely | frozenset(names.surnames)
    rows = [_row(document.body, one, _source(document, one, named)) for one in found]
    return tuple(sorted(rows, key=lambda row: (row.start or 0, row.stop or 0)))


def _source(document: Document, found: Statement, named: frozenset[str]) -> _Source:
    """Tell what kind of source it is, whom it told, and why it is not named."""
    if found.source is None:
        return _Source(None, None, None)
    kind = kind_of(found.source.of(document.body), named)
    behind, opening = found.cue or found.source, found.opening or found.source
    stop = found.unit.stop if opening.start < behind.start else opening.start
    receiver = receiver_of(document, found.source.start, max(stop, behind.stop))
    reason = None
    source = found.source.of(document.body)
    if receiver is not None and is_unnamed(source, named):
        kind = "anonymous"
    if kind == "anonymous" or kind in _UNNAMED or is_described(source, named):
        granted, reason = reason_of(document.body, found.unit, found.cue.start if found.cue else None)
        kind = "anonymous" if granted else kind
    return _Source(kind, receiver, reason)


def _row(body: str, found: Statement, source: _Source) -> Attribution:
    places = [one for one in (found.source, found.cue, found.content) if one is not None]
    start, stop = min(one.start for one in places), max(one.stop for one in places)
    return Attribution(
        start=start,
        stop=stop,
        text=body[start:stop],
        source=found.source.of(body) if found.source else None,
        source_start=found.source.start if found.source else None,
        source_stop=found.source.stop if found.source else None,
        cue=found.cue.of(body) if found.cue else None,
        cue_start=found.cue.start if found.cue else None,
        cue_stop=found.cue.stop if found.cue else None,
        content_start=found.content.start if found.content else None,
        content_stop=found.content.stop if found.content else None,
        kind=source.kind,
        receiver=source.receiver,
        reason=source.reason,
        status=status_of(found.cue.of(body)) if found.cue else "stated",
    )
