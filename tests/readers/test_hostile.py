"""Corpora made to do harm: each gets a clear word, in bounded memory, and the rest of the corpus is read."""

from __future__ import annotations

import gzip
import json
import os
import socket
import sys
import tracemalloc
from typing import TYPE_CHECKING, Never

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from provenance.errors import ReadError, UsageError
from provenance.model import Article, Unreadable
from provenance.readers import File, Reading, find_files, read_path
from provenance.readers._markup import head_of, lines_of

if TYPE_CHECKING:
    from pathlib import Path

_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
_G2 = b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="a">'


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> Never:
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def _one(
    folder: Path, name: str, content: bytes, reading: Reading | None = None
) -> list[Article | Unreadable]:
    """Read a corpus of one bad file between two good ones, and return what the bad one gave."""
    (folder / "aaa.txt").write_text("First.", encoding="utf-8")
    (folder / "zzz.txt").write_text("Last.", encoding="utf-8")
    (folder / name).write_bytes(content)
    found = list(read_path(folder, reading))
    assert [one.article_id for one in (found[0], found[-1])] == ["aaa", "zzz"]
    return found[1:-1]


def _reason(found: list[Article | Unreadable]) -> str:
    (bad,) = found
    assert isinstance(bad, Unreadable), bad
    return bad.reason


_DEEP = 200_000
_XML = {
    "billion laughs": (b'<!DOCTYPE a [<!ENTITY b "bb">]>' + _G2 + b"&b;</newsItem>", "document type"),
    "an external file": (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + _G2, "document"),
    "a fetched entity": (b'<!DOCTYPE a SYSTEM "http://127.0.0.1/x.dtd">' + _G2, "document type"),
    "a parameter entity": (b"<!DOCTYPE a [<!ENTITY % b 'c'> %b;]>" + _G2 + b"</newsItem>", "document type"),
    "a document type alone": (b"<!DOCTYPE newsItem>" + _G2 + b"</newsItem>", "document type"),
    "an unknown entity": (_G2 + b"&b;</newsItem>", "undefined entity"),
    "a deep nest": (_G2 + b"<a>" * _DEEP, "nested more than 256 deep"),
    "no end": (_G2, "no well-formed XML"),
    "UTF-7": (b'<?xml version="1.0" encoding="UTF-7"?>' + _G2 + b"</newsItem>", "no well-formed XML"),
    "two roots": (_G2 + b"</newsItem>" + _G2 + b"</newsItem>", "no well-formed XML"),
    "no text": (_G2 + b"</newsItem>", "carries no text"),
    "an inclusion": (_G2 + b'<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="/x"/></newsItem>',
                     "carries no text"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "reason"), _XML.values(), ids=_XML.keys())
def test_hostile_xml_is_refused_in_words(tmp_path: Path, content: bytes, reason: str) -> None:
    assert reason in _reason(_one(tmp_path, "bad.newsml", content))


def test_a_million_attributes_are_only_a_long_element(tmp_path: Path) -> None:
    many = b" ".join(b'a%d=""' % n for n in range(200_000))
    assert "carries no text" in _reason(
        _one(tmp_path, "bad.newsml", _G2[:-1] + b" " + many + b"></newsItem>")
    )


_JSON = {
    "a deep nest": (b"[" * _DEEP, "nested too deeply"),
    "a huge number": (b'{"id": "a", "body": ' + b"9" * 5000 + b"}", "no JSON"),
    "not a number": (b'{"id": "a", "body": NaN}', "NaN"),
    "one key twice": (b'{"id": "a", "body": "x", "body": "y"}', "stands twice"),
    "half a document": (b'{"id": "a", "body": ', "no JSON"),
    "a number for an article": (b"7", "no JSON object"),
    "no body": (b'{"id": "a"}', "no column holds the body"),
    "a null body": (b'{"id": "a", "body": null}', "it has no body"),
    "bytes": (b'{"id": "a", "body": "caf\xe9"}', "not UTF-8"),
    "NUL": (b'{"id": "a\0", "body": "x"}', "binary"),
}


