"""Laws that hold of every parser of news text, to be called inside a Hypothesis test.

A parser is any function from a body to a document, or to anything with the tables as attributes; by default
it is `provenance.parse`. Each law raises `AssertionError` and says what was drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provenance.parsers import parse, table_names
from provenance.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from provenance.testing.annotated import Annotated

    Parser = Callable[[str], Any]

__all__ = ["finds", "holds_still", "repeats_itself", "same_under", "spans_slice"]


def spans_slice(body: str, parser: Parser = parse, tables: Iterable[str] | None = None) -> None:
    """Assert that every row with a place has the text that stands there, inside the body."""
    document = parser(body)
    for table in tables or table_names():
        for row in getattr(document, table):
            if row.start is None:
                continue
            inside = 0 <= row.start <= row.stop <= len(body)
            _hold(inside, f"{table}: {row} lies outside of {body!r}")
            same = body[row.start : row.stop] == getattr(row, "text", body[row.start : row.stop])
            _hold(same, f"{table}: {row} is not what stands there in {body!r}")


def repeats_itself(body: str, parser: Parser = parse, tables: Iterable[str] | None = None) -> None:
    """Assert that parsing a text twice gives the same rows."""
    one, other = parser(body), parser(body)
    for table in tables or table_names():
        same = getattr(one, table) == getattr(other, table)
        _hold(same, f"{table} differs between two readings of {body!r}")


def finds(
    drawn: Annotated, table: str, columns: Sequence[str], parser: Parser = parse, *, alone: bool = True
) -> None:
    """Assert that the parser finds the true rows, compared in *columns*; with *alone*, no others."""
    wanted = _rows(drawn.truth.rows(table), columns)
    found = _rows(getattr(parser(drawn.text), table), columns)
    missing = [row for row in wanted if row not in found]
    _hold(not missing, f"{table}: {missing} not found in {drawn.text!r}; found {found}")
    if alone:
        invented = [row for row in found if row not in wanted]
        _hold(not invented, f"{table}: {invented} invented in {drawn.text!r}")


def same_under(
    drawn: Annotated, changed: Annotated, table: str, columns: Sequence[str], parser: Parser = parse
) -> None:
    """Assert that a text and what `corruptions` made of it read the same in *columns*."""
    before = _rows(getattr(parser(drawn.text), table), columns)
    after = _rows(getattr(parser(changed.text), table), columns)
    same = _folded(before) == _folded(after)
    _hold(same, f"{table}: {drawn.text!r} reads {before}, but {changed.text!r} reads {after}")


def holds_still(drawn: Annotated, table: str, columns: Sequence[str], parser: Parser = parse) -> None:
    """Assert that a paragraph of plain news before a text changes none of its rows."""
    before = "The harbour reopened on Monday after the storm.\n\n"
    alone = _rows(getattr(parser(drawn.text), table), columns)
    later = _rows(getattr(parser(before + drawn.text), table), columns)
    _hold(all(row in later for row in alone), f"{table}: {alone} became {later} behind {before!r}")


def _rows(rows: Iterable[Any], columns: Sequence[str]) -> list[tuple[Any, ...]]:
    return [tuple(getattr(row, column) for column in columns) for row in rows]


def _folded(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Fold what the corruptions change inside a row's text: spaces, marks, and the ends of lines."""
    return [
        tuple(" ".join(plain(value).split()) if isinstance(value, str) else value for value in row)
        for row in rows
    ]


def _hold(law: bool, message: str) -> None:
    if not law:
        raise AssertionError(message)
