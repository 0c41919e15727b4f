"""From two texts to rows: one module a table, each with a pure function ``compare(pair)``.

The query ``schemas/<table>.sql`` chooses the pairs; its columns are the fields of the module's class
``Pair``, all but ``body`` and ``other_body``: where a pair has these, the engine adds the texts of the two
articles, a few at a time, so that no query carries them about. What SQL cannot say well, word by word, is
said here, once, for every engine.
"""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["BODIES", "Comparer", "comparer", "comparer_names"]


BODIES: Final = ("body", "other_body")
"""The columns of a pair that hold the texts of the articles ``article_id`` and ``other_id``."""


class Comparer(NamedTuple):
    """How one table is made: the columns of a pair, and the function from a pair to rows.

    The function returns ``(article_id, row)`` for each row. Where ``within`` names a table, each pair is a
    row of it, so that an engine may run the query over a part of that table at a time.
    """

    columns: tuple[str, ...]
    pair: Callable[..., Any]
    row: type
    compare: Callable[[Any], Iterable[tuple[str, object]]]
    within: str | None

    @property
    def asked(self) -> tuple[str, ...]:
        """The columns that the query gives."""
        return tuple(name for name in self.columns if name not in BODIES)

    @property
    def reads_bodies(self) -> bool:
        """Whether the engine adds the texts of the two articles."""
        return self.asked != self.columns


@cache
def comparer_names() -> tuple[str, ...]:
    """Name every table that a comparer makes, in alphabetical order: the modules of this folder."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


@cache
def comparer(table: str) -> Comparer:
    """Return the comparer of *table*: the module of that name in this folder."""
    module = import_module(f"provenance.comparers.{table}")
    return Comparer(
        columns=tuple(field.name for field in fields(module.Pair)),
        pair=module.Pair,
        row=module.Compared,
        compare=module.compare,
        within=getattr(module, "WITHIN", None),
    )