@pytest.mark.parametrize("ending", ["json", "jsonl"])
@pytest.mark.parametrize(("content", "reason"), _JSON.values(), ids=_JSON.keys())
def test_hostile_json_is_refused_in_words(tmp_path: Path, content: bytes, reason: str, ending: str) -> None:
    assert reason in _reason(_one(tmp_path, f"bad.{ending}", content))


def test_one_bad_line_of_json_lines_keeps_the_others(tmp_path: Path) -> None:
    lines = b'{"id": "a", "body": "x"}\n{"id": \n\n{"id": "b", "body": "y"}\n'
    a, bad, b = _one(tmp_path, "more.jsonl", lines)
    assert (a.article_id, bad.article_id, b.article_id) == ("a", "more:2", "b")
    assert isinstance(bad, Unreadable)


def test_a_line_without_end_is_passed_over_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "more.jsonl"
    with path.open("wb") as stream:
        for _ in range(300):
            stream.write(b"x" * 100_000)
        stream.write(b'\n{"id": "b", "body": "y"}\n')
    tracemalloc.start()
    bad, b = read_path(path, Reading(article_bytes=1_000_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 6_000_000
    assert isinstance(bad, Unreadable)
    assert "article_bytes allows more" in bad.reason
    assert b.article_id == "b"


def test_a_lone_surrogate_is_kept_as_it_is(tmp_path: Path) -> None:
    (article,) = _one(tmp_path, "bad.jsonl", b'{"id": "a", "body": "x\\ud800y"}\n')
    assert isinstance(article, Article)
    assert article.body == "x\ud800y"
    assert len(article.sha256) == 64


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-32-le", b"\xff\xfe\0\0"),
    ],
)
def test_a_byte_order_mark_tells_the_encoding_and_is_no_text(
    tmp_path: Path, encoding: str, mark: bytes
) -> None:
    (article,) = _one(tmp_path, "bom.txt", mark + "Zürich, “reopened”".encode(encoding))
    assert isinstance(article, Article)
    assert article.body == "Zürich, “reopened”"


def test_an_encoding_is_never_guessed_and_can_be_named(tmp_path: Path) -> None:
    content = "Zürich".encode("windows-1252")
    assert "it is not UTF-8: byte 0xfc at offset 1" in _reason(_one(tmp_path, "old.txt", content))
    (article,) = _one(tmp_path, "old.txt", content, Reading(encoding="windows-1252"))
    assert isinstance(article, Article)
    assert article.body == "Zürich"
    with pytest.raises(UsageError, match="no such encoding"):
        Reading(encoding="utf-9")


def test_a_page_declares_its_encoding(tmp_path: Path) -> None:
    text = (
        "Der Hafen von Zürich öffnete am Montag wieder, nach zwei Tagen Sturm und hohen Wellen auf dem See. "
        * 4
    )
    page = (
        f'<html><head><meta charset="iso-8859-1"></head><body><article><p>{text}</p></article></body></html>'
    )
    (article,) = _one(tmp_path, "page.html", page.encode("latin-1"))
    assert isinstance(article, Article)
    assert article.body.startswith("Der Hafen von Zürich öffnete")


def test_invisible_characters_behind_the_last_line_stay_where_they_are(tmp_path: Path) -> None:
    body = "The port reopened.\nComments\ufeff" + "".join(chr(0xE0100 + n % 240) for n in range(622))
    (article,) = _one(tmp_path, "signed.txt", body.encode())
    assert isinstance(article, Article)
    assert article.body == body


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'id,body\na,"x\n', "unexpected end of data"),
        (b"id,body\na,b,c\n", "it has 3 cells, and the header 2"),
        (b"id,title\na,b\n", "no column holds the body"),
        (b"", "no column holds the body"),
    ],
)
def test_hostile_csv_is_refused_in_words(tmp_path: Path, content: bytes, reason: str) -> None:
    assert reason in _reason(_one(tmp_path, "bad.csv", content))


