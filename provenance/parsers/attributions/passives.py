"""Passives: "was accused of", "is expected to", "was quoted as saying", "was criticised by"."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, Final

from provenance.knowledge.grammar import forms
from provenance.knowledge.reporting import Verb, passives, verb
from provenance.parsers.attributions.contents import clause_stop
from provenance.parsers.attributions.readings import Found
from provenance.parsers.attributions.subjects import after, before, group_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.parsers.attributions.units import Unit

__all__ = ["HEARSAY", "passive_cues"]

_SAYING: Final = frozenset({"saying", "telling", "stating", "declaring", "adding", "arguing", "claiming"})
HEARSAY: Final = frozenset({"reportedly", "allegedly", "purportedly", "supposedly"})


def passive_cues(unit: Unit) -> Iterator[Found]:
    """Yield what the passives of a unit attribute, and hearsay."""
    for head in compress(range(len(unit.tags)), map("l".__eq__, unit.tags)):
        form = forms().get(unit.words[head])
        if form is None or not _passive(unit, head):
            continue
        known = verb(form.lemma)
        found = quoted_as(unit, head) or (passive_cue(unit, head, known) if known is not None else None)
        if found is not None:
            yield found
    yield from hearsay(unit)


def _passive(unit: Unit, head: int) -> bool:
    return not _BE.isdisjoint(unit.words[group_start(unit, head) : head])


_BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'re", "'m"})


def passive_cue(unit: Unit, head: int, known: Verb) -> Found | None:
    """Read a passive: its agent is the source, if it has one; its subject is part of the content."""
    start = group_start(unit, head)
    subject = before(unit, start)
    if subject is None or unit.tags[subject[0]] in "wh":
        return None
    stop = head + 1
    if unit.word(stop) == "by":
        agent = after(unit, stop + 1)
        if agent is None or not known.frames & {"thing", "as", "clause"}:
            return None
        return Found(agent, (start, stop + 1), (subject,), 2)
    if unit.tag(stop) == "t" and known.lemma in passives("to"):
        return _agentless(unit, subject, (start, stop), stop, known)
    if unit.word(stop) in {"of", "as", "with"} and known.lemma in passives(unit.word(stop)):
        return _agentless(unit, subject, (start, stop + 1), stop + 1, known)
    return None


def _agentless(
    unit: Unit, subject: tuple[int, int], cue: tuple[int, int], k: int, known: Verb
) -> Found | None:
    stop = clause_stop(unit, k, clause=False)
    if stop <= k:
        return None
    agent = unit.words.index("by", k, stop) if "by" in unit.words[k:stop] else None
    source = after(unit, agent + 1) if agent is not None and known.lemma not in passives("to") else None
    if source is not None and agent is not None:
        stop = agent
    return Found(source, cue, (subject, (k, stop)), 2) if stop > k else None


def quoted_as(unit: Unit, head: int) -> Found | None:
    """Read "the mayor was quoted as saying": the subject is the source."""
    if unit.word(head + 1) != "as" or unit.word(head + 2) not in _SAYING:
        return None
    start = group_start(unit, head)
    source = before(unit, start)
    begin = head + 3
    while unit.tag(begin) in ",:k":
        begin += 1
    stop = clause_stop(unit, begin, clause=True)
    if source is None or stop <= begin:
        return None
    return Found(source, (start, head + 3), ((begin, stop),))


def hearsay(unit: Unit) -> Iterator[Found]:
    """Yield "reportedly" and "allegedly": somebody says so, nobody is named."""
    if "y" not in unit.tags or HEARSAY.isdisjoint(unit.words):
        return
    for k, word in enumerate(unit.words):
        if word in HEARSAY and unit.tags[k] == "y":
            verb = next((n for n in range(k, min(len(unit), k + 4)) if unit.tags[n] in "vlx"), None)
            subject = before(unit, group_start(unit, verb)) if verb is not None else None
            stop = clause_stop(unit, k + 1, clause=True)
            if subject is not None and subject[1] <= k < stop and unit.words[k + 1 : k + 2]:
                yield Found(None, (k, k + 1), (subject, (k + 1, stop)), 3)
