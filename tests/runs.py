"""What tests of large, parallel and interrupted runs share: a report among others, and a run's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.model import Article

if TYPE_CHECKING:
    from provenance.model import Run

WIRE = (
    "Divers found the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.\n"
    "The vessel had left the harbour shortly before midnight with some 300 passengers on board.\n"
)


def report_among(towns: int) -> list[Article]:
    """Draw a report that credits an agency, and an article of its own from each of so many towns."""
    filler = [
        Article(article_id=f"own{n}", body=f"The council of town {n} met on Friday. It closed bridge {n}.")
        for n in range(towns)
    ]
    return [Article(article_id="wire", body=f"{WIRE}\nBy Ada Moreau, AFP", published="2025-03-01"), *filler]


def answer(run: Run) -> tuple[object, ...]:
    """Return all that two runs must have in common to be equal."""
    tables = {name: run.tables[name].to_csv(index=False) for name in run.tables}
    return run.results, run.steps, run.run_id, tables
