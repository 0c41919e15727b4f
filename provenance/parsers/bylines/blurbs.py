"""Standfirsts that name the author somewhere: "..., writes Ada Moreau", "Ada Moreau reports from Rome"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from provenance.knowledge.agencies import registry
from provenance.knowledge.bylines import lexicon
from provenance.parsers.bylines.grammar import read
from provenance.parsers.bylines.matching import words_at
from provenance.parsers.bylines.reading import Reading
from provenance.parsers.bylines.runs import job_end, run_at
from provenance.parsers.bylines.tokens import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["read_blurb"]

_BEFORE: Final = 6


def read_blurb(text: str) -> Reading | None:
    """Find the author in a standfirst, or return None where nothing says who it is."""
    cut = tokens(text, whole=registry().forms, inner=lexicon().inner)
    for start in _openings(cut):
        reading = _shifted(text, start, len(text))
        if reading.people and reading.people[0].start - start < 60:  # noqa: PLR2004
            reading.people = reading.people[:4]
            return reading
    for start, stop in _clauses(cut):
        reading = _shifted(text, start, stop)
        if reading.people:
            return reading
    return None


def _openings(cut: Sequence[Token]) -> list[int]:
    """Where "By" and "From" begin the author's part, last first."""
    found = []
    for n, token in enumerate(cut):
        capital = token.text in ("By", "BY", "Par", "Von", "Por") or (
            token.text == "From" and _closed(cut, n)
        )
        if capital and n + 1 < len(cut) and _person_at(cut, n + 1):
            found.append(token.start)
    return found[::-1]


def _closed(cut: Sequence[Token], n: int) -> bool:
    return n == 0 or cut[n - 1].text in ".!?:"


def _clauses(cut: Sequence[Token]) -> list[tuple[int, int]]:
    """Where a verb of telling stands beside a name, as spans of the name with its job before it."""
    words = lexicon()
    found: list[tuple[int, int, int]] = []
    for n, token in enumerate(cut):
        if token.kind != "word":
            continue
        for verb in words.object:
            j = words_at(cut, n, verb)
            if j and _person_at(cut, j):
                found.append((0, cut[j].start, _stop(cut, j)))
        if token.folded in words.before and n + 1 < len(cut) and _person_at(cut, n + 1):
            found.append((1, cut[n + 1].start, _stop(cut, n + 1)))
        if token.folded in words.after and n >= 2:  # noqa: PLR2004
            first = _subject(cut, n)
            if first is not None:
                found.append((2, cut[first].start, _reach(cut, n)))
    return [(start, stop) for _, start, stop in sorted(found)]


def _person_at(cut: Sequence[Token], i: int) -> bool:
    run = run_at(cut, i, registry())
    return run is not None and run.is_name and len(run.units) > 1


def _stop(cut: Sequence[Token], i: int) -> int:
    run = run_at(cut, i, registry())
    assert run is not None  # noqa: S101 - the caller has asked before
    return cut[run.stop - 1].stop


def _subject(cut: Sequence[Token], verb: int) -> int | None:
    """Return where the subject of the verb begins: a name that ends at the verb, with a job before it."""
    for first in range(max(0, verb - _BEFORE), verb - 1):
        if first and cut[first - 1].text not in ".!?:…;":
            continue
        run = run_at(cut, first, registry())
        if run is not None and run.is_name and run.stop == verb and len(run.units) > 1:
            return first
        reading_stop = _job_then_name(cut, first)
        if reading_stop == verb:
            return first
    return None


def _job_then_name(cut: Sequence[Token], first: int) -> int:
    for skip in (0, 1, 2):
        if first + skip >= len(cut):
            break
        job = job_end(cut, first + skip)
        if job > first + skip and job < len(cut):
            run = run_at(cut, job, registry())
            return run.stop if run is not None and run.is_name else -1
    return -1


def _reach(cut: Sequence[Token], verb: int) -> int:
    """Return where the author's part ends: a place may follow the verb, as in "reports from Rome"."""
    if (
        verb + 1 < len(cut)
        and cut[verb + 1].folded in ("from", "in")
        and cut[verb].folded.startswith("report")
    ):
        return cut[-1].stop
    return cut[verb - 1].stop


def _shifted(text: str, start: int, stop: int) -> Reading:
    reading = read(text[start:stop])
    return Reading(
        people=[replace(p, start=p.start + start, stop=p.stop + start) for p in reading.people],
        sources=[s._replace(start=s.start + start, stop=s.stop + start) for s in reading.sources],
        marked=reading.marked,
        desks=reading.desks,
        places=reading.places,
    )
