"""Parquet made to do harm, or large: what is unpacked, and what is held, stays in bounds."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from provenance.model import Article, Unreadable
from provenance.readers import File, read_path

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_parquet_bomb_stops_at_its_ratio(tmp_path: Path) -> None:
    values = pa.DictionaryArray.from_arrays(pa.array([0] * 3000, pa.int32()), pa.array(["x" * 2**18]))
    table = pa.table({"id": pa.array(range(3000)), "body": values})
    pq.write_table(table, tmp_path / "bomb.parquet", compression="zstd")
    assert (tmp_path / "bomb.parquet").stat().st_size < 50_000
    *_, last = read_path(tmp_path / "bomb.parquet")
    assert isinstance(last, Unreadable)
    assert "ratio allows more" in last.reason


def test_parquet_with_many_columns_reads_those_it_needs(tmp_path: Path) -> None:
    table = pa.table({"id": ["a"], "text": ["The text."]} | {f"c{n}": [n] for n in range(3000)})
    pq.write_table(table, tmp_path / "wide.parquet")
    (article,) = read_path(tmp_path / "wide.parquet")
    assert isinstance(article, Article)
    assert article.body == "The text."


class _Counted(io.BytesIO):
    """A stream that knows how much was read of it."""

    taken = 0

    def read(self, size: int | None = -1, /) -> bytes:
        found = super().read(size)
        self.taken += len(found)
        return found


def test_a_parquet_file_is_not_read_ahead_of_its_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "many.parquet"
    texts = [os.urandom(500).hex() for _ in range(2000)]
    pq.write_table(pa.table({"id": list(map(str, range(2000))), "text": texts}), path, row_group_size=100)
    stream = _Counted(path.read_bytes())
    monkeypatch.setattr(File, "raw", lambda _: stream)
    next(iter(read_path(path)))
    assert stream.taken < 0.2 * path.stat().st_size
