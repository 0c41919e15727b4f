"""A run into the ledger, and what the ledger remembers back into the run."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.engines.duckdb import DuckDB
from provenance.ledger import (
    DEFAULT,
    TableFeed,
    diff,
    feeding,
    header,
    open_findings,
    reading,
    runs,
    still_found,
)
from provenance.ledger import record as write
from provenance.model import Gone, PastRun
from provenance.pipeline.run import Tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.ledger import Receipt, RunEntry
    from provenance.pipeline.run import AuditRun

__all__ = ["record"]


def record(run: AuditRun, path: Path | str | None = None, *, at: str) -> tuple[AuditRun, Receipt]:
    """Record *run* in the ledger at *path*; return it with the ledger's head and history, and the receipt.

    *at* is the time to record, ISO 8601. Where the last recorded run is this one, nothing is written, so
    a repeated run leaves the head as it is. Raises `LedgerError` where the ledger cannot be written.
    """
    target = Path(path or DEFAULT)
    with _feed(run) as feed:
        receipt = write(feed, header(run, _same(run, target) or at), target)
    return _remembering(run, target, receipt), receipt


@contextmanager
def _feed(run: AuditRun) -> Iterator[TableFeed]:
    """Feed the ledger from where the tables lie; those of another engine are copied first."""
    engine = run.tables.engine if isinstance(run.tables, Tables) else None
    if isinstance(engine, DuckDB):
        yield TableFeed(engine.connection, still_found(run))
    else:
        with feeding(run) as feed:
            yield feed


def _same(run: AuditRun, path: Path) -> str | None:
    """Return when the last recorded run was made, if it is this very run."""
    if not path.is_file():
        return None
    with reading(path) as connection:
        last = [entry for entry in runs(connection) if entry.kind != "erase"][-1:]
    return last[0].header.at if last and last[0].header.run_id == run.run_id else None


def _remembering(run: AuditRun, path: Path, receipt: Receipt) -> AuditRun:
    head = str(receipt.head)
    with reading(path) as connection:
        past = [entry for entry in runs(connection) if _before(entry, run, receipt)]
        if not past:
            return replace(run, ledger_head=head)
        counts = open_findings(connection)
        events = diff(connection, str(past[-1].number), str(receipt.number)).findings
    opened = frozenset(event.finding.fingerprint for event in events if event.event == "opened")
    gone = tuple(
        Gone(
            code=event.finding.code,
            article_id=event.finding.article_id,
            message=event.finding.message,
            fingerprint=event.finding.fingerprint,
        )
        for event in events
        if event.event == "closed"
    )
    history = tuple(_past(entry, counts) for entry in past)
    return replace(run, ledger_head=head, history=history, opened=opened, closed=gone)


def _before(entry: RunEntry, run: AuditRun, receipt: Receipt) -> bool:
    return entry.number < receipt.number and entry.header.corpus == run.corpus


def _past(entry: RunEntry, counts: dict[int, int]) -> PastRun:
    return PastRun(
        run_id=entry.header.run_id,
        recorded=entry.header.at,
        version=entry.header.version,
        articles=entry.articles,
        findings=counts.get(entry.number, 0),
    )
