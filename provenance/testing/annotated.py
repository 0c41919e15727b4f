"""A drawn text, and the truth about it: the rows that a parser should find, at their places."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, Final, cast

from provenance.model import Article
from provenance.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from provenance.tables import (
        Attribution,
        Byline,
        Credit,
        Dateline,
        Figure,
        Furniture,
        Person,
        Quote,
        Row,
    )

__all__ = ["Annotated", "Draft", "Truth"]

_PLACES: Final = ("start", "stop", "part_of")


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What is in a drawn text, table by table, in the order of the text.

    An empty table is no claim that a parser must find nothing there, except where the strategy says so.
    A column left at its default is not known: compare those that the strategy tells.
    """

    bylines: tuple[Byline, ...] = ()
    people: tuple[Person, ...] = ()
    credits: tuple[Credit, ...] = ()
    datelines: tuple[Dateline, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    furniture: tuple[Furniture, ...] = ()

    def rows(self, table: str) -> tuple[Row, ...]:
        """Return the rows of one table by its name."""
        return cast("tuple[Row, ...]", getattr(self, table))

    def moved(self, move: Callable[[int], int], body: str) -> Truth:
        """Return the truth about *body*, in which each offset stands where *move* puts it."""
        return _truth(lambda table: [_moved(row, move, body) for row in self.rows(table)])

    def __add__(self, other: Truth) -> Truth:
        """Join what is known about one text from two sides."""
        return _truth(lambda table: [*self.rows(table), *other.rows(table)])


def _truth(rows: Callable[[str], Iterable[Row]]) -> Truth:
    tables: dict[str, Any] = {one.name: tuple(rows(one.name)) for one in fields(Truth)}
    return Truth(**tables)


def _moved(row: Row, move: Callable[[int], int], body: str) -> Row:
    offsets: dict[str, Any] = {
        one.name: move(getattr(row, one.name))
        for one in fields(row)
        if (one.name in _PLACES or one.name.endswith(("_start", "_stop")))
        and getattr(row, one.name) is not None
    }
    moved = replace(row, **offsets)
    return (
        moved
        if moved.start is None or moved.stop is None
        else replace(moved, text=body[moved.start : moved.stop])
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A drawn text with its truth; every span of the truth slices ``text``."""

    text: str
    truth: Truth = field(default_factory=Truth)

    def article(self, article_id: str = "drawn", **metadata: Any) -> Article:
        """Return the text as the body of an article, with *metadata* such as ``publisher``."""
        return Article(article_id=article_id, body=self.text, **metadata)

    def __str__(self) -> str:
        """Return the text."""
        return self.text


class Draft:
    """A text being written, piece by piece, together with its truth."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._pieces: list[str] = []
        self._length = 0
        self._truth = Truth()

    @property
    def length(self) -> int:
        """How many characters are written."""
        return self._length

    def say(self, text: str) -> Span:
        """Write *text* and return where it stands."""
        start = self._length
        self._pieces.append(text)
        self._length += len(text)
        return Span(start, self._length)

    def add(self, other: Annotated) -> Span:
        """Write a drawn text; what is true of it becomes true of this one."""
        start = self._length
        span = self.say(other.text)
        self._truth += other.truth.moved(lambda offset: offset + start, str(self))
        return span

    def note(self, **tables: Row) -> None:
        """Note one row of each named table, at offsets of this draft."""
        self._truth += Truth(**{name: (row,) for name, row in tables.items()})  # type: ignore[arg-type]

    def __str__(self) -> str:
        """Return what is written so far."""
        return "".join(self._pieces)

    def done(self) -> Annotated:
        """Return the text with its truth, rows in the order of the text."""
        return Annotated(
            text=str(self), truth=_truth(lambda table: sorted(self._truth.rows(table), key=_place))
        )


def _place(row: Row) -> tuple[int, int]:
    return row.start or 0, row.stop or 0
