"""A run drawn by hand: small articles written for it, and one finding of every family that a report draws."""

from __future__ import annotations

from typing import Any

import pandas as pd

from provenance.model import Article, Evidence, Example, Finding, Gate, Rule, Run, Step
from provenance.text import Lines

WIRE = """LUMEN, Norrland (Nordwire) - The harbour of Lumen reopened on Monday after a storm that killed 12 people and sank nearly 40 boats, the coastguard said.
"We have never lost so many boats in one night," harbour master Ilse Brandt told reporters on the quay.
Engineers worked through the weekend to clear the main channel, and the first ferry left for the islands shortly after dawn with around 300 passengers on board.
The government promised 2.5 million crowns for the families of the fishermen.
A second storm is expected on Thursday, according to the weather service.
By Ada MOREAU, Nordwire
Comments"""

COPY = """The harbour of Lumen reopened on Monday after a storm that killed 12 people and wrecked nearly 40 boats, officials said.
"We have never lost so many boats in a single night," said Ilse Brandt, the harbour master.
Engineers worked through the weekend to clear the main channel, and the first ferry left for the islands shortly after dawn with around 300 travellers on board.
Fishermen blamed the port authority for ignoring their warnings.
Share this article"""

LATER = """Lumen counts its dead
By Tomas Lind and Ruth Okafor in Lumen, with Nordwire
Rescuers have found 17 bodies since the storm of Sunday night, the mayor's office said on Friday.
More than 45 boats were lost, according to the fishermen's union.
"Nobody warned us," a captain said on condition of anonymity because he feared for his licence.
Ilse Brandt said "never have we lost so many boats in one night"."""

QUOTED = """A port official told Nordwire that the sea wall had been due for repair since spring.
The official, who asked not to be named, said 3 of 5 pumps had failed.
The ministry opened an inquiry on Tuesday, 31 June."""

CLEAN = """By Mona Haddad
The islands' only school welcomed 64 pupils on Wednesday, one more than last year, its head teacher Per Dahl said.
"Every child counts here," Dahl said."""

OTHER_SCRIPT = """كتبت ليلى حداد
أعلنت السلطات إعادة فتح الميناء يوم الاثنين بعد العاصفة. 🚢🚢
وقال المتحدث "لم نفقد هذا العدد من القوارب من قبل"."""

ARTICLES = (
    Article(
        article_id="wire-harbour",
        path="wire/harbour.txt",
        title="Storm-hit harbour reopens in Lumen",
        body=WIRE,
        publisher="Nordwire",
        published="2031-03-03",
        language="en",
    ),
    Article(
        article_id="coast-daily-1",
        path="coast/one.txt",
        title="Harbour open again after deadly storm",
        body=COPY,
        publisher="Coast Daily",
        published="2031-03-03T14:00:00Z",
        language="en",
    ),
    Article(
        article_id="island-post-7",
        path="island/seven.txt",
        title="Lumen counts its dead",
        body=LATER,
        publisher="Island Post",
        published="2031-03-07",
        language="en",
        byline="Tomas Lind",
    ),
    Article(
        article_id="coast-daily-2",
        path="coast/two.txt",
        body=QUOTED,
        publisher="Coast Daily",
        published="2031-03-04",
    ),
    Article(
        article_id="island-post-8",
        path="island/eight.txt",
        title="One pupil more",
        body=CLEAN,
        publisher="Island Post",
        published="2031-03-05",
    ),
    Article(
        article_id="harbour-ar",
        path="ar/harbour.txt",
        title="إعادة فتح الميناء",
        body=OTHER_SCRIPT,
        language="ar",
    ),
)

BODIES = {article.article_id: article.body for article in ARTICLES}
PATHS = {article.article_id: article.path for article in ARTICLES}


def place(article_id: str, text: str) -> tuple[int, int]:
    """Find *text* in an article of this module."""
    start = BODIES[article_id].index(text)
    return start, start + len(text)


