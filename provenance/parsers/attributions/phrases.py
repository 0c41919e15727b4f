"""Cues that are no verbs: "according to", nouns and adjectives of speech, headlines, signatures."""

from __future__ import annotations

from functools import cache
from itertools import compress
from typing import TYPE_CHECKING, Final

from provenance.knowledge.reporting import nouns, predicates
from provenance.parsers.attributions.contents import clause_stop, starts_clause
from provenance.parsers.attributions.readings import Found
from provenance.parsers.attributions.subjects import after, before, group_start, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.parsers.attributions.units import Unit

__all__ = ["cue_words", "phrase_cues"]

_NAME: Final = 8  # tokens before a colon: a name and its title are not longer
_BE: Final = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "'re",
        "'s",
        "'m",
        "seem",
        "seems",
        "seemed",
        "become",
        "became",
        "remains",
        "remain",
    ]
)


def phrase_cues(unit: Unit) -> Iterator[Found]:
    """Yield what "according to" and its like attribute."""
    stated, believed = nouns(), predicates()[0]
    for k in compress(range(len(unit)), map(cue_words().__contains__, unit.words)):
        word, tag = unit.words[k], unit.tags[k]
        found = None
        if word == "according":
            found = _according(unit, k) if unit.word(k + 1) == "to" else None
        elif word in stated and tag in "nV":
            found = _noun(unit, k)
        elif word in believed and tag in "alv":
            found = _predicate(unit, k)
        if found is not None:
            yield found
    found = _signature(unit) or _headline(unit)
    if found is not None:
        yield found


@cache
def cue_words() -> frozenset[str]:
    """List the words that make a cue and are no verbs."""
    return frozenset({"according", *nouns(), *predicates()[0]})


def _according(unit: Unit, k: int) -> Found | None:
    opens = k
    while opens > 0 and unit.tags[opens - 1] in ",y-(":
        opens -= 1
    cue = (k, k + 2)
    source = after(unit, k + 2, closed=opens == 0 or unit.tags[opens - 1] in ";bc")
    if source is None:
        return None
    if opens == 0 or unit.tags[opens - 1] in ";bc":
        start = source[1]
        while unit.tag(start) == ",":
            start += 1
        stop = clause_stop(unit, start, clause=True)
        return Found(source, cue, ((start, stop),)) if stop > start else None
    start = unit.tags.rfind(";", 0, opens) + 1
    return Found(source, cue, ((start, opens),), 0)


def _noun(unit: Unit, k: int) -> Found | None:
    """Read "the mayor's claim that", "his plan to", "criticism of the plan by the union"."""
    follows = nouns()[unit.words[k]]
    owner = k
    while owner > 0 and unit.tags[owner - 1] in "aynp#l" and unit.tags[owner - 1] != "s":
        owner -= 1
    if owner == 0 or unit.tags[owner - 1] not in "gs":
        return None
    if unit.tags[owner - 1] == "g":
        source = (owner - 1, owner)
    else:
        found = phrase(unit, owner - 2)
        if found is None:
            return None
        source = (found[0], owner)
    nxt = k + 1
    if (unit.tag(nxt) == "h" and "that" in follows) or (unit.tag(nxt) == "t" and "to" in follows):
        start, cue = nxt, (owner, nxt)
    elif unit.tag(nxt) == "i" and unit.word(nxt) in follows and unit.tag(nxt + 1) in "dgnpa#oqQwe":
        start, cue = nxt + 1, (owner, nxt + 1)
    else:
        return None
    stop = _noun_stop(unit, start)
    return Found(source, cue, ((start, stop),)) if stop > start else None


def _noun_stop(unit: Unit, start: int) -> int:
    """Stop where the noun phrase is over and the verb of its sentence comes."""
    if unit.tags[start] == "h":
        return clause_stop(unit, start, clause=True, relative=True)
    if unit.tags[start] == "t":
        stop = clause_stop(unit, start, clause=False, relative=True)
        return next((n for n in range(start + 2, stop) if _resumes(unit, n)), stop)
    j = start
    while j < len(unit) and unit.tags[j] not in "vxm,;:.hwu-":
        j += 1
    return j


def _resumes(unit: Unit, n: int) -> bool:
    """Say whether the verb of the sentence comes at *n*, behind "the plan to close the baths"."""
    return unit.tags[n] in "vxm" and unit.tags[n - 1] in "npq#k"


def _predicate(unit: Unit, k: int) -> Found | None:
    follows = predicates()[1]
    start = group_start(unit, k)
    if not any(unit.words[j] in _BE or unit.words[j].endswith("n't") for j in range(start, k)):
        return None
    source = before(unit, start)
    nxt = k + 1
    if source is None:
        return None
    if unit.tag(nxt) in "ht" or (unit.tag(nxt) in "rdgp" and starts_clause(unit, nxt)):
        begin, cue = nxt, (start, nxt)
    elif unit.tag(nxt) == "i" and unit.word(nxt) in follows:
        begin, cue = nxt + 1, (start, nxt + 1)
    else:
        return None
    stop = clause_stop(unit, begin, clause=unit.tag(nxt) != "t" and unit.tag(nxt) != "i")
    return Found(source, cue, ((begin, stop),)) if stop > begin else None


def _signature(unit: Unit) -> Found | None:
    """Read a quotation with a dash and a name behind it."""
    tags = unit.tags
    at = tags.find("Q-")
    if at < 0 or at > 0:
        return None
    source = after(unit, 2)
    if source is None or unit.tag(source[1]) not in ".,":
        return None
    return Found(source, (1, 2), ((0, 1),))


def _headline(unit: Unit) -> Found | None:
    """Read "Name: what Name says" at the head of a headline or a sentence."""
    tags = unit.tags
    at = tags.find(":")
    if at < 1 or at > _NAME or any(tag not in "npad#&i" for tag in tags[:at]) or "p" not in tags[:at]:
        return None
    if at + 1 >= len(tags) or unit.raw[at + 1][:1].islower():
        return None
    if not starts_clause(unit, at + 1) and tags[at + 1] not in "qQ":
        return None
    stop = len(tags)
    while tags[stop - 1] == ".":
        stop -= 1
    return Found((0, at), (at, at + 1), ((at + 1, stop),)) if stop > at + 1 else None
