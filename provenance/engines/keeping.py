"""Tables that outlive the run: what was parsed once is not parsed again.

Each article's rows come with a digest of the article, and arrive all together or not at all; so a run that
was interrupted, by whatever, is taken up where it stopped, and its result is that of an undisturbed one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.engines.duckdb import DuckDB
from provenance.tables import schema, schema_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

__all__ = ["KeepingDuckDB"]


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
        if run("SELECT mark FROM marks").fetchall() == [(mark,)]:
            return True
        run("DELETE FROM kept")
        run("DELETE FROM marks")
        return False

    def mark(self, mark: str) -> None:
        """Say that the tables are those of *mark*: an empty set of them, from which a run may go on."""
        self.connection.execute("INSERT INTO marks VALUES (?)", [mark])

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
            older = "SELECT article_id FROM kept INNER JOIN digests USING (article_id)"
            if self.connection.execute(older).fetchall():
                self._forget(older)
            for name, rows in tables.items():
                self.load(name, rows)
            self.connection.execute("INSERT INTO kept SELECT * FROM digests")
            self.connection.execute("COMMIT")
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        finally:
            self.connection.unregister("digests")

    def forget_unseen(self) -> None:
        """Drop the rows of articles that are no longer in the corpus."""
        gone = "SELECT article_id FROM kept WHERE article_id NOT IN (SELECT article_id FROM seen)"
        if self.connection.execute(f"{gone} LIMIT 1").fetchall():
            self._forget(gone)

    def _forget(self, ids: str) -> None:
        self.connection.execute(f"CREATE OR REPLACE TEMP TABLE leaving AS {ids}")
        parsed = [name for name in schema_names() if schema(name).made == "parsed"]
        for name in (*parsed, "articles", "unparsed", "kept"):
            self.connection.execute(
                f'DELETE FROM "{name}" WHERE article_id IN (SELECT article_id FROM leaving)'
            )
