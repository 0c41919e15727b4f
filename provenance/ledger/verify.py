"""Does the ledger still say what was written? Every row is hashed again, and every run compared.

The hashes inside the file show an edit, an insertion, a deletion. That the last runs were cut off, that an
older copy was put back, or that all was rewritten with new hashes shows only against a head kept elsewhere.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from provenance.ledger.merkle import Head, Tree
from provenance.ledger.records import NONE, complete, state_digest
from provenance.ledger.rows import (
    CLAIMS,
    ERASURES,
    FINDINGS,
    RUNS,
    VERSIONS,
    Strings,
    VersionRow,
    erasure_of,
    finding_content,
    finding_digest,
    finding_of,
    finding_rest,
    run_of,
)
from provenance.ledger.store import DEFAULT, reading, strange

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Problem", "Verification", "verify"]

_ERASABLE: Final = 2  # the version of ledger since which rows can be erased
_MOST: Final = 100  # problems told; one edit can break many rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is not as it was written: ``what`` it is, in which run and article."""

    what: str
    run: int | None = None
    article_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What verifying a ledger came to: the head it has, what it holds, and the first problems."""

    head: Head
    versions: int
    claims: int
    findings: int
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Say whether nothing is wrong."""
        return not self.problems


def verify(path: Path | str = DEFAULT, *, head: Head | str | None = None) -> Verification:
    """Verify a ledger, against a *head* kept elsewhere where one is given.

    Raises `LedgerError` where there is no file; whatever is wrong with the file is a problem, not an error.
    """
    wanted = Head.of(head) if isinstance(head, str) else head
    with reading(path, check=False) as connection:
        try:
            odd = strange(connection)
            if odd:
                return _refused(odd)
            broken = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            if broken != "ok":
                return _refused(f"it is damaged: {broken}")
            connection.execute("BEGIN")
            return _Verifier(connection).verify(wanted)
        except sqlite3.DatabaseError as error:
            return _refused(f"it is damaged: {error}")
        except (TypeError, ValueError, AttributeError) as error:
            return _refused(f"a row holds a value of a kind that nobody records: {error}")


def _refused(what: str) -> Verification:
    return Verification(
        head=Head(0, bytes(32)), versions=0, claims=0, findings=0, problems=(Problem(what=what),)
    )


