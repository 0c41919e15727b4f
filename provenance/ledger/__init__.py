"""What was credited, on which evidence, in which run: append-only, tamper-evident, one SQLite file.

    feed, header  ->  record   ->  Receipt with the new head
    ledger file   ->  verify   ->  Verification
    reading(path) ->  runs, log, show, diff, export
    two files     ->  merge
    a request     ->  erase

A run is recorded whole or not at all, and only where it differs from the run before: ``change`` says that an
article is another, ``reparse`` that the parser reads the same article otherwise.
"""

from __future__ import annotations

from provenance.ledger.cards import Card, Erasure, show
from provenance.ledger.differences import Difference, diff, find_run
from provenance.ledger.erase import Erased, erase
from provenance.ledger.feeds import TableFeed, feeding, header, reported, still_found
from provenance.ledger.history import Entry, FindingEvent, RunEntry, log, open_findings, runs
from provenance.ledger.merge import merge
from provenance.ledger.merkle import Head
from provenance.ledger.parquet import export
from provenance.ledger.records import Claim, Feed, Header, Key, Record, Reported
from provenance.ledger.store import DEFAULT, reading
from provenance.ledger.verify import Problem, Verification, verify
from provenance.ledger.write import Receipt, head, record

__all__ = [
    "DEFAULT",
    "Card",
    "Claim",
    "Difference",
    "Entry",
    "Erased",
    "Erasure",
    "Feed",
    "FindingEvent",
    "Head",
    "Header",
    "Key",
    "Problem",
    "Receipt",
    "Record",
    "Reported",
    "RunEntry",
    "TableFeed",
    "Verification",
    "diff",
    "erase",
    "export",
    "feeding",
    "find_run",
    "head",
    "header",
    "log",
    "merge",
    "open_findings",
    "reading",
    "record",
    "reported",
    "runs",
    "show",
    "still_found",
    "verify",
]
