"""How long the ledger takes for a large corpus, how big it grows, how quickly it answers.

    python benchmarks/ledger.py --articles 1000000

A drawn corpus of so many articles with three claims each is recorded; then one with 1 % of them
changed; then histories are read, and the whole is verified.
Bars for 1,000,000: 90 s and 600 MB, 10 s, 10 ms (p99), 60 s.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from pathlib import Path

import duckdb

from provenance.ledger import Header, TableFeed, log, reading, record, verify

_ARTICLES = """
    CREATE OR REPLACE TABLE articles AS SELECT
        printf('%08x_%08x', hash(i) % 4294967296, i) AS article_id, article_id || '.txt' AS path,
        'Port reopens after storm number ' || i || ' passes' AS title, NULL AS byline, NULL AS credit_line,
        NULL AS dateline,
        'Gazette ' || (i % 200) AS publisher, printf('2025-%02d-%02d', 1 + i % 12, 1 + i % 28) AS published,
        NULL AS url, 'en' AS language,
        sha256(i::VARCHAR || CASE WHEN i % 100 = 7 THEN '{edition}' ELSE '' END) AS sha256
    FROM range({articles}) AS drawn(i)"""
_CREDITS = """
    CREATE OR REPLACE TABLE credits AS SELECT article_id, 10 AS start, 13 AS stop, 'AFP' AS text,
        'agency-' || (hash(article_id) % 60) AS agency, 'Agency ' || (hash(article_id) % 60) AS name,
        'byline' AS via, 'with' AS relation FROM articles
    UNION ALL SELECT article_id, 900, 903, 'AFP', 'afp', 'Agence France-Presse', 'in text', NULL
    FROM articles"""
_PEOPLE = """
    CREATE OR REPLACE TABLE people AS SELECT article_id, 3 AS start, 12 AS stop,
        'Ada MOREAU-' || (hash(article_id) % 40000) AS text,
        'Ada Moreau-' || (hash(article_id) % 40000) AS name,
        'author' AS role, NULL AS job, NULL AS place, NULL AS agency FROM articles"""
_BYLINES = """
    CREATE TABLE bylines (article_id VARCHAR, start BIGINT, stop BIGINT, text VARCHAR, position VARCHAR)"""


def main() -> None:
    """Measure, and print one line a measurement."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=100_000)
    articles = parser.parse_args().articles
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(str(Path(folder, "tables.db"))) as tables:
        tables.execute("SET memory_limit = '1GB'")
        path = Path(folder, "ledger.db")
        tables.execute(_BYLINES)
        for number, edition in enumerate(("", "second"), start=1):
            tables.execute(_ARTICLES.format(articles=articles, edition=edition))
            if number == 1:
                tables.execute(_CREDITS)
                tables.execute(_PEOPLE)
            began, busy = time.perf_counter(), time.process_time()
            receipt = record(TableFeed(tables), _header(number), path)
            done, worked = time.perf_counter(), time.process_time()
            size = path.stat().st_size / 1e6
            print(
                f"run {number}: {done - began:.1f} s, of them {worked - busy:.1f} s on a processor;"
                f" {size:.0f} MB, {receipt.added} added, {receipt.changed} changed",
                flush=True,
            )
        _histories(path, [row[0] for row in tables.execute("SELECT article_id FROM articles").fetchall()])
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB")


def _header(number: int) -> Header:
    return Header(
        run_id=f"run {number}", at=f"2025-01-0{number}T00:00:00Z", corpus="drawn", corpus_sha256="",
        settings_sha256="", rules_sha256="", version="0.1.0", parsers="0.1.0",
    )  # fmt: skip


def _histories(path: Path, names: list[str]) -> None:
    chosen = random.Random(20250101).sample(names, min(1000, len(names)))
    with reading(path) as ledger:
        times = []
        for name in chosen:
            began = time.perf_counter()
            assert list(log(ledger, name))
            times.append(time.perf_counter() - began)
    times.sort()
    half, most = (times[len(times) * share // 100] * 1e3 for share in (50, 99))
    print(f"history: p50 {half:.2f} ms, p99 {most:.2f} ms")
    began, busy = time.perf_counter(), time.process_time()
    found = verify(path)
    done, worked = time.perf_counter(), time.process_time()
    print(
        f"verify: {done - began:.1f} s, of them {worked - busy:.1f} s on a processor;"
        f" {found.versions} versions, {found.claims} claims, sound: {found.ok}"
    )
    assert found.ok, found.problems[:3]


if __name__ == "__main__":
    main()