def evidence(article_id: str, text: str, caption: str) -> Evidence:
    """Point at *text* as evidence."""
    start, stop = place(article_id, text)
    line, column = Lines(BODIES[article_id]).position(start)
    return Evidence(
        article_id=article_id,
        start=start,
        stop=stop,
        caption=caption,
        text=text,
        path=PATHS[article_id],
        line=line,
        column=column,
    )


def finding(code: str, article_id: str, text: str, message: str, **more: Any) -> Finding:
    """Make a finding of a rule of `RULES` at *text*; the empty text is the head of the article."""
    rule = next(one for one in RULES if one.code == code)
    start, stop = place(article_id, text)
    line, column = Lines(BODIES[article_id]).position(start)
    values: dict[str, Any] = {
        "level": rule.level,
        "confidence": rule.confidence,
        "fingerprint": f"pv1:{abs(sum(ord(c) * 31**n for n, c in enumerate(code + article_id + text))) % 16**16:016x}",
        **more,
    }
    return Finding(
        code=code,
        name=rule.name,
        article_id=article_id,
        start=start,
        stop=stop,
        line=line,
        column=column,
        message=message,
        path=PATHS[article_id],
        text=text,
        **values,
    )


def _rule(code: str, name: str, summary: str, level: Any, confidence: Any = "high") -> Rule:
    return Rule(
        code=code,
        name=name,
        summary=summary,
        level=level,
        confidence=confidence,
        since="0.1",
        message="{text}",
        documentation=f"{summary}. A reader cannot judge a report without knowing **where it comes from**.\n\n"
        "## What to do\n\nAsk the desk, then:\n\n- name the source, or\n- accept the finding with a `reason`.\n",
        query="SELECT article_id, start, stop FROM credits AS c\nWHERE c.via = 'in text'",
        options={"share": 0.2},
        examples=(
            Example(
                kind="flagged", news="id: one\n\nThe pump failed, a guard told Nordwire.", found=("one",)
            ),
            Example(kind="accepted", news="id: two\n\nBy Ada Moreau, Nordwire\nThe pump failed.", found=()),
        ),
    )


RULES = (
    _rule("ATT001", "missing-byline", "An article names nobody who made it", "warning"),
    _rule("ATT002", "ambiguous-byline", "A byline can be read in two ways", "note", "medium"),
    _rule("AGY001", "agency-quoted-not-credited", "An agency is quoted and credited nowhere", "warning"),
    _rule("AGY101", "uncredited-wire", "Wire copy runs without the agency's name", "error"),
    _rule(
        "FIG201",
        "inconsistent-figure",
        "Two articles give figures that cannot both be right",
        "error",
        "medium",
    ),
    _rule("FIG202", "part-exceeds-whole", "A part is larger than what it is a part of", "error"),
    _rule("QUO101", "quote-drift", "One utterance is worded in two ways", "warning", "medium"),
    _rule("SRC101", "anonymous-source", "A source is not named", "note"),
    _rule("DAT101", "impossible-date", "A date does not exist", "warning"),
    _rule("TXT101", "page-furniture", "The page's furniture stands in the text", "note"),
    _rule("SCH001", "contract-violation", "A field does not fit its contract", "error"),
    _rule("SRC201", "undescribed-sources", "Sources are named by nothing but a plural", "note", "low"),
)


