"""Sentences, quotes and attributions, case by case, and the examples of the knowledge that they use."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import provenance
from provenance.knowledge.grammar import load
from provenance.knowledge.reporting import classes

FOLDER = Path(__file__).parent / "cases"
MARK = re.compile(r"[{}<>\[\]]")
ROLES = {"{": "source", "<": "cue", "[": "content"}
EDGES = " .,;:!?\"'“”‘’„«»"


def cases(table: str) -> list[Any]:
    found = tomllib.loads((FOLDER / f"{table}.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case["name"]) for case in found]


@pytest.mark.parametrize("case", cases("sentences"))
def test_a_text_is_cut_where_its_sentences_end(case: dict[str, Any]) -> None:
    assert [row.text for row in provenance.parse(case["text"]).sentences] == case["sentences"]


@pytest.mark.parametrize("case", cases("quotes"))
def test_speech_is_found_with_its_speaker(case: dict[str, Any]) -> None:
    rows = provenance.parse(case["text"]).quotes
    found = [(row.text.strip(EDGES), row.speaker, row.person) for row in rows]
    assert found == [
        (one["text"].strip(EDGES), one.get("speaker"), one.get("person")) for one in case["quotes"]
    ]


@pytest.mark.parametrize("case", cases("quote_words"))
def test_the_words_of_content_are_listed(case: dict[str, Any]) -> None:
    assert [row.word for row in provenance.parse(case["text"]).quote_words] == case["words"]


def unmarked(text: str) -> tuple[str, dict[str, str]]:
    """Take the marks out of a case; return the text and what stood between them, by role."""
    body = MARK.sub("", text)
    spans: dict[str, str] = {}
    for opening, role in ROLES.items():
        closing = {"{": "}", "<": ">", "[": "]"}[opening]
        start = text.index(opening)
        spans[role] = MARK.sub("", text[start : text.index(closing, start)]).strip(EDGES)
    return body, spans


def holds(body: str, spans: dict[str, str], language: str | None = None) -> provenance.tables.Attribution:
    found = [
        (row, {"source": row.source, "cue": row.cue, "content": body[row.content_start : row.content_stop]})
        for row in provenance.parse(body, language=language).attributions
    ]
    for row, roles in found:
        if all((roles[role] or "").strip(EDGES) == spans[role] for role in spans):
            return row
    raise AssertionError([roles for _, roles in found])


@pytest.mark.parametrize("case", cases("attributions"))
def test_a_statement_has_its_source_its_cue_and_its_content(case: dict[str, Any]) -> None:
    body, spans = unmarked(case["text"])
    row = holds(body, spans)
    for column in ("kind", "receiver", "reason", "status"):
        if column in case:
            assert getattr(row, column) == case[column]


@pytest.mark.parametrize(
    "clause",
    ["who did not want to be named", "who asked not to be identified because she feared for her job"],
)
def test_a_clause_that_hides_its_source_states_nothing(clause: str) -> None:
    rows = provenance.parse(f"A porter, {clause}, said the lift was broken.", language="en").attributions
    assert [row.source for row in rows] == ["A porter"]


def examples() -> list[Any]:
    named = {**classes(), **load("reporting_nouns")}
    english = [(name, None, text) for name, entry in named.items() for text in entry.get("examples", ())]
    abroad = [
        (code, code, text) for code, entry in load("tongues").items() for text in entry.get("examples", ())
    ]
    return [
        pytest.param(language, text, id=f"{name}: {text}") for name, language, text in (*english, *abroad)
    ]


@pytest.mark.parametrize(("language", "text"), examples())
def test_every_example_of_the_knowledge_is_true(language: str | None, text: str) -> None:
    body = MARK.sub("", text)
    marked = {
        role: MARK.sub("", found[1]).strip(EDGES)
        for role, pattern in (("source", r"{(.*?)}"), ("cue", r"<(.*?)>"), ("content", r"\[(.*)\]"))
        if (found := re.search(pattern, text))
    }
    holds(body, marked, language)
