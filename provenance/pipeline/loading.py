"""A corpus into the tables of an engine: batch by batch, in worker processes, and only what is new."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from provenance.engines import derived_tables
from provenance.engines.comparing import PAIRS, compare_batch, not_compared
from provenance.engines.duckdb import DuckDB
from provenance.engines.keeping import KeepingDuckDB
from provenance.errors import UsageError
from provenance.knowledge.agencies import registry, using
from provenance.pipeline.corpus import batches, size_of
from provenance.pipeline.distributed import distribute, is_spark_frame
from provenance.pipeline.parsing import digest_of, parsers_digest, parsing, uncollected
from provenance.pipeline.progress import Progress, silent
from provenance.pipeline.workers import Task, Workers
from provenance.tables import schema, schema_names, to_arrow

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    import pyarrow as pa

    from provenance.contracts import Contract
    from provenance.engines import Engine
    from provenance.engines.comparing import Compared
    from provenance.engines.spark import Spark
    from provenance.knowledge.agencies import Agency
    from provenance.model import Article
    from provenance.pipeline.corpus import Batch, Source
    from provenance.pipeline.parsing import Parsed
    from provenance.pipeline.settings import Settings

__all__ = ["Machine", "load", "open_engine"]

_TOGETHER: Final = 100
"""Articles that a worker process is given at once."""
_CHARACTERS: Final = 1_000_000
"""Characters that a worker process is given at once, unless one article alone has more."""
_STORED: Final = 8_000_000
"""Characters of the articles that are stored at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """What a run may use: the engine, processes, memory and threads, a file to keep tables in.

    ``engine`` is ``duckdb``, or ``spark``, which runs at ``master`` and writes to the folder ``cache``.

    ``workers`` of more than 1 need a script that can be imported (``if __name__ == "__main__"``); 0 takes
    one a processor, once the corpus is worth their start.
    """

    engine: str = "duckdb"
    master: str | None = None
    workers: int = 1
    memory: str | None = None
    threads: int | None = None
    cache: str | Path | None = None
    progress: Callable[[Progress], None] = silent


def open_engine(machine: Machine, source: Source, settings: Settings) -> Engine:
    """Open the engine, with every table: empty ones, or those of an earlier run that can be gone on with.

    A DataFrame of Spark brings its own. Raises `UsageError` for an engine that does not exist.
    """
    if is_spark_frame(source) or machine.engine == "spark":
        return _open_spark(machine, source)
    if machine.engine != "duckdb":
        raise UsageError(f"there is no engine {machine.engine!r}", tip="duckdb or spark")
    if machine.cache is None:
        engine = DuckDB(memory=machine.memory, threads=machine.threads)
        _create(engine, schema_names())
        return engine
    file = Path(machine.cache)
    file.parent.mkdir(parents=True, exist_ok=True)
    keeping = KeepingDuckDB(file, memory=machine.memory, threads=machine.threads)
    mark = parsers_digest(settings.agencies)
    parsed = {name for name in schema_names() if schema(name).made == "parsed"} | {"articles", "unparsed"}
    if keeping.keep(mark):
        _create(keeping, sorted(set(schema_names()) - parsed))
    else:
        _create(keeping, schema_names())
        keeping.mark(mark)
    return keeping


def _open_spark(machine: Machine, source: Source) -> Spark:
    from provenance.engines.spark import Spark  # noqa: PLC0415 - an extra, and slow to load

    session = source.sparkSession if is_spark_frame(source) else None
    engine = Spark(session, master=machine.master, folder=str(machine.cache) if machine.cache else None)
    _create(engine, schema_names())
    return engine


def _create(engine: Engine, names: Iterable[str]) -> None:
    for name in names:
        engine.create(schema(name))


def load(
    engine: Engine,
    source: Source,
    contract: Contract,
    machine: Machine,
    settings: Settings,
    needed: Collection[str],
) -> set[str]:
    """Check, parse and load the corpus as the settings say, then fill the tables across articles.

    Of those only the *needed* ones are made, with what they need in turn; their names are returned.
    """
    tables = derived_tables(needed)
    agencies = [(one.id, one) for one in registry(settings.agencies).agencies.values()]
    engine.load("agencies", to_arrow(schema("agencies"), agencies))
    if not isinstance(engine, DuckDB):
        distribute(cast("Spark", engine), source, contract, machine, settings)
        for table in tables:
            machine.progress(Progress(stage=table.name, done=0))
            engine.derive(table)
        return {table.name for table in tables}
    arriving = batches(source, contract=contract, reading=settings.reading)
    with Workers(machine.workers) as workers:
        parsed = workers.run(parsing(settings.agencies), _pieces(engine, arriving))
        _keep(engine, parsed, machine.progress, size_of(source))
        for table in tables:
            machine.progress(Progress(stage=table.name, done=0))
            engine.derive(table, partial(_spread, workers, machine.progress, settings.agencies))
    return {table.name for table in tables}