def findings() -> tuple[Finding, ...]:
    """Return one finding of every kind, and some of each status."""
    quote = '"We have never lost so many boats in one night,"'
    return (
        finding(
            "AGY101",
            "coast-daily-1",
            "The harbour of Lumen reopened on Monday",
            "71% of this article repeats Nordwire copy in wire-harbour, but Nordwire is not credited",
            evidence=(
                evidence("wire-harbour", "The harbour of Lumen reopened on Monday", "the agency's text"),
            ),
            details={"share": 0.71, "agency": "nordwire", "other_id": "wire-harbour"},
        ),
        finding(
            "FIG201",
            "island-post-7",
            "17 bodies",
            "17 dead here, 12 in wire-harbour",
            evidence=(
                evidence("wire-harbour", "12 people", "the earlier toll"),
                evidence("coast-daily-1", "12 people", "the earlier toll"),
            ),
            details={"relation": "contradiction", "low": 17.0, "other_low": 12.0},
        ),
        finding(
            "FIG202",
            "coast-daily-2",
            "3 of 5 pumps",
            "3 of 5 is read as a part",
            details={"part": 3, "whole": 5},
        ),
        finding(
            "QUO101",
            "island-post-7",
            "never have we lost so many boats in one night",
            "Ilse Brandt is quoted in three wordings",
            evidence=(
                evidence("wire-harbour", quote.strip('",'), "as Nordwire has it"),
                evidence(
                    "coast-daily-1",
                    "We have never lost so many boats in a single night",
                    "as Coast Daily has it",
                ),
            ),
        ),
        finding("ATT001", "coast-daily-1", "The harbour", "nobody is named as the author"),
        finding(
            "ATT001",
            "coast-daily-2",
            "A port official",
            "nobody is named as the author",
            status="accepted",
            reason="the house runs briefs unsigned",
        ),
        finding(
            "ATT002",
            "island-post-7",
            "By Tomas Lind and Ruth Okafor in Lumen, with Nordwire",
            "who was in Lumen: both, or Ruth Okafor alone?",
        ),
        finding(
            "AGY001",
            "coast-daily-2",
            "told Nordwire",
            "Nordwire is told and not credited",
            details={"agency": "nordwire"},
        ),
        finding("SRC101", "island-post-7", "a captain", "a captain is not named: he feared for his licence"),
        finding("DAT101", "coast-daily-2", "31 June", "June has 30 days"),
        finding("TXT101", "wire-harbour", "Comments", "'Comments' is no part of the article"),
        finding(
            "TXT101",
            "coast-daily-1",
            "Share this article",
            "'Share this article' is no part of the article",
            status="fixed",
        ),
        finding(
            "SCH001",
            "harbour-ar",
            "كتبت",
            "published: nothing was delivered, a date is expected",
            details={"field": "published", "value": None, "expected": "an ISO 8601 date", "row": 5},
        ),
        finding(
            "SCH001",
            "coast-daily-2",
            "A port",
            "title: nothing was delivered",
            details={"field": "title", "value": "", "expected": "at least one character", "row": 3},
        ),
    )


def tables() -> dict[str, pd.DataFrame]:
    """Return the tables that the findings rest on, with their real columns."""
    people = [
        ("wire-harbour", "Ada MOREAU", "Ada Moreau"),
        ("island-post-7", "Tomas Lind", "Tomas Lind"),
        ("island-post-7", "Ruth Okafor", "Ruth Okafor"),
        ("island-post-8", "Mona Haddad", "Mona Haddad"),
    ]
    credited = [
        ("wire-harbour", "Nordwire", "dateline"),
        ("island-post-7", "Nordwire", "byline"),
        ("coast-daily-2", "Nordwire", "in text"),
    ]
    bylines = [
        ("wire-harbour", "By Ada MOREAU, Nordwire", "tail"),
        ("island-post-8", "By Mona Haddad", "head"),
        ("island-post-7", "By Tomas Lind and Ruth Okafor in Lumen, with Nordwire", "head"),
    ]
    return {
        "bylines": pd.DataFrame([{**_at(a, t), "position": p} for a, t, p in bylines]),
        "people": pd.DataFrame(
            [
                {
                    **_at(a, t),
                    "name": n,
                    "role": "author",
                    "job": None,
                    "place": "Lumen" if a == "island-post-7" else None,
                    "agency": None,
                }
                for a, t, n in people
            ]
        ),
        "credits": pd.DataFrame(
            [
                {**_at(a, t), "agency": "nordwire", "name": "Nordwire", "via": via, "relation": None}
                for a, t, via in credited
            ]
        ),
        "datelines": pd.DataFrame(
            [
                {
                    **_at("wire-harbour", "LUMEN, Norrland (Nordwire) -"),
                    "place": "Lumen, Norrland",
                    "date": None,
                    "agency": "nordwire",
                }
            ]
        ),
        "furniture": pd.DataFrame(
            [
                {**_at("wire-harbour", "Comments"), "kind": "comments"},
                {**_at("coast-daily-1", "Share this article"), "kind": "share"},
            ]
        ),
        "quotes": pd.DataFrame(_quotes()),
        "attributions": pd.DataFrame(_attributions()),
        "figures": pd.DataFrame(_figures()),
        "figure_pairs": pd.DataFrame(_figure_pairs()),
        "repeats": pd.DataFrame(_repeats()),
    }


