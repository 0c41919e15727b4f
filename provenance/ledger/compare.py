"""What differs between two runs: both sides in order, each read once, so that no corpus is too large."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.errors import LedgerError
from provenance.ledger.records import Key
from provenance.ledger.rows import finding_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.ledger.records import Reported

__all__ = ["Known", "Open", "articles", "findings"]

GONE: Final = b""
"""The digests of an article that is no longer there."""


class Known(NamedTuple):
    """An article as the ledger last knew it."""

    article_id: str
    number: int
    delivered: bytes
    state: bytes


class Open(NamedTuple):
    """A finding as the ledger last knew it: its place in the order, its row and its digest."""

    fingerprint: str
    nth: int
    row: int
    digest: bytes
    event: str


class Change(NamedTuple):
    """An article that is not as it was; ``number`` is null for one that the ledger does not know."""

    key: Key
    number: int | None
    kind: str


class Event(NamedTuple):
    """A finding that is not as it was; one that closed is told by the row it closes."""

    kind: str
    nth: int
    finding: Reported | None = None
    digest: bytes = b""
    row: int = 0


def articles(known: Iterable[Known], keys: Iterable[Key], *, partial: bool) -> Iterator[Change]:
    """Yield the articles that were added, changed, reparsed or removed.

    Raises `LedgerError` where the keys are not in order.
    """
    before = iter(known)
    old = next(before, None)
    last: str | None = None
    for key in keys:
        if last is not None and key.article_id <= last:
            raise LedgerError(
                "the feed is not in order of article ids", found=f"{key.article_id!r} after {last!r}"
            )
        last = key.article_id
        while old is not None and old.article_id < key.article_id:
            yield from _removal(old, partial=partial)
            old = next(before, None)
        if old is None or old.article_id != key.article_id:
            yield Change(key, None, "add")
            continue
        if old.delivered == GONE:
            yield Change(key, old.number, "add")
        elif old.delivered.hex() != key.delivered:
            yield Change(key, old.number, "change")
        elif old.state.hex() != key.state:
            yield Change(key, old.number, "reparse")
        old = next(before, None)
    while old is not None:
        yield from _removal(old, partial=partial)
        old = next(before, None)


def _removal(old: Known, *, partial: bool) -> Iterator[Change]:
    if old.delivered != GONE and not partial:
        yield Change(Key(old.article_id, "", "", ""), old.number, "remove")


def findings(known: Iterable[Open], reported: Iterable[Reported], *, partial: bool) -> Iterator[Event]:
    """Yield the findings that opened, changed or closed; equal fingerprints are told apart by their count.

    Raises `LedgerError` where the findings are not in order.
    """
    before = iter(known)
    old = next(before, None)
    last: str | None = None
    for fingerprint, group in groupby(reported, key=attrgetter("fingerprint")):
        if last is not None and fingerprint < last:
            raise LedgerError(
                "the feed is not in order of fingerprints", found=f"{fingerprint!r} after {last!r}"
            )
        last = fingerprint
        for nth, one in enumerate(group):
            while old is not None and (old.fingerprint, old.nth) < (fingerprint, nth):
                yield from _closing(old, partial=partial)
                old = next(before, None)
            digest = finding_digest(one)
            if old is None or (old.fingerprint, old.nth) != (fingerprint, nth):
                yield Event("opened", nth, one, digest)
                continue
            if old.event == "closed":
                yield Event("opened", nth, one, digest)
            elif old.digest != digest:
                yield Event("changed", nth, one, digest)
            old = next(before, None)
    while old is not None:
        yield from _closing(old, partial=partial)
        old = next(before, None)


def _closing(old: Open, *, partial: bool) -> Iterator[Event]:
    if old.event != "closed" and not partial:
        yield Event("closed", old.nth, row=old.row, digest=old.digest)
