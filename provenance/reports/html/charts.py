"""Bars for the overview, as SVG that stretches: the words stand beside them in HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.reports.html.tree import markup, node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from provenance.reports.html.tree import Tree

__all__ = ["bar", "stacked", "trend"]

_WIDTH: Final = 1000.0
_RUNS: Final = 40


def stacked(counts: Sequence[int], names: Sequence[str]) -> Markup:
    """Draw one bar that is divided as *counts* are; each part bears its name as a class."""
    total = sum(counts) or 1
    parts: list[Tree] = []
    left = 0.0
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


def trend(counts: Sequence[int]) -> Tree:
    """Draw how a count went from run to run, as one column a run; the last one is this run."""
    shown = counts[-_RUNS:]
    most = max(*shown, 1)
    step = _WIDTH / len(shown)
    columns = [
        node(
            "rect",
            x=n * step + step * 0.1,
            y=100 - (height := max(1.5, count / most * 100)),
            width=step * 0.8,
            height=height,
            class_="now" if n == len(shown) - 1 else "then",
        )
        for n, count in enumerate(shown)
    ]
    return node(
        "svg",
        *columns,
        viewBox="0 0 1000 100",
        preserveAspectRatio="none",
        class_="trend",
        aria_hidden="true",
        focusable="false",
    )


def _svg(parts: Sequence[Tree]) -> Markup:
    return markup(
        node(
            "svg",
            *parts,
            viewBox="0 0 1000 10",
            preserveAspectRatio="none",
            class_="bar",
            aria_hidden="true",
            focusable="false",
        )
    )
