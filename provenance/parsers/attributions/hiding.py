"""Clauses that hide a source: "who asked not to be named because ..." is why, and no statement of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.knowledge.grammar import forms
from provenance.knowledge.reporting import verb
from provenance.knowledge.sources import words
from provenance.parsers.attributions.units import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["revealed", "revealed_abroad"]

_SOON: Final = 9  # tokens from "who" to "named": "who did not want her or his full name to be given"


def revealed(unit: Unit) -> Unit:
    """Return the unit without the clause that hides its source; the unit itself where there is none."""
    if words("hiding").isdisjoint(unit.words):
        return unit
    for k, tag in enumerate(unit.tags):
        if tag == "w" and unit.tag(k - 1) in "npa#,":
            hidden = next((n for n in range(k + 1, min(len(unit), k + _SOON)) if _hides(unit, n)), None)
            if hidden is not None and words("wishing") & set(unit.words[k:hidden]):
                stop = _stop(unit, k, hidden)
                return _without(unit, k - (unit.tag(k - 1) == ","), stop) if stop is not None else unit
    return unit


def revealed_abroad(unit: Unit) -> Unit:
    """Do so in another language, for a clause between two commas: ", der nicht genannt werden wollte,"."""
    if words("hiding", "abroad").isdisjoint(unit.words):
        return unit
    tags = unit.tags
    hidden = next(n for n, word in enumerate(unit.words) if word in words("hiding", "abroad"))
    start, stop = tags.rfind(",", 0, hidden), tags.find(",", hidden)
    if start <= 0 or stop < 0 or unit.word(start + 1) not in words("hiding", "relatives"):
        return unit
    return _without(unit, start, stop + (unit.tag(stop + 1) in "vx"))


def _hides(unit: Unit, n: int) -> bool:
    return unit.words[n] in words("hiding")


def _stop(unit: Unit, k: int, hidden: int) -> int | None:
    """Return where the main clause goes on: behind the comma that closes the clause, or at its verb."""
    if unit.tag(k - 1) == ",":
        comma = next((n for n in range(hidden, len(unit)) if _resumes(unit, n)), None)
        return comma + 1 if comma is not None else _end(unit)
    return next((n for n in range(hidden + 1, len(unit)) if _says(unit, n)), None)


def _resumes(unit: Unit, n: int) -> bool:
    """Say whether a comma stands before the verb of the main clause."""
    return unit.tags[n] == "," and (unit.tag(n + 1) in "vxm" or unit.tag(n + 1) + unit.tag(n + 2) == "yv")


def _end(unit: Unit) -> int:
    return len(unit.tags.rstrip("."))


def _says(unit: Unit, n: int) -> bool:
    form = forms().get(unit.words[n]) if unit.tags[n] in "va" and unit.tag(n - 1) not in "rwtmx" else None
    known = verb(form.lemma) if form is not None else None
    return known is not None and "clause" in known.frames


def _without(unit: Unit, start: int, stop: int) -> Unit:
    """Take the tokens from *start* up to *stop* out; the places of the others stay what they are."""
    kept = [*range(start), *range(stop, len(unit))]
    shift = stop - start

    def some(row: Sequence[str]) -> list[str]:
        return [row[n] for n in kept]

    return Unit(
        unit.span,
        unit.paragraph,
        some(unit.words),
        some(unit.raw),
        [unit.starts[n] for n in kept],
        [unit.stops[n] for n in kept],
        {n - shift * (n >= stop): one for n, one in unit.quotes.items() if not start <= n < stop},
        _retagged(unit, start, stop),
    )


def _retagged(unit: Unit, start: int, stop: int) -> str:
    """Return the tags that are left; a verb behind "anonymous" is no adjective there."""
    after = unit.tags[stop:]
    if after[:1] == "a":
        after = "v" + after[1:]
    return unit.tags[:start] + after
