from __future__ import annotations

import itertools
import random
import sqlite3
from contextlib import closing
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Never

import pytest

from provenance.errors import LedgerError, UsageError
from provenance.ledger import Head, diff, export, find_run, log, merge, reading, record, runs, show, verify
from provenance.ledger.merkle import EMPTY, Tree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from provenance.ledger import Header, Receipt

    Corpus = Any


def test_the_tree_gives_the_roots_of_the_published_vectors() -> None:
    leaves = [
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ]
    roots = {
        1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    }
    tree = Tree()
    assert tree.root == EMPTY == sha256(b"").digest()
    for size, content in enumerate(leaves, start=1):
        tree.append(bytes.fromhex(content))
        if size in roots:
            assert tree.root.hex() == roots[size]


def test_the_first_run_records_every_article_and_every_claim(
    ledger: Path, news: Corpus, keep: Callable[..., Receipt]
) -> None:
    receipt = keep(ledger, news)
    assert (receipt.number, receipt.recorded, receipt.added, receipt.opened) == (1, True, 3, 1)
    with reading(ledger) as connection:
        kinds = [claim.kind for claim in show(connection, "port").claims]
    assert kinds == ["credit", "person"]


def test_the_same_run_again_is_recorded_once(
    ledger: Path, news: Corpus, keep: Callable[..., Receipt]
) -> None:
    first = keep(ledger, news)
    again = keep(ledger, news)
    assert again.recorded is False
    assert again.head == first.head
    assert verify(ledger).head.runs == 1


def test_another_run_of_the_same_name_and_time_is_refused(
    ledger: Path, news: Corpus, header: Callable[..., Header], keep: Callable[..., Receipt]
) -> None:
    keep(ledger, news)
    with pytest.raises(LedgerError, match="another run of this name"):
        record(news, header(1, corpus_sha256="other"), ledger)


def test_a_run_in_which_nothing_changed_writes_no_article(
    ledger: Path, news: Corpus, keep: Callable[..., Receipt]
) -> None:
    keep(ledger, news)
    receipt = keep(ledger, news, 2)
    assert (receipt.added, receipt.changed, receipt.reparsed, receipt.removed, receipt.opened) == (
        0,
        0,
        0,
        0,
        0,
    )
    assert verify(ledger).versions == 3


def test_another_text_is_a_change_and_another_reading_is_a_reparse(
    ledger: Path, news: Corpus, keep: Callable[..., Receipt]
) -> None:
    keep(ledger, news)
    keep(ledger, news.edit("port", body="Another text.").parse("storm", agency="dpa"), 2)
    with reading(ledger) as connection:
        kinds = {name: [entry.kind for entry in log(connection, name)] for name in ("port", "storm", "vote")}
    assert kinds == {"port": ["add", "change"], "storm": ["add", "reparse"], "vote": ["add"]}


def test_another_title_alone_is_a_change(ledger: Path, news: Corpus, keep: Callable[..., Receipt]) -> None:
    keep(ledger, news)
    assert keep(ledger, news.edit("port", title="A new headline"), 2).changed == 1


def test_the_history_tells_what_was_added_and_what_was_removed(
    ledger: Path, news: Corpus, keep: Callable[..., Receipt]
) -> None:
    keep(ledger, news)
    keep(ledger, news.parse("storm", agency="dpa"), 2, version="0.2.0")
    with reading(ledger) as connection:
        _, entry = log(connection, "storm")
    assert [claim.party for claim in entry.added] == ["dpa"]
    assert [claim.party for claim in entry.removed] == ["reuters"]
    assert entry.run.header.version == "0.2.0"


def test_the_history_of_an_agency_names_each_article_where_it_came_or_went(
    ledger: Path, news: Corpus, keep: Callable[..., Receipt]
) -> None:
    keep(ledger, news)
    keep(ledger, news.parse("storm", agency="afp"), 2)
    keep(ledger, news.parse("storm", agency="dpa"), 3)
    with reading(ledger) as connection:
        found = [(entry.article_id, entry.run.number, entry.kind) for entry in log(connection, agency="AFP")]
    assert found == [("port", 1, "add"), ("storm", 2, "reparse"), ("storm", 3, "reparse")]


