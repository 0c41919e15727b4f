r"""Defects written with slots, in ``provenance/testing/defects/*.toml``; what fills the slots is drawn.

[byline-without-person]
news = "id: desk\nbyline: {wire}\n\n{scene}"             articles as in a rule's examples
found = ["desk"]                                       where the rule finds something
mend = { "byline: {wire}" = "byline: {person}" }       what is written instead
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from provenance.rules import read_news
from provenance.testing.strategies.defects.defect import Defect, around
from provenance.testing.strategies.defects.slots import Slots

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Template", "from_template", "templates"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One defect with slots."""

    news: str
    found: tuple[str, ...]
    mend: Mapping[str, str]
    beside: tuple[str, ...]


@cache
def templates() -> Mapping[str, Template]:
    """Return every template by the name of its rule."""
    folder = files("provenance.testing") / "defects"
    texts = [one.read_text(encoding="utf-8") for one in folder.iterdir() if one.name.endswith(".toml")]
    tables = {name: table for text in texts for name, table in tomllib.loads(text).items()}
    return {
        name: Template(
            news=table["news"],
            found=tuple(table["found"]),
            mend=table["mend"],
            beside=tuple(table.get("beside", ())),
        )
        for name, table in tables.items()
    }


@st.composite
def _filled(draw: st.DrawFn, code: str, template: Template) -> Defect:
    slots = Slots(draw)
    news = template.news.format_map(slots)
    mended = news
    for said, instead in template.mend.items():
        mended = mended.replace(said.format_map(slots), instead.format_map(slots))
    return Defect(
        rule=code,
        articles=read_news(news),
        found=frozenset(template.found),
        repaired=read_news(mended),
        beside=frozenset(template.beside),
    )


def from_template(code: str, template: Template) -> st.SearchStrategy[Defect]:
    """Draw the defect of a template, among articles without it."""
    return _filled(code, template).flatmap(around)
