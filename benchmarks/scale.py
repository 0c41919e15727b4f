"""A whole audit of a drawn corpus: time, memory, disk, and what it finds of what was planted.

    python benchmarks/scale.py --articles 10000 100000 --folder drawn

The corpus is written once as Parquet, then audited end to end with a cache in a file, as the command line
does it; then once more with one article in a hundred changed.
"""

from __future__ import annotations

import argparse
import os
import pickle
import shutil
import time
from itertools import islice, pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
from corpus import draw
from planted import Truth, pair_measures, passage_measures
from watching import Watch

import provenance
from provenance.pipeline.loading import Machine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from corpus import Drawn

    from provenance.model import Run
    from provenance.pipeline.progress import Progress

_SHARD = 10_000


_COLUMNS = pa.schema([(name, pa.string()) for name in ("article_id", "publisher", "published", "body")])


def write(size: int, file: Path, known: Path) -> None:
    """Draw a corpus into *file*, and write the truth about it to *known*."""
    truth = Truth()
    drawn: Iterator[Drawn] = draw(size)
    with pq.ParquetWriter(file, _COLUMNS) as writer:
        while some := list(islice(drawn, _SHARD)):
            for one in some:
                truth.add(one)
            rows = {name: [getattr(one, name) for one in some] for name in _COLUMNS.names}
            writer.write_table(pa.table(rows, schema=_COLUMNS))
    known.write_bytes(pickle.dumps(truth))


def change(file: Path) -> None:
    """Add a sentence to one article in a hundred."""
    drawn = file.rename(file.with_suffix(".drawn"))
    with pq.ParquetWriter(file, _COLUMNS) as writer:
        for batch in pq.ParquetFile(drawn).iter_batches(_SHARD):
            bodies = [f"{body}{'' if n % 100 else ' It rained.'}" for n, body in enumerate(batch["body"])]
            writer.write_batch(batch.set_column(3, "body", pa.array(bodies)))
    drawn.unlink()


def audit(file: Path, cache: Path, arguments: argparse.Namespace) -> tuple[Run, dict[str, float]]:
    """Audit *file*; return the run and the seconds of every stage."""
    began: dict[str, float] = {}
    last: dict[str, float] = {}

    def note(step: Progress) -> None:
        now = time.perf_counter()
        began.setdefault(step.stage, min(now, *began.values(), start) if step.stage == "articles" else now)
        last[step.stage] = now

    start = time.perf_counter()
    machine = Machine(workers=arguments.workers, memory=arguments.memory, cache=cache, progress=note)
    run = provenance.audit(file, machine=machine, select=arguments.select)
    end = time.perf_counter()
    stages = {"articles": last.get("articles", start) - start, "whole": end - start}
    for (stage, when), (_, following) in pairwise([*began.items(), ("", end)]):
        if stage != "articles":
            stages[stage] = following - when
    return run, stages


def report(label: str, size: int, stages: dict[str, float], file: Path, cache: Path, watch: Watch) -> None:
    """Print one line a run, one with what it took, and one with its slowest stages."""
    cpu = sum(os.times()[:4])
    print(
        f"{label}: {size:,} articles, {file.stat().st_size / 1e6:.0f} MB; {stages['whole']:.0f} s, "
        f"{size / stages['whole']:.0f} articles/s, processor {cpu:.0f} s\n"
        f"    {watch.processes} processes took {watch.memory / 2**20:.0f} MiB together at most; "
        f"disk {watch.disk / 1e6:.0f} MB at most, tables {cache.stat().st_size / 1e6:.0f} MB at the end"
    )
    slowest = sorted(((seconds, name) for name, seconds in stages.items() if name != "whole"), reverse=True)
    print("   ", ", ".join(f"{name} {seconds:.1f} s" for seconds, name in slowest[:8]), flush=True)


def measured(
    label: str, size: int, file: Path, cache: Path, arguments: argparse.Namespace, known: Path | None = None
) -> None:
    """Audit, and report; then say what was found of what is *known*."""
    with Watch(cache) as watch:
        run, stages = audit(file, cache, arguments)
    report(label, size, stages, file, cache, watch)
    print(f"    {len(run.results):,} findings; steps that failed: {[s.rule for s in run.steps if s.reason]}")
    if known is not None:
        truth: Truth = pickle.loads(known.read_bytes())  # noqa: S301 - written by this very program
        engine = run.tables.engine  # type: ignore[attr-defined]  # no copy of large tables
        pair_measures(engine, truth)
        passage_measures(engine, truth)


def apart(work: Callable[..., None], *arguments: Any) -> None:
    """Do *work* in a process of its own, so that what one step holds is not counted to another."""
    process = get_context("spawn").Process(target=work, args=arguments)
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(process.exitcode)


def main() -> None:
    """Draw, audit, change a little, audit again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000])
    parser.add_argument("--folder", type=Path, default=Path("drawn"))
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--memory", default="2GB")
    parser.add_argument("--select", nargs="+", default=["ALL"])
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for size in arguments.articles:
        file, cache = arguments.folder / f"{size}.parquet", arguments.folder / f"{size}.duckdb"
        known = arguments.folder / f"{size}.pickle"
        cache.unlink(missing_ok=True)
        apart(write, size, file, known)
        apart(measured, "first", size, file, cache, arguments, known)
        apart(change, file)
        apart(measured, "second, 1 % changed", size, file, cache, arguments)
        cache.unlink()
    shutil.rmtree(arguments.folder)


if __name__ == "__main__":
    main()
