"""How a corpus is read can be configured, and every source that the pipeline takes goes the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

import provenance
from provenance.errors import ConfigurationError
from provenance.pipeline import settings as configured

if TYPE_CHECKING:
    from pathlib import Path

_ROW = '{"id": "a", "teaser": "short", "text": "wrong", "story_text": "The harbour reopened on Monday."}\n'


def test_columns_are_mapped_by_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "provenance.toml").write_text(
        '[reading]\ncolumns = { body = "story_text" }\n', encoding="utf-8"
    )
    (tmp_path / "news.jsonl").write_text(_ROW, encoding="utf-8")
    (article,) = provenance.audit(tmp_path).articles
    assert article.body == "The harbour reopened on Monday."


def test_an_encoding_is_named_by_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("Zürich reopened.".encode("windows-1252"))
    assert [one.code for one in provenance.audit(tmp_path).results] == ["PRV101"]
    (tmp_path / "provenance.toml").write_text('[reading]\nencoding = "windows-1252"\n', encoding="utf-8")
    (article,) = provenance.audit(tmp_path).articles
    assert article.body == "Zürich reopened."


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("reading = 3", "must be a table"),
        ('[reading]\ncolums = { body = "x" }', "did you mean columns"),
        ('[reading]\nratio = "high"', "must be a whole number"),
        (f"[reading]\narticle-bytes = {2**70}", "must be from 1 to"),
        ('[reading]\nencoding = "utf-9"', "no such encoding"),
    ],
)
def test_what_cannot_be_meant_is_refused(tmp_path: Path, said: str, why: str) -> None:
    (tmp_path / "provenance.toml").write_text(said, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        configured.load_settings(tmp_path)
    assert why in str(caught.value)


def test_a_relation_of_duckdb_is_a_corpus() -> None:
    relation = duckdb.sql("SELECT 'a' AS article_id, 'The harbour reopened on Monday.' AS body")
    (article,) = provenance.audit(relation).articles
    assert article.body == "The harbour reopened on Monday."
