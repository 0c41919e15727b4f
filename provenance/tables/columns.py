"""Rows held by the column, for a table of which one article has hundreds: they are made when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

__all__ = ["Columns"]

R = TypeVar("R")


class Columns(Generic[R]):
    """The rows of one article in one table: ``values`` has each column by its name, all of one length."""

    __slots__ = ("_row", "values")

    def __init__(self, row: Callable[[tuple[Any, ...]], R], **values: Sequence[Any]) -> None:
        """Hold the columns of rows that *row* makes of a tuple of their values."""
        self._row = row
        self.values: Mapping[str, Sequence[Any]] = values

    def __len__(self) -> int:
        """Count the rows."""
        return len(next(iter(self.values.values())))

    def __iter__(self) -> Iterator[R]:
        """Yield the rows, in order."""
        return map(self._row, zip(*self.values.values(), strict=True))