def test_formulas_and_commands_in_cells_are_text(tmp_path: Path) -> None:
    content = 'id,title,body\na,=HYPERLINK("x"),::error::x\n'.replace('"x"', "x")
    (article,) = _one(tmp_path, "bad.csv", content.encode())
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("=HYPERLINK(x)", "::error::x")


def test_a_cell_may_be_as_long_as_an_article(tmp_path: Path) -> None:
    body = "The harbour reopened, and that is not all. " * 5000
    found = _one(
        tmp_path, "long.csv", f'id,body\na,"{body}"\nb,Short.\n'.encode(), Reading(article_bytes=2**40)
    )
    assert [getattr(one, "body", None) for one in found] == [body, "Short."]


def _bomb(path: Path, size: int) -> None:
    with gzip.open(path, "wb", compresslevel=9) as stream:
        for _ in range(size // 2**20):
            stream.write(b"{" + b" " * (2**20 - 2) + b"\n")


def test_a_gzip_bomb_stops_at_its_bound(tmp_path: Path) -> None:
    _bomb(tmp_path / "bomb.txt.gz", 200 * 2**20)
    (bad,) = read_path(tmp_path / "bomb.txt.gz", Reading(article_bytes=2**20))
    assert isinstance(bad, Unreadable)
    assert "article_bytes allows more" in bad.reason


def test_a_bomb_of_lines_stops_at_its_ratio_and_the_user_can_raise_it(tmp_path: Path) -> None:
    _bomb(tmp_path / "bomb.jsonl.gz", 90 * 2**20)
    *_, last = read_path(tmp_path / "bomb.jsonl.gz")
    assert isinstance(last, Unreadable)
    assert "ratio allows more" in last.reason
    *_, last = read_path(tmp_path / "bomb.jsonl.gz", Reading(ratio=2000))
    assert "ratio" not in getattr(last, "reason", "")


@pytest.mark.parametrize("ending", ["gz", "zst"])
def test_a_broken_archive_is_refused_in_words(tmp_path: Path, ending: str) -> None:
    packed = (
        gzip.compress(b"text" * 999) if ending == "gz" else pa.compress(b"text" * 999, "zstd", asbytes=True)
    )
    for number, content in enumerate((packed[: len(packed) // 2], b"no archive", packed[:4])):
        assert "unpacked" in _reason(_one(tmp_path, f"bad{number}.txt.{ending}", content))
        (tmp_path / f"bad{number}.txt.{ending}").unlink()


def test_parquet_that_holds_no_text_is_refused_in_words(tmp_path: Path) -> None:
    nested = pa.array([[[["deep"]]]])
    broken = pa.Array.from_buffers(
        pa.string(), 1, [None, pa.py_buffer(bytes([0, 0, 0, 0, 2, 0, 0, 0])), pa.py_buffer(b"\xff\xfe")]
    )
    pq.write_table(pa.table({"id": ["a"], "body": broken}), tmp_path / "a.parquet")
    pq.write_table(pa.table({"id": ["a"], "body": nested}), tmp_path / "b.parquet")
    a, b = read_path(tmp_path)
    assert "no sound Parquet" in _reason([a])
    assert isinstance(b, Article)


@pytest.mark.parametrize("cut", [0, 4, 60, 300, -9])
def test_a_damaged_parquet_file_is_refused_in_words(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "whole.parquet"
    pq.write_table(pa.table({"id": ["a"], "body": ["The text."]}), path)
    content = path.read_bytes()
    path.unlink()
    assert "no sound Parquet" in _reason(_one(tmp_path, "bad.parquet", content[:cut]))


@_POSIX
def test_pipes_and_devices_are_no_files_and_block_nobody(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (bad,) = read_path(tmp_path / "pipe.txt")
    assert isinstance(bad, Unreadable)
    assert bad.reason == "it is no regular file"
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (zero,) = read_path(tmp_path / "zero.txt")
    assert isinstance(zero, Unreadable)


@_POSIX
def test_links_out_of_the_corpus_and_in_circles_are_told_and_not_followed(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    (corpus / "sub").mkdir(parents=True)
    (tmp_path / "corpus-evil").mkdir()
    (tmp_path / "corpus-evil" / "secret.txt").write_text("secret", encoding="utf-8")
    (corpus / "good.txt").write_text("Good.", encoding="utf-8")
    (corpus / "again.txt").symlink_to("good.txt")
    (corpus / "secret.txt").symlink_to("../corpus-evil/secret.txt")
    (corpus / "folder").symlink_to("../corpus-evil")
    (corpus / "passwd.txt").symlink_to("/etc/passwd")
    (corpus / "nowhere.txt").symlink_to("nowhere")
    (corpus / "sub" / "up").symlink_to("..")
    found = {one.article_id: one for one in read_path(corpus)}
    assert sorted(name for name, one in found.items() if isinstance(one, Article)) == ["again", "good"]
    for name in ("secret", "folder", "passwd"):
        assert getattr(found[name], "reason", "") == "the link leads out of the corpus"
    assert isinstance(found["nowhere"], Unreadable)
    assert "back into its own parent" in getattr(found["sub/up"], "reason", "")


def test_paths_inside_the_data_are_never_opened(tmp_path: Path) -> None:
    item = {
        "uri": "../../../etc/passwd",
        "headline": "x",
        "body_text": "The text.",
        "$schema": "http://127.0.0.1/schema",
        "renditions": {"main": {"href": "file:///etc/passwd"}},
    }
    linked = {"@context": "http://127.0.0.1/context", "@type": "NewsArticle", "articleBody": "The text."}
    (tmp_path / "a.json").write_text(json.dumps(item), encoding="utf-8")
    (tmp_path / "b.jsonld").write_text(json.dumps(linked), encoding="utf-8")
    assert [one.body for one in read_path(tmp_path) if isinstance(one, Article)] == ["The text.", "The text."]


@pytest.mark.parametrize("place", ["id", "url"])
def test_a_password_in_an_address_is_left_out(tmp_path: Path, place: str) -> None:
    row = {"id": "a", "body": "The text, by a@b.example."} | {
        place: "https://ada:secret@news.example/x?to=c@d.example"
    }
    (article,) = _one(tmp_path, "more.jsonl", json.dumps(row).encode())
    assert isinstance(article, Article)
    assert (
        getattr(article, "article_id" if place == "id" else place) == "https://news.example/x?to=c@d.example"
    )
    assert article.body == "The text, by a@b.example."


def test_names_too_long_and_names_that_differ_in_case(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        list(read_path(tmp_path / ("x" * 4096)))
    for name in ("Port.txt", "port.txt", "PORT.TXT"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    names = {one.article_id for one in read_path(tmp_path)}
    assert len(names) == len(list(find_files(tmp_path)))


@pytest.mark.parametrize(
    "name",
    [
        "data.pkl",
        "data.joblib",
        "data.npy",
        "model.pt",
        "script.py",
        "news.zip",
        "a.tar",
        "a.txt.bz2",
        "a.txt.xz",
        "a.tar.zip",
    ],
)
def test_formats_that_run_code_or_hold_files_are_not_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(UsageError, match="no reader"):
        list(read_path(tmp_path / name))


@pytest.mark.parametrize(
    "piece",
    ["<a ", "<!--", "<", '<a "', "</script", "<script>", "&", "<p>", "<title>", '<a ">', "<meta a=", "&#"],
)
def test_a_megabyte_of_hostile_markup_is_only_text(piece: str) -> None:
    markup = piece * (1_000_000 // len(piece))
    assert isinstance(lines_of(markup), str)
    assert head_of(markup).meta == {} or piece == "<meta a="


def test_a_reader_that_cannot_be_chosen_says_which_there_are(tmp_path: Path) -> None:
    assert "its content is none of feeds, newsml" in _reason(_one(tmp_path, "odd.xml", b"<svg/>"))
    nothing = File(name="x", path=None, reading=Reading())
    with pytest.raises(ReadError, match="nothing to read"):
        nothing.content()
