"""Cues: the words that make something a statement, each with its source and its content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.knowledge.grammar import forms, raising
from provenance.knowledge.reporting import Verb, nouns, verb
from provenance.parsers.attributions.contents import clause_stop, fronted, starts_clause
from provenance.parsers.attributions.subjects import after, before, controller, group_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.parsers.attributions.units import Unit

__all__ = ["Found", "verb_cues"]

Range = tuple[int, int]
_NOTHING: Final[frozenset[str]] = frozenset()


class Found(NamedTuple):
    """One attribution, as ranges of tokens; the content may lie on both sides of the cue."""

    source: Range | None
    cue: Range
    content: tuple[Range, ...]
    lemma: str = ""
    rank: int = 1


def verb_cues(unit: Unit) -> Iterator[Found]:
    """Yield what the verbs of a unit attribute."""
    tags = unit.tags
    for head, tag in enumerate(tags):
        if tag in "vle":
            form = forms().get(unit.words[head])
            if form is None:
                continue
            known = verb(form.lemma)
            if known is not None:
                found = _read(unit, head, known)
                if found is not None:
                    yield found


def _read(unit: Unit, head: int, known: Verb) -> Found | None:
    tags = unit.tags
    start = group_start(unit, head)
    passive = tags[head] == "l" and _passive(unit, start, head)
    stop = head + 1
    frames = known.frames
    if unit.word(stop) in known.particles and unit.tag(stop) != "t":
        frames = known.particles[unit.word(stop)]
        stop += 1
    elif unit.word(stop) == "as" and "as" in frames:
        stop += 1
    elif known.lemma in _LIGHT:
        stop, frames = _light(unit, stop, frames)
    start = _raised(unit, start)
    if tags[start] == "t":
        return None
    if passive or (tags[head] == "l" and not _perfect(unit, start, head)):
        return None
    source = _source(unit, start, head)
    if _spoken_before(unit, start if source is None else source[0]):
        found = _left(unit, start, stop, frames, source, known.lemma)
        if found is not None:
            return found
    content = _right(unit, stop, frames, source)
    if content is None and source is not None and unit.tags[stop:].strip(",.") == ":":
        return Found(source, (start, stop), (), known.lemma)
    if content is not None:
        if source is None:
            return None
        if known.lemma in {"promise", "threaten"} and unit.words[content[0] : content[0] + 2] == ["to", "be"]:
            return None  # "promises to be": nobody promises
        return Found(_own(unit, source, content), (start, stop), (content,), known.lemma)
    return _left(unit, start, stop, frames, source, known.lemma)


_LIGHT: Final = frozenset("express voice show make raise have offer give issue take send deliver cast".split())


def _light(unit: Unit, k: int, frames: frozenset[str]) -> tuple[int, frozenset[str]]:
    """Take the noun into the cue: "expressed concern about", "made the claim that"."""
    j = k
    while unit.tag(j) in "dga":
        j += 1
    follows = nouns().get(unit.word(j))
    if follows is None or unit.tag(j) not in "nV":
        return k, frames
    j += 1
    if unit.tag(j) == "i" and unit.word(j) in _PREPOSITIONS:
        return j + 1, frozenset({"thing"})
    if unit.tag(j) in "ht":
        return j, frozenset({"clause", "to"})
    return k, frames


_PREPOSITIONS: Final = frozenset("about for of on over to with against in at".split())


def _spoken_before(unit: Unit, k: int) -> bool:
    """Say whether quoted speech ends right before the token *k*."""
    return k > 0 and (unit.tags[k - 1] == "Q" or unit.tags[max(0, k - 2) : k] in {"Q,", "q,", "Q-"})


def _own(unit: Unit, source: Range, content: Range) -> Range:
    """Part the source from what it speaks of: "a choice Moreau said showed strength"."""
    if content[0] >= source[1]:
        return source
    start = source[1] - 1
    while start > source[0] and unit.tags[start - 1] == "p":
        start -= 1
    return (start, source[1]) if unit.tags[start] == "p" else source


def _passive(unit: Unit, start: int, head: int) -> bool:
    return any(unit.words[k] in _BE for k in range(start, head))


def _perfect(unit: Unit, start: int, head: int) -> bool:
    return any(unit.words[k] in _HAVE for k in range(start, head))


_BE: Final = frozenset(["is", "are", "was", "were", "be", "been", "being", "am", "'re", "isn't", "aren't", "wasn't", "weren't", "'m"])
_HAVE: Final = frozenset(["has", "have", "had", "having", "'ve", "'s", "'d", "hasn't", "haven't", "hadn't"])


def _raised(unit: Unit, start: int) -> int:
    if unit.tag(start) != "t" or start == 0 or unit.tag(start - 1) not in "vle":
        return start
    form = forms().get(unit.words[start - 1])
    return group_start(unit, start - 1) if form is not None and form.lemma in raising() else start


def _source(unit: Unit, start: int, head: int) -> Range | None:
    tag = unit.tags[start]
    if tag == "t" or (unit.tags[head] == "e" and start == head):
        return controller(unit, start)
    return before(unit, start)


def _right(unit: Unit, k: int, frames: frozenset[str], source: Range | None) -> Range | None:
    """Return the content behind the cue, where there is one of a kind that the verb takes."""
    tags = unit.tags
    relative = source is not None and tags[source[0]] in "wh"
    k = _skip(unit, k, frames)
    if unit.tag(k) in ",:" and unit.tag(k + 1) in "qQ":
        return _to_stop(unit, k + 1, clause=True, relative=relative)
    if unit.tag(k) == ":" and k + 1 < len(tags):
        return k + 1, _no_point(unit, len(tags))
    if unit.tag(k) in "qQ":
        return _to_stop(unit, k, clause=True, relative=relative)
    if source is not None and frames & {"clause"} and unit.tag(k) in "vxm":
        return _extracted(unit, k, source)
    if "quote" in frames and len(frames) == 1:
        return None
    if frames & {"clause", "wh"} and (unit.tag(k) in "hw" or unit.word(k) in {"whether", "if"}):
        return _to_stop(unit, k, clause=True, relative=relative)
    if "clause" in frames and starts_clause(unit, k) and unit.tag(k) not in ",;:-.(bcu":
        return _to_stop(unit, k, clause=True, relative=relative)
    if "to" in frames and (unit.tag(k) == "t" or (unit.word(k) in {"not", "never"} and unit.tag(k + 1) == "t")):
        return _to_stop(unit, k, clause=False, relative=relative)
    if "as" in frames and unit.tag(k) in "dganp#oewr":
        return _named(unit, k)
    if "thing" in frames and unit.tag(k) in "dganp#oewr":
        return _to_stop(unit, k, clause=False, relative=relative)
    return None


def _named(unit: Unit, k: int) -> Range | None:
    """Read "called the plan a mistake": a quotation ends it."""
    stop = clause_stop(unit, k, clause=False)
    for j in range(k, min(len(unit), k + 20)):
        if unit.tags[j] in "qQ" and unit.tag(j + 1) not in "cnpa":
            return k, j + 1
        if unit.tags[j] in ";vxm":
            break
    return (k, stop) if stop > k else None


def _extracted(unit: Unit, k: int, source: Range) -> Range | None:
    """Read "a step that he said showed strength": the statement has its subject before its source."""
    opens = source[0] - (unit.tag(source[0] - 1) in "wh")
    if unit.tags[source[0]] == "d" and unit.tags[source[1] - 1] == "p":
        found = _to_stop(unit, k, clause=True)
        return (source[0], found[1]) if found is not None else None
    found = _to_stop(unit, k, clause=True)
    return (opens, found[1]) if found is not None and opens < source[0] else found


def _no_point(unit: Unit, stop: int) -> int:
    while stop and unit.tags[stop - 1] in ".":
        stop -= 1
    return stop


def _to_stop(unit: Unit, k: int, *, clause: bool, relative: bool = False) -> Range | None:
    stop = clause_stop(unit, k, clause=clause, relative=relative)
    return (k, stop) if stop > k else None


def _skip(unit: Unit, k: int, frames: frozenset[str]) -> int:
    """Step over when, where and to whom it was said."""
    tags = unit.tags
    j = k
    if unit.tag(j) == "o":
        j += 1
    elif "person" in frames and unit.tag(j) in "dgpn":
        m = j
        while m < len(tags) and tags[m] in "dganps#i":
            m += 1
        if unit.tag(m) in "htwqQ:,ku" or starts_clause(unit, m):
            j = m
    for m in range(j, min(len(tags), j + 14)):
        if tags[m] in "h:" and (m > j or tags[m] == "h"):
            return m
        if tags[m] in "vxmrwt.qQ;el":
            break
    if unit.word(j) in _KEPT:
        return j
    while (unit.tag(j) in "ky" and unit.tag(j + 1) != "s") or (unit.tag(j) == "i" and unit.tag(j + 1) == "k"):
        j += 1 if unit.tag(j) != "i" else 2
    return j


_KEPT: Final = frozenset({"not", "never", "there", "here"})


def _left(
    unit: Unit, start: int, stop: int, frames: frozenset[str], source: Range | None, lemma: str
) -> Found | None:
    """Read "content, source cue" and "content, cue source", and what goes on behind them."""
    if source is not None and unit.tags[source[0]] in "wh":
        return None
    left = fronted(unit, start if source is None else source[0])
    if left is None:
        return None
    spoken = unit.tags[left[1] - 1] in "qQ"
    if not spoken and "clause" not in frames:
        return None
    end = stop
    if source is None:
        source = after(unit, stop)
        if source is None or unit.tags[start - 1] not in "qQ,-":
            return None
        end = source[1]
    more = _more(unit, end, spoken=spoken)
    if more is None and not spoken and not _is_clause(unit, left):
        return None
    rank = 0 if lemma in _CORE else 2
    return Found(source, (start, stop), (left,) if more is None else (left, more), lemma, rank)


_CORE: Final = frozenset("say tell add note argue write explain announce insist ask report".split())


def _is_clause(unit: Unit, left: Range) -> bool:
    """Say whether what stands in front is a main clause and no mere opening of one."""
    return unit.tags[left[0]] not in "ui" and any(tag in "vxm" for tag in unit.tags[left[0] : left[1]])


def _more(unit: Unit, k: int, *, spoken: bool) -> Range | None:
    """Return what goes on behind "..., he said, ...": quoted again, or the rest of the sentence."""
    tags = unit.tags
    if spoken:
        for j in range(k, min(len(tags), k + 25)):
            if tags[j] in "qQ" and tags[j - 1] in ",:-cb":
                return j, j + 1
            if tags[j] in ";eh":
                break
        return None
    if unit.tag(k) == "," and k + 2 < len(tags) and unit.tag(k + 1) not in "e":
        begin = k + 1 + (unit.tag(k + 1) in "c" and unit.tag(k + 2) in "qQ")
        return _to_stop(unit, begin, clause=True)
    return None
