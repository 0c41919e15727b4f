"""Parquet: one article a row, read a batch at a time; folders of them too, as Hugging Face keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from provenance.errors import ReadError
from provenance.readers._rows import article_of, chosen_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pyarrow.parquet as pq

    from provenance.model import Article, Unreadable
    from provenance.readers._files import File

__all__ = ["SUFFIXES", "read"]

SUFFIXES: Final = (".parquet",)
_BATCH: Final = 256
_FREE: Final = 64 * 2**20  # bytes that may be unpacked whatever the ratio


def read(file: File) -> Iterator[Article | Unreadable]:
    """Yield the article of each row, or why the row is none; only needed columns are unpacked."""
    import pyarrow as pa  # noqa: PLC0415 - plain corpora are read without Arrow
    import pyarrow.parquet as pq  # noqa: PLC0415

    with file.raw() as raw:
        try:
            # What is read ahead would be kept until the end: as much memory as the file has bytes.
            with pq.ParquetFile(raw, page_checksum_verification=True, pre_buffer=False) as table:
                yield from _rows(file, table)
        except (pa.ArrowException, MemoryError, OSError, UnicodeDecodeError) as error:
            raise ReadError(f"it is no sound Parquet: {str(error)[:200]}") from error


def _rows(file: File, table: pq.ParquetFile) -> Iterator[Article | Unreadable]:
    columns = chosen_columns(table.schema_arrow.names, file.reading.columns)
    size = _check(file, table, columns)
    names = sorted(set(columns.values()))
    place = unpacked = 0
    for batch in table.iter_batches(_BATCH, columns=names):
        for row in _each(batch, names):
            place += 1
            try:
                article = article_of(row, columns, file, place)
            except ReadError as error:
                yield file.unreadable(f"row {place}: {error}", place)
                continue
            unpacked += len(article.body)
            if unpacked > _FREE and unpacked > file.reading.ratio * size:
                raise ReadError(
                    f"it unpacks to more than {file.reading.ratio} times its size; ratio allows more"
                )
            yield article


def _each(batch: Any, names: list[str]) -> Iterator[dict[str, Any]]:
    """Yield row after row, one value at a time: a dictionary page makes many long ones of few bytes."""
    columns = [batch.column(name) for name in names]
    for place in range(batch.num_rows):
        yield {name: column[place].as_py() for name, column in zip(names, columns, strict=True)}


def _check(file: File, table: pq.ParquetFile, columns: Mapping[str, str]) -> int:
    """Refuse what cannot be unpacked in bounded memory; return the size of the file."""
    wanted = set(columns.values())
    ratio = file.reading.ratio
    for group in range(table.metadata.num_row_groups):
        row_group = table.metadata.row_group(group)
        for number in range(row_group.num_columns):
            chunk = row_group.column(number)
            large, small = chunk.total_uncompressed_size, chunk.total_compressed_size
            if chunk.path_in_schema.partition(".")[0] in wanted and large > _FREE and large > ratio * small:
                raise ReadError(f"it unpacks to more than {ratio} times its size; ratio allows more")
    return file.path.stat().st_size if file.path is not None else _FREE
