"""Sources: what kind a source is by the head of its phrase, and how sources are hidden.

The kinds follow the taxonomy of the Markkula Center's sourcing benchmark (Vincent et al. 2025): named person,
named organisation, document, anonymous, unnamed group; media stand apart here.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from provenance.knowledge.grammar import load

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["anonymity", "heads", "reasons", "withholding", "words"]

_KINDS = ("anonymous", "document", "media", "organisation", "group")


@cache
def words(section: str, key: str = "words") -> frozenset[str]:
    """Return one list of sources.toml: ``naming``, ``wording``, ``anonymous``, ``titles`` and so on."""
    return frozenset(load("sources")[section][key].split())


@cache
def heads() -> Mapping[str, str]:
    """Map the head of a source's phrase to its kind; the first kind that lists it wins."""
    found: dict[str, str] = {}
    for kind in _KINDS:
        for word in words(kind):
            found.setdefault(word, kind)
    return found


def _phrases(key: str) -> list[str]:
    found: list[str] = load("sources")["phrases"][key].replace("\n", "").split("|")
    return found


def _any(key: str) -> str:
    return "|".join(map(re.escape, _phrases(key)))


@cache
def withholding() -> frozenset[str]:
    """List in lower case the phrases of which `anonymity` and `reasons` need one to find anything."""
    return frozenset(one.lower() for key in ("anonymity", "reasons") for one in _phrases(key))


@cache
def anonymity() -> re.Pattern[str]:
    """Match the phrase that withholds a name, and in the group ``why`` what follows as its reason."""
    why = rf"(?P<why>\b(?:{_any('because')})\b[^.;\"“”]{{3,160}})?"
    return re.compile(rf"(?:{_any('anonymity')})[^.;,\"“”]{{0,60}}?,?\s*{why}", re.IGNORECASE)


@cache
def reasons() -> re.Pattern[str]:
    """Match words that are the reason themselves: "not authorised to speak to the press"."""
    return re.compile(rf"(?:{_any('reasons')})[^.;,\"“”]{{0,120}}", re.IGNORECASE)
