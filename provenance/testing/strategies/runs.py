"""Whole runs, for whoever writes a report: findings at odd places, hostile names, every status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from provenance.model import CONFIDENCES, LEVELS, Article, Evidence, Finding, Gate, Rule, Run, Step
from provenance.text import Lines

if TYPE_CHECKING:
    from provenance.model import Status

__all__ = ["runs"]

_CODES = ("AGY101", "FIG201", "QUO301")
_NAMES = dict(zip(_CODES, ("uncredited-wire", "inconsistent-figure", "drifting-quote"), strict=True))
_STATUSES: Final[tuple[Status, ...]] = ("new", "accepted", "fixed")
_SNIPPETS = (
    "The port reopened on Monday.",
    "\n",
    "\r\n",
    '<script>alert("x")</script>',
    "=HYPERLINK(1)",
    "| a | b |",
    "::error::x%0A",
    "]]>",
    "@editor",
    "\u202eenog\u2028",
    "\x1b[31mred\x00",
    "naïve 𐐀 “curly”",
    "\ud800",
    "```",
    "##vso[task.complete]; ]",
)


def _texts() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(_SNIPPETS), max_size=4).map(" ".join)


@st.composite
def _articles(draw: st.DrawFn, number: int) -> Article:
    article_id = f"{draw(st.sampled_from(('wire', 'a b', 'é%', 'x,y:z', '=1')))}{number}"
    return Article(article_id=article_id, path=f"{article_id}.txt", body=draw(_texts()))


@st.composite
def _evidence(draw: st.DrawFn, articles: tuple[Article, ...]) -> Evidence:
    article = draw(st.sampled_from(articles))
    start = draw(st.integers(0, len(article.body)))
    stop = draw(st.integers(start, len(article.body)))
    line, column = Lines(article.body).position(start)
    return Evidence(
        article_id=article.article_id,
        path=article.path,
        start=start,
        stop=stop,
        line=line,
        column=column,
        text=article.body[start:stop],
        before=Lines(article.body).span(line).of(article.body)[: column - 1][-160:],
        caption=draw(_texts()) or "here",
    )


@st.composite
def _findings(draw: st.DrawFn, articles: tuple[Article, ...], number: int) -> Finding:
    place = draw(_evidence(articles))
    code = draw(st.sampled_from(_CODES))
    status = draw(st.sampled_from(_STATUSES))
    return Finding(
        code=code,
        name=_NAMES[code],
        level=draw(st.sampled_from(LEVELS)),
        confidence=draw(st.sampled_from(CONFIDENCES)),
        article_id=place.article_id,
        path=place.path,
        start=place.start,
        stop=place.stop,
        line=place.line,
        column=place.column,
        text=place.text,
        before=place.before,
        message=f"Off {draw(_texts())}",
        fingerprint=f"pv1:{number:016x}",
        status=status,
        reason=draw(_texts()) or "seen" if status == "accepted" else None,
        evidence=tuple(draw(st.lists(_evidence(articles), max_size=2))),
        details={"share": 0.4, "agency": "afp"},
    )


@st.composite
def runs(draw: st.DrawFn, *, max_articles: int = 3, max_findings: int = 6) -> Run:
    """Draw a run of up to *max_articles* articles and *max_findings* findings in every state.

    Texts and names are hostile: markup of every report format, controls, lone surrogates.
    """
    articles = tuple(draw(_articles(n)) for n in range(draw(st.integers(1, max_articles))))
    findings = tuple(draw(_findings(articles, n)) for n in range(draw(st.integers(0, max_findings))))
    counts = {code: sum(one.code == code and one.status == "new" for one in findings) for code in _CODES}
    crashed = draw(st.sampled_from((None, *_CODES)))
    steps = tuple(
        Step(rule=code, outcome="unevaluated", reason=draw(_texts()))
        if code == crashed
        else Step(rule=code, outcome="fail" if counts[code] else "pass", findings=counts[code])
        for code in _CODES
    )
    errors = sum(one.level == "error" and one.status == "new" for one in findings)
    gates = (Gate(name="error", limit=0, actual=errors), Gate(name="FIG", limit=0.25, actual=0.5, share=True))
    return Run(
        run_id="0" * 16,
        corpus="news",
        root=draw(st.sampled_from(("news", "news/wires", "a b", "", "."))),
        corpus_sha256="0" * 64,
        settings_sha256="0" * 64,
        version="0.1.0",
        articles=articles,
        rules=tuple(_rule(code) for code in _CODES),
        steps=steps,
        gates=gates,
        results=findings,
        tables={},
    )


def _rule(code: str) -> Rule:
    return Rule(
        code=code,
        name=_NAMES[code],
        summary=f"What {code} finds",
        level="error",
        confidence="high",
        since="0.1",
        message="Something is off",
        documentation="What it finds. Why it matters. How to mend it.",
        query="SELECT 1",
    )
