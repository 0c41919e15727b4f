"""Taking words out of rows, so that what is left still verifies.

A row that loses words keeps the hash of the leaf that it was, so that its run keeps its root; an erasure,
itself a leaf of a later run, says which leaf lost words and hashes what is left. A row that differs from
both was tampered with. Identifiers, kinds, agencies and places in the text stay; words go a field at a time.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, TypeVar

from provenance.ledger.copies import FindingCopy, VersionCopy, findings_of, versions_of
from provenance.ledger.records import Claim, Reported
from provenance.ledger.rows import ERASED, ErasureRow, Strings, VersionRow

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

    Hidden = Callable[[str | None], bool]

__all__ = ["Redaction", "borne"]

_Row = TypeVar("_Row", VersionRow, Claim, Reported)

_WORDS: Final[dict[type, tuple[str, ...]]] = {
    VersionRow: ("path", "title", "byline", "publisher"),
    Claim: ("name", "text", "place", "job"),
    Reported: ("message", "reason"),
}
_TABLES: Final = ("string", "version", "claim", "finding")


def hidden(row: _Row, hides: Hidden) -> _Row:
    """Return a row without the words that *hides* names; which agency a claim credits stays."""
    texts = {field: getattr(row, field) for field in _WORDS[type(row)]}
    left: dict[str, Any] = {field: ERASED for field, text in texts.items() if text and hides(text)}
    return row._replace(**left)


def borne(connection: sqlite3.Connection, names: Hidden) -> tuple[list[int], list[int]]:
    """Return the versions and the findings, by number, some of whose words bear a name."""
    connection.create_function("bears", 1, names, deterministic=True)
    connection.execute("CREATE TEMP TABLE bearing AS SELECT n FROM string WHERE bears(text)")
    among = "IN (SELECT n FROM bearing)"
    claims = " OR ".join(f"{column} {among}" for column in ("name", "text", "place", "job"))
    versions = connection.execute(
        f"SELECT n FROM version WHERE byline {among} OR publisher {among} OR bears(path) OR bears(title)"
        f" UNION SELECT version FROM claim WHERE {claims} ORDER BY 1"
    )
    found = [n for (n,) in versions]
    findings = connection.execute(f"SELECT n FROM finding WHERE message {among} OR reason {among} ORDER BY n")
    also = [n for (n,) in findings.fetchall()]
    connection.execute("DROP TABLE bearing")
    return found, also


class Redaction:
    """The erasures of one run, while they are made; each row keeps its place."""

    def __init__(self, connection: sqlite3.Connection, scope: str, reason: str, hides: Hidden) -> None:
        """Erase the words that *hides* names, for this reason."""
        self._connection = connection
        self._scope = scope
        self._reason = reason
        self._hides = hides
        self._strings = Strings(connection)
        self.versions = 0
        self.findings = 0
        self.rows: dict[bytes, ErasureRow] = {}

    def erase(self, versions: Iterable[int], findings: Iterable[int]) -> None:
        """Take the words out of these rows, and out of the file's texts where nothing else says them."""
        with _unlocked(self._connection):
            self._connection.execute("CREATE TEMP TABLE dropped (n INTEGER PRIMARY KEY)")
            for n in versions:
                self._version(n)
            for n in findings:
                self._finding(n)
            self._sweep()

    def _version(self, n: int) -> None:
        (copy,) = versions_of(self._connection, self._strings, "v.n = ?", n)
        fresh = copy._replace(kept=copy.leaf, words=tuple(hidden(one, self._hides) for one in copy.words))
        if fresh.words == copy.words:
            return
        self._note(fresh)
        self.versions += 1
        value = fresh.value
        self._replace(
            "version",
            {"path": value.path, "title": value.title, "leaf": fresh.kept}
            | self._numbered({"byline": value.byline, "publisher": value.publisher}),
            "n = ?",
            (n,),
        )
        places = self._connection.execute("SELECT n FROM claim WHERE version = ? ORDER BY n", (n,)).fetchall()
        for (nth,), one, was in zip(places, fresh.claims, copy.claims, strict=True):
            if one != was:
                words = {"name": one.name, "text": one.text, "place": one.place, "job": one.job}
                self._replace("claim", self._numbered(words), "version = ? AND n = ?", (n, nth))

    def _finding(self, n: int) -> None:
        (copy,) = findings_of(self._connection, self._strings, "n = ?", n)
        fresh = copy._replace(kept=copy.leaf, words=(hidden(copy.one, self._hides),))
        if fresh.words == copy.words:
            return
        self._note(fresh)
        self.findings += 1
        words = self._numbered({"message": fresh.one.message, "reason": fresh.one.reason})
        self._replace("finding", words | {"leaf": fresh.kept}, "n = ?", (n,))

    def _note(self, copy: VersionCopy | FindingCopy) -> None:
        self.rows[copy.leaf] = ErasureRow(self._scope, self._reason, copy.leaf, copy.rest)

    def _numbered(self, words: dict[str, str | None]) -> dict[str, object]:
        return {column: self._strings.number(word) for column, word in words.items()}

    def _replace(self, table: str, values: dict[str, object], where: str, key: tuple[int, ...]) -> None:
        """Write new values into a row, and remember the texts that it referred to."""
        for column in values.keys() - {"path", "title", "leaf"}:
            self._connection.execute(
                f"INSERT OR IGNORE INTO dropped SELECT {column} FROM {table}"
                f" WHERE {where} AND {column} IS NOT NULL",
                key,
            )
        told = ", ".join(f"{column} = ?" for column in values)
        self._connection.execute(f"UPDATE {table} SET {told} WHERE {where}", (*values.values(), *key))

    def _sweep(self) -> None:
        """Delete the texts that were referred to by what was erased, and by nothing that is left."""
        tables = [
            name
            for (name,) in self._connection.execute(
                "SELECT name FROM main.sqlite_master WHERE type = 'table'"
            )
        ]
        for table in tables:
            links = self._connection.execute(f"PRAGMA main.foreign_key_list({table})").fetchall()
            for column in (link[3] for link in links if link[2] == "string"):
                self._connection.execute(
                    f"DELETE FROM dropped WHERE n IN"
                    f" (SELECT {column} FROM {table} WHERE {column} IN (SELECT n FROM dropped))"
                )
        self._connection.execute("DELETE FROM string WHERE n IN (SELECT n FROM dropped)")
        self._connection.execute("DROP TABLE dropped")


@contextmanager
def _unlocked(connection: sqlite3.Connection) -> Iterator[None]:
    """Lift the triggers that keep rows as they are; the transaction puts them back, whatever happens."""
    marks = ", ".join("?" * len(_TABLES))
    triggers = connection.execute(
        f"SELECT name, sql FROM main.sqlite_master WHERE type = 'trigger' AND tbl_name IN ({marks})", _TABLES
    ).fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    yield
    for _, sql in triggers:
        connection.execute(sql)