def _at(article_id: str, text: str) -> dict[str, Any]:
    start, stop = place(article_id, text)
    return {"article_id": article_id, "start": start, "stop": stop, "text": text}


def _quotes() -> list[dict[str, Any]]:
    rows = [
        ("wire-harbour", "We have never lost so many boats in one night,", "Ilse Brandt", "told"),
        ("coast-daily-1", "We have never lost so many boats in a single night,", "Ilse Brandt", "said"),
        ("island-post-7", "Nobody warned us,", "a captain", "said"),
        ("island-post-7", "never have we lost so many boats in one night", "Ilse Brandt", "said"),
        ("island-post-8", "Every child counts here,", "Dahl", "said"),
    ]
    return [
        {**_at(a, t), "kind": "direct", "speaker": s, "cue": c, "person": "Per Dahl" if s == "Dahl" else None}
        for a, t, s, c in rows
    ]


def _attributions() -> list[dict[str, Any]]:
    rows = [
        ("wire-harbour", "the coastguard said", "the coastguard", "organisation", None, None),
        (
            "wire-harbour",
            "according to the weather service",
            "the weather service",
            "organisation",
            None,
            None,
        ),
        ("coast-daily-1", "officials said", "officials", "group", None, None),
        (
            "coast-daily-2",
            "A port official told Nordwire",
            "A port official",
            "anonymous",
            "nordwire",
            "asked not to be named",
        ),
        ("island-post-7", "the mayor's office said", "the mayor's office", "organisation", None, None),
        ("island-post-7", "a captain said", "a captain", "anonymous", None, "he feared for his licence"),
        ("island-post-8", "Per Dahl said", "Per Dahl", "person", None, None),
    ]
    return [
        {**_at(a, t), "source": s, "cue": "said", "kind": k, "receiver": r, "reason": why}
        for a, t, s, k, r, why in rows
    ]


def _figures() -> list[dict[str, Any]]:
    rows: list[tuple[str, str, float | None, float | None, float | None, str, str, str | None]] = [
        ("wire-harbour", "12 people", 12, 12, 12, "exact", "person", "killed"),
        ("coast-daily-1", "12 people", 12, 12, 12, "exact", "person", "killed"),
        ("island-post-7", "17 bodies", 17, 17, 17, "exact", "person", "killed"),
        ("wire-harbour", "nearly 40 boats", 40, 38, 40, "below", "boat", "lost"),
        ("coast-daily-1", "nearly 40 boats", 40, 38, 40, "below", "boat", "lost"),
        ("island-post-7", "More than 45 boats", 45, 45, None, "above", "boat", "lost"),
        ("wire-harbour", "around 300 passengers", 300, 270, 330, "about", "passenger", None),
        ("coast-daily-1", "around 300 travellers", 300, 270, 330, "about", "passenger", None),
        ("wire-harbour", "2.5 million crowns", 2_500_000, 2_500_000, 2_500_000, "exact", "", None),
        ("coast-daily-2", "3 of 5 pumps", 3, 3, 3, "exact", "pump", "failed"),
        ("island-post-8", "64 pupils", 64, 64, 64, "exact", "pupil", None),
    ]
    return [
        {
            **_at(a, t),
            "kind": "count",
            "value": v,
            "low": low,
            "high": high,
            "loose_low": low and low * 0.96,
            "loose_high": high and high * 1.04,
            "bound": b,
            "unit": None,
            "counted": c or None,
            "measure": m,
            "status": "done",
            "scope": None,
            "source": "the coastguard" if a == "wire-harbour" else None,
            "sourced": a == "wire-harbour",
        }
        for a, t, v, low, high, b, c, m in rows
    ]


