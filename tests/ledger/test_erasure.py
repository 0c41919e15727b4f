"""A name that somebody asked to be forgotten leaves the file; the chain of hashes stays whole."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from provenance.errors import LedgerError, UsageError
from provenance.ledger import diff, erase, export, log, merge, reading, runs, show, store, verify
from provenance.ledger.naming import Names

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_WHY = "request 17"
_NAME = "Ada Moreau"


@pytest.fixture
def kept(ledger: Path, news: Any, keep: Callable[..., Any]) -> Path:
    keep(ledger, news.decide("accepted", "Ada Moreau called"))
    keep(ledger, _second(news), 2)
    return ledger


def _second(news: Any) -> Any:
    """Return the corpus as the last run saw it."""
    said = news.decide("accepted", "Ada Moreau called")
    return said.edit("port", title="Ada Moreau: the port").parse("storm", agency="dpa")


def _tamper(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.executescript(script)
        for _, sql in triggers:
            connection.execute(sql)
        connection.commit()


def _bytes(path: Path) -> bytes:
    """Read the ledger and all that lies beside it, capitals aside."""
    return b"".join(
        one.read_bytes() for one in path.parent.iterdir() if one.name.startswith(path.name)
    ).lower()


def test_no_byte_of_an_erased_name_is_left_in_the_file_or_beside_it(kept: Path) -> None:
    assert b"moreau" in _bytes(kept)
    erase(kept, persons=[_NAME], reason=_WHY)
    assert b"moreau" not in _bytes(kept)


def test_an_erased_ledger_verifies_also_against_a_head_of_before(kept: Path) -> None:
    head = verify(kept).head
    done = erase(kept, persons=[_NAME], reason=_WHY)
    found = verify(kept, head=head)
    assert found.ok
    assert found.head == done.head
    assert verify(kept, head=done.head).ok


def test_an_erasure_keeps_the_hash_of_every_run(kept: Path) -> None:
    with reading(kept) as connection:
        before = [entry.hash for entry in runs(connection)]
    erase(kept, persons=[_NAME], reason=_WHY)
    with reading(kept) as connection:
        assert [entry.hash for entry in runs(connection)][:-1] == before


def test_an_erasure_is_a_run_at_the_time_that_was_given_or_that_of_the_last(kept: Path) -> None:
    erase(kept, persons=[_NAME], reason=_WHY)
    erase(kept, article="storm", reason=_WHY, at="2031-01-01")
    with reading(kept) as connection:
        told = [(entry.kind, entry.header.at) for entry in runs(connection)]
    assert told[1:] == [
        ("audit", "2025-01-01T00:00:02Z"),
        ("erase", "2025-01-01T00:00:02Z"),
        ("erase", "2031-01-01"),
    ]


def test_the_card_says_that_words_were_erased_and_why(kept: Path) -> None:
    erase(kept, persons=[_NAME], reason=_WHY)
    with reading(kept) as connection:
        card = show(connection, "port")
    assert [(one.run.number, one.reason) for one in card.erasures] == [(3, _WHY)]
    assert (card.title, card.byline, card.publisher) == ("erased on request", "erased on request", "Gazette")


def test_history_and_difference_say_that_a_name_is_erased_and_keep_the_agencies(kept: Path) -> None:
    erase(kept, persons=[_NAME], reason=_WHY)
    with reading(kept) as connection:
        added = [claim for entry in log(connection, "port") for claim in entry.added]
        (changed, _) = diff(connection, "1", "2").articles
    assert [(claim.kind, claim.name, claim.party) for claim in added] == [
        ("credit", "AFP", "afp"),
        ("person", "erased on request", None),
    ]
    assert (changed.kind, changed.title) == ("change", "erased on request")


def test_all_words_of_an_article_are_erased_and_those_of_others_stay(kept: Path) -> None:
    erase(kept, article="vote", reason=_WHY)
    with reading(kept) as connection:
        card, other = show(connection, "vote"), show(connection, "port")
    assert {claim.text for claim in card.claims if claim.kind != "none"} == {"erased on request"}
    assert {event.finding.message for event in card.findings} == {"erased on request"}
    assert other.byline == _NAME
    assert b"wire copy runs uncredited" not in _bytes(kept)


def test_two_requests_may_take_words_from_one_row(kept: Path) -> None:
    erase(kept, persons=[_NAME], reason=_WHY)
    erase(kept, article="port", reason="request 18")
    assert verify(kept).ok
    with reading(kept) as connection:
        assert [one.reason for one in show(connection, "port").erasures] == [_WHY, "request 18"]


@pytest.mark.parametrize(
    "edit",
    {
        "an erased row put in words": "UPDATE version SET title = 'Other' WHERE title = 'erased on request'",
        "words taken out as if erased": "UPDATE version SET title = 'erased on request',"
        " leaf = (SELECT leaf FROM erasure) WHERE n = 3",
        "words taken out under another leaf": "UPDATE version SET title = 'erased on request',"
        " leaf = zeroblob(32) WHERE n = 3",
        "the erasure taken out": "DELETE FROM erasure WHERE n = 1",
        "its run taken out with it": "DELETE FROM erasure; DELETE FROM run WHERE n = 3",
        "its reason": "UPDATE erasure SET reason = 1 WHERE n = 1",
        "its hash": "UPDATE erasure SET rest = zeroblob(32) WHERE n = 1",
        "an erasure put in": "INSERT INTO erasure SELECT 99, run, scope, reason, zeroblob(32), rest"
        " FROM erasure WHERE n = 1",
        "the agency of an erased claim": "UPDATE claim SET party = (SELECT n FROM string WHERE text = 'dpa')"
        " WHERE version = 1 AND party IS NOT NULL",
        "the decision on an erased finding": "UPDATE finding SET status = message WHERE leaf IS NOT NULL",
        "the digest of an erased finding": "UPDATE finding SET digest = zeroblob(32) WHERE leaf IS NOT NULL",
    }.items(),
    ids=lambda one: one[0],
)
def test_a_tampering_is_told_from_an_erasure(kept: Path, edit: tuple[str, str]) -> None:
    erase(kept, persons=[_NAME], reason=_WHY)
    _tamper(kept, edit[1])
    assert not verify(kept).ok


def test_words_that_no_erasure_took_are_told_as_such(kept: Path) -> None:
    _tamper(kept, "UPDATE version SET title = 'erased on request', leaf = zeroblob(32) WHERE n = 1")
    assert "words are gone, and no erasure took them" in {one.what for one in verify(kept).problems}


def test_a_tampered_ledger_is_not_erased_from(kept: Path) -> None:
    _tamper(kept, "UPDATE version SET title = 'Other' WHERE n = 1")
    with pytest.raises(LedgerError, match="does not verify"):
        erase(kept, persons=[_NAME], reason=_WHY)


def test_an_audit_that_finds_the_same_does_not_bring_the_name_back(
    kept: Path, news: Any, keep: Callable[..., Any]
) -> None:
    erase(kept, persons=[_NAME], reason=_WHY)
    done = keep(kept, _second(news), 3)
    assert (done.added, done.changed, done.reparsed, done.altered) == (0, 0, 0, 0)
    assert b"moreau" not in _bytes(kept)


def test_an_erased_finding_closes(kept: Path, news: Any, keep: Callable[..., Any]) -> None:
    erase(kept, persons=[_NAME], reason=_WHY)
    assert keep(kept, news.decide(None), 3).closed == 1
    assert verify(kept).ok


@pytest.mark.parametrize("first", ["one", "other"])
def test_a_merge_never_brings_an_erased_name_back(
    kept: Path, tmp_path: Path, first: str, news: Any, keep: Callable[..., Any]
) -> None:
    other = tmp_path / "other.db"
    shutil.copy(kept, other)
    erase(kept, persons=[_NAME], reason=_WHY)
    keep(other, news.edit("vote", title="ADA MOREAU votes"), 3)
    pair = (kept, other) if first == "one" else (other, kept)
    into = tmp_path / "merged" / "both.db"
    head = merge(*pair, into)
    assert verify(into, head=head).ok
    assert b"moreau" not in _bytes(into)


def test_merging_erased_copies_gives_the_same_in_either_order(
    kept: Path, tmp_path: Path, news: Any, keep: Callable[..., Any]
) -> None:
    other = tmp_path / "other.db"
    shutil.copy(kept, other)
    erase(kept, persons=[_NAME], reason=_WHY)
    erase(other, article="port", reason="request 18")
    keep(other, _second(news).edit("vote", title="Ada Moreau votes"), 3)
    one, two = tmp_path / "one.db", tmp_path / "two.db"
    assert merge(kept, other, one) == merge(other, kept, two)
    with closing(sqlite3.connect(one)) as a, closing(sqlite3.connect(two)) as b:
        assert list(a.iterdump()) == list(b.iterdump())
    assert verify(one).ok
    with reading(one) as connection:
        card = show(connection, "port")
    assert {claim.text for claim in card.claims if claim.kind != "none"} == {"erased on request"}
    assert b"moreau" not in _bytes(one)


def test_an_older_copy_with_the_name_merges_into_the_erased_one(kept: Path, tmp_path: Path) -> None:
    older = tmp_path / "older.db"
    shutil.copy(kept, older)
    head = erase(kept, persons=[_NAME], reason=_WHY).head
    for pair in ((kept, older), (older, kept)):
        assert merge(*pair, tmp_path / "merged.db") == head
        assert b"moreau" not in _bytes(tmp_path / "merged.db")


def test_the_words_of_an_article_erased_elsewhere_stay_in_other_articles(
    kept: Path, tmp_path: Path, news: Any, keep: Callable[..., Any]
) -> None:
    other = tmp_path / "other.db"
    shutil.copy(kept, other)
    erase(kept, article="port", reason=_WHY)
    keep(other, news.without("vote"), 3)
    merge(kept, other, tmp_path / "merged.db")
    with reading(tmp_path / "merged.db") as connection:
        assert show(connection, "storm").byline == _NAME


def test_the_parquet_export_tells_erased_rows_and_erasures(kept: Path, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    erase(kept, persons=[_NAME], reason=_WHY)
    with reading(kept) as connection:
        paths = export(connection, tmp_path / "out", key=b"key")
    assert "erased on request" in pq.read_table(paths["claims"])["name"].to_pylist()
    assert set(pq.read_table(paths["erasures"])["reason"].to_pylist()) == {_WHY}


def test_a_name_in_the_id_of_an_article_is_kept_and_told(
    ledger: Path, news: Any, keep: Callable[..., Any]
) -> None:
    keep(ledger, news)
    assert erase(ledger, persons=[_NAME], reason=_WHY).kept == ()
    assert erase(ledger, persons=["Port"], reason=_WHY).kept == ("port",)


@pytest.mark.parametrize(
    "asked",
    [
        {"persons": ["Nobody Known"], "reason": _WHY},
        {"article": "nothing", "reason": _WHY},
        {"persons": [_NAME], "article": "port", "reason": _WHY},
        {"reason": _WHY},
        {"persons": [_NAME], "reason": " "},
        {"persons": [_NAME], "reason": "Ada Moreau asked"},
        {"persons": ["A"], "reason": _WHY},
        {"persons": [_NAME], "reason": _WHY, "at": "yesterday"},
    ],
)
def test_a_request_that_cannot_be_met_is_refused_and_changes_nothing(
    kept: Path, asked: dict[str, Any]
) -> None:
    head = verify(kept).head
    with pytest.raises(UsageError):
        erase(kept, **asked)
    assert verify(kept).head == head


def test_no_ledger_is_made_to_erase_from(ledger: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger"):
        erase(ledger, persons=[_NAME], reason=_WHY)


def test_an_erasure_beside_a_reader_says_so_and_is_ended_by_the_next(kept: Path) -> None:
    with reading(kept) as connection:
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM run").fetchone()
        with pytest.raises(LedgerError, match="still in the file"):
            erase(kept, persons=[_NAME], reason=_WHY, patience=0)
    with pytest.raises(UsageError, match="no words"):
        erase(kept, persons=[_NAME], reason=_WHY)
    assert b"moreau" not in _bytes(kept)
    assert verify(kept).ok


def test_a_ledger_of_before_erasures_verifies_and_is_erased_from(
    ledger: Path, news: Any, keep: Callable[..., Any]
) -> None:
    keep(ledger, news)
    _as_of_before(ledger)
    head = verify(ledger).head
    erase(ledger, persons=[_NAME], reason=_WHY)
    assert verify(ledger, head=head).ok
    assert b"moreau" not in _bytes(ledger)


def _as_of_before(path: Path) -> None:
    """Write the rows of a ledger into one that has the first migration alone."""
    old = path.with_name("old.db")
    with closing(sqlite3.connect(old)) as connection:
        connection.executescript(store.migrations()[0])
        connection.execute("ATTACH ? AS new", (str(path),))
        for table in ("string", "run", "article", "version", "claim", "finding"):
            columns = ", ".join(row[1] for row in connection.execute(f"PRAGMA main.table_info({table})"))
            connection.execute(f"INSERT INTO {table} SELECT {columns} FROM new.{table}")
        connection.execute(f"PRAGMA application_id = {store.APPLICATION}")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    old.replace(path)


@pytest.mark.parametrize(
    ("name", "text", "borne"),
    [
        ("Ada Moreau", "By ADA\nMOREAU, AFP", True),
        ("Ada Moreau", "2024/ada-moreau_port.txt", True),
        ("Ada Moreau", "Ada Moreau's", True),
        ("Ada Moreau", "Nada Moreau", False),
        ("Ada Moreau", "Ada Moreaux", False),
        ("Ada Moreau", None, False),
        ("李明", "记者李明报道", True),
        ("Zoë Ünal", "ZOE\u0308 U\u0308NAL", True),
    ],
)
def test_a_name_is_known_however_it_is_set(name: str, text: str | None, borne: bool) -> None:
    assert Names([name])(text) is borne
