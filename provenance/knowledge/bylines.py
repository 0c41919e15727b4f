"""The words that bylines are built of, as ``bylines.toml`` lists them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from provenance.knowledge.agencies import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Lexicon", "Phrase", "lexicon"]

Use = Literal["opener", "relation", "and", "place", "aside", "generic"]


class Phrase(NamedTuple):
    """A fixed phrase: its folded words, what it does, and with which value (a role, a relation).

    A phrase that is ``shy`` counts only before a colon or a dash.
    """

    words: tuple[str, ...]
    use: Use
    value: str
    shy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Phrases by their first word, longest first, and sets of single words."""

    phrases: Mapping[str, tuple[Phrase, ...]]
    desk: frozenset[str]
    outlet: frozenset[str]
    job_head: frozenset[str]
    job_tail: frozenset[tuple[str, ...]]
    job_lead: frozenset[tuple[str, ...]]
    job_modifier: frozenset[str]
    particle: frozenset[str]
    suffix: frozenset[str]
    title: frozenset[str]
    inner: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    object: frozenset[tuple[str, ...]]


@cache
def lexicon() -> Lexicon:
    """Read the words once."""
    raw = tomllib.loads((files("provenance.knowledge") / "bylines.toml").read_text(encoding="utf-8"))
    jobs, names, blurbs, words = raw["jobs"], raw["names"], raw["blurbs"], raw["words"]
    return Lexicon(
        phrases=_phrases(raw),
        desk=_set(words["desk"]),
        outlet=_set(words["outlet"]),
        job_head=_set(jobs["head"]),
        job_tail=frozenset(map(words_of, jobs["tail"])),
        job_lead=frozenset(map(words_of, jobs["lead"])),
        job_modifier=_set(jobs["modifier"]),
        particle=_set(names["particle"]),
        suffix=_set(names["suffix"]),
        title=_set(names["title"]),
        inner=_set(names["inner"]),
        before=_set(blurbs["before"]),
        after=_set(blurbs["after"]),
        object=frozenset(map(words_of, blurbs["object"])),
    )


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


def _phrases(raw: Mapping[str, Any]) -> dict[str, tuple[Phrase, ...]]:
    shy = set(raw["openers"]["colon"])
    found: dict[tuple[str, ...], Phrase] = {}

    def add(texts: Iterable[str], use: Use, value: str) -> None:
        for text in texts:
            words = words_of(text)
            found.setdefault(words, Phrase(words, use, value, use == "opener" and text in shy))

    for role, texts in raw["openers"].items():
        if role != "colon":
            add(texts, "opener", role)
    add(raw["words"]["aside"], "aside", "")
    for relation, texts in raw["relations"].items():
        add(texts, "relation", "compiled from" if relation == "compiled" else relation)
    for use in ("and", "place", "generic"):
        add(raw["words"][use], use, "")
    index: dict[str, list[Phrase]] = {}
    for phrase in found.values():
        index.setdefault(phrase.words[0], []).append(phrase)
    return {first: tuple(sorted(some, key=lambda one: -len(one.words))) for first, some in index.items()}
