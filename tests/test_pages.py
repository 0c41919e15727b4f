"""What the pages about tests and contracts show is true."""

from __future__ import annotations

import doctest
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

import provenance
from provenance.testing import strategies as news

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).parents[1] / "docs"


def blocks(page: str) -> list[str]:
    return re.findall(r"```python\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)


def display_name(text: str) -> str:
    return provenance.parse(f"By {text}").people[0].name


@pytest.fixture
def fast() -> Iterator[None]:
    """Few examples."""
    settings.load_profile("provenance.fast")
    yield
    settings.load_profile("provenance.balanced")


@pytest.mark.usefixtures("fast")
def test_the_examples_of_testing_hold_for_our_own_parser() -> None:
    found = [block for block in blocks("testing.md") if "@given" in block]
    assert len(found) == 3
    for block in found:
        names: dict[str, Any] = {"my_parser": provenance.parse, "my_display_name": display_name}
        exec(block, names)  # noqa: S102 - our own page
        for name, test in names.items():
            if name.startswith("test_"):
                test()


def test_every_strategy_is_told() -> None:
    page = (DOCS / "testing.md").read_text(encoding="utf-8")
    drawn = [name for name in news.__all__ if name.islower()]
    assert not [name for name in drawn if f"`{name}" not in page and name != "utterances"]


def test_the_examples_of_contracts_are_true() -> None:
    for block in blocks("contracts.md"):
        if ">>>" in block:
            example = doctest.DocTestParser().get_doctest(block, {}, "contracts.md", None, 0)
            assert doctest.DocTestRunner().run(example).failed == 0
        else:
            compile(block, "contracts.md", "exec")
