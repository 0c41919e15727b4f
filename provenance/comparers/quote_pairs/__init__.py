"""Quote pairs: whether two quotes are one utterance, and how its wordings relate.

The thresholds were measured on pairs of quotes that reports of one event give (Microsoft Research Paraphrase
Corpus): three words of content in common, six tenths of the shorter quote, and those words close together
accept nine in ten of the true pairs and one in four hundred of the others. Phrase clustering (Leskovec,
Backstrom and Kleinberg, KDD 2009) merges wordings and exact matching parts them; here the difference counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from provenance.comparers.repeats.subsequence import kept
from provenance.knowledge.grammar import tags
from provenance.knowledge.tongues import function_words
from provenance.knowledge.wording import matter_of
from provenance.parsers.passages.words import read_words
from provenance.tables import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.parsers.passages.words import Words

__all__ = ["Compared", "Pair", "compare"]

_Matter = Literal["figure", "negation", "label", "verb", "wording"]
_WEIGHT: Final[tuple[_Matter, ...]] = ("figure", "negation", "label", "verb", "wording")
_ELLIPSIS: Final = re.compile(r"\.{2,}|…|\[[.…\s]+\]")
_PRONOUNS: Final = frozenset(
    ["he", "she", "they", "it", "i", "we", "who", "which", "er", "sie", "il", "elle"]
)
_SHARE: Final = 0.55  # of the shorter quote, at least, is in the longer one
_SHOWN: Final = 3  # differing stretches that are told
_EDGE: Final = " .,;:!?\"'“”‘’«»„"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two quotes that share rare words; the first stands in the later article."""

    article_id: str
    start: int
    stop: int
    text: str
    speaker: str | None
    other_id: str
    other_start: int
    other_stop: int
    other_text: str
    other_speaker: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared(Row):
    """Two quotes that are one utterance."""

    speaker: str | None
    other_id: str
    other_start: int
    other_stop: int
    other_text: str
    other_speaker: str | None
    relation: Literal["same", "part", "drift"]
    speakers: Literal["same", "different", "unknown"]
    words: int
    changed: str | None = None
    matter: _Matter | None = None


def compare(pair: Pair) -> tuple[tuple[str, Compared], ...]:
    """Return one row where the two are one utterance, none where they are not."""
    here, there = _words(pair.text), _words(pair.other_text)
    if not _may_be_one(here.folded, there.folded):
        return ()
    speakers = _speakers(pair.speaker, pair.other_speaker)
    common = kept(here.folded, there.folded)
    relation = _relation(pair, here, there, common, speakers)
    if relation is None:
        return ()
    stretches = _stretches(here, there, common) if relation == "drift" else []
    row = Compared(
        start=pair.start,
        stop=pair.stop,
        text=pair.text,
        speaker=pair.speaker,
        other_id=pair.other_id,
        other_start=pair.other_start,
        other_stop=pair.other_stop,
        other_text=pair.other_text,
        other_speaker=pair.other_speaker,
        relation=relation,
        speakers=speakers,
        words=len(common),
        changed=_told(pair, here, there, stretches) if stretches else None,
        matter=_matter(here, there, stretches) if stretches else None,
    )
    return ((pair.article_id, row),)


@lru_cache(maxsize=1024)
def _words(text: str) -> Words:
    """Read the words of a quote, which may be in very many pairs."""
    return read_words(text)


@lru_cache(maxsize=1024)
def _vocabulary(folded: tuple[str, ...]) -> frozenset[str]:
    return frozenset(folded)


def _may_be_one(here: tuple[str, ...], there: tuple[str, ...]) -> bool:
    """Say whether enough words of each stand in the other, in any order, to be worth an alignment."""
    least = _SHARE * min(len(here), len(there))
    return (
        sum(map(_vocabulary(there).__contains__, here)) >= least
        and sum(map(_vocabulary(here).__contains__, there)) >= least
    )


