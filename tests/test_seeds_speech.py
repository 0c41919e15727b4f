"""The sources and the drifted quote of the sample corpus, held against what a careful editor finds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import provenance
from provenance.comparers.quote_pairs import Pair, compare
from provenance.text import Lines

ROOT = Path(__file__).parents[1]
GOLD = yaml.safe_load((ROOT / "tests" / "gold" / "seeds.yaml").read_text(encoding="utf-8"))
SOURCES = [
    pytest.param(name, one, id=f"{name[:3]} line {one['line']}")
    for name, article in GOLD["articles"].items()
    for one in article.get("sources", ())
]
HIDDEN = [
    pytest.param(name, one["line"], one["text"], id=f"{name[:3]} line {one['line']}")
    for name, article in GOLD["articles"].items()
    for one in article.get("anonymous_sources", ())
]


def rows_at(name: str, line: int) -> list[provenance.tables.Attribution]:
    body = (ROOT / "seeds" / f"{name}.txt").read_text(encoding="utf-8")
    lines = Lines(body)
    rows = provenance.parse(body).attributions
    return [row for row in rows if row.source_start and lines.position(row.source_start)[0] == line] + [
        row for row in rows if row.source_start == 0 and line == 1
    ]


@pytest.mark.parametrize(("name", "gold"), SOURCES)
def test_every_source_is_found_with_its_cue_and_kind(name: str, gold: dict[str, Any]) -> None:
    found = [row for row in rows_at(name, gold["line"]) if gold["cue"] in (row.cue or "").split()]
    row = next(one for one in found if (one.source or "").endswith(gold["source"]))
    assert row.kind == gold["kind"]
    assert row.receiver == ("afp" if gold.get("told_to") == "AFP" else None)


@pytest.mark.parametrize(("name", "line", "text"), HIDDEN)
def test_every_source_without_a_name_is_anonymous(name: str, line: int, text: str) -> None:
    assert [row.kind for row in rows_at(name, line) if row.source == text] == ["anonymous"]


def test_the_reason_for_anonymity_is_told() -> None:
    (row,) = [one for one in rows_at("000_ef8b64001c3bf7f3", 12) if one.kind == "anonymous"]
    assert row.reason == "because of the sensitivity of the talks"


def pair(
    text: str, other: str, speaker: str | None = "Ada Moreau", other_speaker: str | None = "Moreau"
) -> Pair:
    return Pair(
        article_id="b",
        start=0,
        stop=len(text),
        text=text,
        speaker=speaker,
        other_id="a",
        other_start=0,
        other_stop=len(other),
        other_text=other,
        other_speaker=other_speaker,
    )


@pytest.mark.parametrize(
    ("text", "other", "relation"),
    [
        ("“The port, at last, is open”", '"the port at last is open."', "same"),
        ("“The cease-fire holds”", "“The ceasefire holds,”", "same"),
        ("“the port is open”", "“We know that the port is open today”", "part"),
        ("“We will rebuild... every house”", "“We will rebuild, if we must, every house”", "part"),
        ("“We will rebuild each of these houses”", "“We will rebuild each of those houses”", "drift"),
        ("“We will rebuild every house”", "“The harbour opens on Friday morning”", None),
    ],
)
def test_two_quotes_are_judged_by_their_words(text: str, other: str, relation: str | None) -> None:
    rows = compare(pair(text, other))
    assert [row.relation for _, row in rows] == ([relation] if relation else [])


def test_a_drift_tells_the_words_that_differ() -> None:
    ((_, row),) = compare(
        pair("“We will rebuild each of these houses”", "“We will rebuild each of those houses”")
    )
    assert row.changed == "“these” for “those”"


@pytest.mark.parametrize(
    ("speaker", "other", "verdict"),
    [
        ("Ada Moreau", "Moreau", "same"),
        ("Ada Moreau", "Ulf Brandt", "different"),
        ("Ada Moreau", "she", "unknown"),
        ("Ada Moreau", None, "unknown"),
        ("a senior official", "Ada Moreau", "unknown"),
    ],
)
def test_speakers_are_compared_by_their_last_name(speaker: str, other: str | None, verdict: str) -> None:
    ((_, row),) = compare(pair("“The port is open again”", "“The port is open again”", speaker, other))
    assert row.speakers == verdict


def test_the_seeds_have_one_drift_and_one_only() -> None:
    run = provenance.audit(ROOT / "seeds", select=["QUO104", "QUO105"])
    assert [(one.code, one.article_id) for one in run.results] == [("QUO104", "004_cda3340852537e62")]


def test_quotes_that_differ_in_punctuation_alone_are_the_same() -> None:
    run = provenance.audit(ROOT / "seeds", select=["QUO104"])
    pairs = run.tables["quote_pairs"]
    assert set(pairs[pairs["text"].str.contains("redraw")]["relation"]) == {"same"}