def test_that_nobody_is_credited_is_recorded_and_so_is_its_end(
    ledger: Path, news: Corpus, keep: Callable[..., Receipt]
) -> None:
    keep(ledger, news)
    keep(ledger, news.parse("vote", agency="ap"), 2)
    with reading(ledger) as connection:
        first, second = log(connection, "vote")
    assert [claim.kind for claim in first.added] == ["mention", "none"]
    assert "none" in [claim.kind for claim in second.removed]


def test_an_article_that_went_and_came_back_says_so(
    ledger: Path, news: Corpus, keep: Callable[..., Receipt]
) -> None:
    keep(ledger, news)
    assert keep(ledger, news.without("storm"), 2).removed == 1
    with reading(ledger) as connection:
        gone = show(connection, "storm")
    assert (gone.present, gone.last_seen.number, gone.claims[0].party) == (False, 1, "reuters")
    assert keep(ledger, news.without("storm"), 3).removed == 0
    assert keep(ledger, news, 4).added == 1
    with reading(ledger) as connection:
        assert show(connection, "storm").present
        assert [entry.kind for entry in log(connection, "storm")] == ["add", "remove", "add"]


def test_a_partial_run_removes_nothing(
    ledger: Path, news: Corpus, header: Callable[..., Header], keep: Callable[..., Receipt]
) -> None:
    keep(ledger, news)
    receipt = record(news.without("storm"), header(2, partial=True), ledger)
    assert (receipt.removed, receipt.closed) == (0, 0)


def test_two_corpora_in_one_ledger_keep_apart(
    ledger: Path, news: Corpus, header: Callable[..., Header], keep: Callable[..., Receipt]
) -> None:
    keep(ledger, news)
    receipt = record(news.without("storm"), header(2, corpus="archive"), ledger)
    assert (receipt.added, receipt.removed) == (2, 0)
    with reading(ledger) as connection, pytest.raises(UsageError, match="several corpora"):
        show(connection, "port")


def test_a_finding_opens_changes_by_decision_and_closes(
    ledger: Path, news: Corpus, keep: Callable[..., Receipt]
) -> None:
    keep(ledger, news)
    assert keep(ledger, news.decide("accepted", "licensed"), 2).altered == 1
    with reading(ledger) as connection:
        (event,) = show(connection, "vote").findings
    assert (event.event, event.finding.status, event.finding.reason) == ("changed", "accepted", "licensed")
    assert keep(ledger, news.decide(None), 3).closed == 1
    assert keep(ledger, news, 4).opened == 1
    assert verify(ledger).ok


def test_the_card_says_when_an_article_was_first_seen_last_changed_and_last_seen(
    ledger: Path, news: Corpus, keep: Callable[..., Receipt]
) -> None:
    keep(ledger, news)
    keep(ledger, news.parse("storm", agency="dpa"), 2)
    keep(ledger, news.parse("storm", agency="dpa"), 3)
    with reading(ledger) as connection:
        card = show(connection, "storm")
        with pytest.raises(UsageError, match="no such article"):
            show(connection, "nowhere")
    assert [run.number for run in (card.first_seen, card.last_changed, card.last_seen)] == [1, 2, 3]


def test_the_difference_of_two_runs_holds_in_both_directions(
    ledger: Path, news: Corpus, keep: Callable[..., Receipt]
) -> None:
    keep(ledger, news)
    keep(ledger, news.without("port"), 2)
    keep(ledger, news.without("port").parse("storm", agency="dpa").decide(None), 3)
    with reading(ledger) as connection:
        forth, back, none = (
            diff(connection, "1", "HEAD"),
            diff(connection, "3", "1"),
            diff(connection, "2", "HEAD~1"),
        )
    assert [(one.article_id, one.kind) for one in forth.articles] == [
        ("port", "remove"),
        ("storm", "reparse"),
    ]
    assert [(one.article_id, one.kind) for one in back.articles] == [("port", "add"), ("storm", "reparse")]
    assert [one.event for one in forth.findings] == ["closed"]
    assert [one.event for one in back.findings] == ["opened"]
    assert (none.articles, none.findings) == ((), ())


