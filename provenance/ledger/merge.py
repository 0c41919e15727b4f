"""Two copies of a ledger that went on apart, in two jobs say, made one again.

Runs are named by their hashes and know their parents, as commits do. The merged ledger holds the runs
of both in one order, which follows from the runs alone, so that the two copies may come in either order;
where both went on, a run of kind ``merge`` joins their ends. A copy that holds all of the
other is the answer itself.
"""

from __future__ import annotations

import heapq
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from provenance.errors import LedgerError
from provenance.ledger.compare import Event
from provenance.ledger.locks import locked
from provenance.ledger.merkle import EMPTY, Head
from provenance.ledger.rows import (
    CLAIMS,
    FINDINGS,
    RUNS,
    VERSIONS,
    RunRow,
    Strings,
    VersionRow,
    finding_of,
    run_of,
)
from provenance.ledger.store import PATIENCE, reading, schema_digest, writing
from provenance.ledger.verify import verify
from provenance.ledger.write import append_run, finding_row, head, insert, version_row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

__all__ = ["merge"]


class _Source(NamedTuple):
    """A run, and where to copy it from."""

    connection: sqlite3.Connection
    strings: Strings
    number: int
    row: RunRow


def merge(one: Path | str, other: Path | str, into: Path | str) -> Head:
    """Merge two ledgers into a third file, which may be one of the two, and return the head.

    Both are verified first. Raises `LedgerError` where one does not verify; nothing is written then.
    """
    one, other, into = Path(one), Path(other), Path(into)
    for path in (one, other):
        found = verify(path)
        if not found.ok:
            raise LedgerError(
                "a ledger that does not verify is not merged", found=f"{path}: {found.problems[0].what}"
            )
    fresh = into.with_name(into.name + ".merging")
    into.parent.mkdir(parents=True, exist_ok=True)
    with locked(into, patience=PATIENCE):
        fresh.unlink(missing_ok=True)
        with ExitStack() as stack:
            sources = _sources([stack.enter_context(reading(path)) for path in (one, other)])
            with writing(fresh) as connection:
                _write(connection, sources)
                found_head = head(connection)
        fresh.replace(into)
        fresh.with_name(fresh.name + ".lock").unlink(missing_ok=True)
    return found_head


def _sources(connections: Iterable[sqlite3.Connection]) -> dict[bytes, _Source]:
    found: dict[bytes, _Source] = {}
    for connection in connections:
        strings = Strings(connection)
        for one in connection.execute(f"SELECT {RUNS} FROM run ORDER BY n"):
            number, digest, row = run_of(one, strings)
            found.setdefault(digest, _Source(connection, strings, number, row))
    return found


def _parents(row: RunRow) -> list[bytes]:
    return [row.parents[i : i + 32] for i in range(0, len(row.parents), 32)]


def order(runs: Mapping[bytes, RunRow]) -> list[bytes]:
    """Put runs in order: parents first, then by time, then by hash."""
    waiting = {digest: len(_parents(row)) for digest, row in runs.items()}
    children: dict[bytes, list[bytes]] = {}
    for digest, row in runs.items():
        for parent in _parents(row):
            children.setdefault(parent, []).append(digest)
    ready = [(runs[digest].at, digest) for digest, number in waiting.items() if not number]
    heapq.heapify(ready)
    found: list[bytes] = []
    while ready:
        _, digest = heapq.heappop(ready)
        found.append(digest)
        for child in children.get(digest, ()):
            waiting[child] -= 1
            if not waiting[child]:
                heapq.heappush(ready, (runs[child].at, child))
    return found


def _write(connection: sqlite3.Connection, sources: Mapping[bytes, _Source]) -> None:
    copy = _Copy(connection)
    rows = {digest: source.row for digest, source in sources.items()}
    chain = order(rows)
    for digest in chain:
        copy.run(sources[digest])
    joined = {parent for row in rows.values() for parent in _parents(row)}
    tips = sorted(digest for digest in chain if digest not in joined)
    if len(tips) > 1:
        copy.join(tips, [rows[tip] for tip in tips])


class _Copy:
    """The ledger that is being written, and the numbers that its next rows have."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.strings = Strings(connection)
        self.number = 0
        self.version = 0

    def run(self, source: _Source) -> None:
        """Copy one run; only the numbers of its rows become others."""
        self.number += 1
        self._versions(source)
        self._findings(source)
        append_run(self.connection, self.strings, self.number, source.row)

    def join(self, tips: list[bytes], rows: list[RunRow]) -> None:
        """Add the run that joins several ends."""
        self.number += 1
        nothing = EMPTY.hex()
        row = RunRow(
            parents=b"".join(tips),
            kind="merge",
            run_id="merge",
            at=max(one.at for one in rows),
            corpus="",
            corpus_sha256=nothing,
            settings_sha256=nothing,
            rules_sha256=nothing,
            version="",
            parsers="",
            schema_sha256=schema_digest(),
            partial=0,
            articles=0,
            leaves=0,
            root=EMPTY,
        )
        append_run(self.connection, self.strings, self.number, row)

    def _article(self, corpus: str, article_id: str) -> int:
        of = self.strings.sure(corpus)
        query = "SELECT n FROM article WHERE corpus = ? AND article_id = ?"
        row = self.connection.execute(query, (of, article_id)).fetchone()
        if row is not None:
            return int(row[0])
        added = self.connection.execute(
            "INSERT INTO article (corpus, article_id) VALUES (?, ?)", (of, article_id)
        )
        return int(added.lastrowid or 0)

    def _versions(self, source: _Source) -> None:
        text, claim_of = source.strings.text, source.strings.claim
        for n, corpus, article_id, *rest in source.connection.execute(
            f"SELECT v.n, a.corpus, a.article_id, {VERSIONS} FROM version v JOIN article a ON a.n = v.article"
            " WHERE v.run = ? ORDER BY v.n",
            (source.number,),
        ):
            kind, body, delivered, state, path, title, byline, publisher, published = rest
            of = text(corpus) or ""
            texts = (text(byline), text(publisher))
            value = VersionRow(of, article_id, kind, body, delivered, state, path, title, *texts, published)
            self.version += 1
            numbers = (self.version, self.number, self._article(of, article_id))
            insert(self.connection, "version", [version_row(self.strings, numbers, value)])
            claims = source.connection.execute(
                f"SELECT n, {CLAIMS} FROM claim WHERE version = ? ORDER BY n", (n,)
            )
            insert(
                self.connection,
                "claim",
                [(self.version, nth, *self.strings.packed(claim_of(row))) for nth, *row in claims],
            )

    def _findings(self, source: _Source) -> None:
        for corpus, kind, nth, digest, *row in source.connection.execute(
            f"SELECT corpus, event, nth, digest, {FINDINGS} FROM finding WHERE run = ? ORDER BY n",
            (source.number,),
        ):
            one = finding_of(row, source.strings)
            of = self.strings.sure(source.strings.text(corpus) or "")
            event = Event(kind, nth, one, digest)
            insert(
                self.connection, "finding", [finding_row(self.strings, (None, self.number, of), event, one)]
            )
