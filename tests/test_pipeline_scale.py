"""Runs that are large, parallel, interrupted or repeated give the same answer."""

from __future__ import annotations

import subprocess
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from runs import WIRE, answer, report_among

import provenance
from provenance.cli._progress import line
from provenance.engines.comparing import compare_batch, with_bodies
from provenance.engines.duckdb import DuckDB
from provenance.engines.keeping import KeepingDuckDB
from provenance.errors import UsageError
from provenance.model import Article
from provenance.pipeline import parsing
from provenance.pipeline.progress import Progress
from provenance.pipeline.workers import Task, Workers
from provenance.tables import schema, schema_names

if TYPE_CHECKING:
    from pathlib import Path


def corpus() -> list[Article]:
    copy = Article(article_id="copy", body=WIRE.replace("some 300", "about 300"), published="2025-03-02")
    return [*report_among(8), copy]


@pytest.fixture(scope="module")
def plain() -> tuple[object, ...]:
    return answer(provenance.audit(corpus(), select=["AGY2", "PRV"]))


def test_worker_processes_give_the_answer_of_one_process(
    plain: tuple[object, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("provenance.pipeline.loading._TOGETHER", 3)
    assert answer(provenance.audit(corpus(), select=["AGY2", "PRV"], workers=2)) == plain


def test_a_limit_to_memory_gives_the_same_answer(plain: tuple[object, ...]) -> None:
    limited = provenance.audit(corpus(), select=["AGY2", "PRV"], memory="200MB", threads=1)
    assert answer(limited) == plain


@pytest.mark.parametrize("file", [None, "it's.duckdb"])
def test_pairs_that_are_joined_part_by_part_give_the_same_answer(
    tmp_path: Path, plain: tuple[object, ...], file: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("provenance.engines.duckdb._PART", 2)
    for _ in range(2):
        cache = tmp_path / file if file else None
        run = provenance.audit(corpus(), select=["AGY2", "PRV"], cache=cache)
        assert len(run.tables["candidates"]) > 4
        assert answer(run) == plain


def test_a_long_query_draws_no_bar_among_the_results(tmp_path: Path) -> None:
    for engine in (DuckDB(), DuckDB(tmp_path / "tables.duckdb"), DuckDB(memory="200MB")):
        assert engine.rows("SELECT current_setting('enable_progress_bar') AS bar") == [{"bar": False}]


def test_a_second_run_with_a_cache_parses_only_what_changed(
    tmp_path: Path, plain: tuple[object, ...]
) -> None:
    parsed: list[int] = []

    def count(step: Progress) -> None:
        if step.stage == "articles":
            parsed.append(step.done)

    cache = tmp_path / "tables.duckdb"
    older = [replace(one, body=one.body + "\nOld.") if one.article_id == "copy" else one for one in corpus()]
    gone = Article(article_id="gone", body="This article was withdrawn.")
    provenance.audit([*older, gone], select=["AGY2", "PRV"], cache=cache)
    run = provenance.audit(corpus(), select=["AGY2", "PRV"], cache=cache, progress=count)
    assert parsed == [1]
    assert answer(run) == plain


def test_rows_that_are_replaced_are_let_go_at_once(tmp_path: Path) -> None:
    engine = KeepingDuckDB(tmp_path / "tables.duckdb")
    assert not engine.keep("mark")
    for name in schema_names():
        engine.create(schema(name))
    log = tmp_path / "tables.duckdb.wal"
    for text in ("It rained.", "It snowed."):
        articles, tables = parsing.parse_articles([Article(article_id="one", body=text)])
        engine.replace(tables, {one.article_id: parsing.digest_of(one) for one in articles})
        assert (log.exists() and log.stat().st_size > 0) == (text == "It rained.")
    assert [one.body for one in engine.articles()] == ["It snowed."]


def test_a_second_run_with_a_cache_compares_only_what_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "tables.duckdb"
    more = [*corpus(), Article(article_id="late", body=WIRE.replace("Monday", "Sunday"))]
    expected = answer(provenance.audit(more, select=["AGY2", "PRV"]))
    provenance.audit(corpus(), select=["AGY2", "PRV"], cache=cache)
    compared: list[tuple[str, ...]] = []

    def watched(table: str, pairs: Any) -> Any:
        compared.extend((table, *pair) for pair in zip(*pairs.to_pydict().values(), strict=True))
        return compare_batch(table, pairs)

    monkeypatch.setattr("provenance.pipeline.loading.compare_batch", watched)
    assert answer(provenance.audit(more, select=["AGY2", "PRV"], cache=cache)) == expected
    assert all("late" in pair for pair in compared if pair[0] == "repeats")
    assert len([pair for pair in compared if pair[0] == "repeats"]) == 2


def test_a_cache_of_other_parsers_is_made_anew(
    tmp_path: Path, plain: tuple[object, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "tables.duckdb"
    with monkeypatch.context() as context:
        context.setattr("provenance.pipeline.loading.parsers_digest", lambda _: "other")
        provenance.audit(corpus()[:3], select=["AGY2"], cache=cache)
    assert answer(provenance.audit(corpus(), select=["AGY2", "PRV"], cache=cache)) == plain


def test_a_file_that_is_no_cache_is_refused(tmp_path: Path) -> None:
    cache = tmp_path / "notes.txt"
    cache.write_text("no database", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be opened"):
        provenance.audit(corpus(), cache=cache)


def test_findings_can_be_limited_to_what_was_published_lately() -> None:
    whole = provenance.audit(corpus(), select=["AGY201"])
    assert [one.article_id for one in whole.results] == ["copy"]
    assert provenance.audit(corpus(), select=["AGY201"], since="2025-03-02").results == whole.results
    assert provenance.audit(corpus(), select=["AGY201"], since="2025-03-03").results == ()
    with pytest.raises(UsageError, match="only a corpus of files"):
        provenance.audit(corpus(), since="last week")


def test_since_a_revision_what_is_new_is_compared_with_what_is_old(tmp_path: Path) -> None:
    def committed() -> None:
        who = ("-c", "user.name=a", "-c", "user.email=a@b")
        for command in (("init", "-q"), ("add", "."), (*who, "commit", "-qm", "all", "--allow-empty")):
            subprocess.run(["git", "-C", str(tmp_path), *command], check=True)

    def told() -> list[tuple[str, tuple[str, ...]]]:
        run = provenance.audit(tmp_path, select=["AGY201"], since="HEAD")
        return [(one.article_id, tuple(at.article_id for at in one.evidence)) for one in run.results]

    (tmp_path / "wire.txt").write_text(f"{WIRE}\nBy Ada Moreau, AFP", encoding="utf-8")
    committed()
    (tmp_path / "copy.txt").write_text(WIRE.replace("some 300", "about 300"), encoding="utf-8")
    assert [(one, "wire" in evidence) for one, evidence in told()] == [("copy", True)]
    committed()
    assert told() == []
    (tmp_path / "wire.txt").write_text(f"{WIRE}It sank.\n\nBy Ada Moreau, AFP", encoding="utf-8")
    assert [one for one, _ in told()] == ["copy"]


def test_an_article_longer_than_any_is_reported_and_the_rest_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parsing, "LONGEST", 1000)
    run = provenance.audit(
        [*corpus(), Article(article_id="long", body="word " * 300)], select=["AGY2", "PRV"]
    )
    assert [(one.code, one.article_id) for one in run.results if one.code == "PRV102"] == [("PRV102", "long")]
    assert [one.article_id for one in run.results if one.code == "AGY201"] == ["copy"]


def test_articles_that_say_the_same_are_read_once_and_have_the_same_rows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    read = parsing.parse_article
    monkeypatch.setattr(parsing, "parse_article", lambda one: asked.append(one.article_id) or read(one))
    articles = [
        Article(article_id=one, body=WIRE, title=title) for one, title in zip("abc", "xxy", strict=True)
    ]
    _, together = parsing.parse_articles(articles)
    assert asked == ["a", "c"]
    for article in articles:
        _, alone = parsing.parse_articles([article])
        for name, rows in alone.items():
            kept = [row for row in together[name].to_pylist() if row["article_id"] == article.article_id]
            assert kept == rows.to_pylist()


def test_one_long_text_in_many_pairs_is_not_held_many_times() -> None:
    ids = [f"copy{number}" for number in range(40)]
    pairs = pa.record_batch({"article_id": ["long"] * 40, "other_id": ids})
    bodies = {"long": "rain " * 100_000, **dict.fromkeys(ids, "rain")}

    pieces = list(with_bodies(pairs, bodies))

    assert max(piece.num_rows for piece in pieces) < 20
    assert pa.Table.from_batches(pieces).column("other_id").to_pylist() == ids
    assert {text for piece in pieces for text in piece.column("body").to_pylist()} == {bodies["long"]}


@pytest.mark.parametrize("size", [300, 3000])
def test_many_articles_of_one_text_are_each_paired_with_the_earliest(size: int) -> None:
    many = [
        Article(article_id=f"a{n:04}", body=WIRE, published=f"2025-01-{1 + n % 28:02}") for n in range(size)
    ]
    run = provenance.audit(many, select=["AGY205"])
    assert len(run.tables["candidates"]) == len(run.tables["repeats"]) == size - 1
    assert set(run.tables["repeats"].origin_id) == {"a0000"}


def test_what_very_many_articles_say_alike_pairs_each_with_one_other_at_most() -> None:
    said = '"We heard a dreadful noise, and the whole deck tilted," said Ada Moreau. Twelve sailors died.\n'
    many = [Article(article_id=f"a{n:03}", body=WIRE + said) for n in range(300)]
    run = provenance.audit(many, select=["QUO104", "FIG101"])
    assert run.tables["figure_sentences"].empty
    assert len(run.tables["quote_pairs"]) == 299
    assert run.tables["figure_pairs"].empty


@pytest.mark.parametrize("size", [30, 90])
def test_many_articles_of_nearly_one_text_cost_a_comparison_each(size: int) -> None:
    own = "The mayor of town {n} said that she had sent {n} boats, all of which came too late to help.\n"
    many = [Article(article_id=f"a{n:03}", body=WIRE + own.format(n=n)) for n in range(size)]
    frame = provenance.audit(many, select=["AGY201"]).tables["candidates"]
    assert set(frame.article_id) == {"a000"}
    assert len(frame) == size - 1


def test_a_corpus_of_one_word_has_no_repeats() -> None:
    run = provenance.audit([Article(article_id=f"a{n}", body="port") for n in range(60)], select=["AGY2"])
    assert run.ok


def test_a_process_that_dies_loses_one_piece_of_work() -> None:
    deadly = "__import__('os')._exit(1)"

    def parts(piece: str) -> list[str]:
        return piece.split(" + ")

    task = Task(eval, parts, lambda _: [0])
    pieces = ["[1] + [2]", f"[3] + {deadly} + [4]", "[5]"]
    with Workers(2) as workers:
        assert list(workers.run(task, pieces)) == [[1, 2], [3], [0], [4], [5]]


@pytest.mark.parametrize(
    ("step", "seconds", "said"),
    [
        (
            Progress(stage="articles", done=3000, total=9000),
            10.0,
            "articles: 3,000 of 9,000, 300 a second, 20 s to go",
        ),
        (
            Progress(stage="articles", done=100, total=100_000),
            10.0,
            "articles: 100 of 100,000, 10 a second, 2 h 46 min to go",
        ),
        (Progress(stage="repeats", done=500), 1.0, "repeats: 500, 500 a second"),
        (Progress(stage="candidates", done=0), 0.0, "candidates ..."),
    ],
)
def test_progress_says_rate_and_time_to_go(step: Progress, seconds: float, said: str) -> None:
    assert line(step, seconds) == said


def test_processes_answer_in_the_order_of_the_work() -> None:
    task = Task(time.strftime, lambda piece: [piece], lambda piece: piece)
    pieces = [f"{n}" for n in range(40)]
    with Workers(2) as workers:
        assert list(workers.run(task, iter(pieces))) == pieces


def test_more_findings_than_are_held_give_the_same_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("provenance.rules.ordered._HELD", 1)
    run = provenance.audit(corpus(), select=["ALL"])
    monkeypatch.undo()
    expected = provenance.audit(corpus(), select=["ALL"])
    assert type(expected.results) is tuple
    assert run.results == expected.results
    assert (run.steps, run.gates, run.render("json")) == (
        expected.steps,
        expected.gates,
        expected.render("json"),
    )


def test_a_table_that_no_rule_reads_is_made_when_it_is_asked_for() -> None:
    stages: list[str] = []
    run = provenance.audit(corpus(), select=["TXT"], progress=lambda step: stages.append(step.stage))
    assert set(stages) == {"articles", "rules"}
    assert len(run.tables["repeats"]) == 2


def test_tables_are_made_only_where_a_chosen_rule_reads_them() -> None:
    stages: list[str] = []
    provenance.audit(corpus(), select=["AGY2"], progress=lambda step: stages.append(step.stage))
    assert "repeats" in stages
    assert "quote_pairs" not in stages