def _figure_pairs() -> list[dict[str, Any]]:
    rows = [
        (
            "wire-harbour",
            "12 people",
            "island-post-7",
            "17 bodies",
            "contradiction",
            "both count the dead of one storm",
        ),
        ("wire-harbour", "12 people", "coast-daily-1", "12 people", "equal", ""),
        ("wire-harbour", "nearly 40 boats", "coast-daily-1", "nearly 40 boats", "equal", ""),
        (
            "wire-harbour",
            "nearly 40 boats",
            "island-post-7",
            "More than 45 boats",
            "diverging",
            "later counts tend to grow",
        ),
        ("wire-harbour", "around 300 passengers", "coast-daily-1", "around 300 travellers", "equal", ""),
    ]
    return [_pair(*row[:4]) | {"relation": row[4], "why": row[5]} for row in rows]


def _repeats() -> list[dict[str, Any]]:
    last = "Engineers worked through the weekend to clear the main channel, and the first ferry left for the islands shortly after dawn with around 300 {} on board."
    rows = [
        (
            "The harbour of Lumen reopened on Monday after a storm that killed 12 people and wrecked nearly 40 boats",
            "The harbour of Lumen reopened on Monday after a storm that killed 12 people and sank nearly 40 boats",
            "edited",
        ),
        (
            "We have never lost so many boats in a single night",
            "We have never lost so many boats in one night",
            "edited",
        ),
        (last.format("travellers"), last.format("passengers"), "edited"),
    ]
    return [
        _pair("coast-daily-1", one, "wire-harbour", other) | {"how": how, "share": 0.71}
        for one, other, how in rows
    ]


def _pair(article_id: str, text: str, other_id: str, other: str) -> dict[str, Any]:
    there = place(other_id, other)
    return {
        **_at(article_id, text),
        "other_id": other_id,
        "other_start": there[0],
        "other_stop": there[1],
        "other_text": other,
    }


def run(**changes: Any) -> Run:
    """Return the drawn run; *changes* replace its fields."""
    results = findings()
    new = [one for one in results if one.status == "new"]
    values: dict[str, Any] = {
        "run_id": "5f2c7a90d1e8b3465f2c7a90d1e8b346",
        "corpus": "harbour",
        "corpus_sha256": "ab" * 32,
        "settings_sha256": "cd" * 32,
        "version": "0.1.0",
        "articles": ARTICLES,
        "rules": RULES,
        "steps": (
            *(
                Step(
                    rule=rule.code,
                    outcome="fail" if any(one.code == rule.code for one in results) else "pass",
                )
                for rule in RULES
                if rule.code != "SRC201"
            ),
            Step(
                rule="SRC201", outcome="unevaluated", reason="the table attributions lacks the column reason"
            ),
        ),
        "gates": (
            Gate(name="error", limit=0, actual=sum(one.level == "error" for one in new)),
            Gate(name="AGY", limit=0.5, actual=0.333),
        ),
        "results": results,
        "tables": tables(),
    }
    return Run(**{**values, **changes})


def many(count: int, articles: int = 1000) -> Run:
    """Draw a run of *count* findings over *articles* articles, each with words of its own; the same every time."""
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
