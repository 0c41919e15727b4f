"""Contents: where what is stated begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from provenance.parsers.attributions.units import Unit

__all__ = ["clause_stop", "fronted", "starts_clause"]

_PHRASE: Final = "npadgs#yq&kio"


def starts_clause(unit: Unit, k: int) -> bool:
    """Say whether a clause with a subject and a finite verb starts at *k*."""
    tags = unit.tags
    if unit.tag(k) == "r":
        return True
    subject = False
    for j in range(k, min(len(tags), k + 25)):
        tag = tags[j]
        if tag in "vxm":
            return subject
        if tag in "nprqQ#d":
            subject = True
        elif tag in ".;:?":
            return False
        elif tag in "wh" and j == k:
            return tag == "w"
        elif tag == "t" and subject:
            continue
    return False


def clause_stop(unit: Unit, k: int, *, clause: bool) -> int:
    """Return where the content that starts at *k* stops."""
    tags = unit.tags
    j = k
    depth = 0
    while j < len(tags):
        tag = tags[j]
        if tag == "(":
            depth += 1
        elif tag == ")":
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and j > k and _breaks(unit, j, clause=clause):
            break
        j += 1
    while j > k and tags[j - 1] in ".,;:-":
        j -= 1
    return j


def _breaks(unit: Unit, j: int, *, clause: bool) -> bool:
    tags = unit.tags
    tag = tags[j]
    if tag == ";":
        return True
    if tag == ",":
        nxt = unit.tag(j + 1)
        if nxt in "bu" and unit.word(j + 1) in {"but", "while", "although", "though", "yet", "whereas"}:
            return True
        if nxt == "e" and unit.word(j + 1) in _ADDING:
            return True
        if unit.word(j + 1) == "according":
            return True
        if nxt == "c" and starts_clause(unit, j + 2):
            return True
        return not clause and nxt in "ewbu"
    if tag in "qQ" and j + 1 < len(tags) and _ends_quote(unit, j):
        return False
    if not clause:
        return (
            (tag == "i" and unit.tag(j + 1) == "k")
            or tag == "k"
            or (tag == "c" and unit.tag(j + 1) in "vx")
            or tag == "-"
        )
    return tag == "-" and unit.tag(j + 1) in "wbcd" and tags.find("-", j + 1) < 0


_JOINING: Final = frozenset(["as", "than", "whether"])


def _ends_quote(unit: Unit, j: int) -> bool:
    return False


_ADDING: Final = frozenset(
    [
        "adding",
        "saying",
        "citing",
        "noting",
        "calling",
        "arguing",
        "telling",
        "insisting",
        "stressing",
        "according",
        "claiming",
    ]
)


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
