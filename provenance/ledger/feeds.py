"""Feeding a ledger: from the tables of DuckDB in batches, or from a run in memory.

The digests are computed where the rows are, in C++, and agree with `provenance.ledger.records` to the byte.
"""

from __future__ import annotations

from contextlib import contextmanager
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from provenance.ledger.records import Claim, Header, Key, Record, Reported, complete

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import duckdb

    from provenance.model import Finding, Run

__all__ = ["TableFeed", "feeding", "header", "reported", "still_found"]

_ROWS: Final = 20_000  # rows fetched at a time


def _net(column: str) -> str:
    """Write the SQL for a value with its length in bytes before it, as `records` does."""
    text = f"CAST({column} AS VARCHAR)"
    return f"CASE WHEN {column} IS NULL THEN '-' ELSE strlen({text}) || ':' || {text} || ',' END"


_TIERS: Final = {"in text": "mention", "metadata": "metadata", "inferred": "inferred"}


def _tier(column: str) -> str:
    known = " ".join(f"WHEN '{via}' THEN '{tier}'" for via, tier in _TIERS.items())
    return f"CASE {column} {known} ELSE 'explicit' END"


# The columns of `Claim`, after the article's id.
_COLUMNS: Final = ("kind", "tier", "via", "role", "party", "name", "text", "start", "stop", "place", "job")
_CLAIMS: Final = f"""
    SELECT article_id,
        CASE via WHEN 'in text' THEN 'mention' WHEN 'inferred' THEN 'inferred' ELSE 'credit' END AS kind,
        {_tier("via")} AS tier, via, relation AS role, agency AS party, name, text, start, stop,
        NULL AS place, NULL AS job
    FROM credits
    UNION ALL
    SELECT article_id, 'person', CASE WHEN start IS NULL THEN 'metadata' ELSE 'explicit' END,
        CASE WHEN start IS NULL THEN 'metadata' ELSE 'byline' END,
        role, agency, name, text, start, stop, place, job
    FROM people
    UNION ALL
    SELECT article_id, 'byline', CASE position WHEN 'metadata' THEN 'metadata' ELSE 'explicit' END, position,
        NULL, NULL, NULL, text, start, stop, NULL, NULL
    FROM bylines"""
_DELIVERED: Final = (
    *("sha256", "title", "byline", "credit_line", "dateline", "publisher", "published", "url", "language"),
)
_NOTHING: Final = sha256(b"").hexdigest()
# A batch of new articles lies between two ids: engines skip the rest.
_ONLY: Final = "WHERE article_id BETWEEN $first AND $last AND article_id IN (SELECT unnest($wanted))"
_FOUND: Final = f"SELECT article_id, {', '.join(_COLUMNS)} FROM ({_CLAIMS})"
_CHOSEN: Final = f"{_FOUND} {_ONLY} ORDER BY article_id, start NULLS FIRST, kind, stop, via, name, text"
_KEYS: Final = f"""
    WITH found AS ({_FOUND}),
    nets AS (SELECT article_id, {" || ".join(map(_net, _COLUMNS))} AS net FROM found),
    states AS (
        SELECT article_id, sha256(string_agg(net, '' ORDER BY net)) AS state FROM nets GROUP BY article_id)
    SELECT article_id, sha256, sha256({" || ".join(map(_net, _DELIVERED))}) AS delivered,
        coalesce(state, '{_NOTHING}') AS state
    FROM articles LEFT JOIN states USING (article_id) ORDER BY article_id"""
_TOLD: Final = f"""
    SELECT article_id, path, title, byline, publisher, published FROM articles {_ONLY} ORDER BY article_id"""


class TableFeed:
    """A run whose tables lie in DuckDB under their own names; nothing is held but a batch."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, findings: Iterable[Reported] = ()) -> None:
        """Read ``articles``, ``people``, ``credits`` and ``bylines``, and take the findings."""
        self._connection = connection
        self._findings = findings

    def _rows(self, query: str, values: dict[str, Any] | None = None) -> Iterator[tuple[Any, ...]]:
        cursor = self._connection.cursor()
        cursor.execute(query, values)
        while rows := cursor.fetchmany(_ROWS):
            yield from rows

    def keys(self) -> Iterator[Key]:
        """Yield every article, in order of its id."""
        return map(Key._make, self._rows(_KEYS))

    def records(self, article_ids: Sequence[str]) -> Iterator[Record]:
        """Yield the articles asked for, in order of their ids."""
        if not article_ids:
            return
        wanted = {"first": article_ids[0], "last": article_ids[-1], "wanted": list(article_ids)}
        grouped = groupby(self._rows(_CHOSEN, wanted), key=itemgetter(0))
        article_id, rows = next(grouped, (None, iter(())))
        for row in self._rows(_TOLD, wanted):
            found: tuple[Claim, ...] = ()
            if article_id == row[0]:
                found = tuple(Claim._make(claim[1:]) for claim in rows)
                article_id, rows = next(grouped, (None, iter(())))
            yield Record(row[0], complete(found), *row[1:])

    def findings(self) -> Iterator[Reported]:
        """Yield every finding, in order of its fingerprint."""
        return iter(sorted(self._findings))


def reported(finding: Finding) -> Reported:
    """Return what the ledger keeps of a finding."""
    return Reported(*(getattr(finding, name) for name in Reported._fields))


def still_found(run: Run) -> Iterator[Reported]:
    """Yield what the ledger keeps of every finding that is not fixed."""
    return (reported(one) for one in run.results if one.status != "fixed")


def header(run: Run, at: str, *, parsers: str | None = None, partial: bool = False) -> Header:
    """Describe a run; *at* is when it was made, *parsers* what version of them (the package's by default)."""
    rules = sorted(f"{rule.code} {rule.query} {sorted(rule.options.items())}" for rule in run.rules)
    return Header(
        run_id=run.run_id,
        at=at,
        corpus=run.corpus,
        corpus_sha256=run.corpus_sha256,
        settings_sha256=run.settings_sha256,
        rules_sha256=sha256("\n".join(rules).encode("utf-8", "surrogatepass")).hexdigest(),
        version=run.version,
        parsers=parsers or run.version,
        partial=partial,
    )


@contextmanager
def feeding(run: Run) -> Iterator[TableFeed]:
    """Open a run in memory as a feed."""
    import duckdb  # noqa: PLC0415 - so that reading a ledger never loads an engine

    with duckdb.connect(":memory:") as connection:
        connection.execute("SET enable_progress_bar = false")
        for name in ("articles", "people", "credits", "bylines"):
            connection.register("rows", _arrow(run, name))
            connection.execute(f"CREATE TABLE {name} AS SELECT * FROM rows")
        yield TableFeed(connection, still_found(run))


def _arrow(run: Run, name: str) -> Any:
    """Return a table of the run with the types of its schema: a frame forgets them where it is empty."""
    import pyarrow as pa  # noqa: PLC0415

    from provenance.tables import arrow_schema, schema  # noqa: PLC0415

    wanted = arrow_schema(schema(name))
    if name not in run.tables:
        return wanted.empty_table()
    frame = run.tables[name]
    return pa.Table.from_pandas(frame[list(wanted.names)], preserve_index=False).cast(
        pa.schema([pa.field(one.name, one.type) for one in wanted])
    )