def test_a_run_answers_to_its_number_its_hash_and_its_place(
    ledger: Path, news: Corpus, keep: Callable[..., Receipt]
) -> None:
    keep(ledger, news)
    keep(ledger, news, 2)
    with reading(ledger) as connection:
        last = find_run(connection, "HEAD")
        assert find_run(connection, last.hash[:12]) == find_run(connection, "2") == last
        assert find_run(connection, "HEAD~1").number == 1
        for name in ("9", "HEAD~5", "zz", ""):
            with pytest.raises(UsageError):
                find_run(connection, name)


def test_a_feed_out_of_order_leaves_the_ledger_as_it_was(
    ledger: Path, news: Corpus, keep: Callable[..., Receipt]
) -> None:
    before = keep(ledger, news).head
    with pytest.raises(LedgerError, match="not in order"):
        keep(ledger, type(news)(tuple(reversed(news.records_)), news.reported), 2)
    assert verify(ledger, head=before).ok


def test_a_feed_that_fails_halfway_leaves_nothing(
    ledger: Path, news: Corpus, header: Callable[..., Header], keep: Callable[..., Receipt]
) -> None:
    class Broken(type(news)):
        def findings(self) -> Never:  # type: ignore[override]
            raise LedgerError("the tables went away")

    with pytest.raises(LedgerError):
        record(Broken(news.records_, news.reported), header(1), ledger)
    assert verify(ledger).head.runs == 0
    assert keep(ledger, news).number == 1


def test_nothing_in_a_ledger_can_be_updated_or_deleted(
    ledger: Path, news: Corpus, keep: Callable[..., Receipt]
) -> None:
    keep(ledger, news)
    with closing(sqlite3.connect(ledger)) as connection:
        for table in ("string", "run", "article", "version", "claim", "finding"):
            column = connection.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchone()[0]
            for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET {column} = {column}"):
                with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                    connection.execute(statement)


def test_a_reader_cannot_write(ledger: Path, news: Corpus, keep: Callable[..., Receipt]) -> None:
    keep(ledger, news)
    with pytest.raises(LedgerError, match="readonly"), reading(ledger) as connection:
        connection.execute("INSERT INTO string (text) VALUES ('x')")


def test_a_ledger_may_have_any_name(tmp_path: Path, news: Corpus, keep: Callable[..., Receipt]) -> None:
    path = tmp_path / "a?b #c %41" / "lédger.db"
    head = keep(path, news).head
    assert verify(path, head=head).ok
    assert path.is_file()


def test_a_head_reads_back_from_both_of_its_forms() -> None:
    head = Head(12, bytes(range(32)))
    assert Head.of(str(head)) == Head.of(head.checkpoint) == head
    for text in ("", "12", "x:00", "12:zz", "1:00", "a\nb\nc"):
        with pytest.raises(UsageError, match="no ledger head"):
            Head.of(text)


def test_runs_of_random_corpora_read_back_as_they_were_written(
    ledger: Path, news: Corpus, keep: Callable[..., Receipt]
) -> None:
    draw = random.Random(7)  # noqa: S311 - a drawn corpus is no secret
    corpora = []
    for number in range(1, 30):
        corpus = news
        for name in ("port", "storm", "vote"):
            match draw.randrange(4):
                case 0:
                    corpus = corpus.without(name)
                case 1:
                    corpus = corpus.parse(name, agency=draw.choice(("afp", "ap", "dpa")))
                case 2:
                    corpus = corpus.edit(name, body=draw.choice(("One.", "Two.")))
        corpora.append(corpus)
        keep(ledger, corpus, number)
    assert verify(ledger).ok
    with reading(ledger) as connection:
        for (i, one), (j, other) in itertools.pairwise(enumerate(corpora, start=1)):
            told = {(entry.article_id, entry.kind) for entry in diff(connection, str(i), str(j)).articles}
            assert told == one.difference(other)
        assert len(list(runs(connection))) == len(corpora)


