"""The same three articles read equal in every format that can hold them."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from provenance.errors import UsageError
from provenance.model import Article, Unreadable
from provenance.readers import Reading, read_frame, read_path, readers

_CORPUS = Path(__file__).parents[1] / "corpora" / "formats"
_ALL = ("title", "byline", "credit_line", "dateline", "publisher", "published", "url", "language")
_WITHOUT_DATELINE = tuple(name for name in _ALL if name != "dateline")
_WITHOUT_URL = tuple(name for name in _ALL if name != "url")
_FORMATS = {
    "text": (),
    "markdown": _ALL,
    "html": _ALL,
    "lines/articles.jsonl": _ALL,
    "lines/renamed.jsonl": _ALL,
    "csv/comma.csv": _ALL,
    "csv/semicolon.csv": _ALL,
    "csv/tabs.tsv": _ALL,
    "json/list.json": _ALL,
    "json/linked.jsonld": _ALL,
    "ninjs/version-1.json": _ALL,
    "ninjs/version-2.json": _ALL,
    "ninjs/version-3.json": _ALL,
    "newsml": _WITHOUT_URL,
    "feeds/saved.rss": _WITHOUT_DATELINE,
    "feeds/saved.atom": _WITHOUT_DATELINE,
}


def _sample() -> list[dict[str, str]]:
    return json.loads((_CORPUS / "json" / "list.json").read_text(encoding="utf-8"))


def _expected(columns: tuple[str, ...]) -> list[dict[str, str]]:
    return [{name: row[name] for name in ("article_id", "body", *columns)} for row in _sample()]


def _read(
    path: Path, columns: tuple[str, ...] = _ALL, reading: Reading | None = None
) -> list[dict[str, str | None]]:
    found = sorted(read_path(path, reading), key=lambda one: one.article_id)
    assert not [one for one in found if isinstance(one, Unreadable)]
    return [{name: getattr(one, name) for name in ("article_id", "body", *columns)} for one in found]


@pytest.mark.parametrize(("place", "columns"), _FORMATS.items())
def test_the_sample_reads_equal(place: str, columns: tuple[str, ...]) -> None:
    assert _read(_CORPUS / place, columns) == _expected(columns)


def test_every_reader_reads_the_sample_or_is_tested_below() -> None:
    tried = {Path(name).suffix for name in _FORMATS} | {".txt", ".md", ".html", ".newsml", ".parquet"}
    modules = {module for suffix, names in readers().items() if suffix in tried for module in names}
    assert modules == {module for names in readers().values() for module in names}


@pytest.fixture
def parquet(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    rows = _sample()
    pq.write_table(
        pa.Table.from_pylist(rows[:2]), folder / "train-00000-of-00002.parquet", compression="zstd"
    )
    pq.write_table(pa.Table.from_pylist(rows[2:]), folder / "train-00001-of-00002.parquet")
    (tmp_path / "README.md").write_text("---\nlicense: mit\n---\n# A dataset card", encoding="utf-8")
    (tmp_path / "dataset_infos.json").write_text("{}", encoding="utf-8")
    return tmp_path


def test_a_folder_as_hugging_face_keeps_it_reads_equal(parquet: Path) -> None:
    assert _read(parquet) == _expected(_ALL)


@pytest.mark.parametrize("ending", [".gz", ".zst"])
@pytest.mark.parametrize("place", _FORMATS)
def test_packed_files_read_equal(place: str, ending: str, tmp_path: Path) -> None:
    whole = _CORPUS / place
    for path in whole.iterdir() if whole.is_dir() else [whole]:
        content = path.read_bytes()
        packed = gzip.compress(content) if ending == ".gz" else pa.compress(content, "zstd", asbytes=True)
        (tmp_path / (path.name + ending)).write_bytes(packed)
    columns = _FORMATS[place]
    assert _read(tmp_path, columns) == _expected(columns)


@pytest.mark.parametrize("place", [place for place in _FORMATS if (_CORPUS / place).is_file()])
def test_the_standard_input_reads_equal(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO((_CORPUS / place).read_bytes()))
    monkeypatch.setattr(sys, "stdin", stream)
    assert _read(Path("-"), _FORMATS[place]) == _expected(_FORMATS[place])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("place", ["text", "markdown", *(place for place in _FORMATS if "/" in place)])
def test_a_byte_order_mark_tells_the_encoding_of_any_format(
    place: str, encoding: str, tmp_path: Path
) -> None:
    whole = _CORPUS / place
    for path in whole.iterdir() if whole.is_dir() else [whole]:
        text = path.read_bytes().decode().replace('encoding="UTF-8"', "").replace("encoding='UTF-8'", "")
        (tmp_path / path.name).write_bytes(text.encode(encoding))
    if encoding == "utf-32" and place.startswith("feeds"):
        (bad,) = read_path(tmp_path)
        assert isinstance(bad, Unreadable)  # XML has no UTF-32 here
        return
    assert _read(tmp_path, _FORMATS[place]) == _expected(_FORMATS[place])


def test_parquet_on_the_standard_input_reads_equal(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(_sample()), stream)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stream.getvalue())))
    assert _read(Path("-")) == _expected(_ALL)


def test_markdown_on_the_standard_input_has_its_metadata(monkeypatch: pytest.MonkeyPatch) -> None:
    said = b"---\ntitle: Port\n---\nThe port, once closed, reopened.\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(said)))
    (article,) = read_path(Path("-"))
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("Port", "The port, once closed, reopened.\n")


@pytest.mark.parametrize(
    "text", ["Text, body, and soul.", "The body; the text.\nMore.", "--- a rule\nText", "A, B"]
)
def test_a_text_with_commas_is_no_table(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    (article,) = read_path(Path("-"))
    assert isinstance(article, Article)
    assert article.body == text


def test_plain_text_on_the_standard_input_is_one_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Zürich reopened.".encode())))
    assert list(read_path(Path("-"))) == [
        Article(article_id="stdin", path="stdin.txt", body="Zürich reopened.")
    ]


@pytest.mark.parametrize("kind", ["arrow", "pandas", "polars", "duckdb", "batches"])
def test_a_table_in_memory_reads_equal(kind: str) -> None:
    import duckdb
    import polars as pl

    table = pa.Table.from_pylist(_sample())
    sources = {
        "arrow": lambda: table,
        "pandas": table.to_pandas,
        "polars": lambda: pl.from_arrow(table),
        "duckdb": lambda: duckdb.from_arrow(table),
        "batches": lambda: pa.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=1)),
    }
    found = list(read_frame(sources[kind]()))
    assert [
        {name: getattr(one, name) for name in ("article_id", "body", *_ALL)} for one in found
    ] == _expected(_ALL)
    assert {one.path for one in found} == {None}


def test_a_table_without_a_body_is_refused() -> None:
    with pytest.raises(UsageError, match="no column holds the body"):
        list(read_frame(pa.table({"id": ["a"], "title": ["b"]})))


def test_configured_columns_stand_before_guessed_ones(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"id": "a", "text": "teaser", "full": "The text."}\n', encoding="utf-8"
    )
    (article,) = read_path(tmp_path / "a.jsonl", Reading(columns={"body": "full"}))
    assert isinstance(article, Article)
    assert article.body == "The text."


def test_a_configured_column_that_is_not_there_is_said_and_not_guessed(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,text\na,The text.\n", encoding="utf-8")
    (bad,) = read_path(tmp_path / "a.csv", Reading(columns={"body": "full"}))
    assert isinstance(bad, Unreadable)
    assert "'full' is not there" in bad.reason


def test_front_matter_in_toml_and_lists_of_authors(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        '+++\ntitle = "Port"\nauthors = ["Ada", "Rui"]\n+++\nBody.', encoding="utf-8"
    )
    (tmp_path / "b.md").write_text(
        "---\ntitle: 'Port'\nauthors:\n  - Ada\n  - Rui\n---\nBody.", encoding="utf-8"
    )
    (tmp_path / "c.md").write_text("No front matter.", encoding="utf-8")
    a, b, c = read_path(tmp_path)
    for one in (a, b):
        assert isinstance(one, Article)
        assert (one.title, one.byline, one.body) == ("Port", "Ada, Rui", "Body.")
    assert isinstance(c, Article)
    assert c.body == "No front matter."


def test_located_never_becomes_a_dateline() -> None:
    for place in ("ninjs/version-1.json", "ninjs/version-3.json", "newsml"):
        assert "Nowhere" not in {row["dateline"] for row in _read(_CORPUS / place)}


def test_reading_plain_formats_loads_nothing_heavy() -> None:
    code = (
        "import sys; from pathlib import Path; from provenance.readers import read_path;"
        f"list(read_path(Path({str(_CORPUS / 'lines')!r}))); print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"pandas", "pyarrow", "duckdb", "trafilatura", "lxml"} & set(loaded)
