"""What was erased from either of two copies of a ledger that are merged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from provenance.ledger.copies import FindingCopy, VersionCopy, findings_of, versions_of
from provenance.ledger.naming import Names
from provenance.ledger.redaction import Redaction, borne
from provenance.ledger.rows import ERASED, ERASURES, ErasureRow, Strings, erasure_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

__all__ = ["Erasures"]

_Row = TypeVar("_Row", VersionCopy, FindingCopy)


class Erasures:
    """What was erased from either copy: each row then lacks all that it lacks in one of them.

    A copy that was not erased from still says the words. They are learned from there, so that rows that only
    this copy has lose them too; what was erased with a whole article is not looked for elsewhere.
    """

    def __init__(self, copies: Iterable[tuple[sqlite3.Connection, Strings]]) -> None:
        """Read what the copies lack."""
        self._lacking: dict[bytes, tuple[Any, ...]] = {}
        self._whole: set[bytes] = set()
        self._reasons: dict[bytes, set[str]] = {}
        self._learned: dict[str, set[str]] = {}
        self._recorded: dict[bytes, ErasureRow] = {}
        self._left: dict[bytes, bytes] = {}
        for connection, strings in copies:
            self._read(connection, strings)

    def _read(self, connection: sqlite3.Connection, strings: Strings) -> None:
        erased = "leaf IS NOT NULL"
        rows: list[VersionCopy | FindingCopy] = [
            *versions_of(connection, strings, f"v.{erased}"),
            *findings_of(connection, strings, erased),
        ]
        for copy in rows:
            known = self._lacking.get(copy.leaf, copy.words)
            self._lacking[copy.leaf] = tuple(map(_both, known, copy.words))
        for row in connection.execute(f"SELECT {ERASURES} FROM erasure"):
            one = erasure_of(row, strings)
            self._reasons.setdefault(one.leaf, set()).add(one.reason)
            if one.scope == "article":
                self._whole.add(one.leaf)

    def __bool__(self) -> bool:
        """Say whether anything was erased."""
        return bool(self._lacking)

    def record(self, one: ErasureRow) -> None:
        """Take note of an erasure that the merged ledger holds."""
        self._recorded[one.leaf] = one

    def learn(self, copy: VersionCopy | FindingCopy) -> None:
        """Learn the words that this copy has, and another lacks."""
        lacking = self._lacking.get(copy.leaf)
        if lacking is None or copy.leaf in self._whole:
            return
        words = {
            said
            for part, without in zip(copy.words, lacking, strict=True)
            for said, left in zip(part, without, strict=True)
            if left == ERASED != said
        }
        for reason in self._reasons[copy.leaf]:
            self._learned.setdefault(reason, set()).update(words)

    def without(self, copy: _Row) -> _Row:
        """Return a row without what either copy lacks."""
        before = copy.leaf
        lacking = self._lacking.get(before)
        if lacking is None:
            return copy
        found = copy._replace(kept=before, words=lacking)
        self._left[before] = found.rest
        return found

    def last(self, connection: sqlite3.Connection) -> Iterator[ErasureRow]:
        """Erase what was learned from the merged ledger, and yield what is recorded of it nowhere yet."""
        made: dict[bytes, ErasureRow] = {}
        for reason, words in sorted(self._learned.items()):
            names = Names(words)
            redaction = Redaction(connection, "person", reason, names)
            redaction.erase(*borne(connection, names))
            made |= redaction.rows
        yield from made.values()
        for before, rest in self._left.items():
            if before not in made and self._recorded[before].rest != rest:
                yield self._recorded[before]._replace(rest=rest)


def _both(one: Any, other: Any) -> Any:
    return one._make(ERASED if ERASED in (a, b) else a for a, b in zip(one, other, strict=True))
