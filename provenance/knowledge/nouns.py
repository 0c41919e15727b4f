"""Nouns: where a counted phrase ends, singulars, synonym classes, from ``nouns.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Nouns", "is_plural", "noun_class", "nouns", "singular"]

_SHORT: Final = 3
_HISSING: Final = ("ches", "shes", "sses", "xes", "zes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Nouns:
    """What is known of nouns, in lower case.

    ``classes`` maps a singular to its class; ``demonyms`` are peoples and faiths.
    """

    stops: frozenset[str]
    singulars: frozenset[str]
    plurals: Mapping[str, str]
    classes: Mapping[str, str]
    demonyms: frozenset[str]
    suffixes: tuple[str, ...]
    examples: tuple[Mapping[str, Any], ...]
    counterexamples: tuple[Mapping[str, Any], ...]


@cache
def nouns() -> Nouns:
    """Read ``nouns.toml`` once."""
    raw = tomllib.loads((files("provenance.knowledge") / "nouns.toml").read_text(encoding="utf-8"))
    return Nouns(
        stops=frozenset(raw["phrase"]["stops"].split()),
        singulars=frozenset(raw["phrase"]["singulars"].split()),
        plurals=raw["plurals"],
        classes={noun: name for name, members in raw["classes"].items() for noun in members},
        demonyms=frozenset(raw["demonyms"]["words"]),
        suffixes=tuple(raw["demonyms"]["suffixes"]),
        examples=tuple(raw["examples"]),
        counterexamples=tuple(raw["counterexamples"]),
    )


@lru_cache(maxsize=1 << 14)
def is_plural(word: str) -> bool:
    """Say whether *word*, in lower case, looks like a plural noun.

    >>> is_plural("hostages"), is_plural("previous"), is_plural("people")
    (True, False, True)
    """
    known = nouns()
    if word in known.plurals:
        return True
    if len(word) <= _SHORT or word[-1] != "s" or word.endswith(("ss", "us", "is", "'s", "ous")):
        return word in {"mps", "tvs", "pcs", "cds", "ads", "men", "gps", "cms"} or (
            word.endswith(("skis", "taxis", "menus", "gurus"))
        )
    return word not in known.singulars and word not in known.stops


@lru_cache(maxsize=1 << 14)
def singular(word: str) -> str:
    """Return the singular of *word*, which is in lower case.

    >>> singular("women"), singular("bodies"), singular("crashes"), singular("hostages")
    ('woman', 'body', 'crash', 'hostage')
    """
    irregular = nouns().plurals.get(word)
    if irregular is not None:
        return irregular
    if not is_plural(word):
        return word
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - ties, pies
        return word[:-3] + "y"
    if word.endswith(_HISSING):
        return word[:-2]
    return word[:-1]


def noun_class(noun: str) -> str:
    """Return the class of a singular noun: its synonyms share it, a people is ``people``.

    >>> noun_class("captive"), noun_class("palestinian"), noun_class("bridge")
    ('hostage', 'people', 'bridge')
    """
    known = nouns()
    found = known.classes.get(noun)
    if found is not None:
        return found
    return "people" if noun in known.demonyms else noun
