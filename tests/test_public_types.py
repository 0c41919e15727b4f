"""A public function refuses an argument of a wrong type by its name, never by an accident of its inside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import provenance
from provenance.errors import ConfigurationError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ARTICLES = [provenance.Article(article_id="a", body="The port reopened.")]
OPTIONS = (
    "select",
    "ignore",
    "fail_on",
    "rules",
    "contract",
    "reading",
    "agencies",
    "gates",
    "accept",
    "baseline",
    "today",
    "since",
    "engine",
    "master",
    "workers",
    "memory",
    "threads",
    "cache",
    "progress",
    "settings",
    "machine",
)
CALLS: dict[str, Callable[[Any], object]] = {
    "body": provenance.parse,
    "title": lambda odd: provenance.parse("x", title=odd),
    "rule": provenance.explain,
    "name": provenance.contract,
    "own": lambda odd: provenance.contract("articles", own=odd),
    "model": lambda odd: provenance.contract("articles", model=odd),
    "without": lambda odd: provenance.contract("articles", without=odd),
    "rows": lambda odd: provenance.contract("articles").split(odd),
    "report": lambda odd: provenance.audit(ARTICLES).render(odd),
    "path": lambda odd: provenance.audit(ARTICLES).write("json", odd),
}


@pytest.mark.parametrize("option", OPTIONS)
def test_an_option_of_an_audit_of_a_wrong_type_is_named(option: str) -> None:
    with pytest.raises(TypeError, match=rf"^{option} must be .*, not complex$"):
        provenance.audit(ARTICLES, **{option: 3j})


@pytest.mark.parametrize("argument", CALLS)
def test_an_argument_of_a_wrong_type_is_named(argument: str) -> None:
    with pytest.raises(TypeError, match=rf"^{argument} must be .*, not complex$"):
        CALLS[argument](3j)


@pytest.mark.parametrize("odd", [None, 5, b"x", {"a": 1}, [5], ["text"], []])
@pytest.mark.parametrize("function", [provenance.audit, provenance.read])
def test_what_is_no_corpus_is_refused(function: Callable[[Any], object], odd: Any) -> None:
    with pytest.raises(UsageError):
        function(odd)


@pytest.mark.parametrize(
    "options",
    [
        {"select": [5]},
        {"rules": {"uncredited-wire": 5}},
        {"workers": True},
        {"workers": -1},
        {"threads": 0},
        {"selct": ["ATT"]},
        {"gates": {"FIG": -1}},
        {"accept": [{"rule": "FIG"}]},
        {"baseline": "nowhere.json"},
    ],
)
def test_a_value_that_cannot_be_is_refused(options: dict[str, Any]) -> None:
    with pytest.raises((TypeError, UsageError, ConfigurationError)):
        provenance.audit(ARTICLES, **options)


def test_what_is_said_to_an_audit_is_said_in_the_words_of_the_configuration(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text('{"format_version": 1, "entries": []}', encoding="utf-8")
    run = provenance.audit(
        ARTICLES,
        select="ATT, AGY",
        gates={"missing-byline": {"max_share": 0.5}},
        accept=[{"article": "a", "rule": "missing-byline", "reason": "a test"}],
        baseline=str(path),
    )
    assert {rule.code[:3] for rule in run.rules} == {"ATT", "AGY"}
    assert [gate.name for gate in run.gates if gate.share] == ["missing-byline"]
