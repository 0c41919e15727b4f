"""Propose a contract from a corpus: what all of its articles have in common, for an editor to weigh.

The proposal is a Table Schema for the corpus's own ``schemas/articles.json``; it only ever asks for more than
the built-in one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["infer"]

_FEW: Final = 12
_TIMES: Final = 3
_LISTED: Final = ("publisher", "language")
_ALWAYS: Final = ("article_id", "body", "sha256", "path")


def infer(articles: pd.DataFrame) -> dict[str, Any]:
    """Return a Table Schema whose constraints every row of *articles* keeps.

    A column that is never empty becomes required; publishers and languages become an enumeration where there
    are few of them, each several times; the body gets its smallest length, rounded down.
    """
    fields = [one for name in articles.columns if (one := _field(name, articles[name])) is not None]
    return {"$schema": "https://datapackage.org/profiles/2.0/tableschema.json", "fields": fields}


def _field(name: str, column: pd.Series[Any]) -> dict[str, Any] | None:
    limits: dict[str, Any] = {}
    values = column.dropna()
    if name not in _ALWAYS and len(column) and len(values) == len(column):
        limits["required"] = True
    if name in _LISTED and 0 < values.nunique() <= min(_FEW, len(values) // _TIMES):
        limits["enum"] = sorted(map(str, values.unique()))
    if name == "body" and len(values):
        limits["minLength"] = _rounded_down(min(map(len, map(str, values))))
    return {"name": name, "constraints": limits} if limits else None


def _rounded_down(length: int) -> int:
    """Keep the first digit: 2,320 characters become 2,000."""
    size = 10 ** (len(str(length)) - 1)
    return max(1, int(length // size * size))
