"""Abbreviations and sentence openers: what tells a full stop that ends a sentence from one that does not."""

from __future__ import annotations

from functools import cache

from provenance.knowledge.grammar import load

__all__ = ["words"]


@cache
def words(kind: str) -> frozenset[str]:
    """Return one list of abbreviations.toml, in lower case and without the final full stop.

    The kinds are ``leading``, ``either``, ``openers``, ``months`` and ``counted``.
    """
    return frozenset(load("abbreviations")[kind]["words"].split())
