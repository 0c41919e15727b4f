"""The rows of two copies of a ledger as values, and what was erased from either."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from provenance.ledger.merkle import leaf
from provenance.ledger.naming import Names
from provenance.ledger.redaction import Redaction, borne
from provenance.ledger.rows import (
    CLAIMS,
    ERASED,
    ERASURES,
    FINDINGS,
    VERSIONS,
    ErasureRow,
    Strings,
    VersionRow,
    erasure_of,
    finding_content,
    finding_of,
    finding_rest,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from provenance.ledger.records import Claim, Reported

_Row = TypeVar("_Row", "VersionCopy", "FindingCopy")

__all__ = ["Erasures", "FindingCopy", "VersionCopy", "erasures_of", "findings_of", "versions_of"]


class VersionCopy(NamedTuple):
    """A version with its claims; ``kept`` is the leaf that it was, where words of it are erased."""

    kept: bytes | None
    words: tuple[Any, ...]

    @property
    def value(self) -> VersionRow:
        """The version."""
        value: VersionRow = self.words[0]
        return value

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What it claims."""
        return self.words[1:]

    @property
    def leaf(self) -> bytes:
        """The leaf that it is, or was."""
        return self.kept or leaf(self.value.content)

    @property
    def rest(self) -> bytes:
        """The hash of what an erasure left."""
        return self.value.rest(self.claims)


class FindingCopy(NamedTuple):
    """An event of a finding; ``kept`` as in `VersionCopy`."""

    kept: bytes | None
    words: tuple[Any, ...]
    corpus: str
    event: str
    nth: int
    digest: bytes

    @property
    def one(self) -> Reported:
        """The finding."""
        one: Reported = self.words[0]
        return one

    @property
    def leaf(self) -> bytes:
        """The leaf that it is, or was."""
        return self.kept or leaf(self._content)

    @property
    def rest(self) -> bytes:
        """The hash of what an erasure left."""
        return finding_rest(self._content, self.digest)

    @property
    def _content(self) -> bytes:
        return finding_content(self.corpus, self.event, self.nth, self.one)


def versions_of(
    connection: sqlite3.Connection, strings: Strings, where: str, *values: int
) -> Iterator[VersionCopy]:
    """Yield the versions that meet a condition, in order."""
    text, claim_of = strings.text, strings.claim
    for n, kept, corpus, article_id, *row in connection.execute(
        f"SELECT v.n, v.leaf, a.corpus, a.article_id, {VERSIONS} FROM version v"
        f" JOIN article a ON a.n = v.article WHERE {where} ORDER BY v.n",
        values,
    ):
        *head, byline, publisher, published = row
        value = VersionRow(text(corpus) or "", article_id, *head, text(byline), text(publisher), published)
        claims = connection.execute(f"SELECT {CLAIMS} FROM claim WHERE version = ? ORDER BY n", (n,))
        yield VersionCopy(kept, (value, *map(claim_of, claims)))


def findings_of(
    connection: sqlite3.Connection, strings: Strings, where: str, *values: int
) -> Iterator[FindingCopy]:
    """Yield the events of findings that meet a condition, in order."""
    for kept, corpus, event, nth, digest, *row in connection.execute(
        f"SELECT leaf, corpus, event, nth, digest, {FINDINGS} FROM finding WHERE {where} ORDER BY n", values
    ):
        one = finding_of(row, strings)
        yield FindingCopy(kept, (one,), strings.text(corpus) or "", event, nth, digest)


def erasures_of(connection: sqlite3.Connection, strings: Strings, run: int) -> Iterator[ErasureRow]:
    """Yield the erasures of a run, in order."""
    for row in connection.execute(f"SELECT {ERASURES} FROM erasure WHERE run = ? ORDER BY n", (run,)):
        yield erasure_of(row, strings)


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