def test_the_parquet_export_holds_every_row(
    ledger: Path, tmp_path: Path, news: Corpus, keep: Callable[..., Receipt]
) -> None:
    import pyarrow.parquet as pq

    keep(ledger, news)
    keep(ledger, news.parse("storm", agency="dpa"), 2)
    with reading(ledger) as connection:
        paths = export(connection, tmp_path / "out")
    tables = {name: pq.read_table(path).to_pylist() for name, path in paths.items()}
    found = verify(ledger)
    assert [len(tables[name]) for name in ("runs", "versions", "claims", "findings")] == [
        2, found.versions, found.claims, found.findings,
    ]  # fmt: skip
    assert tables["runs"][-1]["hash"] == found.head.hash.hex()
    assert {row["party"] for row in tables["claims"] if row["kind"] == "credit"} == {"afp", "reuters", "dpa"}


def test_the_parquet_export_names_nobody_where_a_key_is_given(
    ledger: Path, tmp_path: Path, news: Corpus, keep: Callable[..., Receipt]
) -> None:
    import pyarrow.parquet as pq

    keep(ledger, news)
    with reading(ledger) as connection:
        paths = [export(connection, tmp_path / name, key=name.encode()) for name in ("one", "two")]
    claims, others = (pq.read_table(path["claims"]).to_pylist() for path in paths)
    (person,) = [row for row in claims if row["kind"] == "person"]
    (other,) = [row for row in others if row["kind"] == "person"]
    assert len(person["name"]) == 64
    assert person["name"] != other["name"]
    assert {row["party"] for row in claims if row["kind"] == "credit"} == {"afp", "reuters"}
    for path in paths[0].values():
        assert b"Moreau" not in path.read_bytes()
    findings = pq.read_table(paths[0]["findings"]).to_pylist()
    assert [len(row["message"]) for row in findings] == [64]


def test_merging_a_ledger_with_its_older_copy_gives_the_newer(
    ledger: Path, tmp_path: Path, news: Corpus, keep: Callable[..., Receipt]
) -> None:
    keep(ledger, news)
    older = tmp_path / "older.db"
    older.write_bytes(ledger.read_bytes())
    newest = keep(ledger, news.without("port"), 2).head
    for one, other in ((ledger, older), (older, ledger), (ledger, ledger)):
        assert merge(one, other, tmp_path / "merged.db") == newest
        assert verify(tmp_path / "merged.db", head=newest).ok


def test_merging_two_lines_gives_the_same_in_either_order(
    ledger: Path, tmp_path: Path, news: Corpus, keep: Callable[..., Receipt]
) -> None:
    keep(ledger, news)
    other = tmp_path / "other.db"
    other.write_bytes(ledger.read_bytes())
    left = keep(ledger, news.parse("storm", agency="dpa"), 2).head
    right = keep(other, news.without("port"), 3).head
    one, two = tmp_path / "one.db", tmp_path / "two.db"
    assert merge(ledger, other, one) == merge(other, ledger, two)
    with closing(sqlite3.connect(one)) as a, closing(sqlite3.connect(two)) as b:
        assert list(a.iterdump()) == list(b.iterdump())
    for head in (left, right):
        assert verify(one, head=head).ok
    assert keep(one, news, 4).number == 5
    assert merge(one, other, one) == verify(one).head


def test_a_ledger_that_does_not_verify_is_not_merged(
    ledger: Path, tmp_path: Path, news: Corpus, keep: Callable[..., Receipt]
) -> None:
    keep(ledger, news)
    other = tmp_path / "other.db"
    other.write_bytes(b"no ledger")
    with pytest.raises(LedgerError):
        merge(ledger, other, tmp_path / "merged.db")
    assert not (tmp_path / "merged.db").exists()
