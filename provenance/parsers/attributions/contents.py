"""Contents: where what is stated begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.knowledge.grammar import forms, occasions
from provenance.knowledge.reporting import verb

if TYPE_CHECKING:
    from provenance.parsers.attributions.units import Unit

__all__ = ["clause_stop", "fronted", "starts_clause"]

_FAR: Final = 25  # tokens: no subject is longer
_CUTTING: Final = frozenset(
    {"because", "when", "while", "if", "although", "though", "as", "whereas", "unless"}
)
_CONTRAST: Final = frozenset({"but", "while", "although", "though", "yet", "whereas"})


def starts_clause(unit: Unit, k: int) -> bool:
    """Say whether a clause with a subject and a finite verb starts at *k*."""
    if unit.tag(k) in "rw" or (unit.word(k) == "there" and unit.tag(k + 1) in "xmv"):
        return True
    subject = False
    needed = 1
    for j in range(k, min(len(unit), k + _FAR)):
        tag = unit.tags[j]
        if tag in "vxm" and unit.tag(j - 1) != "t":
            if unit.tag(j - 1) in "cb" or unit.tags[max(0, j - 2) : j] in {"cy", "by"}:
                return False
            needed -= _counts(unit, j)
            if needed <= 0:
                return subject
        elif (tag in "qQ" and subject) or _closes(unit, j, k):
            return tag in "qQ"
        elif tag in "nprqQ#d":
            subject = True
        elif tag in "wh":
            needed += 1
    return False


def _counts(unit: Unit, j: int) -> bool:
    """Say whether the verb at *j* is the last of its group, and so a finite verb of its own."""
    tag = unit.tags[j]
    alone = tag != "m" and not (tag == "x" and unit.tag(j - 1) in "xm")
    return alone or unit.tag(j + 1) not in "vx"


def _closes(unit: Unit, j: int, start: int) -> bool:
    """Say whether no verb can follow for the subject that stands before *j*."""
    tag = unit.tags[j]
    if tag == ",":
        return unit.tag(j + 1) in "rcb"
    return tag in ".;:?" or (tag == "u" and unit.words[j] in _CUTTING and j > start)


def clause_stop(unit: Unit, k: int, *, clause: bool, relative: bool = False) -> int:
    """Return where the content that starts at *k* stops.

    A *relative* or subordinate clause also ends at the comma behind which the main clause comes.
    """
    tags = unit.tags
    j = k
    depth = 0
    dash = tags.rfind("-", k) if tags.count("-", k) % 2 else -1
    while j < len(tags):
        tag = tags[j]
        if tag == "(":
            depth += 1
        elif tag == ")":
            if depth == 0:
                break
            depth -= 1
        elif (
            tag in _TURNS
            and depth == 0
            and j > k
            and _is_over(unit, j, dash, k, clause=clause, relative=relative)
        ):
            break
        j += 1
    while j > k and tags[j - 1] in ".,;:-cb":
        j -= 1
    return j


_TURNS: Final = frozenset(";cb-,eiku")  # the tags that can end a content


def _is_over(unit: Unit, j: int, dash: int, start: int, *, clause: bool, relative: bool) -> bool:
    if _breaks(unit, j, dash, start) or (not clause and _ends(unit, j, start)):
        return True
    return relative and unit.tags[j] == "," and (unit.tag(j + 1) in "vxm" or _main(unit, j + 1))


def _main(unit: Unit, k: int) -> bool:
    """Say whether the main clause starts here, behind "while he acknowledged that, ..."."""
    return unit.tag(k) in "rdgpn" and starts_clause(unit, k)


def _breaks(unit: Unit, j: int, dash: int, start: int) -> bool:
    """Say whether any content ends before the token *j*; *dash* is the dash that stands alone."""
    tag = unit.tags[j]
    if tag == ";":
        return True
    if tag in "cb":
        return _shares(unit, j)
    if tag == "-":
        return j == dash
    if tag == "," or (tag == "e" and unit.tags[j - 1] in "qQ"):
        n = j + (tag == ",")
        n += unit.tag(n) == "y" and unit.tag(n + 1) == "e"
        after = unit.tag(n)
        if after == "e":
            return _reports(unit, n)
        return (
            unit.word(n) in _CONTRAST
            or unit.word(n) == "according"
            or (after == "c" and unit.tag(start) != "h" and starts_clause(unit, n + 1))
        )
    return False


def _shares(unit: Unit, j: int) -> bool:
    """Say whether "and" joins a second verb of speech to the cue: "said it was safe and warned that"."""
    n = j + 1 + (unit.tag(j + 1) == "y")
    form = forms().get(unit.word(n)) if unit.tag(n) == "v" else None
    known = verb(form.lemma) if form is not None and not form.base else None
    if known is None or (unit.tag(j - 1) in "vl" and "clause" not in known.frames):
        return False
    return bool(known.frames or unit.word(n + 1) in known.particles)


def _reports(unit: Unit, n: int) -> bool:
    """Say whether the participle at *n* opens a statement of its own: "adding that", "calling it"."""
    form = forms().get(unit.words[n])
    known = verb(form.lemma) if form is not None else None
    if known is None:
        return False
    if "clause" in known.frames and "thing" not in known.frames:
        return True
    after = unit.tag(n + 1)
    return after in "hqQw" or ("as" in known.frames) or ("person" in known.frames) or known.lemma in _OPENING


_OPENING: Final = frozenset({"cite", "accuse", "blame", "criticize", "criticise"})


def _ends(unit: Unit, j: int, start: int) -> bool:
    """Say whether a noun phrase or an infinitive ends before the token *j*."""
    tag = unit.tags[j]
    after = unit.tag(j + 1)
    if tag == ",":
        return after in "elwbu" or (after == "c" and unit.tag(j + 2) in "vx")
    if tag in "cb":
        return _second_verb(unit, j, start)
    if tag == "i":
        return after == "k" or unit.words[j] in {"during", "amid", "despite"} or _occasion(unit, j)
    if tag == "k":
        return unit.tag(j - 1) in "npoqQ" and after not in "#ns"
    joins = unit.words[j] != "as" or (after in "pr" and starts_clause(unit, j + 1))
    return tag == "u" and unit.words[j] in _CUTTING and joins


def _second_verb(unit: Unit, j: int, start: int) -> bool:
    """Say whether "and" joins a verb to the cue, and not to a verb inside the content."""
    form = forms().get(unit.word(j + 1))
    if unit.tag(start) == "t" and form is not None and form.base and not form.past:
        return False  # "to repair the roof and paint the walls"
    after = unit.tag(j + 1)
    verb_next = after in "vx" or (after == "y" and unit.tag(j + 2) in "vx")
    return verb_next and not set(unit.tags[start:j]) & {"h", "w"}


def _occasion(unit: Unit, j: int) -> bool:
    """Say whether "in a statement", "at a news conference" starts here."""
    for n in range(j + 1, min(len(unit), j + 5)):
        if unit.words[n] in occasions():
            return unit.words[j] in {"in", "at"}
        if unit.tags[n] not in "dgapns":
            return False
    return False


def fronted(unit: Unit, source: int) -> tuple[int, int] | None:
    """Return the content that stands before ", source cue": from the start of its clause."""
    tags = unit.tags
    k = source - 1
    while k >= 0 and tags[k] in ",-":
        k -= 1
    if k < 0 or (k == source - 1 and tags[k] not in "qQ"):
        return None
    start = tags.rfind(";", 0, k) + 1
    while start < k and (tags[start] in ",-" or (tags[start] in "yb" and tags[start + 1] == ",")):
        start += 1
    return start, k + 1
