"""Contents in front of their cue: "..., she said", "..., said the mayor", "as Moreau put it, ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.parsers.attributions.behind import up_to_stop
from provenance.parsers.attributions.contents import fronted
from provenance.parsers.attributions.readings import Found
from provenance.parsers.attributions.subjects import after

if TYPE_CHECKING:
    from provenance.parsers.attributions.readings import Cue, Range
    from provenance.parsers.attributions.units import Unit

__all__ = ["as_clause", "in_front"]

_FAR: Final = 25  # tokens between a cue and the quotation that goes on
_FINITE: Final = frozenset("vxm")
_CORE: Final = frozenset(
    {"say", "tell", "add", "note", "argue", "write", "explain", "announce", "insist", "ask", "report"}
)


def in_front(unit: Unit, cue: Cue) -> Found | None:
    """Read "content, source cue" and "content, cue source", and what goes on behind them."""
    left = fronted(unit, cue.start if cue.source is None else cue.source[0])
    if left is None or not _can_be_said(unit, left, cue):
        return None
    source = cue.source or _inverted(unit, cue)
    if source is None:
        return None
    spoken = unit.tags[left[1] - 1] in "qQ"
    end = max(cue.stop, source[1])
    more = _quoted_again(unit, end) if spoken else _goes_on(unit, end)
    if more is None and not spoken and not _is_clause(unit, left):
        return None
    over = more is None and not unit.tags[end:].strip(".,")
    rank = 0 if cue.lemma in _CORE or over else 2
    return Found(source, cue.place, (left,) if more is None else (left, more), rank)


def as_clause(unit: Unit, cue: Cue, source: Range) -> Found | None:
    """Read "as Moreau put it, the bridge is safe" and "the bridge is safe, as Moreau noted"."""
    at = source[0] - 1
    if unit.tag(cue.stop) not in ",.":
        return None
    if at == 0 or unit.tag(at - 1) in "cb":
        content = up_to_stop(unit, cue.stop + 1, clause=True) if cue.stop + 1 < len(unit) else None
        return Found(source, cue.place, (content,)) if content is not None else None
    if unit.tag(at - 1) == "," and at > 1:
        return Found(source, cue.place, ((0, at - 1),))
    return None


def _can_be_said(unit: Unit, left: Range, cue: Cue) -> bool:
    """Say whether what stands in front may be the content: a quotation, or a clause if the verb takes one."""
    if cue.source is not None and unit.tags[cue.source[0]] in "wh":
        return False
    if unit.tags[left[1] - 1] not in "qQ":
        return "clause" in cue.frames
    # "In an interview on “The Long Evening,” he said": no speech
    return unit.tags[left[0]] != "i" or unit.tag(left[1] - 2) in ",:"


def _inverted(unit: Unit, cue: Cue) -> Range | None:
    """Return the source behind the verb: "said the mayor"."""
    return after(unit, cue.stop) if unit.tag(cue.start - 1) in "qQ,-" else None


def _is_clause(unit: Unit, left: Range) -> bool:
    """Say whether what stands in front is a main clause and no mere opening of one."""
    return unit.tags[left[0]] not in "ui" and not _FINITE.isdisjoint(unit.tags[left[0] : left[1]])


def _quoted_again(unit: Unit, k: int) -> Range | None:
    """Return the quotation that goes on behind "“...,” he said, “...”"."""
    tags = unit.tags
    for j in range(k, min(len(tags), k + _FAR)):
        if tags[j] in "qQ" and tags[j - 1] in ",:-cb":
            return j, j + 1
        if tags[j] in ";eh":
            break
    return None


def _goes_on(unit: Unit, k: int) -> Range | None:
    """Return the rest of the sentence behind "..., he said, ..."."""
    if unit.tag(k) != "," or k + 2 >= len(unit) or unit.tag(k + 1) == "e":
        return None
    joined = unit.tag(k + 1) == "c" and unit.tag(k + 2) in "qQ"
    return up_to_stop(unit, k + 1 + joined, clause=True)
