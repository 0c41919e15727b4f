"""Reading the ledger: what became of one article, and what lies between two runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from provenance.errors import UsageError, meant
from provenance.knowledge.agencies import registry
from provenance.ledger.rows import CLAIMS, FINDINGS, RUNS, RunRow, Strings, finding_of, run_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from provenance.ledger.records import Claim, Header, Reported

__all__ = ["Entry", "FindingEvent", "Reader", "RunEntry", "log", "open_findings", "runs"]

VersionKind = Literal["add", "change", "reparse", "remove"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEntry:
    """A recorded run."""

    number: int
    hash: str
    kind: str
    header: Header
    articles: int
    leaves: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one run saw anew in one article.

    ``kind`` is ``change`` where the article is another, ``reparse`` where it is the same and the parser
    reads it otherwise; ``added`` and ``removed`` are the claims by which it differs from the version before.
    """

    run: RunEntry
    article_id: str
    kind: VersionKind
    added: tuple[Claim, ...]
    removed: tuple[Claim, ...]
    sha256: str
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingEvent:
    """What became of a finding in a run; the decision on it is its status and reason."""

    run: RunEntry
    event: Literal["opened", "changed", "closed"]
    finding: Reported


class Reader:
    """The runs and texts of one ledger, read once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read through this connection."""
        self.connection = connection
        self.strings = Strings(connection)
        self._runs: dict[int, RunEntry] = {}

    def run(self, number: int) -> RunEntry:
        """Return the run of this number."""
        found = self._runs.get(number)
        if found is None:
            row = self.connection.execute(f"SELECT {RUNS} FROM run WHERE n = ?", (number,)).fetchone()
            found = self._runs[number] = entry_of(*run_of(row, self.strings))
        return found

    def claims(self, version: int) -> tuple[Claim, ...]:
        """Return what a version says of its making, in the order of the text."""
        rows = self.connection.execute(f"SELECT {CLAIMS} FROM claim WHERE version = ? ORDER BY n", (version,))
        return tuple(map(self.strings.claim, rows))

    def findings(self, where: str, values: tuple[object, ...]) -> Iterator[tuple[int, FindingEvent]]:
        """Yield the events of findings that meet a condition, each with its number."""
        query = f"SELECT n, run, event, {FINDINGS} FROM finding f WHERE {where} ORDER BY n"
        for n, run, event, *row in self.connection.execute(query, values):
            yield n, FindingEvent(run=self.run(run), event=event, finding=finding_of(row, self.strings))

    def history(self, article: int) -> Iterator[Entry]:
        """Yield every version of an article, each against the one before."""
        before: tuple[Claim, ...] = ()
        for n, run, article_id, kind, body, title in self.connection.execute(
            "SELECT v.n, v.run, a.article_id, v.kind, v.sha256, v.title FROM version v"
            " JOIN article a ON a.n = v.article WHERE v.article = ? ORDER BY v.n",
            (article,),
        ):
            claims = self.claims(n)
            yield Entry(
                run=self.run(run),
                article_id=article_id,
                kind=kind,
                added=without(claims, before),
                removed=without(before, claims),
                sha256=body.hex(),
                title=title,
            )
            before = claims


def entry_of(number: int, digest: bytes, row: RunRow) -> RunEntry:
    """Return a run as readers of the ledger see it."""
    return RunEntry(
        number=number,
        hash=digest.hex(),
        kind=row.kind,
        header=row.header,
        articles=row.articles,
        leaves=row.leaves,
    )


def without(some: tuple[Claim, ...], others: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Return the claims that the others do not hold; where they stand does not matter, what they say does."""
    known = {claim._replace(start=None, stop=None) for claim in others}
    return tuple(claim for claim in some if claim._replace(start=None, stop=None) not in known)


def runs(connection: sqlite3.Connection) -> Iterator[RunEntry]:
    """Yield every run, the oldest first."""
    strings = Strings(connection)
    for row in connection.execute(f"SELECT {RUNS} FROM run ORDER BY n"):
        yield entry_of(*run_of(row, strings))


def open_findings(connection: sqlite3.Connection) -> dict[int, int]:
    """Return how many findings stood open in the corpus after each run, by the run's number."""
    query = """
        SELECT r.n, coalesce(sum(CASE f.event WHEN 'opened' THEN 1 WHEN 'closed' THEN -1 ELSE 0 END), 0)
        FROM run AS r LEFT JOIN finding AS f ON f.corpus = r.corpus AND f.run <= r.n
        GROUP BY r.n
    """
    return dict(connection.execute(query).fetchall())


def log(
    connection: sqlite3.Connection, article_id: str | None = None, *, agency: str | None = None
) -> Iterator[Entry]:
    """Yield the byline history: what each run saw anew, article by article, the oldest first.

    *article_id* keeps to one article; *agency*, a registry id, to what was added or removed of one agency.
    Raises `UsageError` for an agency that neither the registry nor the ledger knows.
    """
    reader = Reader(connection)
    party = None if agency is None else agency.casefold()
    articles = _articles(reader, article_id, party)
    if party is not None and not articles:
        _known(reader, party)
    for article in articles:
        for entry in reader.history(article):
            if party is None or any(claim.party == party for claim in (*entry.added, *entry.removed)):
                yield entry


def _known(reader: Reader, party: str) -> None:
    """Refuse an agency that does not exist; one that was never credited has no history, which is no error."""
    query = "SELECT DISTINCT s.text FROM claim c JOIN string s ON s.n = c.party"
    credited = {text for (text,) in reader.connection.execute(query)}
    known = credited | registry().agencies.keys()
    if party not in known:
        close = meant(party, known)
        tip = close if close.endswith("?") else f"credited here: {', '.join(sorted(credited)) or 'none'}"
        raise UsageError("there is no such agency", found=party, tip=tip)


def _articles(reader: Reader, article_id: str | None, party: str | None) -> list[int]:
    """Return the articles asked for, in order: at the most a number each, whatever the corpus holds."""
    query, values = "SELECT n FROM article WHERE true", list[object]()
    if article_id is not None:
        query += " AND article_id = ?"
        values.append(article_id)
    if party is not None:
        query += (
            " AND n IN (SELECT v.article FROM claim c JOIN version v ON v.n = c.version WHERE c.party = ?)"
        )
        values.append(reader.strings.find(party))
    return [n for (n,) in reader.connection.execute(f"{query} ORDER BY article_id, n", values)]
