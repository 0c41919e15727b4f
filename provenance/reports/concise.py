"""One finding a line, as compilers and linters print them: ``path:line:column: level CODE message``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.reports._clean import printable
from provenance.reports._places import place_of
from provenance.reports._tally import fresh, sentence, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Run

__all__ = ["pieces"]


def pieces(run: Run) -> Iterator[str]:
    """Yield the new findings, one a line, then what the run comes to."""
    for one in fresh(run):
        place = printable(place_of(run, one).shown)
        yield f"{place}: {one.level} {one.code} {printable(one.message)} [{one.name}]\n"
    for end in (sentence(run), *verdict(run)):
        yield f"{printable(end)}\n"
