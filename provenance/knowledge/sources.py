"""Sources: what kind a source is by the head of its phrase, and how sources are hidden."""

from __future__ import annotations

from functools import cache

from provenance.knowledge.grammar import load

__all__ = ["naming", "wording"]


@cache
def naming() -> frozenset[str]:
    """List the words before a title or a name in quotation marks: "the film", "Tageszeitung"."""
    return frozenset(load("sources")["naming"]["words"].split())


@cache
def wording() -> frozenset[str]:
    """List the words before somebody's own words: "with the words", "mit den Worten"."""
    return frozenset(load("sources")["wording"]["words"].split())
