"""The noun phrase behind a number: what is counted, and the words that narrow it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from provenance.knowledge.cues import cues
from provenance.knowledge.nouns import is_plural, noun_class, nouns, singular
from provenance.knowledge.numerals import numerals
from provenance.parsers.figures.aged import behind_hyphened
from provenance.parsers.figures.glossed import Glossed

if TYPE_CHECKING:
    from provenance.knowledge.glosses import Glosses
    from provenance.parsers.dates.tokens import Tokens

__all__ = ["NounPhrase", "noun_phrase"]

_KNOWN: Final = nouns()
_DETERMINERS: Final = cues("phrases", "determiners")
_PARTICIPLES: Final = cues("phrases", "participles")
_NOUNS_IN_LY: Final = cues("phrases", "nouns_in_ly")
_CARDINALS: Final = numerals().cardinals
_LONGEST: Final = 7
_PAIRS: Final = cues("phrases", "pairs")
_ADVERBS: Final = cues("phrases", "adverbs")


@dataclass(frozen=True, slots=True, kw_only=True)
class NounPhrase:
    """Tokens *first* up to *last*; ``head`` is the singular noun; ``partitive`` that "of the" led to it."""

    first: int
    last: int
    head: str | None
    modifiers: tuple[str, ...]
    partitive: bool = False


def noun_phrase(t: Tokens, i: int, *, one: bool, compound: bool, of_only: bool) -> NounPhrase:
    """Read the noun phrase at token *i*, directly behind a number.

    *one* allows a singular head; *compound* too, behind a hyphen ("a 42-day first phase");
    *of_only* wants "of" in front ("15 months of war").
    """
    start, partitive = i, False
    if t.at(start) == "-" and compound:
        start += 1
    elif t.at(start) == "of" and t.at(start + 1) not in {"whom", "which", "them", "us", "it"}:
        start += 1
        while t.at(start) in _DETERMINERS:
            start += 1
            partitive = True
        if t.at(start) in _CARDINALS:  # "three of the five": the whole has its own number
            return NounPhrase(first=i, last=i, head=None, modifiers=())
    elif of_only:
        return NounPhrase(first=i, last=i, head=None, modifiers=())
    else:
        start = behind_hyphened(t, start)
    words, ends = _collect(t, start)
    tongue = t.tongue if isinstance(t, Glossed) else None
    singular_too = one or compound or start > i
    size = _head(words, singular_too=singular_too) if tongue is None else _head_abroad(words, tongue)
    if not size:
        return NounPhrase(first=i, last=i, head=None, modifiers=(), partitive=partitive)
    return NounPhrase(
        first=start,
        last=ends[size - 1],
        head=(singular if tongue is None else tongue.singular)(words[size - 1].lower()),
        modifiers=tuple(words[: size - 1]),
        partitive=partitive,
    )


def _collect(t: Tokens, start: int) -> tuple[list[str], list[int]]:
    """Gather the words that may belong to the phrase, hyphened ones joined, as written."""
    words: list[str] = []
    ends: list[int] = []
    at = start
    stop = len(t)
    while at < stop and len(words) < _LONGEST:
        word = t.words[at]
        if not word[0].isalpha() or (
            word in _KNOWN.stops and not (_adjective(t, at) or _lives(t, at, start))
        ):
            if (
                word == "and"
                and words
                and (
                    noun_class(words[-1].lower()) == noun_class(t.at(at + 1)) == "people"
                    or (words[-1].lower() in _PAIRS and t.at(at + 1) in _PAIRS)
                )
            ):
                at += 1  # "23 Somali and Yemeni sailors", "12 current and former clerks"
                continue
            break
        end = at + 1
        while t.at(end) == "-" and t.glued(end) and t.glued(end + 1) and t.at(end + 1)[:1].isalpha():
            end += 2
        text = t.text(at, end)
        words.append(text)
        ends.append(end)
        if word.endswith("'s"):
            break
        at = end
    return words, ends


def _lives(t: Tokens, at: int, start: int) -> bool:
    """Say whether "lives" is the noun: directly behind the number, and not "12 lives in Paris"."""
    return t.words[at] == "lives" and at == start and t.at(at + 1) not in {"in", "at", "with", "on", "near"}


def _adjective(t: Tokens, i: int) -> bool:
    """Say whether a stopped participle stands before a noun: "12 wounded soldiers", "long-range", "old"."""
    if t.at(i + 1) == "-" and t.glued(i + 1) and t.glued(i + 2):
        return True
    word = t.words[i]
    if word == "us":
        return t.body[t.starts[i] : t.stops[i]] == "US"
    if word in _PARTICIPLES:
        following = t.at(i + 1)
        noun = is_plural(following) or (isinstance(t, Glossed) and t.capital(i + 1))
        return noun and following not in _KNOWN.stops
    return False


def _head(words: list[str], *, singular_too: bool) -> int:
    """Return how many of *words* the phrase takes: up to its head noun."""
    for n, word in enumerate(words):
        last = word.lower().rpartition("-")[2]
        if not is_plural(last):
            continue
        size = n + 1
        while size < len(words) and is_plural(words[size].lower()) and words[size].lower() != "others":
            size += 1
        return size
    if not singular_too:
        return 0
    size = 0
    for word in words:
        lower = word.lower()
        adverb = lower.endswith("ly") and lower not in _NOUNS_IN_LY
        if adverb or (size and (lower.endswith("ed") or lower in _KNOWN.singulars)):
            break
        size += 1
    while size and words[size - 1].lower() in _ADVERBS:
        size -= 1
    return size


def _head_abroad(words: list[str], tongue: Glosses) -> int:
    """Do so in another language: a German noun has a capital, a French or Spanish one its plural."""
    for n, word in enumerate(words):
        lower = word.lower()
        if lower in tongue.adjectives:
            continue
        if word[0].isupper() if tongue.code == "de" else lower in tongue.nouns or lower[-1] in "sxz":
            return n + 1
    return 0
