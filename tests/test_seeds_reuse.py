"""What the five sample articles share, and what is reported of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import provenance

if TYPE_CHECKING:
    from provenance.model import Run

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture(scope="module")
def run() -> Run:
    return provenance.audit(SEEDS, select=["AGY2"])


def line_of(article_id: str, offset: int) -> int:
    body = (SEEDS / f"{article_id}.txt").read_text(encoding="utf-8")
    return body.count("\n", 0, offset) + 1


def passages(run: Run, origin: str, article: str) -> set[tuple[int, int]]:
    rows = run.tables["repeats"]
    chosen = rows[rows.article_id.str.startswith(article) & rows.origin_id.str.startswith(origin)]
    return {
        (line_of(row.origin_id, row.origin_start), line_of(row.article_id, row.start))
        for row in chosen.itertuples()
    }


def test_the_uncredited_article_is_reported_and_no_other(run: Run) -> None:
    found = [(one.article_id[:3], one.details["origin_id"]) for one in run.results if one.code == "AGY201"]
    assert found == [("002", "001_30012bab7c4b44cb")]


def test_every_copied_passage_is_in_the_table(run: Run) -> None:
    wanted = {(3, 5), (4, 9), (5, 6), (9, 14), (10, 17), (13, 19), (22, 22), (23, 23), (24, 24)}
    assert wanted <= passages(run, "001", "002")


def test_two_articles_that_credit_one_agency_share_a_passage_without_a_finding(run: Run) -> None:
    assert passages(run, "000", "001")
    assert not [one for one in run.results if one.article_id.startswith(("000", "001"))]


def test_the_paraphrase_is_no_finding(run: Run) -> None:
    assert not [one for one in run.results if one.article_id.startswith("004")]


def test_the_changed_label_is_reported(run: Run) -> None:
    found = [one.message for one in run.results if one.code == "AGY203"]
    assert any("militants" in message and "resistance" in message for message in found)
