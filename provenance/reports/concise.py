"""One finding a line, as compilers and linters print them: ``path:line:column: level CODE message``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.reports._clean import printable
from provenance.reports._places import place_of
from provenance.reports._tally import fresh, sentence, verdict

if TYPE_CHECKING:
    from provenance.model import Run

__all__ = ["render"]


def render(run: Run) -> str:
    """Return the new findings, one a line, then what the run comes to."""
    lines = [
        f"{printable(place_of(run, one).shown)}: {one.level} {one.code} {printable(one.message)} [{one.name}]"
        for one in fresh(run)
    ]
    ends = [sentence(run), *verdict(run)]
    return "".join(f"{line}\n" for line in [*lines, *map(printable, ends)])
