"""A run into the ledger."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.ledger import DEFAULT, feeding, header, reading, runs
from provenance.ledger import record as write

if TYPE_CHECKING:
    from provenance.ledger import Receipt
    from provenance.pipeline.run import AuditRun

__all__ = ["record"]


def record(run: AuditRun, path: Path | str | None = None, *, at: str) -> tuple[AuditRun, Receipt]:
    """Record *run* in the ledger at *path*, and return it with the ledger's head, and the receipt.

    *at* is the time to record, ISO 8601. Where the last recorded run is this one, nothing is written, so
    a repeated run leaves the head as it is. Raises `LedgerError` where the ledger cannot be written.
    """
    target = Path(path or DEFAULT)
    with feeding(run) as feed:
        receipt = write(feed, header(run, _same(run, target) or at), target)
    return replace(run, ledger_head=str(receipt.head)), receipt


def _same(run: AuditRun, path: Path) -> str | None:
    """Return when the last recorded run was made, if it is this very run."""
    if not path.is_file():
        return None
    with reading(path) as connection:
        last = None
        for entry in runs(connection):
            last = entry
    return last.header.at if last and last.header.run_id == run.run_id else None
