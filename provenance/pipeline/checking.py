"""The contract of a corpus alone: nothing is parsed, no rule runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.pipeline.corpus import batches
from provenance.pipeline.run import contract_of

if TYPE_CHECKING:
    from provenance.pipeline.corpus import Source
    from provenance.pipeline.settings import Settings

__all__ = ["check"]


def check(source: Source, settings: Settings) -> tuple[int, list[str]]:
    """Return how many articles arrived, and one line for each violation and each that could not be read."""
    number = 0
    lines: list[str] = []
    for batch in batches(source, contract=contract_of(settings), reading=settings.reading):
        set_aside = {one.row for one in batch.violations if one.aside}
        number += len(batch.articles) + len(set_aside) + len(batch.unreadable)
        lines += [f"{one.path}: not read: {one.reason}" for one in batch.unreadable]
        for one in batch.violations:
            where = one.path or one.article_id or f"row {one.row}"
            found = "missing" if one.value is None else one.value
            lines.append(f"{where}: {one.field} is {found}, expected {one.expected}")
    return number, lines
