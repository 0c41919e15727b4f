"""Bars for the overview, as SVG that stretches: the words stand beside them in HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.reports.html.tree import markup, node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

__all__ = ["bar", "stacked"]

_WIDTH: Final = 1000.0


def stacked(counts: Sequence[int], names: Sequence[str]) -> Markup:
    """Draw one bar that is divided as *counts* are; each part bears its name as a class."""
    total = sum(counts) or 1
    parts, left = [], 0.0
    for count, name in zip(counts, names, strict=True):
        width = count / total * _WIDTH
        if count:
            parts.append(node("rect", x=left, y=0, width=width, height=10, class_=name.replace(" ", "-")))
        left += width
    return _svg(parts)


def bar(share: float, class_: str) -> Markup:
    """Draw how much of a whole *share* is."""
    width = max(0.0, min(1.0, share)) * _WIDTH
    ground = node("rect", x=0, y=0, width=_WIDTH, height=10, class_="ground")
    return _svg([ground, node("rect", x=0, y=0, width=width, height=10, class_=class_)])


def _svg(parts: Sequence[object]) -> Markup:
    return markup(
        node(
            "svg",
            *parts,  # type: ignore[arg-type]
            viewBox="0 0 1000 10",
            preserveAspectRatio="none",
            class_="bar",
            aria_hidden="true",
            focusable="false",
        )
    )