def _speakers(one: str | None, other: str | None) -> Literal["same", "different", "unknown"]:
    """Compare speakers by the last word of their names; a pronoun names nobody."""
    names = [(name or "").strip(_EDGE).casefold().split(",")[0].split() for name in (one, other)]
    if not all(names) or any(name[-1] in _PRONOUNS for name in names):
        return "unknown"
    if names[0][-1] == names[1][-1]:
        return "same"
    return "different" if all(_is_name(name or "") for name in (one, other)) else "unknown"


def _is_name(speaker: str) -> bool:
    """Say whether every word is written as a name's: "Ada McDonald", and not "the mayor" or "NATO"."""
    words = speaker.split()
    return bool(words) and all(word[0].isupper() and any(map(str.islower, word)) for word in words)


def _relation(
    pair: Pair, here: Words, there: Words, common: Sequence[tuple[int, int]], speakers: str
) -> Literal["same", "part", "drift"] | None:
    if here.folded == there.folded:
        return "same"
    short, long = sorted((here.folded, there.folded), key=len)
    text = pair.text if short is here.folded else pair.other_text
    if _holds(text, long):
        return "part"
    content = sum(_has_content(here.folded[one]) for one, _ in common)
    span = common[-1][1] - common[0][1] + 1 if common else 1
    span = max(span, common[-1][0] - common[0][0] + 1) if common else 1
    share, density = len(common) / max(1, len(short)), len(common) / span
    if speakers == "same" and content >= 2 and share >= _SHARE and density >= 0.5:  # noqa: PLR2004 - see above
        return "drift"
    least = 0.6 if speakers == "unknown" else 0.8
    return "drift" if content >= 3 and share >= least and density >= 0.4 else None  # noqa: PLR2004


def _holds(text: str, long: Sequence[str]) -> bool:
    """Say whether the pieces of a quote between ellipses stand in the longer one, in their order."""
    row = " " + " ".join(long) + " "
    at = 0
    for piece in _ELLIPSIS.split(text):
        words = " ".join(read_words(piece).folded)
        if words:
            at = row.find(f" {words} ", at)
            if at < 0:
                return False
    return True


def _has_content(word: str) -> bool:
    return word not in tags() and word not in function_words()


_Stretch = tuple[tuple[int, int], tuple[int, int]]


def _stretches(here: Words, there: Words, common: Sequence[tuple[int, int]]) -> list[_Stretch]:
    """Return the stretches between the first and the last common words that differ, as word numbers."""
    found: list[_Stretch] = []
    for (one, two), (next_one, next_two) in pairwise(common):
        if next_one - one > 1 or next_two - two > 1:
            found.append(((one + 1, next_one), (two + 1, next_two)))
    if not found:
        first, last = common[0], common[-1]
        found = [
            ((0, first[0]), (0, first[1])),
            ((last[0] + 1, len(here.folded)), (last[1] + 1, len(there.folded))),
        ]
    return [one for one in found if one[0][0] < one[0][1] or one[1][0] < one[1][1]]


def _told(pair: Pair, here: Words, there: Words, stretches: Sequence[_Stretch]) -> str:
    """Tell the differing words: “these” for “those”."""
    parts = []
    for ours, theirs in stretches[:_SHOWN]:
        new, old = _text(pair.text, here, ours), _text(pair.other_text, there, theirs)
        parts.append(
            f"“{new}” for “{old}”" if new and old else f"“{new}” added" if new else f"“{old}” left out"
        )
    return ", ".join(parts)


def _text(text: str, words: Words, stretch: tuple[int, int]) -> str:
    first, stop = stretch
    return text[words.starts[first] : words.stops[stop - 1]].strip(_EDGE) if first < stop else ""


def _matter(here: Words, there: Words, stretches: Sequence[_Stretch]) -> _Matter:
    found = {
        matter_of(word)
        for ours, theirs in stretches
        for word in (*here.folded[slice(*ours)], *there.folded[slice(*theirs)])
    }
    return next((one for one in _WEIGHT if one in found), "wording")
