"""Contents behind their cue: "said that ...", "said: ...", "called for ...", "called the plan ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.knowledge.agencies import registry, words_of
from provenance.knowledge.grammar import periods
from provenance.knowledge.sources import heads
from provenance.parsers.attributions.contents import clause_stop, starts_clause

if TYPE_CHECKING:
    from provenance.parsers.attributions.readings import Cue, Range
    from provenance.parsers.attributions.units import Unit

__all__ = ["content_behind", "up_to_stop"]

_THING: Final = "dganp#oewr"  # what a noun phrase may begin with
_FAR: Final = 14  # tokens between a cue and its "that"
_ASIDE: Final = 16  # tokens of an aside between them
_NAMED: Final = 20  # tokens between "called" and the quotation that ends the name
_WHERE: Final = frozenset({"where", "when"})
_KEPT: Final = frozenset({"not", "never", "there", "here"})


def content_behind(unit: Unit, cue: Cue) -> Range | None:
    """Return the content behind the cue, where there is one of a kind that the verb takes."""
    source, frames = cue.source, cue.frames
    relative = source is not None and (
        unit.tags[source[0]] in "wh"
        or unit.tag(source[0] - 1) == "u"
        or unit.word(source[0] - 1) in _WHERE
        or source[0] > cue.stop
    )
    k = _skip(unit, cue.stop, frames)
    if unit.tag(k) == "," and "clause" in frames:
        aside = unit.tags.find(",", k + 1, k + _ASIDE)
        k = aside + 1 if aside > 0 and unit.tag(aside + 1) == "h" else k
    found = _speech(unit, k, relative=relative)
    if found is None and source is not None and "clause" in frames and unit.tag(k) in "vxm":
        return _extracted(unit, k, source)
    if found is None and frames != {"quote"}:
        found = _clause(unit, k, frames, relative=relative) or _phrase(unit, k, frames, relative=relative)
    return found


def up_to_stop(unit: Unit, k: int, *, clause: bool, relative: bool = False) -> Range | None:
    """Return the content that starts at *k*; null where it is over at once."""
    stop = clause_stop(unit, k, clause=clause, relative=relative)
    return (k, stop) if stop > k else None


def _speech(unit: Unit, k: int, *, relative: bool) -> Range | None:
    """Read a quotation, or whatever a colon introduces."""
    k += unit.tag(k) in ",:" and unit.tag(k + 1) in "qQ"
    if unit.tag(k) in "qQ":
        return up_to_stop(unit, k, clause=True, relative=relative)
    if unit.tag(k) == ":" and k + 1 < len(unit):
        return k + 1, len(unit.tags.rstrip("."))
    return None


def _clause(unit: Unit, k: int, frames: frozenset[str], *, relative: bool) -> Range | None:
    tag = unit.tag(k)
    opened = bool(frames & {"clause", "wh"}) and (tag in "hw" or unit.word(k) in {"whether", "if"})
    bare = "clause" in frames and tag not in ",;:-.(bcu" and starts_clause(unit, k)
    return up_to_stop(unit, k, clause=True, relative=relative) if opened or bare else None


def _phrase(unit: Unit, k: int, frames: frozenset[str], *, relative: bool) -> Range | None:
    """Read an infinitive, with somebody named before it or not, a name, or a noun phrase."""
    negated = unit.word(k) in {"not", "never"}
    to = "to" in frames and unit.tag(k + negated) == "t"
    somebody = {"person", "to"} <= frames and unit.tag(_told(unit, k)) == "t"
    if to or somebody:
        return up_to_stop(unit, k, clause=False, relative=relative)
    if unit.tag(k) not in _THING:
        return None
    if "as" in frames or ("only as" in frames and "as" in unit.words[k : k + _NAMED]):
        return _named(unit, k)
    return up_to_stop(unit, k, clause=False, relative=relative) if "thing" in frames else None


def _named(unit: Unit, k: int) -> Range | None:
    """Read "called the plan a mistake": a quotation ends it."""
    for j in range(k, min(len(unit), k + _NAMED)):
        if unit.tags[j] in "qQ" and unit.tag(j + 1) not in "cnpaw":
            return k, _listed(unit, j) + 1
        if unit.tags[j] in ";vxm":
            break
    return up_to_stop(unit, k, clause=False)


def _listed(unit: Unit, j: int) -> int:
    """Return the last quotation of "called it a “fraud,” a “farce” and a “shame”"."""
    last = j
    for n in range(j + 1, len(unit)):
        if unit.tags[n] in "qQ":
            last = n
        elif unit.tags[n] not in ",cd":
            break
    return last


def _extracted(unit: Unit, k: int, source: Range) -> Range | None:
    """Read "a step that he said showed strength": the statement has its subject before its source."""
    found = up_to_stop(unit, k, clause=True)
    if found is None:
        return None
    inside = unit.tags[source[0]] == "d" and unit.tags[source[1] - 1] == "p"
    before = unit.tag(source[0] - 1) in "wh"
    return (source[0] - before, found[1]) if inside or before else found


def _skip(unit: Unit, k: int, frames: frozenset[str]) -> int:
    """Step over when, where and to whom it was said."""
    tags = unit.tags
    j = k + (unit.tag(k) == "o")
    if j == k and "person" in frames and unit.tag(j) in "dgpn":
        outlet, told = _outlet(unit, j), _told(unit, j)
        j = outlet or (told if _goes_on(unit, told) else j)
    that = _that(unit, j) if j > k or unit.tag(j) in "ikh" else None
    if that is not None:
        return that
    while unit.word(j) not in _KEPT and j < len(tags):
        if tags[j] == "i" and unit.tag(j + 1) == "k":
            j += 2
        elif tags[j] in "ky" and unit.tag(j + 1) != "s":
            j += 1
        elif unit.words[j] in {"this", "last", "next"} and unit.word(j + 1) in periods():
            j += 2
        else:
            break
    return j


def _that(unit: Unit, j: int) -> int | None:
    """Return where "that" or a colon comes, behind nothing but where and when it was said."""
    for m in range(j, min(len(unit), j + _FAR)):
        tag = unit.tags[m]
        if tag == "h" or (tag == ":" and m > j):
            return m
        if tag in "vxmrwt.qQ;el":
            return None
    return None


def _goes_on(unit: Unit, m: int) -> bool:
    """Say whether what was said comes behind the one who was told."""
    tag = unit.tag(m)
    return (
        tag in "hwqQ:k"
        or unit.word(m) in {"if", "whether"}
        or (tag == "," and unit.tag(m + 1) in "qQ")
        or (tag in "rdgp" and starts_clause(unit, m))
    )


def _outlet(unit: Unit, k: int) -> int | None:
    """Return where the agency that was told ends, if a clause begins right behind: "told AFP talks had"."""
    k += unit.word(k) == "the"
    if unit.tag(k) != "p" or heads().get(unit.word(k + 1)) == "media":
        return None
    own = words_of(unit.raw[k])
    known = bool(own) and any(form.words == own for form in registry().forms.get(own[0], ()))
    return k + 1 if known and unit.tag(k + 1) in "np#" and starts_clause(unit, k + 1) else None


def _told(unit: Unit, k: int) -> int:
    """Return where the noun phrase that starts at *k* ends: another determiner opens a new one."""
    tags = unit.tags
    j = k
    while j < len(tags) and (tags[j] in "anp#si" or (tags[j] in "dg" and (j == k or tags[j - 1] in "di"))):
        j += 1
    return j
