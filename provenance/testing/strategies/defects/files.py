"""Defects that no article in memory can have: of files, and of the configuration beside them."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from provenance.pipeline.parsing import LONGEST
from provenance.rules import read_news
from provenance.testing.strategies.defects.defect import Defect, around
from provenance.testing.strategies.defects.slots import Slots

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from provenance.model import Article

__all__ = ["FILES"]

_OLD, _RECENT = date(2020, 1, 1), date(2024, 12, 31)
_CONFIGURATION: Final = "provenance.toml"
_REASONS: Final = ("the desk checked it", "a namesake", "the agency signs for its staff")


@st.composite
def _signed(draw: st.DrawFn) -> tuple[Article, ...]:
    """Draw an article in which no rule finds anything."""
    return read_news("id: signed\n\n{scene}\n\nBy {person}".format_map(Slots(draw)))


@st.composite
def _unreadable(draw: st.DrawFn, code: str) -> Defect:
    """Draw a file that is no UTF-8, or no text at all, among articles; mended, it is both."""
    good = "{scene}\n\nBy {person}\n".format_map(Slots(draw))
    bad = draw(
        st.sampled_from((b"\xff\xfe\xfd", good.encode("utf-8") + b"\xe9t\xe9 \xff", b"\x89PNG\r\n\x1a\n\x00"))
    )
    articles = draw(_signed())
    return Defect(
        rule=code,
        articles=articles,
        found=frozenset({"broken"}),
        repaired=articles,
        files={"broken.txt": bad},
        repaired_files={"broken.txt": good.encode()},
    )


@st.composite
def _unparsed(draw: st.DrawFn, code: str) -> Defect:
    """Draw an article longer than any parser reads, in a corpus whose own contract lets it in."""
    own = {"fields": [{"name": "body", "constraints": {"maxLength": 10 * LONGEST}}]}
    settings = {_CONFIGURATION: b"", "schemas/articles.json": json.dumps(own).encode()}
    story = "{scene}\n\nBy {person}\n".format_map(Slots(draw))
    whole = f"{story}{' ' * (LONGEST - len(story) + draw(st.integers(1, 100)))}"
    articles = draw(_signed())
    return Defect(
        rule=code,
        articles=articles,
        found=frozenset({"endless"}),
        beside=frozenset({"missing-byline"}),
        repaired=articles,
        files={**settings, "endless.txt": whole.encode()},
        repaired_files={**settings, "endless.txt": story.encode()},
    )


def _accepted(article: str, rule: str, reason: str, expires: str | None = None) -> dict[str, bytes]:
    until = f"expires = {expires}\n" if expires else ""
    text = f'[[accept]]\narticle = "{article}"\nrule = "{rule}"\nreason = "{reason}"\n{until}'
    return {_CONFIGURATION: text.encode()}


@st.composite
def _unused(draw: st.DrawFn, code: str) -> Defect:
    """Draw an acceptance of what no rule finds; mended, it is gone."""
    articles = draw(_signed())
    rule = draw(st.sampled_from(("missing-byline", "page-furniture", "FIG", "anonymous-source")))
    return Defect(
        rule=code,
        articles=articles,
        found=frozenset({"signed"}),
        repaired=articles,
        files=_accepted("signed", rule, draw(st.sampled_from(_REASONS))),
        repaired_files={_CONFIGURATION: b""},
    )


@st.composite
def _expired(draw: st.DrawFn, code: str) -> Defect:
    """Draw an acceptance whose last day is over; mended, it holds for long."""
    articles = read_news("id: signed\n\n{scene}\n\nBy {person}\n\n{furniture}".format_map(Slots(draw)))
    reason = draw(st.sampled_from(_REASONS))
    over = draw(st.dates(min_value=_OLD, max_value=_RECENT)).isoformat()
    return Defect(
        rule=code,
        articles=articles,
        found=frozenset({"signed"}),
        beside=frozenset({"page-furniture"}),
        repaired=articles,
        files=_accepted("signed", "page-furniture", reason, over),
        repaired_files=_accepted("signed", "page-furniture", reason, "9999-12-31"),
    )


def _among(made: Callable[[str], st.SearchStrategy[Defect]]) -> Callable[[str], st.SearchStrategy[Defect]]:
    return lambda code: made(code).flatmap(around)


FILES: Final[Mapping[str, Callable[[str], st.SearchStrategy[Defect]]]] = {
    "unreadable-article": _among(_unreadable),
    "unparsed-article": _among(_unparsed),
    "unused-acceptance": _among(_unused),
    "expired-acceptance": _among(_expired),
}
"""The strategy of each rule about files, by its name; it takes the rule's code."""