class _Verifier:
    """One pass over a ledger."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.strings = Strings(connection)
        self.problems: list[Problem] = []
        self.trees: dict[int, Tree] = {}
        self.counts = {"version": 0, "claim": 0, "finding": 0}
        self.left: dict[bytes, bytes] = {}
        self.erasable = connection.execute("PRAGMA user_version").fetchone()[0] >= _ERASABLE

    def verify(self, head: Head | None) -> Verification:
        """Hash every row again, then every run."""
        if self.erasable:
            self._erasures()
        self._versions()
        self._findings()
        found = self._runs()
        if head is not None and head.runs and head.hash not in found:
            self._tell(f"the ledger does not hold the run of head {head}: it was cut off, or another")
        last = list(found)
        return Verification(
            head=Head(len(last), last[-1] if last else bytes(32)),
            versions=self.counts["version"],
            claims=self.counts["claim"],
            findings=self.counts["finding"],
            problems=tuple(self.problems),
        )

    def _tell(self, what: str, run: int | None = None, article_id: str | None = None) -> None:
        if len(self.problems) < _MOST:
            self.problems.append(Problem(what=what, run=run, article_id=article_id))

    def _append(self, run: int, content: bytes) -> None:
        self.trees.setdefault(run, Tree()).append(content)

    def _erasures(self) -> None:
        """Learn what the last erasure left of each leaf that lost words."""
        last = 0
        for run, *row in self.connection.execute(f"SELECT run, {ERASURES} FROM erasure ORDER BY n"):
            one = erasure_of(row, self.strings)
            if run < last:
                self._tell("erasures are out of order", run)
            last = run
            self._append(run, one.content)
            self.left[one.leaf] = one.rest

    def _keep(self, run: int, kept: bytes, rest: bytes, article_id: str | None) -> None:
        """Take the leaf that an erased row was, where an erasure says that just this is left of it."""
        if kept not in self.left:
            self._tell("words are gone, and no erasure took them", run, article_id)
        elif self.left[kept] != rest:
            self._tell("what is left is not what the erasure left", run, article_id)
        self.trees.setdefault(run, Tree()).add(kept)

    def _leaf(self, of: str) -> str:
        return f"{of}leaf" if self.erasable else "NULL"

    def _versions(self) -> None:
        claims = self._claims()
        owner, found = next(claims, (None, ()))
        rows = self.connection.execute(
            f"SELECT v.n, v.run, a.corpus, a.article_id, {self._leaf('v.')}, {VERSIONS} FROM version v"
            " LEFT JOIN article a ON a.n = v.article ORDER BY v.n"
        )
        text = self.strings.text
        last = 0
        for (
            n,
            run,
            corpus,
            article_id,
            kept,
            kind,
            body,
            delivered,
            state,
            path,
            title,
            byline,
            publisher,
            published,
        ) in rows:
            while owner is not None and owner < n:
                self._tell("claims of no version", run)
                owner, found = next(claims, (None, ()))
            mine = found if owner == n else ()
            if owner == n:
                owner, found = next(claims, (None, ()))
            if run < last:
                self._tell("versions are out of order", run, article_id)
            last = run
            if kind == "remove":
                whole = not mine and state == b""
            else:
                rest = tuple(claim for claim in mine if claim != NONE)
                told = kept is not None or bytes.fromhex(state_digest(mine)) == state
                whole = told and complete(rest) == mine
            if not whole:
                self._tell("the credits of an article are not those that were recorded", run, article_id)
            of = text(corpus) or ""
            texts = (text(byline), text(publisher))
            value = VersionRow(of, article_id, kind, body, delivered, state, path, title, *texts, published)
            if kept is None:
                self._append(run, value.content)
            else:
                self._keep(run, kept, value.rest(mine), article_id)
            self.counts["version"] += 1
            self.counts["claim"] += len(mine)
        if owner is not None:
            self._tell("claims of no version")

    def _claims(self) -> Iterator[tuple[int, tuple[Any, ...]]]:
        rows = self.connection.execute(f"SELECT version, {CLAIMS} FROM claim ORDER BY version, n")
        read = self.strings.claim
        for version, group in groupby(rows, key=itemgetter(0)):
            yield version, tuple(read(row[1:]) for row in group)

    def _findings(self) -> None:
        rows = self.connection.execute(
            f"SELECT run, corpus, event, nth, digest, {self._leaf('')}, {FINDINGS} FROM finding ORDER BY n"
        )
        last = 0
        for run, corpus, event, nth, digest, kept, *row in rows:
            one = finding_of(row, self.strings)
            if kept is None and finding_digest(one) != digest:
                self._tell("a finding is not the one that was recorded", run, one.article_id)
            if run < last:
                self._tell("findings are out of order", run, one.article_id)
            last = run
            content = finding_content(self.strings.text(corpus) or "", event, nth, one)
            if kept is None:
                self._append(run, content)
            else:
                self._keep(run, kept, finding_rest(content, digest), one.article_id)
            self.counts["finding"] += 1

    def _runs(self) -> dict[bytes, int]:
        """Verify each run and its place in the chain; return their hashes in order."""
        known: dict[bytes, int] = {}
        tips: set[bytes] = set()
        for number, digest, row in (
            run_of(one, self.strings) for one in self.connection.execute(f"SELECT {RUNS} FROM run ORDER BY n")
        ):
            tree = self.trees.pop(number, Tree())
            if (tree.size, tree.root) != (row.leaves, row.root):
                self._tell("what the run recorded is not what is there", number)
            if row.hash != digest:
                self._tell("the run is not the one that was recorded", number)
            if number != len(known) + 1:
                self._tell("a run is missing", number)
            parents = [row.parents[i : i + 32] for i in range(0, len(row.parents), 32)]
            if any(parent not in known for parent in parents) or (
                known and not parents and row.kind == "merge"
            ):
                self._tell("the run builds on one that is not there", number)
            tips.difference_update(parents)
            tips.add(digest)
            known[digest] = number
        for number in self.trees:
            self._tell("rows of a run that is not there", number)
        if len(tips) > 1:
            self._tell("the chain of runs is broken")
        return known
