"""A run shows itself in a notebook, in brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType


def test_a_notebook_shows_the_verdict_and_new_findings_by_rule(drawn: ModuleType) -> None:
    shown = drawn.run()._repr_html_()
    assert "6 articles audited, failed" in shown
    assert shown.index("AGY101 uncredited-wire") < shown.index("ATT001 missing-byline")
    assert "<td>ATT001 missing-byline</td><td>warning</td><td>1</td>" in shown


def test_a_notebook_shows_names_as_text(drawn: ModuleType) -> None:
    assert "&lt;img&gt;" in drawn.run(corpus="<img>")._repr_html_()


def test_a_notebook_says_that_nothing_was_found(drawn: ModuleType) -> None:
    assert "Nothing new was found." in drawn.run(results=())._repr_html_()
