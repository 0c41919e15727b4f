"""Tables in memory: pandas, Polars, Arrow, DuckDB, and whatever else speaks Arrow's stream interface."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from provenance.errors import ReadError, UsageError
from provenance.readers._files import File, Reading
from provenance.readers._rows import article_of, chosen_columns, without_login

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Article, Unreadable

__all__ = ["is_frame", "read_frame"]

_BATCH: Final = 1000


def is_frame(table: object) -> bool:
    """Say whether this is a table that `read_frame` reads."""
    return hasattr(table, "__arrow_c_stream__")


def read_frame(table: Any, reading: Reading | None = None) -> Iterator[Article | Unreadable]:
    """Yield the article of each row, a batch at a time, or why the row is none.

    Raises `UsageError` where no column holds a body, or where *table* is none.
    """
    import pyarrow as pa  # noqa: PLC0415 - plain corpora are read without Arrow

    file = File(name="table", path=None, reading=reading or Reading())
    try:
        batches = pa.RecordBatchReader.from_stream(table)
        columns = chosen_columns(batches.schema.names, file.reading.columns)
    except ReadError as error:
        raise UsageError(error.message, found=error.found, tip=error.tip) from error
    except (pa.ArrowException, AttributeError, TypeError) as error:
        raise UsageError("the table cannot be read as Arrow", found=str(error)[:200]) from error
    names = sorted(set(columns.values()))
    place = 0
    for batch in batches:
        for start in range(0, batch.num_rows, _BATCH):
            for row in batch.slice(start, _BATCH).select(names).to_pylist():
                place += 1
                try:
                    yield without_login(article_of(row, columns, file, place))
                except ReadError as error:
                    yield file.unreadable(f"row {place}: {error}", place)
