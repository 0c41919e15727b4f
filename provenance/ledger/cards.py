"""The provenance card: all that the ledger knows of one article now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.errors import UsageError
from provenance.ledger.history import FindingEvent, Reader, RunEntry
from provenance.ledger.rows import VERSIONS

if TYPE_CHECKING:
    import sqlite3

    from provenance.ledger.records import Claim

__all__ = ["Card", "Erasure", "show"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """That words were erased from what the ledger holds of an article: in which run, and why."""

    run: RunEntry
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One article: when it was seen, what it says of its making and where, and what is wrong with it.

    ``last_seen`` is the last run of the corpus that saw it; where it was removed, the run before that.
    ``claims`` of a removed article are those it had.
    """

    article_id: str
    corpus: str
    present: bool
    first_seen: RunEntry
    last_changed: RunEntry
    last_seen: RunEntry
    versions: int
    sha256: str
    path: str | None
    title: str | None
    byline: str | None
    publisher: str | None
    published: str | None
    claims: tuple[Claim, ...]
    findings: tuple[FindingEvent, ...]
    erasures: tuple[Erasure, ...] = ()


def show(connection: sqlite3.Connection, article_id: str, *, corpus: str | None = None) -> Card:
    """Return the card of an article.

    Raises `UsageError` where the ledger holds no such article, or several corpora hold one.
    """
    reader = Reader(connection)
    article, of = _article(reader, article_id, corpus)
    rows = connection.execute(
        f"SELECT v.n, v.run, {VERSIONS} FROM version v WHERE article = ? ORDER BY n", (article,)
    ).fetchall()
    first, last = rows[0], rows[-1]
    present = last[2] != "remove"
    told = last if present else rows[-2]
    n, run, _, body, _, _, path, title, byline, publisher, published = told
    return Card(
        article_id=article_id,
        corpus=reader.strings.text(of) or "",
        present=present,
        first_seen=reader.run(first[1]),
        last_changed=reader.run(run),
        last_seen=reader.run(_seen(connection, of, None if present else last[1])),
        versions=len(rows),
        sha256=body.hex(),
        path=path,
        title=title,
        byline=reader.strings.text(byline),
        publisher=reader.strings.text(publisher),
        published=published,
        claims=reader.claims(n),
        findings=_findings(reader, article_id, of),
        erasures=_erasures(reader, article, article_id, of),
    )


def _article(reader: Reader, article_id: str, corpus: str | None) -> tuple[int, int]:
    found = reader.connection.execute(
        "SELECT n, corpus FROM article WHERE article_id = ?", (article_id,)
    ).fetchall()
    if corpus is not None:
        found = [one for one in found if reader.strings.text(one[1]) == corpus]
    if not found:
        raise UsageError(
            "the ledger holds no such article", found=article_id, tip="provenance log lists them"
        )
    if len(found) > 1:
        names = sorted(reader.strings.text(of) or "" for _, of in found)
        raise UsageError(
            "several corpora hold an article of this id", found=", ".join(names), tip="name the corpus"
        )
    return int(found[0][0]), int(found[0][1])


def _seen(connection: sqlite3.Connection, corpus: int, before: int | None) -> int:
    """Return the last whole run of a corpus, or the last before another run."""
    query = "SELECT max(n) FROM run WHERE corpus = ? AND kind = 'audit'" + (" AND n < ?" if before else "")
    values = (corpus, before) if before else (corpus,)
    return int(connection.execute(query, values).fetchone()[0])


def _findings(reader: Reader, article_id: str, corpus: int) -> tuple[FindingEvent, ...]:
    """Return the findings of an article that are not closed, each as it was last told."""
    number = reader.strings.find(article_id)
    latest: dict[tuple[str, int], FindingEvent] = {}
    for n, event in reader.findings("article = ? AND corpus = ?", (number, corpus)):
        nth = reader.connection.execute("SELECT nth FROM finding WHERE n = ?", (n,)).fetchone()[0]
        latest[event.finding.fingerprint, nth] = event
    return tuple(event for event in latest.values() if event.event != "closed")


def _erasures(reader: Reader, article: int, article_id: str, corpus: int) -> tuple[Erasure, ...]:
    """Return the erasures that took words of an article, each request once."""
    rows = reader.connection.execute(
        "SELECT DISTINCT e.run, e.reason FROM erasure e WHERE e.leaf IN ("
        "SELECT leaf FROM version WHERE article = ? AND leaf IS NOT NULL"
        " UNION SELECT leaf FROM finding WHERE article = ? AND corpus = ? AND leaf IS NOT NULL)"
        " ORDER BY e.run, e.reason",
        (article, reader.strings.find(article_id), corpus),
    )
    return tuple(Erasure(run=reader.run(run), reason=reader.strings.text(why) or "") for run, why in rows)
