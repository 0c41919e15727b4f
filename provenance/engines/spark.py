"""Spark, for corpora that one machine does not hold: the same queries, the same parsers, the same answer.

Parsing and comparing run in Python workers, fed with Arrow batches; their rows go to Parquet files in a
folder that every worker can write to, from which the tables are read.
"""

from __future__ import annotations

import os
import sys
import warnings
from dataclasses import fields
from functools import partial
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any, Final, cast
from weakref import finalize

from provenance.comparers import comparer
from provenance.engines import in_order
from provenance.engines.packing import pack_compared, pack_parsed, unpack
from provenance.errors import InstallationError, RuleError, SchemaError, UsageError
from provenance.knowledge.agencies import agencies_in_use
from provenance.model import Article
from provenance.tables import schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pandas as pd
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

    from provenance.engines.packing import Work
    from provenance.model import Value
    from provenance.tables import Schema

__all__ = ["Spark"]

_TYPES: Final = {"string": "STRING", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN"}
_PACKED: Final = "name STRING, rows BINARY"
_ARTICLE: Final = tuple(field.name for field in fields(Article))
_SETTINGS: Final = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "500",
}


def _said(error: Exception) -> str:
    """Return what Spark says in one line, without the plan of the query below it."""
    return str(error).strip().partition("\n")[0].rstrip(";")


class Spark:
    """Tables as views of one Spark session."""

    def __init__(
        self, session: SparkSession | None = None, *, master: str | None = None, folder: str | None = None
    ) -> None:
        """Take the caller's *session*, or open one at *master* (``local[*]``).

        Tables are written to *folder*, which the driver and every worker must reach; where all of them are
        on this machine it may be left out. Raises `InstallationError` without pyspark, `UsageError` without a
        folder that is needed.
        """
        self._session = _own(session) if session is not None else _open(master)
        self._folder = folder or self._local_folder()
        self._waiting: dict[str, list[pa.Table]] = {}
        self._frames: dict[str, DataFrame] = {}
        self._written = 0

    def _local_folder(self) -> str:
        master = str(self._session.conf.get("spark.master", "local"))
        if not master.startswith("local"):
            raise UsageError(
                f"Spark at {master} needs a folder that all its workers reach",
                tip="--cache hdfs://..., s3a://...",
            )
        folder = mkdtemp(prefix="provenance-")
        finalize(self, rmtree, folder, ignore_errors=True)
        return Path(folder).as_uri()

    def create(self, table: Schema) -> None:
        """Make the table, empty, with the columns of its schema."""
        self._waiting.pop(table.name, None)
        # A query, and not an empty frame: a plan knows that it has no rows, and leaves it out.
        none = ", ".join(f"CAST(NULL AS {_TYPES[one.type]}) AS `{one.name}`" for one in table.fields)
        self._show(table.name, self._session.sql(f"SELECT {none} WHERE false"))

    def load(self, name: str, rows: pa.Table) -> None:
        """Append *rows*, which are few, to the table *name*."""
        self._waiting.setdefault(name, []).append(rows)

    def ingest(self, articles: DataFrame, work: Work) -> None:
        """Parse the *articles*, and append the rows of every table that *work* returns."""
        packed = self._stored(articles.mapInArrow(partial(pack_parsed, work), _PACKED))
        for (name,) in packed.select("name").distinct().orderBy("name").collect():
            self._append(name, self._unpacked(packed, name))

    def derive(self, table: Schema, spread: object = None) -> None:  # noqa: ARG002 - Spark has its own workers
        """Fill a derived table from its query, a compared one by comparing the pairs that its query gives."""
        from pyspark.errors import PySparkException  # noqa: PLC0415

        self.create(table)
        try:
            found = self._query(_pairs(table) if table.made == "compared" else table.query or "")
            if table.made == "compared":
                step = partial(pack_compared, table.name, agencies_in_use())
                packed = self._stored(found.mapInArrow(step, _PACKED))
                for name in (table.name, "unparsed"):
                    self._append(name, self._unpacked(packed, name))
            else:
                self._show(table.name, self._stored(found.selectExpr(*map(_cast, table.fields))))
        except PySparkException as error:
            raise SchemaError(f"schemas/{table.name}.sql does not run", found=_said(error)) from error

    def options(self, values: Mapping[str, Value]) -> None:
        """Make the one-row table ``options``, which holds a rule's settings."""
        kinds = {bool: "BOOLEAN", int: "BIGINT", float: "DOUBLE", str: "STRING"}
        given = dict(values) or {"none": 1}
        columns = ", ".join(
            f"CAST(:{name} AS {kinds[type(value)]}) AS `{name}`" for name, value in given.items()
        )
        self._show("options", self._session.sql(f"SELECT {columns}", args=given))

    def rows(self, query: str) -> list[dict[str, Any]]:
        """Run *query* and return its rows, in its order."""
        from pyspark.errors import PySparkException  # noqa: PLC0415

        try:
            return [row.asDict() for row in self._query(query).collect()]
        except PySparkException as error:
            raise RuleError("the query does not run", found=_said(error)) from error

    def stream(self, query: str) -> Iterator[dict[str, Any]]:
        """Run *query* and yield its rows, in its order, a few at a time; no other query may run meanwhile."""
        from pyspark.errors import PySparkException  # noqa: PLC0415

        try:
            for row in self._query(query).toLocalIterator():
                yield row.asDict()
        except PySparkException as error:
            raise RuleError("the query does not run", found=str(error)) from error

    def found(self, query: str) -> Iterator[dict[str, Any]]:
        """Do so in the order of article and place, then of all other columns; null comes first."""
        from pyspark.errors import PySparkException  # noqa: PLC0415

        whole = f"SELECT * FROM ({query}\n) AS found"
        try:
            columns = self._query(whole).columns
        except PySparkException as error:
            raise RuleError("the query does not run", found=str(error)) from error
        order = ", ".join(f"{place + 1} NULLS FIRST" for place in in_order(columns))
        yield from self.stream(f"{whole} ORDER BY {order}")

    def articles(self, ids: Iterable[str] | None = None) -> Iterator[Article]:
        """Yield the loaded articles in the order of their ids: all, or those with one of *ids*."""
        frame = self._query(f"SELECT {', '.join(_ARTICLE)} FROM articles")
        if ids is not None:
            wanted = self._session.createDataFrame([(one,) for one in ids], "article_id STRING")
            frame = frame.join(wanted, "article_id", "left_semi").select(*_ARTICLE)
        for row in frame.orderBy("article_id").toLocalIterator():
            yield Article(**row.asDict())

    def frame(self, name: str) -> pd.DataFrame:
        """Return the whole table *name* as a pandas DataFrame, in a stable order."""
        frame = self._query(f"SELECT * FROM {name}")
        ordered = frame.orderBy(*(frame[column].asc_nulls_last() for column in frame.columns))
        return cast("pd.DataFrame", ordered.toArrow().to_pandas())

    def count(self, name: str) -> int:
        """Return the number of rows of the table *name*."""
        return int(self._query(f"SELECT * FROM {name}").count())

    def _query(self, query: str) -> DataFrame:
        for name, tables in self._waiting.items():
            import pyarrow as pa  # noqa: PLC0415

            self._append(
                name, self._session.createDataFrame(pa.concat_tables(tables), _columns(schema(name)))
            )
        self._waiting = {}
        return self._session.sql(query)

    def _append(self, name: str, rows: DataFrame) -> None:
        self._show(name, self._frames[name].unionByName(rows))

    def _show(self, name: str, frame: DataFrame) -> None:
        self._frames[name] = frame
        frame.createOrReplaceTempView(name)

    def _stored(self, frame: DataFrame) -> DataFrame:
        """Write the frame, once, and read it back: nothing is computed twice, whatever reads it."""
        self._written += 1
        path = f"{self._folder}/{self._written:04}"
        frame.write.mode("overwrite").parquet(path)
        return self._session.read.schema(frame.schema).parquet(path)

    def _unpacked(self, packed: DataFrame, name: str) -> DataFrame:
        chosen = packed.where(packed["name"] == name)
        return chosen.mapInArrow(unpack, _columns(schema(name)))

    def read(self, path: str) -> DataFrame:
        """Return the articles of a Parquet file or folder, which Spark itself reads."""
        return self._session.read.parquet(path)

    def arriving(self, tables: Iterable[pa.Table]) -> DataFrame:
        """Return articles that this process has read as a frame."""
        import pyarrow as pa  # noqa: PLC0415

        return self._session.createDataFrame(pa.concat_tables(tables))


