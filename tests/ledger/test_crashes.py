"""The ledger when processes die, collide, or run out of room.

LEDGER_KILLS=200 LEDGER_RUNS=150 in the environment gives the counts that a release is held to.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from provenance.errors import LedgerError
from provenance.ledger import log, reading, runs, store, verify

if TYPE_CHECKING:
    from collections.abc import Iterator

_CORPUS = str(Path(__file__).with_name("conftest.py"))
# Records run after run, each with other articles, and says each one's head once it is acknowledged.
_WRITER = """
import runpy, sys
from pathlib import Path
from provenance.ledger import record
corpus = runpy.run_path(sys.argv[1])
path, name, first, last = Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
print("ready", flush=True)
for number in range(first, last):
    claims = (corpus["credit"]("afp"),)
    articles = [corpus["article"](f"{name}-{i:03}", claims, f"{number}") for i in range(60)]
    feed = corpus["Corpus"](tuple(articles), ())
    header = corpus["make_header"](0, corpus=name, run_id=f"{name}-{number}", at="2025-01-01")
    print(number, record(feed, header, path).head, flush=True)
"""
_KILLS = int(os.environ.get("LEDGER_KILLS", "8"))
_RUNS = int(os.environ.get("LEDGER_RUNS", "25"))
_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits are POSIX")


def _writer(path: Path, name: str, first: int, last: int, **more: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _WRITER, _CORPUS, str(path), name, str(first), str(last)],
        stdout=subprocess.PIPE,
        text=True,
        **more,
    )


def _acknowledged(text: str) -> list[tuple[int, str]]:
    lines = [line.split() for line in text.splitlines() if line and line != "ready"]
    return [(int(line[0]), line[1]) for line in lines if len(line) == 2]


@_POSIX
def test_killed_at_random_moments_no_acknowledged_run_is_lost_and_none_is_partial(ledger: Path) -> None:
    draw = random.Random(11)  # noqa: S311 - drawn moments are no secret
    last, told = 0, ""
    for _ in range(_KILLS):
        with _writer(ledger, "news", last, last + 1000) as process:
            assert process.stdout is not None
            text = "".join(process.stdout.readline() for _ in range(1 + draw.randrange(1, 6)))
            threading.Event().wait(draw.random() * 0.03)
            process.send_signal(signal.SIGKILL)
            text += process.stdout.read()
        acknowledged = _acknowledged(text)
        last, told = (acknowledged[-1][0] + 1, acknowledged[-1][1]) if acknowledged else (last, told)
        found = verify(ledger, head=told or None)
        assert found.ok, found.problems
        assert found.head.runs in (last, last + 1)  # the run in hand may be there, unacknowledged, but whole
        assert found.versions == found.head.runs * 60
    with reading(ledger) as connection:
        names = [run.header.run_id for run in runs(connection)]
    assert len(names) == len(set(names))


def test_two_writers_at_once_lose_nothing(ledger: Path) -> None:
    each = _RUNS
    with _writer(ledger, "left", 0, each) as left, _writer(ledger, "right", 0, each) as right:
        ends = [process.communicate()[0] for process in (left, right)]
    found = verify(ledger)
    assert found.ok, found.problems
    assert [len(_acknowledged(text)) for text in ends] == [each, each]
    assert found.head.runs == 2 * each
    for text in ends:
        assert verify(ledger, head=_acknowledged(text)[-1][1]).ok


def test_a_reader_sees_the_last_whole_run_while_another_is_written(
    ledger: Path, news: Any, keep: Any
) -> None:
    keep(ledger, news)
    with store.writing(ledger) as writer:
        writer.execute("INSERT INTO string (text) VALUES ('half a run')")
        with reading(ledger) as connection:
            assert len(list(runs(connection))) == 1
            assert not connection.execute("SELECT 1 FROM string WHERE text = 'half a run'").fetchall()


def test_a_writer_that_waits_in_vain_says_who_is_in_the_way(ledger: Path, news: Any, header: Any) -> None:
    from provenance.ledger import record

    with store.writing(ledger), pytest.raises(LedgerError, match="another run holds the ledger"):
        record(news, header(1), ledger, patience=0)


def test_nothing_is_left_beside_the_ledger_but_its_lock(ledger: Path, news: Any, keep: Any) -> None:
    keep(ledger, news)
    assert sorted(path.name for path in ledger.parent.iterdir()) == ["ledger.db", "ledger.db.lock"]


@_POSIX
def test_a_full_disk_leaves_the_ledger_as_it_was(ledger: Path) -> None:
    import resource

    def small() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))

    with _writer(ledger, "news", 0, 1000, preexec_fn=small, stderr=subprocess.PIPE) as process:
        text, errors = process.communicate()
    assert "LedgerError: the run was not recorded" in errors
    acknowledged = _acknowledged(text)
    assert acknowledged
    assert verify(ledger, head=acknowledged[-1][1]).ok
    assert verify(ledger).head.runs == len(acknowledged)


@_POSIX
def test_a_folder_that_cannot_be_written_can_be_read(news: Any, keep: Any) -> None:
    with tempfile.TemporaryDirectory() as folder, _as_a_user(Path(folder)):
        ledger = Path(folder) / "ledger.db"
        keep(ledger, news)
        ledger.parent.chmod(0o555)
        try:
            with reading(ledger) as connection:
                assert list(log(connection))
            with pytest.raises(LedgerError):
                keep(ledger, news, 2)
        finally:
            ledger.parent.chmod(0o755)


@contextmanager
def _as_a_user(folder: Path) -> Iterator[None]:
    """Be an ordinary user for a while: the superuser may write anywhere. *folder* becomes that user's."""
    if os.geteuid() != 0:
        yield
        return
    nobody = 65534
    os.chown(folder, nobody, nobody)
    os.seteuid(nobody)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_clock_that_goes_backwards_does_not_change_the_order(ledger: Path, news: Any, header: Any) -> None:
    from provenance.ledger import record

    record(news, header(1, at="2025-06-01"), ledger)
    record(news.without("port"), header(2, at="2024-01-01"), ledger)
    with reading(ledger) as connection:
        assert [run.header.at for run in runs(connection)] == ["2025-06-01", "2024-01-01"]
    assert verify(ledger).ok


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pretend that the next release adds a column."""
    steps = (*store.migrations(), "ALTER TABLE run ADD COLUMN note TEXT;")
    monkeypatch.setattr(store, "migrations", lambda: steps)


def test_a_migration_keeps_every_row_and_a_copy(
    ledger: Path, news: Any, keep: Any, request: pytest.FixtureRequest
) -> None:
    keep(ledger, news)
    before = ledger.read_bytes()
    request.getfixturevalue("next_version")
    with pytest.raises(LedgerError, match="of version 2"), reading(ledger):
        pass
    with store.writing(ledger) as connection:
        assert connection.execute("SELECT n, note FROM run").fetchall() == [(1, None)]
    copy, kept = ledger.with_name("ledger.db.version-2"), ledger.with_name("kept.db")
    kept.write_bytes(before)
    with closing(sqlite3.connect(copy)) as old, closing(sqlite3.connect(kept)) as fresh:
        assert sorted(old.iterdump()) == sorted(fresh.iterdump())


def test_a_migration_that_fails_changes_nothing(
    ledger: Path, news: Any, keep: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = keep(ledger, news).head
    steps = (*store.migrations(), "ALTER TABLE run ADD COLUMN note TEXT; CREATE TABLE run (n);")
    store.schema_digest()
    with monkeypatch.context() as patched:
        patched.setattr(store, "migrations", lambda: steps)
        with pytest.raises(LedgerError, match="not recorded"), store.writing(ledger):
            pass
    assert verify(ledger, head=head).ok
