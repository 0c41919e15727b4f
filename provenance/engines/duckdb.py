"""The default engine: DuckDB, in memory or in a file."""

from __future__ import annotations

from dataclasses import fields
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import duckdb

from provenance.engines.comparing import compare_batch
from provenance.errors import RuleError, SchemaError
from provenance.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    import pandas as pd
    import pyarrow as pa

    from provenance.model import Value
    from provenance.tables import Schema

__all__ = ["DuckDB"]

_BATCH: Final = 1000
_PAIRS: Final = 500
_ARTICLE: Final = tuple(field.name for field in fields(Article))
_TYPES: Final = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN"}


class DuckDB:
    """Tables in DuckDB; nothing is fetched, nothing is loaded from elsewhere."""

    def __init__(
        self, database: Path | None = None, *, memory: str | None = None, threads: int | None = None
    ) -> None:
        """Open *database* (in memory without one), with at most *memory* ("4GB") and *threads*."""
        settings: dict[str, str | bool | int | float | list[str]] = {
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
        if memory is not None:
            settings["memory_limit"] = memory
        if threads is not None:
            settings["threads"] = threads
        self._connection = duckdb.connect(str(database) if database else ":memory:", config=settings)

    def create(self, table: Schema) -> None:
        """Make the table, empty, with the columns of its schema."""
        columns = ", ".join(f'"{one.name}" {_TYPES[one.type]}' for one in table.fields)
        self._connection.execute(f'CREATE OR REPLACE TABLE "{table.name}" ({columns})')

    def load(self, name: str, rows: pa.Table) -> None:
        """Append *rows* to the table *name*."""
        self._connection.register("arriving", rows)
        self._connection.execute(f'INSERT INTO "{name}" SELECT * FROM arriving')
        self._connection.unregister("arriving")

    def derive(self, table: Schema) -> None:
        """Fill a derived or compared table from its query."""
        self.create(table)
        if table.made == "compared":
            self._compare(table)
            return
        names = ", ".join(f'"{name}"' for name in table.columns)
        try:
            self._connection.execute(
                f'INSERT INTO "{table.name}" SELECT {names} FROM ({table.query}\n) AS derived'
            )
        except duckdb.Error as error:
            raise SchemaError(f"schemas/{table.name}.sql does not run", found=str(error)) from error

    def _compare(self, table: Schema) -> None:
        try:
            pairs = self._connection.cursor().sql(table.query or "").to_arrow_reader(_PAIRS)
            for rows, failed in map(partial(compare_batch, table.name), pairs):
                self.load(table.name, rows)
                self.load("unparsed", failed)
        except duckdb.Error as error:
            raise SchemaError(f"schemas/{table.name}.sql does not run", found=str(error)) from error

    def options(self, values: Mapping[str, Value]) -> None:
        """Make the one-row table ``options``, which holds a rule's settings."""
        columns = ", ".join(f'? AS "{name}"' for name in values) or "1 AS none"
        self._connection.execute(
            f"CREATE OR REPLACE TEMP TABLE options AS SELECT {columns}", [*values.values()]
        )

    def rows(self, query: str) -> list[dict[str, Any]]:
        """Run *query* and return its rows, in its order."""
        try:
            answer = self._connection.execute(query)
            names = [column[0] for column in answer.description or ()]
            return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
        except duckdb.Error as error:
            raise RuleError("the query does not run", found=str(error)) from error

    def articles(self, ids: Iterable[str] | None = None) -> Iterator[Article]:
        """Yield the loaded articles in the order of their ids: all, or those with one of *ids*."""
        query = f"SELECT {', '.join(_ARTICLE)} FROM articles"
        chosen = () if ids is None else (list(ids),)
        where = " WHERE list_contains($1, article_id)" if chosen else ""
        answer = self._connection.cursor().execute(f"{query}{where} ORDER BY article_id", chosen)
        while rows := answer.fetchmany(_BATCH):
            for row in rows:
                yield Article(**dict(zip(_ARTICLE, row, strict=True)))

    def frame(self, name: str) -> pd.DataFrame:
        """Return the whole table *name* as a pandas DataFrame, in a stable order."""
        return self._connection.execute(f'SELECT * FROM "{name}" ORDER BY ALL').df()