def _pairs(table: Schema) -> str:
    """Return the query of *table*, with the texts of the two articles where they are compared."""
    if not comparer(table.name).reads_bodies:
        return table.query or ""
    return f"""
        SELECT pairs.*, a.body, b.body AS other_body
        FROM ({table.query}) AS pairs
        INNER JOIN articles AS a ON pairs.article_id = a.article_id
        INNER JOIN articles AS b ON pairs.other_id = b.article_id"""


def _columns(table: Schema) -> str:
    return ", ".join(f"`{one.name}` {_TYPES[one.type]}" for one in table.fields)


def _cast(field: Any) -> str:
    return f"CAST(`{field.name}` AS {_TYPES[field.type]}) AS `{field.name}`"


def _open(master: str | None) -> SparkSession:
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
            from pyspark.sql import SparkSession  # noqa: PLC0415
    except ImportError as error:
        raise InstallationError(
            "this installation has no Spark", found=str(error), tip="pip install 'news-provenance[spark]'"
        ) from error
    builder = SparkSession.builder.master(master or "local[*]").appName("provenance")
    for name, value in _SETTINGS.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return _own(session)


def _own(session: SparkSession) -> SparkSession:
    """Open a session beside the caller's, whose views are not to be hidden by ours."""
    fresh = session.newSession()
    for name in ("spark.sql.session.timeZone", "spark.sql.execution.arrow.maxRecordsPerBatch"):
        fresh.conf.set(name, _SETTINGS[name])
    return fresh
