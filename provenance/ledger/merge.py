"""Two copies of a ledger that went on apart, in two jobs say, made one again.

Runs are named by their hashes and know their parents, as commits do. The merged ledger holds the runs
of both in one order, which follows from the runs alone, so that the two copies may come in either order;
where both went on, a run of kind ``merge`` joins their ends. A copy that holds all of the
other is the answer itself. What was erased from one copy is erased from both.
"""

from __future__ import annotations

import heapq
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from provenance.errors import LedgerError
from provenance.ledger.compare import Event
from provenance.ledger.copies import (
    FindingCopy,
    VersionCopy,
    erasures_of,
    findings_of,
    versions_of,
)
from provenance.ledger.erase import append_erasures
from provenance.ledger.locks import locked
from provenance.ledger.meeting import Erasures
from provenance.ledger.rows import RUNS, RunRow, Strings, run_of
from provenance.ledger.store import PATIENCE, reading, scrub, writing
from provenance.ledger.verify import verify
from provenance.ledger.write import append_run, finding_row, head, insert, joining, version_row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from provenance.ledger.merkle import Head

__all__ = ["merge"]


class _Source(NamedTuple):
    """A run, and where to copy it from."""

    connection: sqlite3.Connection
    strings: Strings
    number: int
    row: RunRow

    def versions(self) -> Iterator[VersionCopy]:
        """Yield what the run saw anew."""
        return versions_of(self.connection, self.strings, "v.run = ?", self.number)

    def findings(self) -> Iterator[FindingCopy]:
        """Yield what became of findings in the run."""
        return findings_of(self.connection, self.strings, "run = ?", self.number)


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
                erased = _write(connection, sources)
                found_head = head(connection)
            if erased:
                scrub(fresh)
        fresh.replace(into)
        fresh.with_name(fresh.name + ".lock").unlink(missing_ok=True)
    return found_head


def _sources(connections: Iterable[sqlite3.Connection]) -> dict[bytes, list[_Source]]:
    found: dict[bytes, list[_Source]] = {}
    for connection in connections:
        strings = Strings(connection)
        for one in connection.execute(f"SELECT {RUNS} FROM run ORDER BY n"):
            number, digest, row = run_of(one, strings)
            found.setdefault(digest, []).append(_Source(connection, strings, number, row))
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


def _write(connection: sqlite3.Connection, sources: Mapping[bytes, Sequence[_Source]]) -> bool:
    """Write the runs in order, and one that joins the ends; say whether words were erased from a copy."""
    known = {source.connection: source.strings for found in sources.values() for source in found}
    copy = _Copy(connection, Erasures(known.items()))
    rows = {digest: found[0].row for digest, found in sources.items()}
    chain = order(rows)
    for digest in chain:
        copy.run(sources[digest])
    joined = {parent for row in rows.values() for parent in _parents(row)}
    tips = sorted(digest for digest in chain if digest not in joined)
    if len(tips) > 1:
        copy.join(tips, [rows[tip] for tip in tips])
    return bool(copy.erasures)


class _Copy:
    """The ledger that is being written, and the numbers that its next rows have."""

    def __init__(self, connection: sqlite3.Connection, erasures: Erasures) -> None:
        self.connection = connection
        self.strings = Strings(connection)
        self.erasures = erasures
        self.number = 0
        self.version = 0

    def run(self, sources: Sequence[_Source]) -> None:
        """Copy one run; its rows have other numbers, and lack what was erased from either copy."""
        self.number += 1
        for source in sources if self.erasures else ():
            for version in source.versions():
                self.erasures.learn(version)
            for finding in source.findings():
                self.erasures.learn(finding)
        source = sources[0]
        for version in source.versions():
            self._version(self.erasures.without(version))
        for finding in source.findings():
            self._finding(self.erasures.without(finding))
        erased = list(erasures_of(source.connection, source.strings, source.number))
        append_erasures(self.connection, self.strings, self.number, erased)
        for one in erased:
            self.erasures.record(one)
        append_run(self.connection, self.strings, self.number, source.row)

    def join(self, tips: list[bytes], rows: list[RunRow]) -> None:
        """Add the run that joins several ends, with the erasures that follow from their meeting."""
        self.number += 1
        erased = list(self.erasures.last(self.connection))
        tree = append_erasures(self.connection, self.strings, self.number, erased)
        at = max(one.at for one in rows)
        row = joining("merge", tips, at, leaves=tree.size, root=tree.root)
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

    def _version(self, copy: VersionCopy) -> None:
        self.version += 1
        value = copy.value
        numbers = (self.version, self.number, self._article(value.corpus, value.article_id))
        insert(self.connection, "version", [version_row(self.strings, numbers, value, copy.kept)])
        claims = [(self.version, nth, *self.strings.packed(one)) for nth, one in enumerate(copy.claims)]
        insert(self.connection, "claim", claims)

    def _finding(self, copy: FindingCopy) -> None:
        numbers = (None, self.number, self.strings.sure(copy.corpus))
        event = Event(copy.event, copy.nth, copy.one, copy.digest)
        insert(self.connection, "finding", [finding_row(self.strings, numbers, event, copy.one, copy.kept)])
