"""Every way to change a ledger behind its back, with the triggers out of the way, and who notices."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from provenance.errors import LedgerError
from provenance.ledger import reading, verify
from provenance.ledger.rows import RUNS, Strings, run_of
from provenance.ledger.store import APPLICATION

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_FIRST = "(SELECT min(version) FROM claim)"
_EDITS = {
    "the text of a credit": "UPDATE string SET text = 'Reuters' WHERE text = 'AFP'",
    "the agency of a credit": "UPDATE claim SET party = (SELECT n FROM string WHERE text = 'dpa')"
    " WHERE version = 1 AND n = 0",
    "the tier of a credit": "UPDATE claim SET tier = kind WHERE version = 1 AND n = 0",
    "the place of a credit": "UPDATE claim SET start = start + 1 WHERE version = 1 AND n = 0",
    "a credit taken out": f"DELETE FROM claim WHERE version = {_FIRST} AND n = 0",
    "a credit put in": "INSERT INTO claim SELECT version, 9, kind, tier, via, role, party, name, text, 0, 1,"
    " NULL, NULL FROM claim WHERE version = 1 AND n = 0",
    "the fact that nobody is credited": "DELETE FROM claim"
    " WHERE kind = (SELECT n FROM string WHERE text = 'none')",
    "a version taken out": "DELETE FROM version WHERE n = 2",
    "a version with its credits": "DELETE FROM claim WHERE version = 5; DELETE FROM version WHERE n = 5",
    "a version moved to another run": "UPDATE version SET run = 2 WHERE n = 3",
    "the hash of an article": "UPDATE version SET sha256 = zeroblob(32) WHERE n = 1",
    "the title of an article": "UPDATE version SET title = 'Other' WHERE n = 1",
    "a change called a reparse": "UPDATE version SET kind = 'change' WHERE kind = 'reparse'",
    "the id of an article": "UPDATE article SET article_id = 'harbour' WHERE article_id = 'port'",
    "two versions swapped": "UPDATE version SET n = 99 WHERE n = 1; UPDATE version SET n = 1 WHERE n = 2;"
    "UPDATE version SET n = 2 WHERE n = 99",
    "the decision on a finding": "UPDATE finding SET status = reason WHERE reason IS NOT NULL",
    "a finding taken out": "DELETE FROM finding WHERE n = 1",
    "the time of a run": "UPDATE run SET at = '2020-01-01' WHERE n = 1",
    "the release that ran": "UPDATE run SET version = '9' WHERE n = 2",
    "a run in the middle": "DELETE FROM run WHERE n = 2",
    "a run in the middle with its rows": "DELETE FROM claim"
    " WHERE version IN (SELECT n FROM version WHERE run = 2);"
    "DELETE FROM version WHERE run = 2; DELETE FROM finding WHERE run = 2; DELETE FROM run WHERE n = 2",
    "a null where none can be": "UPDATE version SET state = x'00' WHERE n = 1",
    "a text where bytes belong": "UPDATE version SET sha256 = 'x' WHERE n = 1",
}


@pytest.fixture
def kept(ledger: Path, news: Any, keep: Callable[..., Any]) -> Path:
    keep(ledger, news)
    keep(ledger, news.parse("storm", agency="dpa").decide("accepted", "licensed"), 2)
    keep(ledger, news.without("storm").decide(None), 3)
    keep(ledger, news, 4)
    return ledger


def _tamper(path: Path, script: str) -> None:
    """Run a script as somebody would who knows how the file is made: triggers away, and back after."""
    with closing(sqlite3.connect(path)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.executescript(script)
        for _, sql in triggers:
            connection.execute(sql)
        connection.commit()


def _cut(path: Path, last: int) -> None:
    of = f"(SELECT n FROM version WHERE run > {last})"
    _tamper(
        path,
        f"DELETE FROM claim WHERE version IN {of}; DELETE FROM version WHERE run > {last};"
        f"DELETE FROM finding WHERE run > {last}; DELETE FROM run WHERE n > {last}",
    )


def test_an_untouched_ledger_verifies_against_its_own_head(kept: Path) -> None:
    found = verify(kept)
    assert found.ok
    assert found.head.runs == 4
    assert verify(kept, head=str(found.head)).ok
    assert verify(kept, head=found.head.checkpoint).ok


@pytest.mark.parametrize("edit", _EDITS.values(), ids=_EDITS.keys())
def test_verifying_finds_an_edit(kept: Path, edit: str) -> None:
    _tamper(kept, edit)
    assert not verify(kept).ok


def test_an_older_head_still_verifies_after_more_runs(
    kept: Path, news: Any, keep: Callable[..., Any]
) -> None:
    head = verify(kept).head
    keep(kept, news.without("port"), 5)
    assert verify(kept, head=head).ok


def test_the_last_runs_cut_off_show_against_the_head_alone(kept: Path) -> None:
    head = verify(kept).head
    _cut(kept, 2)
    assert verify(kept).ok
    found = verify(kept, head=head)
    assert [problem.what for problem in found.problems] == [
        f"the ledger does not hold the run of head {head}: it was cut off, or another"
    ]


def test_an_older_copy_put_back_shows_against_the_head(
    kept: Path, news: Any, keep: Callable[..., Any]
) -> None:
    copy = kept.with_name("copy.db")
    shutil.copy(kept, copy)
    head = keep(kept, news.without("port"), 5).head
    shutil.copy(copy, kept)
    assert verify(kept).ok
    assert not verify(kept, head=head).ok


def test_a_ledger_rewritten_with_new_hashes_shows_against_the_head(kept: Path) -> None:
    head = verify(kept).head
    with closing(sqlite3.connect(kept)) as connection:
        strings = Strings(connection)
        rows = [run_of(row, strings) for row in connection.execute(f"SELECT {RUNS} FROM run ORDER BY n")]
    script, parent = [], b""
    for number, _, row in rows:
        fresh = row._replace(version="9.9.9", parents=parent)
        parent = fresh.hash
        script.append(
            f"UPDATE run SET version = '9.9.9', parents = x'{fresh.parents.hex()}', hash = x'{parent.hex()}'"
            f" WHERE n = {number}"
        )
    _tamper(kept, ";".join(script))
    assert verify(kept).ok
    assert not verify(kept, head=head).ok


def test_a_head_of_another_ledger_is_noticed(kept: Path) -> None:
    assert not verify(kept, head="4:" + "ab" * 32).ok


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE run ADD COLUMN note TEXT",
        "DROP TRIGGER run_stays",
        "CREATE TRIGGER more AFTER INSERT ON run BEGIN DELETE FROM claim; END",
        "CREATE VIEW extra AS SELECT 1",
        "DROP INDEX claim_by_party",
        "PRAGMA application_id = 7",
        "PRAGMA user_version = 99",
    ],
)
def test_a_changed_schema_is_refused_and_told(
    kept: Path, change: str, news: Any, keep: Callable[..., Any]
) -> None:
    with closing(sqlite3.connect(kept)) as connection:
        connection.executescript(change)
    assert not verify(kept).ok
    with pytest.raises(LedgerError, match="cannot be read"), reading(kept):
        pass
    with pytest.raises(LedgerError, match="cannot be written"):
        keep(kept, news, 5)


def test_a_view_without_end_in_place_of_a_table_is_never_read(ledger: Path) -> None:
    ledger.parent.mkdir()
    with closing(sqlite3.connect(ledger)) as connection:
        connection.executescript(
            "CREATE VIEW run AS WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more)"
            " SELECT n FROM more;"
            f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = 1;"
        )
    assert not verify(ledger).ok
    with pytest.raises(LedgerError, match="schema was changed"), reading(ledger):
        pass


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_file_that_is_no_ledger_is_refused(ledger: Path, content: bytes) -> None:
    ledger.parent.mkdir()
    ledger.write_bytes(content)
    assert not verify(ledger).ok
    with pytest.raises(LedgerError), reading(ledger):
        pass


def test_no_file_is_an_error_that_says_so(ledger: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger"):
        verify(ledger)


def test_flipped_bits_never_pass_for_the_ledger_that_was_written(kept: Path) -> None:
    head = verify(kept).head
    with reading(kept) as connection:
        before = list(connection.iterdump())
    whole = kept.read_bytes()
    for place in range(40, len(whole), 2503):
        kept.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        if verify(kept, head=head).ok:
            with reading(kept) as connection:
                assert _data(connection.iterdump()) == _data(before)


def _data(dump: Any) -> list[str]:
    """Leave out texts that nothing refers to any more, and what is no table of ours."""
    return [line for line in dump if "sqlite_" not in line]


def test_a_ledger_cut_short_is_noticed(kept: Path) -> None:
    head = verify(kept).head
    whole = kept.read_bytes()
    for size in range(100, len(whole), 9001):
        kept.write_bytes(whole[:size])
        assert not verify(kept, head=head).ok


def test_the_log_of_another_ledger_beside_it_is_noticed(
    kept: Path, news: Any, keep: Callable[..., Any], tmp_path: Path
) -> None:
    head = verify(kept).head
    other = tmp_path / "other.db"
    keep(other, news.without("port"))
    with (
        closing(sqlite3.connect(other, isolation_level=None)) as writer,
        closing(sqlite3.connect(other)) as reader,
    ):
        reader.execute("SELECT count(*) FROM run").fetchone()
        writer.execute("INSERT INTO string (text) VALUES ('not folded in')")
        shutil.copy(other.with_name("other.db-wal"), kept.with_name("ledger.db-wal"))
    found = verify(kept, head=head)
    assert found.ok or found.problems
    assert found.head == head or not found.ok
