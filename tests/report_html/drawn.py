"""Runs that were drawn and not audited: a small one by hand, from harbour.toml, and large ones."""

from __future__ import annotations

import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd

from provenance.model import Article, Evidence, Example, Finding, Gate, Gone, PastRun, Rule, Run, Step
from provenance.text import Lines

DRAWN = tomllib.loads((Path(__file__).parent / "harbour.toml").read_text(encoding="utf-8"))
ARTICLES = tuple(Article(**one) for one in DRAWN["articles"])
BODIES = {article.article_id: article.body for article in ARTICLES}
PATHS = {article.article_id: article.path for article in ARTICLES}

DOCUMENTATION = """{summary}. A reader cannot judge a report without knowing **where it comes from**.

## What to do

Ask the desk, then:

- name the source, or
- accept the finding with a `reason`.
"""


def _rule(told: dict[str, Any]) -> Rule:
    return Rule(
        **told,
        since="0.1",
        message="{text}",
        documentation=DOCUMENTATION.format(summary=told["summary"]),
        query="SELECT c.article_id, c.start, c.stop FROM credits AS c\nWHERE c.via = 'in text'",
        options={"share": 0.2},
        examples=(
            Example(
                kind="flagged", news="id: one\n\nThe pump failed, a guard told Nordwire.", found=("one",)
            ),
            Example(kind="accepted", news="id: two\n\nBy Ines Falk, Nordwire\nThe pump failed.", found=()),
        ),
    )


RULES = tuple(_rule(one) for one in DRAWN["rules"])


def place(article_id: str, text: str) -> tuple[int, int]:
    """Find *text* in an article of the drawn corpus."""
    start = BODIES[article_id].index(text)
    return start, start + len(text)


def _located(article_id: str, text: str) -> dict[str, Any]:
    start, stop = place(article_id, text)
    line, column = Lines(BODIES[article_id]).position(start)
    return {
        "article_id": article_id,
        "start": start,
        "stop": stop,
        "text": text,
        "line": line,
        "column": column,
        "path": PATHS[article_id],
    }


def finding(told: dict[str, Any]) -> Finding:
    """Make a finding from what harbour.toml tells of it."""
    rest = dict(told)
    code, article_id, at = rest.pop("code"), rest.pop("article_id"), rest.pop("at")
    rule = next(one for one in RULES if one.code == code)
    evidence = tuple(
        Evidence(**_located(one["article_id"], one["at"]), caption=one["caption"])
        for one in rest.pop("evidence", ())
    )
    return Finding(
        code=code,
        name=rule.name,
        level=rule.level,
        confidence=rule.confidence,
        fingerprint=f"pv1:{sha256(f'{code} {article_id} {at}'.encode()).hexdigest()[:16]}",
        evidence=evidence,
        **_located(article_id, at),
        **rest,
    )


def findings() -> tuple[Finding, ...]:
    """Return one finding of every kind, and some of each status."""
    return tuple(finding(one) for one in DRAWN["findings"])


def tables() -> dict[str, pd.DataFrame]:
    """Return the tables that the findings rest on, with the columns that a page reads."""
    return {name: pd.DataFrame([_row(row) for row in rows]) for name, rows in DRAWN["tables"].items()}


def _row(told: dict[str, Any]) -> dict[str, Any]:
    """Turn each text into its place: ``at`` in the article itself, ``other_at`` in that of ``other_id``."""
    row: dict[str, Any] = {}
    for name, value in told.items():
        if name != "at" and not name.endswith("_at"):
            row[name] = value
            continue
        side = name.removesuffix("at")
        start, stop = place(told[f"{side}id" if side else "article_id"], value)
        row |= {f"{side}start": start, f"{side}stop": stop, f"{side}text": value}
    return row


def run(**changes: Any) -> Run:
    """Return the drawn run; *changes* replace its fields."""
    results = findings()
    found = {one.code for one in results}
    new = [one for one in results if one.status == "new"]
    *checked, last = RULES
    values: dict[str, Any] = {
        "run_id": "5f2c7a90d1e8b346",
        "corpus": "harbour",
        "corpus_sha256": "ab" * 32,
        "settings_sha256": "cd" * 32,
        "version": "0.1.0",
        "articles": ARTICLES,
        "rules": RULES,
        "steps": (
            *(Step(rule=one.code, outcome="fail" if one.code in found else "pass") for one in checked),
            Step(
                rule=last.code, outcome="unevaluated", reason="the table attributions lacks the column reason"
            ),
        ),
        "gates": (
            Gate(name="error", limit=0, actual=sum(one.level == "error" for one in new)),
            Gate(name="AGY", limit=0.5, actual=0.333, share=True),
        ),
        "results": results,
        "tables": tables(),
    }
    return Run(**{**values, **changes})


def remembered_run() -> Run:
    """Return the drawn run as one that the ledger knows two earlier runs of."""
    opened = frozenset(one.fingerprint for one in findings()[:3])
    return run(
        history=(
            PastRun(
                run_id="11aa22bb33cc44dd",
                recorded="2031-03-01T08:00:00Z",
                version="0.1.0",
                articles=4,
                findings=9,
            ),
            PastRun(
                run_id="55ee66ff77aa88bb",
                recorded="2031-03-05T08:00:00Z",
                version="0.1.0",
                articles=6,
                findings=12,
            ),
        ),
        opened=opened,
        closed=(
            Gone(
                code="DAT101",
                article_id="island-post-8",
                message="31 April does not exist",
                fingerprint="pv1:00",
            ),
        ),
        ledger_head="9f8e7d6c5b4a",
    )


def many(count: int, articles: int = 1000) -> Run:
    """Draw a run of *count* findings, each with words of its own; the same every time."""
    words = [
        f"{a}{b}{c}"
        for a in ("ha", "lo", "mi", "ter", "sva", "gru", "ne", "pol")
        for b in ("bour", "men", "dal", "vik", "son", "tra", "qui", "zen")
        for c in ("", "s", "en", "ia", "ur", "ost")
    ]
    state = 12345

    def draw(below: int) -> int:
        nonlocal state
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (state >> 33) % below

    def prose(length: int) -> str:
        return " ".join(words[draw(len(words))] for _ in range(length))

    corpus = [
        Article(
            article_id=f"story-{n:05}",
            path=f"desk/{n:05}.txt",
            title=prose(6).capitalize(),
            body=prose(400),
            publisher=f"House {n % 9}",
            published=f"2031-0{1 + n % 9}-11",
        )
        for n in range(articles)
    ]
    results = []
    for n in range(count):
        rule = RULES[n % len(RULES)]
        home, other = corpus[draw(articles)], corpus[draw(articles)]
        start, there = draw(2000), draw(2000)
        results.append(
            Finding(
                code=rule.code,
                name=rule.name,
                level=rule.level,
                confidence=rule.confidence,
                article_id=home.article_id,
                start=start,
                stop=start + 40,
                line=1,
                column=start + 1,
                message=f"{prose(6)} in {other.article_id}",
                fingerprint=f"pv1:{n:016x}",
                path=home.path,
                text=home.body[start : start + 40],
                evidence=(
                    Evidence(
                        article_id=other.article_id,
                        start=there,
                        stop=there + 40,
                        caption="here too",
                        line=1,
                        column=there + 1,
                    ),
                ),
                details={"share": draw(100) / 100, "agency": ("nordwire", "sudwire", "ostwire")[n % 3]},
            )
        )
    return run(articles=tuple(corpus), results=tuple(results), tables={})
