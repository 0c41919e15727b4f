"""The default engine: DuckDB, in memory or in a file."""

from __future__ import annotations

import re
from dataclasses import fields
from itertools import chain, islice, pairwise
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any, Final
from weakref import finalize

import duckdb

from provenance.comparers import comparer
from provenance.engines import in_order
from provenance.engines.comparing import PAIRS, SIDES, compare_batches, with_bodies
from provenance.errors import RuleError, SchemaError, UsageError
from provenance.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pandas as pd
    import pyarrow as pa

    from provenance.engines.comparing import Spread
    from provenance.model import Value
    from provenance.tables import Schema

__all__ = ["DuckDB"]

_BATCH: Final = 1000
_SPARSE: Final = 8
"""Articles among which one is looked for, where reading all takes less than looking up a thousand."""
_PART: Final = 200_000
"""Pairs that are joined with their passages at once."""
_LOG: Final = "256MB"
"""How long the log of a file grows before it is worked in, which rewrites what its tables end with."""
_SIZE: Final = re.compile(r"\d+(?:\.\d+)? ?(?:[KMGT]i?B|B|[KMGT])", re.IGNORECASE)
_ARTICLE: Final = tuple(field.name for field in fields(Article))
_TYPES: Final = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN"}


def _connect(database: Path | None, settings: dict[str, Any]) -> duckdb.DuckDBPyConnection:
    _sized(settings.get("memory_limit"))
    try:
        connection = duckdb.connect(str(database) if database else ":memory:", config=settings)
    except duckdb.Error as error:
        raise UsageError(
            f"{database} cannot be opened" if database else "no database can be opened",
            found=str(error).splitlines()[0],
            tip="another file, or wait until the other audit is done",
        ) from error
    connection.execute("SET enable_progress_bar = false")  # it would stand among the results
    return connection


def _sized(memory: str | None) -> None:
    if memory is not None and not _SIZE.fullmatch(memory):
        raise UsageError("that is no size of memory", found=memory, tip="such as 4GB or 800MB")


def _said(error: duckdb.Error) -> str:
    """Return the message in one line, without the picture of the query below it."""
    return " ".join(str(error).partition("\nLINE ")[0].split())


def _discard(connection: duckdb.DuckDBPyConnection, folder: str) -> None:
    connection.close()
    rmtree(folder, ignore_errors=True)


