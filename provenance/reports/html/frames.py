"""The tables of a run as plain tuples: whatever is missing, a table, a column or a value, is None."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Run

__all__ = ["has", "records"]

_OFFSETS: Final = ("start", "stop")


def has(run: Run, table: str) -> bool:
    """Say whether the run brought *table* at all; an empty one counts."""
    return table in run.tables


def records(run: Run, table: str, *columns: str) -> Iterator[tuple[Any, ...]]:
    """Yield the named *columns* of every row of *table*; a column that it lacks is None throughout."""
    frame = run.tables.get(table)
    if frame is None or len(frame) == 0:
        return iter(())
    return zip(*(_column(frame, name) for name in columns), strict=True)


def _column(frame: Any, name: str) -> list[Any]:
    if name not in frame.columns:
        return [None] * len(frame)
    column = frame[name]
    values = column.astype(object).where(column.notna(), None).tolist()
    if name.endswith(_OFFSETS) or name == "part_of":
        # A null among whole numbers makes pandas turn them all into floats.
        return [None if value is None else int(value) for value in values]
    return values  # type: ignore[no-any-return]