def _keep(
    engine: DuckDB, parsed: Iterable[Parsed], progress: Callable[[Progress], None], total: int | None
) -> None:
    for some, tables in _gathered(parsed, progress, total):
        if isinstance(engine, KeepingDuckDB):
            engine.replace(tables, {one.article_id: digest_of(one) for one in some})
        else:
            for name, rows in tables.items():
                engine.load(name, rows)
    if isinstance(engine, KeepingDuckDB):
        engine.forget_unseen()


def _gathered(
    parsed: Iterable[Parsed], progress: Callable[[Progress], None], total: int | None
) -> Iterator[Parsed]:
    """Put pieces together that are stored at once: each time costs as much as parsing ten articles."""
    waiting: list[Parsed] = []
    done = characters = 0
    for some, tables in parsed:
        waiting.append((some, tables))
        done += len(some)
        characters += sum(len(one.body) for one in some)
        progress(Progress(stage="articles", done=done, total=total))
        if characters > _STORED:
            yield _as_one(waiting)
            waiting, characters = [], 0
    if waiting:
        yield _as_one(waiting)


def _as_one(pieces: Sequence[Parsed]) -> Parsed:
    import pyarrow as pa  # noqa: PLC0415

    names = dict.fromkeys(name for _, tables in pieces for name in tables)
    return [one for some, _ in pieces for one in some], {
        name: pa.concat_tables([tables[name] for _, tables in pieces if name in tables]) for name in names
    }


def _pieces(engine: DuckDB, arriving: Iterable[Batch]) -> Iterator[Sequence[Article]]:
    """Yield what is to be parsed, in pieces; what was not read is loaded on the way."""
    waiting: list[Article] = []
    characters = 0
    for batch in arriving:
        unread = [(one.article_id, one) for one in batch.unreadable]
        violations = [(one.article_id or f"row {one.row}", one) for one in batch.violations]
        for name, rows in (("unreadable", unread), ("violations", violations)):
            if rows:
                engine.load(name, to_arrow(schema(name), rows))
        waiting += batch.articles
        characters += sum(len(one.body) for one in batch.articles)
        if characters > _STORED or not isinstance(engine, KeepingDuckDB):
            yield from _cut(_unknown(engine, waiting))
            waiting, characters = [], 0
    yield from _cut(_unknown(engine, waiting))


def _unknown(engine: DuckDB, articles: Sequence[Article]) -> Sequence[Article]:
    """Return those whose rows no earlier run has kept; asking takes a pass over all that are kept."""
    if not articles or not isinstance(engine, KeepingDuckDB):
        return articles
    known = engine.known({one.article_id: digest_of(one) for one in articles})
    return [one for one in articles if one.article_id not in known]


def _cut(articles: Iterable[Article]) -> Iterator[Sequence[Article]]:
    piece: list[Article] = []
    characters = 0
    for article in articles:
        if piece and (len(piece) == _TOGETHER or characters + len(article.body) > _CHARACTERS):
            yield tuple(piece)
            piece, characters = [], 0
        piece.append(article)
        characters += len(article.body)
    if piece:
        yield tuple(piece)


def _spread(
    workers: Workers,
    progress: Callable[[Progress], None],
    agencies: tuple[Agency, ...],
    table: str,
    batches: Iterable[pa.RecordBatch],
) -> Iterator[Compared]:
    task: Task[pa.RecordBatch, Compared] = Task(
        partial(_compare, agencies, table),
        _rows_of,
        partial(not_compared, table, reason="the process that compared it died"),
    )
    for done, compared in enumerate(workers.run(task, batches), 1):
        progress(Progress(stage=table, done=done * PAIRS))
        yield compared


def _compare(agencies: tuple[Agency, ...], table: str, batch: pa.RecordBatch) -> Compared:
    """Compare in a process that does not know the corpus's own *agencies* yet."""
    with using(agencies), uncollected():
        return compare_batch(table, batch)


def _rows_of(batch: pa.RecordBatch) -> list[pa.RecordBatch]:
    return [batch.slice(row, 1) for row in range(batch.num_rows)]