class DuckDB:
    """Tables in DuckDB; nothing is fetched, nothing is loaded from elsewhere."""

    def __init__(
        self, database: Path | None = None, *, memory: str | None = None, threads: int | None = None
    ) -> None:
        """Open *database* (in memory without one), with at most *memory* ("4GB") and *threads*.

        With a limit to memory and no database, the tables lie in a temporary file. Raises `UsageError` where
        *database* is no such file, or another process has it open.
        """
        settings: dict[str, str | bool | int | float | list[str]] = {
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "enable_external_access": False,  # a rule reads tables, no files
            "wal_autocheckpoint": _LOG,
        }
        if memory is not None:
            settings["memory_limit"] = memory
            settings["preserve_insertion_order"] = False
        if threads is not None:
            settings["threads"] = threads
        folder = mkdtemp(prefix="provenance-") if database is None and memory is not None else None
        self.connection = _connect(Path(folder) / "tables.duckdb" if folder else database, settings)
        if folder:
            finalize(self, _discard, self.connection, folder)

    def create(self, table: Schema) -> None:
        """Make the table, empty, with the columns of its schema."""
        columns = ", ".join(f'"{one.name}" {_TYPES[one.type]}' for one in table.fields)
        self.connection.execute(f'CREATE OR REPLACE TABLE "{table.name}" ({columns})')

    def load(self, name: str, rows: pa.Table) -> None:
        """Append *rows* to the table *name*."""
        self.connection.register("arriving", rows)
        self.connection.execute(f'INSERT INTO "{name}" SELECT * FROM arriving')
        self.connection.unregister("arriving")

    def derive(self, table: Schema, spread: Spread = compare_batches) -> None:
        """Fill a derived or compared table from its query."""
        self.create(table)
        if table.made == "compared":
            self._compare(table, spread)
            return
        names = ", ".join(f'"{name}"' for name in table.columns)
        try:
            self.connection.execute(
                f'INSERT INTO "{table.name}" SELECT {names} FROM ({table.query}\n) AS derived'
            )
        except duckdb.Error as error:
            raise SchemaError(f"schemas/{table.name}.sql does not run", found=_said(error)) from error

    def compare(self, table: Schema, spread: Spread) -> None:
        """Compare every pair that the query of *table* gives."""
        for rows, failed, _ in spread(table.name, self.pairs(table, table.query or "")):
            self.load(table.name, rows)
            self.load("unparsed", failed)

    def pairs(self, table: Schema, query: str) -> Iterator[pa.RecordBatch]:
        """Stream the rows of *query* with what *table* compares; tables can be written to all the while."""
        batches = chain.from_iterable(
            cursor.sql(query).to_arrow_reader(PAIRS) for cursor in self.parts(table)
        )
        return self._with_bodies(batches) if comparer(table.name).reads_bodies else batches

    def parts(self, table: Schema) -> Iterator[duckdb.DuckDBPyConnection]:
        """Yield connections that see a part each of what *table* compares, since no join over all may fit."""
        cursor, within = self.connection.cursor(), comparer(table.name).within
        count = 0 if within is None else self.count(within) // _PART
        if not count:
            yield cursor
            return
        shares = [(n + 1) / (count + 1) for n in range(count)]
        cuts = cursor.execute(f"SELECT quantile_disc(article_id, {shares}) FROM {within}").fetchall()[0][0]
        (database,) = cursor.execute("SELECT current_database()").fetchall()[0]
        whole = f'"{database.replace(chr(34), 2 * chr(34))}".main.{within}'
        quoted = ["'" + cut.replace("'", "''") + "'" for cut in sorted(set(cuts))]
        conditions = [f"article_id >= {low} AND article_id < {high}" for low, high in pairwise(quoted)]
        for condition in (f"article_id < {quoted[0]}", *conditions, f"article_id >= {quoted[-1]}"):
            cursor.execute(f"CREATE OR REPLACE TEMP VIEW {within} AS SELECT * FROM {whole} WHERE {condition}")
            yield cursor

    def _with_bodies(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Look the texts up batch by batch, so that neither a join nor a sort has to hold them."""
        cursor = self.connection.cursor()
        self._index()
        for batch in batches:
            ids = sorted({str(one) for name in SIDES for one in batch.column(name).to_pylist()})
            marks = ", ".join("?" * len(ids))
            query = f"SELECT article_id, body FROM articles WHERE article_id IN ({marks})"
            yield from with_bodies(batch, dict(cursor.execute(query, ids).fetchall()))

    def _compare(self, table: Schema, spread: Spread) -> None:
        try:
            self.compare(table, spread)
        except duckdb.Error as error:
            raise SchemaError(f"schemas/{table.name}.sql does not run", found=_said(error)) from error

    def options(self, values: Mapping[str, Value]) -> None:
        """Make the one-row table ``options``, which holds a rule's settings."""
        columns = ", ".join(f'? AS "{name}"' for name in values) or "1 AS none"
        self.connection.execute(
            f"CREATE OR REPLACE TEMP TABLE options AS SELECT {columns}", [*values.values()]
        )

    def rows(self, query: str) -> list[dict[str, Any]]:
        """Run *query* and return its rows, in its order."""
        return list(self.stream(query))

    def stream(self, query: str) -> Iterator[dict[str, Any]]:
        """Run *query* and yield its rows, in its order, a few at a time; no other query may run meanwhile."""
        try:
            answer = self.connection.execute(query)
            names = [column[0] for column in answer.description or ()]
            while rows := answer.fetchmany(_BATCH):
                for row in rows:
                    yield dict(zip(names, row, strict=True))
        except duckdb.Error as error:
            raise RuleError("the query does not run", found=_said(error)) from error

    def found(self, query: str) -> Iterator[dict[str, Any]]:
        """Do so in the order of article and place, then of all other columns; null comes first."""
        whole = f"SELECT * FROM ({query}\n) AS found"
        try:
            columns = [row[0] for row in self.connection.execute(f"DESCRIBE {whole}").fetchall()]
        except duckdb.Error as error:
            raise RuleError("the query does not run", found=_said(error)) from error
        order = ", ".join(f"{place + 1} NULLS FIRST" for place in in_order(columns))
        yield from self.stream(f"{whole} ORDER BY {order}")

    def articles(self, ids: Iterable[str] | None = None) -> Iterator[Article]:
        """Yield the loaded articles in the order of their ids: all, or those with one of *ids*."""
        if ids is None:
            yield from self._articles("TRUE", ())
            return
        wanted = iter(sorted(ids))
        while some := list(islice(wanted, _BATCH)):
            self._index()
            if self._near(some):
                between = "article_id BETWEEN ? AND ? AND article_id IN (SELECT unnest(?::VARCHAR[]))"
                yield from self._articles(between, [some[0], some[-1], some])
            else:
                yield from self._articles(f"article_id IN ({', '.join('?' * len(some))})", some)

    def _near(self, ids: Sequence[str]) -> bool:
        """Say whether the first and the last of *ids* lie so near in the table that all between are read."""
        query = "SELECT max(rowid) - min(rowid) FROM articles WHERE article_id IN (?, ?) HAVING count(*) = 2"
        apart = self.connection.cursor().execute(query, [ids[0], ids[-1]]).fetchone()
        return apart is not None and apart[0] < _SPARSE * len(ids)

    def _articles(self, condition: str, values: Sequence[Any]) -> Iterator[Article]:
        query = f"SELECT {', '.join(_ARTICLE)} FROM articles WHERE {condition} ORDER BY article_id"
        answer = self.connection.cursor().execute(query, values)
        while rows := answer.fetchmany(_BATCH):
            for row in rows:
                yield Article(**dict(zip(_ARTICLE, row, strict=True)))

    def _index(self) -> None:
        """Let articles be looked up by their ids, a few among very many, without a pass over all of them."""
        self.connection.cursor().execute("CREATE INDEX IF NOT EXISTS articles_by_id ON articles (article_id)")

    def frame(self, name: str) -> pd.DataFrame:
        """Return the whole table *name* as a pandas DataFrame, in a stable order."""
        return self.connection.execute(f'SELECT * FROM "{name}" ORDER BY ALL').df()

    def count(self, name: str) -> int:
        """Return the number of rows of the table *name*."""
        return int(self.connection.execute(f'SELECT count(*) FROM "{name}"').fetchall()[0][0])
