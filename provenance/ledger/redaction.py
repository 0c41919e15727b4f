"""Taking words out of rows, so that what is left still verifies.

A row that loses words keeps the hash of the leaf that it was, so that its run keeps its root; an erasure,
itself a leaf of a later run, says which leaf lost words and hashes what is left. A row that differs from
both was tampered with. Identifiers, kinds, agencies and places in the text stay; words go a field at a time.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from provenance.ledger.merkle import leaf
from provenance.ledger.rows import (
    CLAIMS,
    ERASED,
    FINDINGS,
    VERSIONS,
    ErasureRow,
    Strings,
    VersionRow,
    finding_content,
    finding_of,
    finding_rest,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

    from provenance.ledger.records import Claim, Reported

    Hidden = Callable[[str | None], bool]

__all__ = ["Redaction", "borne", "hidden_claim", "hidden_finding", "hidden_version"]

_TABLES: Final = ("string", "version", "claim", "finding")


def hidden_version(value: VersionRow, hides: Hidden) -> VersionRow:
    """Return a version without the words that *hides* names."""
    texts = {name: getattr(value, name) for name in ("path", "title", "byline", "publisher")}
    return value._replace(**{name: ERASED for name, text in texts.items() if text and hides(text)})


def hidden_claim(claim: Claim, hides: Hidden) -> Claim:
    """Return a claim without the words that *hides* names; which agency it credits stays."""
    texts = {name: getattr(claim, name) for name in ("name", "text", "place", "job")}
    return claim._replace(**{name: ERASED for name, text in texts.items() if text and hides(text)})


def hidden_finding(one: Reported, hides: Hidden) -> Reported:
    """Return a finding without the words that *hides* names."""
    texts = {name: getattr(one, name) for name in ("message", "reason")}
    return one._replace(**{name: ERASED for name, text in texts.items() if text and hides(text)})


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
        text = self._strings.text
        corpus, article_id, kept, *row = self._connection.execute(
            f"SELECT a.corpus, a.article_id, v.leaf, {VERSIONS} FROM version v"
            " JOIN article a ON a.n = v.article WHERE v.n = ?",
            (n,),
        ).fetchone()
        *head, byline, publisher, published = row
        value = VersionRow(text(corpus) or "", article_id, *head, text(byline), text(publisher), published)
        rows = self._connection.execute(f"SELECT n, {CLAIMS} FROM claim WHERE version = ? ORDER BY n", (n,))
        claims = {nth: self._strings.claim(one) for nth, *one in rows.fetchall()}
        fresh = hidden_version(value, self._hides)
        left = {nth: hidden_claim(one, self._hides) for nth, one in claims.items()}
        if (fresh, left) == (value, claims):
            return
        before = kept or leaf(value.content)
        self._note(before, fresh.rest(left.values()))
        self.versions += 1
        self._replace(
            "version",
            {"path": fresh.path, "title": fresh.title, "leaf": before}
            | self._numbered({"byline": fresh.byline, "publisher": fresh.publisher}),
            "n = ?",
            (n,),
        )
        for nth, one in left.items():
            if one != claims[nth]:
                words = {"name": one.name, "text": one.text, "place": one.place, "job": one.job}
                self._replace("claim", self._numbered(words), "version = ? AND n = ?", (n, nth))

    def _finding(self, n: int) -> None:
        corpus, event, nth, digest, kept, *row = self._connection.execute(
            f"SELECT corpus, event, nth, digest, leaf, {FINDINGS} FROM finding WHERE n = ?", (n,)
        ).fetchone()
        one = finding_of(row, self._strings)
        fresh = hidden_finding(one, self._hides)
        if fresh == one:
            return
        of = self._strings.text(corpus) or ""
        before = kept or leaf(finding_content(of, event, nth, one))
        self._note(before, finding_rest(finding_content(of, event, nth, fresh), digest))
        self.findings += 1
        words = self._numbered({"message": fresh.message, "reason": fresh.reason})
        self._replace("finding", words | {"leaf": before}, "n = ?", (n,))

    def _note(self, before: bytes, rest: bytes) -> None:
        self.rows[before] = ErasureRow(self._scope, self._reason, before, rest)

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
