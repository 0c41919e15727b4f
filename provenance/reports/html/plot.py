"""The interval plot: one row a figure, all of them over one axis, with what they have in common shaded."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log10
from typing import TYPE_CHECKING, Final

from provenance.reports.html.readings import amount, interval
from provenance.reports.html.tree import node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.reports.html.corpus import Corpus
    from provenance.reports.html.readings import Reading
    from provenance.reports.html.tree import Tree

__all__ = ["plot"]

_WIDTH: Final = 1000.0
_HEIGHT: Final = 28.0
_MIDDLE: Final = _HEIGHT / 2
_ROWS: Final = 20
_TICK_CHARACTERS: Final = 16
_EXPLAINED: Final = ("evolution", "rounding")
_STEPS: Final = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A linear axis with evenly spaced ticks at round numbers."""

    ticks: tuple[float, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """What stands at the ticks: where numbers are long, at the ends and in the middle alone."""
        labels = tuple(amount(tick) for tick in self.ticks)
        if sum(map(len, labels)) <= _TICK_CHARACTERS:
            return labels
        last = len(labels) - 1
        return tuple(label if 2 * n % last == 0 else "" for n, label in enumerate(labels))

    def x(self, value: float | None, *, otherwise: float) -> float:
        """Return where *value* stands, or *otherwise* at the open end of an interval."""
        if value is None:
            return otherwise
        first, last = self.ticks[0], self.ticks[-1]
        return max(0.0, min(_WIDTH, (value - first) / (last - first) * _WIDTH))


def plot(corpus: Corpus, readings: Sequence[Reading], *, most: int = _ROWS, relation: str = "") -> Tree:
    """Draw *readings* as a table whose last column is the axis; it narrows to a telephone's width.

    Of more than *most* figures the least and the greatest are drawn. Where their *relation* explains a gap
    between them, the gap is no alarm.
    """
    left_out = len(readings) - most
    readings = _extremes(readings, most)
    axis = _axis([value for one in readings for value in _numbers(one)])
    head = node(
        "thead",
        node(
            "tr",
            node("th", "Article", scope="col"),
            node("th", "As written", scope="col"),
            node("th", "Read as", scope="col"),
            node(
                "th",
                node("span", "On one axis", class_="unseen"),
                node("div", *(node("span", tick) for tick in axis.labels), class_="ticks"),
                scope="col",
                class_="axis",
            ),
        ),
    )
    shared = _shared(readings, axis, calm=relation in _EXPLAINED)
    rows = [_row(corpus, one, axis, shared) for one in readings]
    if left_out > 0:
        more = f"{left_out} more {'figure lies' if left_out == 1 else 'figures lie'} between these"
        rows.append(node("tr", node("td", more, colspan=4, class_="left-out")))
    return node("table", head, node("tbody", *rows), class_="plot")


def _extremes(readings: Sequence[Reading], most: int) -> Sequence[Reading]:
    """Keep at most so many figures: the least and the greatest, in the order that they came in."""
    if len(readings) <= most:
        return readings
    ranked = sorted(readings, key=lambda one: max(_numbers(one), default=0.0))
    kept = {*ranked[: most - most // 2], *ranked[len(ranked) - most // 2 :]}
    return [one for one in readings if one in kept]


def _row(corpus: Corpus, one: Reading, axis: Axis, shared: Tree | None) -> Tree:
    article = corpus.articles.get(one.article_id)
    date = (article.published or "")[:10] if article else ""
    number, line, column = corpus.place(one.article_id, one.start)
    place = " · ".join(part for part in (date, f"{line}:{column}") if part)
    source = [node("small", f"says {one.source}")] if one.source else []
    text = "—" if corpus.policy.embed == "none" else one.text
    return node(
        "tr",
        node(
            "th",
            node("a", corpus.title(one.article_id), href=f"#/articles/{number}"),
            node("small", place),
            scope="row",
        ),
        node("td", node("bdi", text), *source, class_="written"),
        node("td", interval(one), class_="read"),
        node("td", _strip(one, axis, shared), class_="strip"),
    )


def _strip(one: Reading, axis: Axis, shared: Tree | None) -> Tree:
    strict = axis.x(one.low, otherwise=0.0), axis.x(one.high, otherwise=_WIDTH)
    parts: list[Tree] = [shared] if shared else []
    parts.append(_line(0.0, _WIDTH, "ground"))
    if one.loose_low is not None or one.loose_high is not None:
        loose = axis.x(one.loose_low, otherwise=0.0), axis.x(one.loose_high, otherwise=_WIDTH)
        parts.append(_line(*loose, "loose"))
    if one.low is None and one.high is None and one.value is not None:
        strict = (axis.x(one.value, otherwise=0.0),) * 2
    parts.append(_line(*strict, "strict"))
    parts += [_end(x) for value, x in zip((one.low, one.high), strict, strict=True) if value is not None]
    if strict[0] == strict[1]:
        parts.append(_end(strict[0]))
    return node(
        "svg",
        *parts,
        viewBox=f"0 0 {_WIDTH:.0f} {_HEIGHT:.0f}",
        preserveAspectRatio="none",
        aria_hidden="true",
        focusable="false",
    )


def _line(left: float, right: float, class_: str) -> Tree:
    return node("line", x1=left, x2=right, y1=_MIDDLE, y2=_MIDDLE, class_=class_)


def _end(x: float) -> Tree:
    return node("line", x1=x, x2=x, y1=_MIDDLE - 7, y2=_MIDDLE + 7, class_="end")


def _shared(readings: Sequence[Reading], axis: Axis, *, calm: bool) -> Tree | None:
    """Shade what all the figures allow, or the gap that keeps them apart."""
    lows = [one.low for one in readings if one.low is not None]
    highs = [one.high for one in readings if one.high is not None]
    if len(readings) < 2 or not (lows and highs):  # noqa: PLR2004 - a single figure shares nothing
        return None
    low, high = max(lows), min(highs)
    left, right = sorted((axis.x(low, otherwise=0.0), axis.x(high, otherwise=_WIDTH)))
    class_ = "common" if low <= high else "gap calm" if calm else "gap"
    width = max(right - left, 4.0)
    return node("rect", x=left, y=0, width=width, height=_HEIGHT, class_=class_)


def _numbers(one: Reading) -> list[float]:
    bounds = (one.low, one.high, one.value, one.loose_low, one.loose_high)
    return [value for value in bounds if value is not None]


def _axis(values: Sequence[float]) -> Axis:
    if not values:
        return Axis(ticks=(0.0, 1.0))
    low, high = min(values), max(values)
    room = (high - low) * 0.15 or abs(high) * 0.1 or 1.0
    least = low - room if low < 0 else max(0.0, low - room)
    step = _step((high + room - least) / 3)
    first, last = floor(least / step), ceil((high + room) / step)
    return Axis(ticks=tuple(step * n for n in range(first, last + 1)))


def _step(rough: float) -> float:
    scale: float = 10.0 ** floor(log10(rough))
    return next(step for step in _STEPS if step * scale >= rough) * scale
