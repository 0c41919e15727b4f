"""What lies between two runs, whichever lines of history they stand on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.errors import UsageError
from provenance.ledger.history import Entry, FindingEvent, Reader, RunEntry, without

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

__all__ = ["Difference", "diff", "find_run"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What lies between two runs: articles in order of their ids, findings in the order they were recorded.

    An entry's run is the one that last touched the article on the way.
    """

    before: RunEntry
    after: RunEntry
    articles: tuple[Entry, ...]
    findings: tuple[FindingEvent, ...]


def find_run(connection: sqlite3.Connection, name: str) -> RunEntry:
    """Return the run of this name: its number, ``HEAD``, ``HEAD~2``, or the opening of its hash or run id.

    Raises `UsageError` where no run, or more than one, answers to it.
    """
    reader = Reader(connection)
    last = connection.execute("SELECT coalesce(max(n), 0) FROM run").fetchone()[0]
    base, _, back = name.partition("~")
    if base.upper() == "HEAD" and (back.isdecimal() or "~" not in name):
        number = last - int(back or 0)
        found = [number] if 0 < number <= last else []
    elif name.isdecimal() and len(name) < 10:  # noqa: PLR2004 - a longer one opens a hash
        found = [int(name)] if 0 < int(name) <= last else []
    else:
        like = name.replace("%", "").replace("_", "") + "%"
        query = "SELECT n FROM run WHERE lower(hex(hash)) LIKE ? OR run_id LIKE ?"
        found = [n for (n,) in connection.execute(query, (like, like))]
    if len(found) != 1:
        raise UsageError(
            "no run of this name" if not found else "more than one run of this name",
            found=name,
            tip="name a run by its number, HEAD~1, or the opening of its hash",
        )
    return reader.run(found[0])


def diff(connection: sqlite3.Connection, before: str, after: str) -> Difference:
    """Return how the corpus at run *after* differs from the corpus at run *before*; both as in `find_run`."""
    reader = Reader(connection)
    old, new = find_run(connection, before), find_run(connection, after)
    seen_old, seen_new = _ancestry(connection, old.hash), _ancestry(connection, new.hash)
    return Difference(
        before=old,
        after=new,
        articles=tuple(_articles(reader, seen_old, seen_new)),
        findings=tuple(_findings(reader, seen_old, seen_new)),
    )


def _ancestry(connection: sqlite3.Connection, digest: str) -> frozenset[int]:
    """Return the numbers of a run and of all it builds on."""
    known = {
        bytes(h): (n, parents) for n, h, parents in connection.execute("SELECT n, hash, parents FROM run")
    }
    seen: set[int] = set()
    waiting = [bytes.fromhex(digest)]
    while waiting:
        number, parents = known.get(waiting.pop(), (0, b""))
        if number and number not in seen:
            seen.add(number)
            waiting += [parents[i : i + 32] for i in range(0, len(parents), 32)]
    return frozenset(seen)


def _articles(reader: Reader, old: frozenset[int], new: frozenset[int]) -> Iterator[Entry]:
    touched: set[int] = set()
    for run in old ^ new:
        touched.update(
            n for (n,) in reader.connection.execute("SELECT article FROM version WHERE run = ?", (run,))
        )
    name = "SELECT article_id FROM article WHERE n = ?"
    rows = [(reader.connection.execute(name, (article,)).fetchone()[0], article) for article in touched]
    for article_id, article in sorted(rows):
        entry = _article(reader, article_id, article, old, new)
        if entry is not None:
            yield entry


def _article(
    reader: Reader, article_id: str, article: int, old: frozenset[int], new: frozenset[int]
) -> Entry | None:
    query = (
        "SELECT n, run, kind, sha256, delivered, state, title FROM version WHERE article = ? ORDER BY n DESC"
    )
    rows = reader.connection.execute(query, (article,)).fetchall()
    was = next((row for row in rows if row[1] in old), None)
    now = next((row for row in rows if row[1] in new), None)
    was = None if was is None or was[2] == "remove" else was
    now_there = None if now is None or now[2] == "remove" else now
    last = now or was
    if last is None or (was or (0,))[0] == (now_there or (0,))[0]:
        return None
    if was and now_there and was[4:6] == now_there[4:6]:
        return None
    claims_was = reader.claims(was[0]) if was else ()
    claims_now = reader.claims(now_there[0]) if now_there else ()
    kind = (
        "add" if not was else "remove" if not now_there else "change" if was[4] != now_there[4] else "reparse"
    )
    told = now_there or was or last
    return Entry(
        run=reader.run(last[1]),
        article_id=article_id,
        kind=kind,  # type: ignore[arg-type]
        added=without(claims_now, claims_was),
        removed=without(claims_was, claims_now),
        sha256=told[3].hex(),
        title=told[6],
    )


def _findings(reader: Reader, old: frozenset[int], new: frozenset[int]) -> Iterator[FindingEvent]:
    """Yield the findings that are not what they were, as the later run tells them."""
    places: set[tuple[int, str, int]] = set()
    for run in old ^ new:
        query = "SELECT corpus, fingerprint, nth FROM finding WHERE run = ?"
        places.update(reader.connection.execute(query, (run,)))
    for place in sorted(places):
        of = "corpus = ? AND fingerprint = ? AND nth = ?"
        query = f"SELECT n, run, event, digest FROM finding WHERE {of} ORDER BY n DESC"
        rows = reader.connection.execute(query, place).fetchall()
        was = next((row for row in rows if row[1] in old), None)
        now = next((row for row in rows if row[1] in new), None)
        was = None if was is None or was[2] == "closed" else was
        there = None if now is None or now[2] == "closed" else now
        if (was and was[3]) == (there and there[3]):
            continue
        kind = "opened" if not was else "closed" if not there else "changed"
        row = there or now or was
        if row is not None:
            for _, event in reader.findings("n = ?", (row[0],)):
                yield FindingEvent(run=event.run, event=kind, finding=event.finding)  # type: ignore[arg-type]
