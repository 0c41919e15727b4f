"""A corpus into Spark: each of its workers checks and parses its own share."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from provenance.errors import UsageError
from provenance.model import Article
from provenance.pipeline.corpus import COLUMNS, batches, check, corpus_name
from provenance.pipeline.parsing import parse_articles
from provenance.pipeline.progress import Progress
from provenance.tables import schema, to_arrow

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa
    from pyspark.sql import DataFrame

    from provenance.contracts import Contract
    from provenance.engines.spark import Spark
    from provenance.knowledge.agencies import Agency
    from provenance.pipeline.corpus import Batch, Source
    from provenance.pipeline.loading import Machine
    from provenance.pipeline.settings import Settings

__all__ = ["distribute", "is_spark_frame"]

_PLACE: Final = "place_among_its_id"


def is_spark_frame(source: Source) -> bool:
    """Say whether *source* is a DataFrame of Spark, without importing Spark."""
    kind = type(source)
    return kind.__name__ == "DataFrame" and kind.__module__.startswith("pyspark.")


def distribute(
    engine: Spark, source: Source, contract: Contract, machine: Machine, settings: Settings
) -> None:
    """Check and parse the corpus on the workers of Spark.

    A DataFrame of Spark, and Parquet, are read by the workers; any other source by this process.
    Raises `UsageError` where the corpus is empty.
    """
    if is_spark_frame(source) or _is_parquet(source):
        frame = engine.read(str(source)) if isinstance(source, (str, Path)) else source
        engine.ingest(_numbered(frame), partial(_checked_and_parsed, contract, settings.agencies))
        if not engine.count("articles") + engine.count("violations"):
            raise UsageError("the corpus is empty", found=corpus_name(source))
    else:
        _read_here(engine, source, contract, settings)
    machine.progress(Progress(stage="articles", done=engine.count("articles")))


def _is_parquet(source: Source) -> bool:
    if not isinstance(source, (str, Path)):
        return False
    path = Path(source)
    return (
        "://" in str(source) or path.suffix == ".parquet" or (path.is_dir() and any(path.glob("*.parquet")))
    )


def _read_here(engine: Spark, source: Source, contract: Contract, settings: Settings) -> None:
    arrived = []
    for batch in batches(source, contract=contract, reading=settings.reading):
        for name, rows in _set_aside(batch).items():
            engine.load(name, rows)
        arrived.append(to_arrow(schema("articles"), [(one.article_id, one) for one in batch.articles]))
    engine.ingest(engine.arriving(arrived), partial(_parsed, settings.agencies))


def _set_aside(batch: Batch) -> Mapping[str, pa.Table]:
    unread = [(one.article_id, one) for one in batch.unreadable]
    violations = [(one.article_id or f"row {one.row}", one) for one in batch.violations]
    return {
        "unreadable": to_arrow(schema("unreadable"), unread),
        "violations": to_arrow(schema("violations"), violations),
    }


def _numbered(frame: DataFrame) -> DataFrame:
    """Give every article the columns that it may have, and its place among those of its id."""
    from pyspark.sql import Window  # noqa: PLC0415
    from pyspark.sql import functions as f  # noqa: PLC0415

    columns = [
        (f.col(name) if name in frame.columns else f.lit(None)).cast("string").alias(name) for name in COLUMNS
    ]
    ordered = frame.select(*columns).withColumn("arrived", f.monotonically_increasing_id())
    within = Window.partitionBy("article_id").orderBy("arrived")
    return ordered.withColumn(_PLACE, f.row_number().over(within)).drop("arrived")


def _checked_and_parsed(
    contract: Contract, agencies: tuple[Agency, ...], batch: pa.RecordBatch
) -> Mapping[str, pa.Table]:
    rows: list[dict[str, Any]] = batch.to_pylist()
    first = [row for row in rows if row.pop(_PLACE) == 1 or row["article_id"] is None]
    again = [row for row in rows if not any(row is one for one in first)]
    found: dict[str, list[pa.Table]] = {}
    for some, seen in ((first, set()), (again, {row["article_id"] for row in again})):
        checked = check(some, seen, contract) if some else None
        if checked is not None:
            parsed = parse_articles(checked.articles, agencies)[1]
            for name, table in {**_set_aside(checked), **parsed}.items():
                found.setdefault(name, []).append(table)
    return {name: _joined(tables) for name, tables in found.items()}


def _joined(tables: list[pa.Table]) -> pa.Table:
    import pyarrow as pa  # noqa: PLC0415

    return pa.concat_tables(tables)


def _parsed(agencies: tuple[Agency, ...], batch: pa.RecordBatch) -> Mapping[str, pa.Table]:
    articles = tuple(Article(**{name: row[name] for name in COLUMNS}) for row in batch.to_pylist())
    return parse_articles(articles, agencies)[1]
