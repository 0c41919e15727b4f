"""The rows of a ledger as values: each with its words, and with the leaf that it is or was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from provenance.ledger.merkle import leaf
from provenance.ledger.rows import (
    CLAIMS,
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
    from collections.abc import Iterator

    from provenance.ledger.records import Claim, Reported

__all__ = ["FindingCopy", "VersionCopy", "erasures_of", "findings_of", "versions_of"]


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
        kind, body, delivered, state, path, title, byline, publisher, published = row
        of = text(corpus) or ""
        texts = (text(byline), text(publisher))
        value = VersionRow(of, article_id, kind, body, delivered, state, path, title, *texts, published)
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
