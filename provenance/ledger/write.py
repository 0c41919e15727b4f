"""Recording a run: what changed since the run before, and nothing else."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from provenance.errors import LedgerError
from provenance.ledger import compare
from provenance.ledger.merkle import EMPTY, Head, Tree
from provenance.ledger.records import Record
from provenance.ledger.rows import (
    FINDINGS,
    RunRow,
    Strings,
    VersionRow,
    finding_content,
    finding_digest,
    finding_of,
)
from provenance.ledger.store import DEFAULT, PATIENCE, schema_digest, writing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from provenance.ledger.records import Feed, Header, Key, Reported

__all__ = ["BATCH", "Receipt", "record"]

BATCH: Final = 10_000
"""Articles asked of a feed at a time."""
_COUNTS: Final = {
    "add": "added",
    "change": "changed",
    "reparse": "reparsed",
    "remove": "removed",
    "opened": "opened",
    "changed": "altered",
    "closed": "closed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What recording a run came to; ``recorded`` is false where the ledger held this run already."""

    number: int
    head: Head
    recorded: bool
    added: int = 0
    changed: int = 0
    reparsed: int = 0
    removed: int = 0
    opened: int = 0
    altered: int = 0
    closed: int = 0


def record(feed: Feed, header: Header, path: Path | str = DEFAULT, *, patience: float = PATIENCE) -> Receipt:
    """Record a run in the ledger at *path*, whole or not at all, and return the new head.

    Only differences from the last run of the same corpus are written. A run that is already there, by
    ``(run_id, at)``, is not written again, so an interrupted caller may simply try again.
    Raises `LedgerError` where the ledger cannot be written, or holds another run of this name.
    """
    with writing(path, patience=patience) as connection:
        return _known(connection, header) or _Writer(connection, header).write(feed)


def _known(connection: sqlite3.Connection, header: Header) -> Receipt | None:
    row = connection.execute(
        "SELECT n, corpus_sha256, settings_sha256, rules_sha256 FROM run WHERE run_id = ? AND at = ?",
        (header.run_id, header.at),
    ).fetchone()
    if row is None:
        return None
    if row[1:] != (header.corpus_sha256, header.settings_sha256, header.rules_sha256):
        raise LedgerError(
            "the ledger holds another run of this name and time",
            found=f"run {header.run_id} at {header.at}",
            tip="a run id is a digest of its input; take it from the run",
        )
    return Receipt(number=row[0], head=head(connection), recorded=False)


def head(connection: sqlite3.Connection) -> Head:
    """Return the head as the ledger tells it; `provenance.ledger.verify` says whether it is true."""
    row = connection.execute("SELECT n, hash FROM run ORDER BY n DESC LIMIT 1").fetchone()
    return Head(0, bytes(32)) if row is None else Head(row[0], row[1])


class _Writer:
    """The state of one run while it is written."""

    def __init__(self, connection: sqlite3.Connection, header: Header) -> None:
        """Take the numbers that the new rows will have."""
        self.connection = connection
        self.header = header
        number, self.parents = self._last("run", "n, hash") or (0, b"")
        self.run = number + 1
        self.strings = Strings(connection)
        self.corpus = self.strings.sure(header.corpus)
        self.tree = Tree()
        self.articles = 0
        self.version = (self._last("version", "n") or (0,))[0]
        self.article = (self._last("article", "n") or (0,))[0]
        self.counts: dict[str, int] = {}

    def _last(self, table: str, columns: str) -> tuple[Any, ...] | None:
        query = f"SELECT {columns} FROM {table} ORDER BY n DESC LIMIT 1"
        row: tuple[Any, ...] | None = self.connection.execute(query).fetchone()
        return row

    def write(self, feed: Feed) -> Receipt:
        """Write everything that differs, then the run itself."""
        known = map(compare.Known._make, self.connection.execute(_ARTICLES, (self.corpus,)))
        changes = compare.articles(known, self._counted(feed.keys()), partial=self.header.partial)
        while batch := list(islice(changes, BATCH)):
            self._versions(feed, batch)
        found = map(compare.Open._make, self.connection.execute(_FINDINGS, (self.corpus,)))
        for event in compare.findings(found, feed.findings(), partial=self.header.partial):
            self._event(event)
        value = RunRow(
            self.parents,
            "audit",
            **{**asdict(self.header), "partial": int(self.header.partial)},
            schema_sha256=schema_digest(),
            articles=self.articles,
            leaves=self.tree.size,
            root=self.tree.root,
        )
        append_run(self.connection, self.strings, self.run, value)
        counts = {_COUNTS[kind]: number for kind, number in self.counts.items()}
        return Receipt(number=self.run, head=Head(self.run, value.hash), recorded=True, **counts)

    def _counted(self, keys: Iterable[Key]) -> Iterator[Key]:
        for key in keys:
            self.articles += 1
            yield key

    def _versions(self, feed: Feed, batch: list[compare.Change]) -> None:
        found = feed.records([one.key.article_id for one in batch if one.kind != "remove"])
        articles: list[tuple[int, int, str]] = []
        versions: list[tuple[object, ...]] = []
        claims: list[tuple[int | None, ...]] = []
        packed = self.strings.packed
        for key, known, kind in batch:
            article_id = key.article_id
            one = Record(article_id, ()) if kind == "remove" else next(found, None)
            if one is None or one.article_id != article_id:
                raise LedgerError(
                    "the feed did not hand over the article that it was asked for", found=article_id
                )
            number = known
            if number is None:
                self.article = number = self.article + 1
                articles.append((number, self.corpus, article_id))
            self.version += 1
            value = version_of(self.header.corpus, kind, key, one)
            self.tree.append(value.content)
            versions.append(version_row(self.strings, (self.version, self.run, number), value))
            claims.extend((self.version, n, *packed(claim)) for n, claim in enumerate(one.claims))
            self.counts[kind] = self.counts.get(kind, 0) + 1
        insert(self.connection, "article", articles)
        insert(self.connection, "version", versions)
        insert(self.connection, "claim", claims)

    def _event(self, event: compare.Event) -> None:
        one = event.finding
        if one is None:
            query = f"SELECT {FINDINGS} FROM finding WHERE n = ?"
            one = finding_of(self.connection.execute(query, (event.row,)).fetchone(), self.strings)
            event = event._replace(digest=finding_digest(one))  # of an erased one, what is left closes
        self.tree.append(finding_content(self.header.corpus, event.kind, event.nth, one))
        row = finding_row(self.strings, (None, self.run, self.corpus), event, one)
        insert(self.connection, "finding", [row])
        self.counts[event.kind] = self.counts.get(event.kind, 0) + 1


