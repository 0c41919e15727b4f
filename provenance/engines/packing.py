"""What runs in Spark's Python workers: Arrow batches in, rows of several tables out.

One pass makes rows of many tables, and a Spark step has one schema; so the rows travel as Arrow streams,
each with the name of its table, and are unfolded where they are read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from provenance.engines.comparing import compare_batch
from provenance.knowledge.agencies import using

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow as pa

    from provenance.knowledge.agencies import Agency

__all__ = ["Work", "pack_compared", "pack_parsed", "unpack"]

Work = Callable[["pa.RecordBatch"], Mapping[str, "pa.Table"]]
"""From articles as they arrive to the rows of every table."""


def pack_parsed(work: Work, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Parse every batch of articles."""
    for batch in batches:
        yield _packed(work(batch))


def pack_compared(
    table: str, agencies: tuple[Agency, ...], batches: Iterable[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    """Compare every batch of pairs, in a process that does not know the corpus's own *agencies* yet."""
    for batch in batches:
        with using(agencies):
            rows, failed, _ = compare_batch(table, batch)
        yield _packed({table: rows, "unparsed": failed})


def _packed(tables: Mapping[str, pa.Table]) -> pa.RecordBatch:
    import pyarrow as pa  # noqa: PLC0415

    streams = []
    for rows in tables.values():
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, rows.schema) as stream:
            stream.write_table(rows)
        streams.append(sink.getvalue().to_pybytes())
    return pa.record_batch(
        [pa.array(list(tables), pa.string()), pa.array(streams, pa.binary())], names=["name", "rows"]
    )


def unpack(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Unfold the rows of one table."""
    import pyarrow as pa  # noqa: PLC0415

    for batch in batches:
        for stream in batch.column("rows"):
            with pa.ipc.open_stream(stream.as_buffer()) as reader:
                yield from reader
