"""Runs to export: the sample corpora, and drawn ones whose metadata are odd."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.model import Article, Run, Step
from provenance.pipeline.parsing import parse_articles
from provenance.readers import read_path
from provenance.testing.strategies import corpora

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_SAMPLES = Path(__file__).parents[1] / "corpora" / "formats"
_TABLES = ("people", "credits", "bylines", "datelines")


def _run(articles: Iterable[Article], outcomes: tuple[str, ...] = ("pass", "fail", "unevaluated")) -> Run:
    """Hold what the parsers find in *articles* as an audit would."""
    held = tuple(articles)
    _, tables = parse_articles(held)
    return Run(
        run_id="0123456789abcdef", corpus="news", corpus_sha256="a" * 64, settings_sha256="b" * 64,
        version="0.1.0", articles=held, rules=(), gates=(), results=(),
        steps=tuple(Step(rule=f"FIG10{n}", outcome=one, findings=n) for n, one in enumerate(outcomes, 1)),
        tables={name: tables[name].to_pandas() for name in _TABLES if name in tables},
    )  # fmt: skip


_TEXTS = (
    "",
    "x",
    "gestern",
    "Ada Moreau",
    "Jonas Weber, dpa",
    "Ada & <Moreau>",
    "\u202eAFP",
    "\x00\x0b",
    "\ud800",
    "é\u0301",
)
_TAGS = ("en", "en_GB", "zh-Hant-TW", "not a language")
_TIMES_TOLD = (
    "2025-02-28",
    "2025-02-28T09:30:00+01:00",
    "2025-02-28 09:30",
    "2025-02-30",
    "2025-02-30T25:00:00Z",
)
_odd = st.none() | st.sampled_from((*_TEXTS, *_TAGS, *_TIMES_TOLD, "a" * 300))
_ids = st.sampled_from(
    (
        "harbour",
        "1",
        "ü b/c",
        "urn:newsml:a.example:1",
        "https://a.example/ü?q=[1]",
        "tag:a b",
        "\ud800",
        "::error::",
    )
)


@st.composite
def _drawn(draw: st.DrawFn) -> Run:
    """Draw a corpus whose metadata are odd too."""
    told = ("title", "byline", "credit_line", "dateline", "publisher", "published", "url", "language")
    articles = []
    for number, one in enumerate(draw(corpora(max_size=3, copies=False))):
        given_ = {name: draw(_odd) for name in told}
        name = draw(_ids) + (f"-{number}" if number else "")
        articles.append(Article(article_id=name, path=f"{name}.txt", body=one.body, **given_))
    return _run(articles, tuple(draw(st.lists(st.sampled_from(("pass", "fail", "unevaluated")), max_size=4))))


@pytest.fixture(scope="module")
def sample() -> Run:
    """The sample corpus of the formats, and the sample corpus of the repository."""
    root = Path(__file__).parents[2]
    found = [*read_path(_SAMPLES / "json" / "list.json"), *read_path(root / "seeds")]
    return _run(one for one in found if isinstance(one, Article))


@pytest.fixture
def over_drawn() -> Callable[..., None]:
    """Run a check over drawn runs."""

    def over(check: Callable[[Run], None], examples: int = 25) -> None:
        @settings(max_examples=examples)
        @given(_drawn())
        def law(run: Run) -> None:
            check(run)

        law()

    return over