# Both are read along an index while rows are added behind the cursor, never before it.
_ARTICLES: Final = (
    "SELECT a.article_id, a.n, v.delivered, v.state FROM article a JOIN version v"
    " ON v.n = (SELECT max(n) FROM version WHERE article = a.n) WHERE a.corpus = ? ORDER BY a.article_id"
)
_FINDINGS: Final = (
    "SELECT fingerprint, nth, n, digest, event FROM finding f WHERE corpus = ? AND n ="
    " (SELECT max(n) FROM finding WHERE corpus = f.corpus AND fingerprint = f.fingerprint AND nth = f.nth)"
    " ORDER BY fingerprint, nth"
)


def version_of(corpus: str, kind: str, key: Key, one: Record) -> VersionRow:
    """Return the version that a record is."""
    article_id, body, delivered, state = key
    of = bytes.fromhex
    return VersionRow(corpus, article_id, kind, of(body), of(delivered), of(state), *one[2:])


def version_row(
    strings: Strings, numbers: tuple[int, int, int], value: VersionRow, leaf: bytes | None = None
) -> tuple[object, ...]:
    """Return a version as the row of the table; *numbers* are its own, its run's and its article's."""
    _, _, kind, body, delivered, state, path, title, byline, publisher, published = value
    texts = (strings.number(byline), strings.number(publisher))
    return (*numbers, kind, body, delivered, state, path, title, *texts, published, leaf)


def finding_row(
    strings: Strings,
    numbers: tuple[int | None, int, int],
    event: compare.Event,
    one: Reported,
    leaf: bytes | None = None,
) -> tuple[object, ...]:
    """Return an event of a finding as the row; *numbers* are its own, its run's and its corpus's."""
    fingerprint, code, name, level, confidence, article, start, stop, message, status, reason = one
    put = strings.number
    head_columns = (*numbers, event.kind, fingerprint, event.nth, event.digest)
    place = (put(article), start, stop)
    return (
        *head_columns, put(code), put(name), put(level), put(confidence), *place, put(message), put(status),
        put(reason), leaf,
    )  # fmt: skip


def joining(kind: str, parents: Iterable[bytes], at: str, *, leaves: int = 0, root: bytes = EMPTY) -> RunRow:
    """Return a run that no audit made: one of kind ``merge`` or ``erase``, which sees no corpus."""
    nothing = EMPTY.hex()
    return RunRow(
        parents=b"".join(parents),
        kind=kind,
        run_id=kind,
        at=at,
        corpus="",
        corpus_sha256=nothing,
        settings_sha256=nothing,
        rules_sha256=nothing,
        version="",
        parsers="",
        schema_sha256=schema_digest(),
        partial=0,
        articles=0,
        leaves=leaves,
        root=root,
    )


def append_run(connection: sqlite3.Connection, strings: Strings, number: int, value: RunRow) -> None:
    """Add the row of a run, which closes it."""
    parents, kind, run_id, at, corpus, *rest = value
    row = (number, value.hash, parents, kind, run_id, at, strings.number(corpus), *rest)
    insert(connection, "run", [row])


def insert(connection: sqlite3.Connection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Add rows to a table."""
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
