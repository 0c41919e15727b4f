"""Which findings concern what was published lately."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from provenance.engines import Engine
    from provenance.model import Finding

__all__ = ["concerning", "published_since"]

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def published_since(engine: Engine, day: str) -> AbstractSet[str]:
    """Return the ids of the articles that were published on *day* or later, or on no known day.

    Raises `UsageError` where *day* is no date.
    """
    if not _DAY.fullmatch(day):
        raise UsageError("since is no date", found=repr(day), tip="2025-02-04")
    query = (
        "SELECT article_id FROM articles "
        f"WHERE published IS NULL OR substring(published, 1, 10) >= '{day}' ORDER BY article_id"
    )
    return frozenset(row["article_id"] for row in engine.rows(query))


def concerning(results: tuple[Finding, ...], ids: AbstractSet[str]) -> tuple[Finding, ...]:
    """Keep the findings on the articles with these *ids*, or with evidence in one of them."""
    return tuple(
        one
        for one in results
        if one.article_id in ids or any(place.article_id in ids for place in one.evidence)
    )
