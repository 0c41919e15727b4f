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
    """Phrases by their first word, longest first, and sets of single words.

    ``small`` holds every word that a byline may have in small letters, ``marks`` the first words of what
    opens one.
    """

    phrases: Mapping[str, tuple[Phrase, ...]]
    desk: frozenset[str]
    outlet: frozenset[str]
    job_head: frozenset[str]
    job_tail: Mapping[str, tuple[tuple[str, ...], ...]]
    job_lead: Mapping[str, tuple[tuple[str, ...], ...]]
    job_modifier: frozenset[str]
    particle: frozenset[str]
    suffix: frozenset[str]
    title: frozenset[str]
    inner: frozenset[str]
    never: frozenset[str]
    dated: frozenset[str]
    month: frozenset[str]
    article: frozenset[str]
    place_kind: frozenset[str]
    belonging: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    object: frozenset[tuple[str, ...]]
    small: frozenset[str]
    marks: frozenset[str]


def _small(phrases: Mapping[str, tuple[Phrase, ...]], *lists: Iterable[str]) -> frozenset[str]:
    found = {word for some in phrases.values() for phrase in some for word in phrase.words}
    found.update(word for texts in lists for text in texts for word in words_of(text))
    return frozenset(
        found | {"the", "a", "le", "la", "el", "der", "die", "das", "this", "report", "story", "article"}
    )


@cache
def lexicon() -> Lexicon:
    """Read the words once."""
    raw = tomllib.loads((files("provenance.knowledge") / "bylines.toml").read_text(encoding="utf-8"))
    phrases = _phrases(raw)
    jobs, names, blurbs, words = raw["jobs"], raw["names"], raw["blurbs"], raw["words"]
    return Lexicon(
        phrases=phrases,
        desk=_set(words["desk"]),
        outlet=_set(words["outlet"]),
        job_head=_set(jobs["head"]),
        job_tail=_sequences(jobs["tail"]),
        job_lead=_sequences(jobs["lead"]),
        job_modifier=_set(jobs["modifier"]),
        particle=_set(names["particle"]),
        suffix=_set(names["suffix"]),
        title=_set(names["title"]),
        inner=_set(names["inner"]),
        never=_set(names["never"]),
        dated=_set(names["dated"]),
        month=_set(names["month"]),
        article=_set(names["article"]),
        place_kind=_set(names["place_kind"]),
        belonging=_set(names["belonging"]),
        before=_set(blurbs["before"]),
        after=_set(blurbs["after"]),
        object=frozenset(map(words_of, blurbs["object"])),
        small=_small(
            phrases, words["desk"], words["outlet"], *jobs.values(), names["particle"], names["suffix"]
        ),
        marks=frozenset(
            phrase.words[0]
            for some in phrases.values()
            for phrase in some
            if phrase.use in ("opener", "relation")
        ),
    )


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


def _sequences(texts: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    index: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in sorted(map(words_of, texts), key=len, reverse=True):
        index[words[0]] = (*index.get(words[0], ()), words)
    return index


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
