"""Tables in, rows out: the engines that run the queries of ``schemas/`` and ``audits/``."""

from __future__ import annotations

import re
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any, Final, Protocol

from provenance.errors import SchemaError
from provenance.tables import schema, schema_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pandas as pd
    import pyarrow as pa

    from provenance.engines.comparing import Spread
    from provenance.model import Article, Value
    from provenance.tables import Schema

__all__ = ["Engine", "derived_tables", "in_order", "tables_in"]


class Engine(Protocol):
    """What every engine can do; the SQL is the subset that all of them share."""

    def create(self, table: Schema) -> None:
        """Make the table, empty, with the columns of its schema."""

    def load(self, name: str, rows: pa.Table) -> None:
        """Append *rows* to the table *name*."""

    def derive(self, table: Schema, spread: Spread = ...) -> None:
        """Fill a derived table from its query, a compared one by comparing the pairs that its query gives."""

    def count(self, name: str) -> int:
        """Return the number of rows of the table *name*."""

    def options(self, values: Mapping[str, Value]) -> None:
        """Make the one-row table ``options``, which holds a rule's settings."""

    def rows(self, query: str) -> list[dict[str, Any]]:
        """Run *query* and return its rows, in its order."""

    def stream(self, query: str) -> Iterator[dict[str, Any]]:
        """Run *query* and yield its rows, in its order, a few at a time; no other query may run meanwhile."""

    def found(self, query: str) -> Iterator[dict[str, Any]]:
        """Do so in the order of article and place, then of all other columns; null comes first."""

    def articles(self, ids: Iterable[str] | None = None) -> Iterator[Article]:
        """Yield the loaded articles in the order of their ids: all, or those with one of *ids*."""

    def frame(self, name: str) -> pd.DataFrame:
        """Return the whole table *name* as a pandas DataFrame, in a stable order."""


_PLACE: Final = ("article_id", "start", "stop")
_READ_FROM: Final = re.compile(r"\b(?:FROM|JOIN)\s+([A-Za-z_]\w*)", re.IGNORECASE)
_COMMENT: Final = re.compile(r"/\*.*?\*/|--[^\n]*", re.DOTALL)


def derived_tables(names: Iterable[str] | None = None) -> tuple[Schema, ...]:
    """Return the derived and compared tables, each behind those that its query reads.

    With *names*, only those and what they need. Raises `SchemaError` where two need each other.
    """
    every = {name: schema(name) for name in schema_names()}
    derived = {name: table for name, table in every.items() if table.made in ("derived", "compared")}
    needs = {name: tables_in(table.query or "") & derived.keys() - {name} for name, table in derived.items()}
    try:
        order = tuple(TopologicalSorter({name: sorted(needs[name]) for name in sorted(needs)}).static_order())
    except CycleError as error:
        raise SchemaError("derived tables need each other", found=" -> ".join(error.args[1])) from error
    wanted = set(order) if names is None else _closure(set(names) & derived.keys(), needs)
    return tuple(derived[name] for name in order if name in wanted)


def in_order(columns: Iterable[str]) -> list[int]:
    """Return the places of *columns* as rows are ordered by them: article, place, then by name."""
    names = list(columns)
    first = [names.index(name) for name in _PLACE if name in names]
    return first + sorted(set(range(len(names))) - set(first), key=names.__getitem__)


def tables_in(query: str) -> set[str]:
    """Return the names that *query* reads from: tables, and its own subqueries."""
    return set(_READ_FROM.findall(_COMMENT.sub(" ", query)))


def _closure(wanted: set[str], needs: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    while wanted:
        name = wanted.pop()
        found.add(name)
        wanted |= needs[name] - found
    return found
