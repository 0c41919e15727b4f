"""Cues that are no verbs: "according to", nouns of speech, headlines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.parsers.attributions.contents import clause_stop
from provenance.parsers.attributions.cues import Found
from provenance.parsers.attributions.subjects import after

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.parsers.attributions.units import Unit

__all__ = ["phrase_cues"]


def phrase_cues(unit: Unit) -> Iterator[Found]:
    """Yield what "according to" and its like attribute."""
    for k, word in enumerate(unit.words):
        if word == "according" and unit.word(k + 1) == "to":
            found = _according(unit, k)
            if found is not None:
                yield found


def _according(unit: Unit, k: int) -> Found | None:
    source = after(unit, k + 2)
    if source is None:
        return None
    opens = k
    while opens > 0 and unit.tags[opens - 1] in ",y-(":
        opens -= 1
    cue = (k, k + 2)
    if opens == 0 or unit.tags[opens - 1] in ";bc":
        start = source[1]
        while unit.tag(start) in ",":
            start += 1
        stop = clause_stop(unit, start, clause=True)
        return Found(source, cue, ((start, stop),), "according") if stop > start else None
    start = unit.tags.rfind(";", 0, opens) + 1
    return Found(source, cue, ((start, opens),), "according")
