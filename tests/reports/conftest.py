from __future__ import annotations

import pytest

from provenance.model import Article, Evidence, Finding, Gate, Rule, Run, Step
from provenance.text import Lines

WIRE = """\
The port reopened on Monday.
More than 300 dockers returned, Ada Moreau told reporters.
By Ada Moreau, AFP"""
COPY = "The port reopened on Monday.\nSome 280 dockers returned, the union said."


def _rule(code: str, name: str, summary: str) -> Rule:
    return Rule(
        code=code,
        name=name,
        summary=summary,
        level="error",
        confidence="high",
        since="0.1",
        message="{text}",
        documentation=f"{summary}.\n\nName the agency in the byline or in a credit line.",
        query="SELECT 1",
    )


def _evidence(article: Article, text: str, caption: str) -> Evidence:
    start = article.body.index(text)
    line, column = Lines(article.body).position(start)
    return Evidence(
        article_id=article.article_id,
        path=article.path,
        start=start,
        stop=start + len(text),
        text=text,
        before=article.body[:start].rpartition("\n")[2],
        line=line,
        column=column,
        caption=caption,
    )


def _finding(rule: Rule, place: Evidence, **more: object) -> Finding:
    values = {
        "code": rule.code,
        "name": rule.name,
        "level": rule.level,
        "confidence": rule.confidence,
        "article_id": place.article_id,
        "path": place.path,
        "start": place.start,
        "stop": place.stop,
        "text": place.text,
        "before": place.before,
        "line": place.line,
        "column": place.column,
        "message": place.caption,
        **more,
    }
    return Finding(**values)  # type: ignore[arg-type]


@pytest.fixture
def run() -> Run:
    """Two articles; one error, one warning with evidence, one accepted note, one rule that crashed."""
    wire = Article(article_id="wire", path="desk/wire.txt", body=WIRE)
    copy = Article(article_id="copy", path="desk/copy of wire.txt", body=COPY)
    credit = _rule("AGY101", "uncredited-wire", "Wire copy runs without the agency's name")
    figure = _rule("FIG201", "inconsistent-figure", "Two articles differ about one figure")
    quote = _rule("QUO301", "drifting-quote", "A quote changed on its way")
    date = _rule("DAT101", "impossible-date", "A date that no calendar has")
    first = _evidence(copy, "The port reopened on Monday.", "AFP copy, but 50% without credit")
    second = _evidence(copy, "Some 280 dockers", "280 dockers here, more than 300 there")
    other = _evidence(wire, "More than 300 dockers", "AFP, Ada Moreau")
    third = _evidence(wire, "told reporters", "Quoted elsewhere in other words")
    return Run(
        run_id="0123456789abcdef",
        corpus="news",
        root="news",
        corpus_sha256="1" * 64,
        settings_sha256="2" * 64,
        version="0.1.0",
        articles=(copy, wire),
        rules=(credit, figure, quote, date),
        steps=(
            Step(rule="AGY101", outcome="fail", findings=1),
            Step(rule="FIG201", outcome="fail", findings=1),
            Step(rule="QUO301", outcome="pass"),
            Step(rule="DAT101", outcome="unevaluated", reason="no such table: datelines"),
        ),
        gates=(Gate(name="error", limit=0, actual=1), Gate(name="FIG", limit=0.5, actual=0.5, share=True)),
        results=(
            _finding(credit, first, fingerprint="pv1:0000000000000001", details={"share": 0.5}),
            _finding(figure, second, fingerprint="pv1:0000000000000002", level="warning", evidence=(other,)),
            _finding(
                quote,
                third,
                fingerprint="pv1:0000000000000003",
                level="note",
                status="accepted",
                reason="the speaker confirmed both",
            ),
        ),
        tables={},
    )
