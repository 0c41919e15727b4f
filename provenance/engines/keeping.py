"""Tables that outlive the run: what was parsed once is not parsed again.

Each article's rows come with a digest of the article, and arrive all together or not at all; so a run that
was interrupted, by whatever, is taken up where it stopped, and its result is that of an undisturbed one.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from provenance.comparers import comparer
from provenance.engines.duckdb import DuckDB
from provenance.tables import schema, schema_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pyarrow as pa

    from provenance.engines.comparing import Compared, Spread
    from provenance.tables import Schema

__all__ = ["KeepingDuckDB"]

_TOGETHER: Final = 20
"""Batches of pairs whose comparison is stored at once ..."""
_BYTES: Final = 32_000_000
"""... unless it takes as much as this."""


class KeepingDuckDB(DuckDB):
    """DuckDB in a file that later runs go on with."""

    def keep(self, mark: str) -> bool:
        """Go on with the tables of an earlier run, if they bear the same *mark*; say whether there are any.

        Where they bear another, or there are none, the caller makes them anew.
        """
        run = self.connection.execute
        run("CREATE TABLE IF NOT EXISTS kept (article_id VARCHAR, digest VARCHAR)")
        run("CREATE TABLE IF NOT EXISTS marks (mark VARCHAR)")
        run("CREATE OR REPLACE TEMP TABLE seen (article_id VARCHAR)")
        run("DROP INDEX IF EXISTS articles_by_id")  # it would slow the rows that arrive
        if run("SELECT mark FROM marks").fetchall() == [(mark,)]:
            return True
        run("DELETE FROM kept")
        run("DELETE FROM marks")
        memos = run("SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'memo%'").fetchall()
        for (name,) in memos:
            run(f'DROP TABLE "{name}"')
        return False

    def mark(self, mark: str) -> None:
        """Say that the tables are those of *mark*: an empty set of them, from which a run may go on."""
        self.connection.execute("INSERT INTO marks VALUES (?)", [mark])

    def compare(self, table: Schema, spread: Spread) -> None:
        """Compare the pairs that no earlier run has compared; take the rows of the others as they were."""
        run, memo = self.connection.execute, f"memo_{table.name}"
        run(f"CREATE TABLE IF NOT EXISTS {memo} AS SELECT *, '' AS digest FROM \"{table.name}\"")
        run(f"CREATE TABLE IF NOT EXISTS {memo}_pairs (digest VARCHAR)")
        pairs = _with_digests(table)
        run(f"CREATE OR REPLACE TABLE memo_done AS SELECT digest FROM {memo}_pairs")
        if run("SELECT 1 FROM memo_done LIMIT 1").fetchall():
            run("CREATE OR REPLACE TABLE memo_wanted (digest VARCHAR)")
            for part in self.parts(table):
                part.execute(f"INSERT INTO memo_wanted SELECT digest FROM ({pairs}) AS digests")
            for stale in (memo, f"{memo}_pairs"):
                run(f"DELETE FROM {stale} WHERE digest NOT IN (SELECT digest FROM memo_wanted)")
            pairs = f"SELECT * FROM ({pairs}) AS every WHERE digest NOT IN (SELECT digest FROM memo_done)"
        waiting: list[Compared] = []
        for compared in spread(table.name, self.pairs(table, pairs)):
            waiting.append(compared)
            if len(waiting) >= _TOGETHER or sum(rows.nbytes for rows, _, _ in waiting) > _BYTES:
                self._remember(memo, waiting)
                waiting.clear()
        self._remember(memo, waiting)
        columns = ", ".join(f'"{name}"' for name in table.columns)
        run(f'INSERT INTO "{table.name}" SELECT {columns} FROM {memo}')

    def _remember(self, memo: str, some: Sequence[Compared]) -> None:
        """Store what was compared, all of it or nothing; each time costs as much as comparing many pairs."""
        import pyarrow as pa  # noqa: PLC0415

        if not some:
            return
        rows, failed, digests = zip(*some, strict=True)
        self.connection.execute("BEGIN")
        self.load(memo, pa.concat_tables(rows))
        self.load("unparsed", pa.concat_tables(failed))
        self.load(f"{memo}_pairs", pa.table({"digest": list(chain.from_iterable(digests))}))
        self.connection.execute("COMMIT")

    def known(self, digests: Mapping[str, str]) -> frozenset[str]:
        """Return the ids among *digests* whose rows of that digest are here; all of them count as seen."""
        import pyarrow as pa  # noqa: PLC0415

        arriving = pa.table({"article_id": list(digests), "digest": list(digests.values())})
        self.connection.register("digests", arriving)
        self.connection.execute("INSERT INTO seen SELECT article_id FROM digests")
        answer = self.connection.execute(
            "SELECT article_id FROM kept INNER JOIN digests USING (article_id, digest)"
        ).fetchall()
        self.connection.unregister("digests")
        return frozenset(article_id for (article_id,) in answer)

    def replace(self, tables: Mapping[str, pa.Table], digests: Mapping[str, str]) -> None:
        """Put the rows of the articles in *digests* in the place of any older ones: all of it or nothing."""
        import pyarrow as pa  # noqa: PLC0415

        arriving = pa.table({"article_id": list(digests), "digest": list(digests.values())})
        self.connection.execute("BEGIN")
        try:
            self.connection.register("digests", arriving)
            query = "SELECT article_id FROM kept INNER JOIN digests USING (article_id)"
            older = self.connection.execute(f"{query} LIMIT 1").fetchall()
            if older:
                self._forget(query)
            for name, rows in tables.items():
                self.load(name, rows)
            self.connection.execute("INSERT INTO kept SELECT * FROM digests")
            self.connection.execute("COMMIT")
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        finally:
            self.connection.unregister("digests")
        if older:
            self._settle()

    def forget_unseen(self) -> None:
        """Drop the rows of articles that are no longer in the corpus."""
        gone = "SELECT article_id FROM kept WHERE article_id NOT IN (SELECT article_id FROM seen)"
        if self.connection.execute(f"{gone} LIMIT 1").fetchall():
            self._forget(gone)
            self._settle()

    def _forget(self, ids: str) -> None:
        self.connection.execute(f"CREATE OR REPLACE TEMP TABLE leaving AS {ids}")
        parsed = [name for name in schema_names() if schema(name).made == "parsed"]
        for name in (*parsed, "articles", "unparsed", "kept"):
            self.connection.execute(
                f'DELETE FROM "{name}" WHERE article_id IN (SELECT article_id FROM leaving)'
            )

    def _settle(self) -> None:
        """Let go of what marks rows as deleted: it stays in memory, whatever the limit, until then."""
        self.connection.execute("CHECKPOINT")


def _with_digests(table: Schema) -> str:
    """Return the query of *table* with a digest of all that is compared; of the bodies that is their hash."""
    how = comparer(table.name)
    given = ", ".join(f"coalesce(CAST(pairs.{name} AS VARCHAR), '')" for name in how.asked)
    hashes = bodies = ""
    if how.reads_bodies:
        hashes = ", a.sha256, b.sha256"
        bodies = """
            INNER JOIN articles AS a ON pairs.article_id = a.article_id
            INNER JOIN articles AS b ON pairs.other_id = b.article_id"""
    digest = f"md5(concat_ws('|', {given}{hashes})) AS digest"
    return f"SELECT pairs.*, {digest} FROM ({table.query}\n) AS pairs{bodies}"
