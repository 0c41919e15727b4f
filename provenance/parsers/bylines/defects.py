"""What is wrong with the way a byline is written, whatever it says."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from provenance.knowledge.agencies import registry
from provenance.knowledge.bylines import lexicon
from provenance.parsers.bylines.grammar import LONGEST
from provenance.parsers.bylines.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.parsers.bylines.reading import Reading
    from provenance.parsers.bylines.tokens import Token

__all__ = ["defect"]

_MARKUP: Final = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|&(?:[a-zA-Z]{2,8}|#\d{1,6});|\[\[|\]\]")
_TWICE: Final = re.compile(r"\b(by|par|von|por)\s{1,8}\1\b", re.IGNORECASE)
_LOOSE: Final = frozenset(
    (",", ";", "/", "&", "and", "with", "by", "in", "et", "avec", "und", "mit", "con", "ve", "par")
)
_ENOUGH: Final = 3


def defect(text: str, reading: Reading) -> str | None:
    """Name the gravest defect of the byline *text*, or None where it is well written.

    The names are told in ``schemas/bylines.json``.
    """
    cut = tokens(text[:LONGEST], whole=registry().forms, inner=lexicon().inner)
    nothing = not (reading.people or reading.sources or reading.desks)
    checks = (
        ("markup", _MARKUP.search(text) is not None),
        ("empty", nothing and (reading.marked or not cut)),
        ("opened twice", _TWICE.search(text) is not None),
        ("run together", _run_together(cut)),
        ("address", any(token.kind == "address" for token in cut)),
        ("date", _dated(cut)),
        ("named twice", _named_twice(reading, cut)),
        ("loose end", bool(cut) and cut[-1].folded in _LOOSE),
        ("standfirst", reading.rest > _ENOUGH),
    )
    return next((name for name, found in checks if found), None)


def _run_together(cut: Sequence[Token]) -> bool:
    return any(
        one.stop == two.start and one.kind == "word" and two.kind in ("word", "number") and one.text != "و"
        for one, two in pairwise(cut)
    )


def _dated(cut: Sequence[Token]) -> bool:
    dated = lexicon().dated
    return any(token.folded in dated for token in cut) and any(token.kind == "number" for token in cut)


def _named_twice(reading: Reading, cut: Sequence[Token]) -> bool:
    folded = " ".join(token.folded for token in cut if token.kind == "word")
    return any(folded.count(person.name.casefold()) > 1 for person in reading.people if person.words > 1)
