"""Erasing on request: names and evidence leave the file, the record that they were there stays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.errors import LedgerError, UsageError
from provenance.ledger.merkle import Head, Tree
from provenance.ledger.naming import Names
from provenance.ledger.redaction import Redaction, borne
from provenance.ledger.rows import Strings
from provenance.ledger.store import DEFAULT, PATIENCE, scrub, writing
from provenance.ledger.verify import verify
from provenance.ledger.write import append_run, head, insert, joining

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from provenance.ledger.rows import ErasureRow

__all__ = ["Erased", "append_erasures", "erase"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What an erasure came to: from how many versions of articles and events of findings words are gone.

    ``kept`` are identifiers of articles and the like that bear the name: rows go by them, so they stay.
    """

    head: Head
    versions: int
    findings: int
    kept: tuple[str, ...] = ()


def erase(
    path: Path | str = DEFAULT,
    *,
    reason: str,
    persons: Sequence[str] = (),
    article: str | None = None,
    at: str | None = None,
    patience: float = PATIENCE,
) -> Erased:
    """Erase words from the ledger at *path*, and record that, and why, as a run of kind ``erase``.

    *persons* are names: every text that bears one is dropped, whatever its capitals. *article* is the id of
    an article: all words that the ledger holds of it are dropped, with the messages of its findings. The
    hashes stay, so `provenance.ledger.verify` still tells a tampering, and every earlier head still holds.
    *at* is an ISO 8601 date-time to record, that of the last run by default.

    Raises `UsageError` where there is nothing of the kind to erase, `LedgerError` where the ledger does not
    verify, or somebody reads it meanwhile; erasing again then goes on.
    """
    path = Path(path)
    names = _names(persons, article, reason)
    _moment(at)
    found = verify(path)
    if not found.ok:
        raise LedgerError(
            "a ledger that does not verify is not erased from", found=f"{path}: {found.problems[0].what}"
        )
    with writing(path, patience=patience) as connection:
        connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}").fetchone()
        connection.execute("PRAGMA secure_delete = ON").fetchone()
        done = Redaction(connection, "article" if article else "person", reason, names or _everything)
        rows = borne(connection, names) if names else _of_article(connection, article or "")
        done.erase(*rows)
        if done.rows:
            _record(connection, done.rows.values(), at)
        kept = _kept(connection, names) if names else ()
        new = head(connection)
    scrub(path, patience=patience)
    if not done.rows:
        asked = article or ", ".join(persons)
        raise UsageError("the ledger holds no words of this kind to erase", found=asked, tip="provenance log")
    return Erased(head=new, versions=done.versions, findings=done.findings, kept=kept)


def _names(persons: Sequence[str], article: str | None, reason: str) -> Names | None:
    """Return what to look for, None for the words of an article."""
    if bool(persons) == bool(article):
        raise UsageError("either persons or an article are erased", found=article, tip="name one of the two")
    if not reason.strip():
        raise UsageError("an erasure has a reason", found=reason)
    names = Names(persons) if persons else None
    if names and names(reason):
        raise UsageError("the reason bears the name that is to be erased", found=reason)
    return names


def _moment(at: str | None) -> None:
    try:
        datetime.fromisoformat(at or "2000-01-01")
    except ValueError as error:
        raise UsageError("this is no ISO 8601 date-time", found=at, tip="2025-06-01T12:00:00Z") from error


def _everything(text: str | None) -> bool:
    return text is not None


def _of_article(connection: sqlite3.Connection, article: str) -> tuple[list[int], list[int]]:
    versions = connection.execute(
        "SELECT v.n FROM version v JOIN article a ON a.n = v.article WHERE a.article_id = ? ORDER BY v.n",
        (article,),
    ).fetchall()
    number = Strings(connection).find(article)
    findings = connection.execute("SELECT n FROM finding WHERE article = ? ORDER BY n", (number,)).fetchall()
    return [n for (n,) in versions], [n for (n,) in findings]


def _kept(connection: sqlite3.Connection, names: Names) -> tuple[str, ...]:
    articles = connection.execute("SELECT article_id FROM article WHERE bears(article_id)")
    strings = connection.execute("SELECT text FROM string WHERE bears(text)")
    return tuple(sorted({text for (text,) in (*articles, *strings) if names(text)}))


def _record(connection: sqlite3.Connection, rows: Iterable[ErasureRow], at: str | None) -> None:
    last, latest = connection.execute("SELECT max(n), max(at) FROM run").fetchone()
    strings = Strings(connection)
    tree = append_erasures(connection, strings, last + 1, rows)
    (parent,) = connection.execute("SELECT hash FROM run WHERE n = ?", (last,)).fetchone()
    run = joining("erase", [parent], at or latest, leaves=tree.size, root=tree.root)
    append_run(connection, strings, last + 1, run)


def append_erasures(
    connection: sqlite3.Connection, strings: Strings, run: int, rows: Iterable[ErasureRow]
) -> Tree:
    """Add the rows of erasures to a run; return the tree of their leaves."""
    tree = Tree()
    for row in rows:
        tree.append(row.content)
        scope, reason, before, rest = row
        insert(connection, "erasure", [(None, run, scope, strings.sure(reason), before, rest)])
    return tree
