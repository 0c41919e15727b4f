"""Noun phrases beside a verb: who says it, before the verb or behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.knowledge.grammar import forms
from provenance.knowledge.reporting import verb
from provenance.parsers.attributions.contents import starts_clause

if TYPE_CHECKING:
    from provenance.parsers.attributions.units import Unit

__all__ = ["after", "before", "group_start", "phrase", "source_of"]

NOMINAL: Final = "npk#q)"
_INSIDE: Final = "npadgs#yq&"
_FINITE: Final = "vxm"
_NAMING: Final = frozenset("npgda#o")  # a noun phrase has one of these tags
_ARTICLES: Final = (["a"], ["an"], ["the"])
_FAR: Final = 60  # tokens: no subject is farther


def group_start(unit: Unit, head: int) -> int:
    """Return where the verb group that ends in the verb at *head* starts: its auxiliaries and adverbs."""
    k = head
    while k > 0 and unit.tags[k - 1] in "xmy":
        k -= 1
    if k > 0 and unit.tags[k - 1] == "t":
        return k - 1
    while k < head and unit.tags[k] == "y" and unit.tag(k - 1) in ",.;-:c" and unit.tag(k - 1) != "c":
        k += 1
    return k


def before(unit: Unit, group: int, depth: int = 0) -> tuple[int, int] | None:
    """Return the subject of the verb group that starts at *group*: the tokens from ... up to ...."""
    k = _skip_time(unit, group - 1)
    tag = unit.tag(k)
    if tag in "rw" or (tag == "h" and unit.tag(k - 1) in NOMINAL):
        return k, k + 1
    if tag == "x" and unit.tag(k - 1) == "r":
        return k - 1, k
    if tag in "cb":
        return _shared(unit, k, depth)
    if tag in ",-)":
        return _across(unit, k, depth)
    if tag in _INSIDE or tag in "kl":
        return phrase(unit, k)
    return _relative(unit, k) if tag == "o" else None


def _skip_time(unit: Unit, k: int) -> int:
    """Step over "on Friday" and the like between a subject and its verb."""
    tags = unit.tags
    j = k
    while j >= 0 and tags[j] in "k#":
        j -= 1
    if j == k:
        return k
    if "k" not in tags[j + 1 : k + 1]:
        return k
    if j >= 0 and tags[j] == "i":
        return j - 1
    return j if j >= 0 and tags[j] in "npr" else k


def _shared(unit: Unit, k: int, depth: int) -> tuple[int, int] | None:
    """Find the subject that a coordinated or an adjoined verb takes from the verb before it."""
    if depth > 3:  # noqa: PLR2004 - deeper than any sentence that is read aright
        return None
    above = _reporting(unit, k) if depth == 0 and unit.tags[k] in "cb" else None
    if above is not None:
        return before(unit, group_start(unit, above), depth + 1)
    for j in range(k - 1, max(-1, k - _FAR), -1):
        tag = unit.tags[j]
        if tag == ";":
            return None
        if tag in _FINITE and unit.tag(j - 1) not in "tm":
            return before(unit, group_start(unit, j), depth + 1)
    return None


def _reporting(unit: Unit, k: int) -> int | None:
    """Return the verb of speech to the left whose subject a coordinated verb of speech shares."""
    own = next(
        (forms().get(unit.words[n]) for n in range(k + 1, min(len(unit), k + 5)) if unit.tags[n] == "v"), None
    )
    if own is None or verb(own.lemma) is None:
        return None
    for j in range(k - 1, max(-1, k - _FAR), -1):
        form = forms().get(unit.words[j]) if unit.tags[j] == "v" else None
        if form is not None and form.past == own.past:
            known = verb(form.lemma)
            if known is not None and "clause" in known.frames:
                return j
    return None


def _across(unit: Unit, k: int, depth: int) -> tuple[int, int] | None:
    """Step over an apposition, a relative clause or a parenthesis that ends right before the verb."""
    tags = unit.tags
    closing = tags[k]
    if closing == ")":
        j = tags.rfind("(", 0, k)
        found = before(unit, j, depth + 1) if j > 0 and depth < 3 else None  # noqa: PLR2004
        return (found[0], k + 1) if found is not None and found[1] == j else found
    mark = closing
    j = k
    for _ in range(4):
        j = tags.rfind(mark, 0, j)
        if j <= 0:
            return _relative(unit, k)
        if tags[j - 1] in "np)k#" and _parenthesis(unit, j + 1, k):
            found = phrase(unit, j - 1)
            if found is not None and not _continues(unit, found[0]):
                return found[0], (k if _apposition(unit, j + 1) else j)
    return None


def _relative(unit: Unit, k: int) -> tuple[int, int] | None:
    """Read "one of them", and a relative clause that only its end sets off: "Moreau who met her - said"."""
    if unit.tags[k] == "o" and unit.word(k - 1) == "of" and unit.tag(k - 2) in "d#n":
        return k - 2, k + 1
    j = unit.tags.rfind("w", max(0, k - _FAR), k)
    return (
        phrase(unit, j - 1)
        if j > 0 and unit.tags[j - 1] in "np" and unit.words[j] in {"who", "which"}
        else None
    )


def _continues(unit: Unit, start: int) -> bool:
    """Say whether the phrase that starts here is itself an apposition to a name before a comma."""
    tags = unit.tags
    return (
        start > 1
        and tags[start - 1] == ","
        and tags[start - 2] in "np"
        and tags[start] != "p"
        and _apposition(unit, start)
    )


def _apposition(unit: Unit, k: int) -> bool:
    return unit.tag(k) in "dgan#p" and unit.tag(k) != "("


def _parenthesis(unit: Unit, k: int, stop: int) -> bool:
    """Say whether what stands here can stand between a subject and its verb: no clause of its own."""
    if unit.tag(k) not in "dganp#wieluyckh":
        return False
    inside = unit.tags[k:stop]
    finite = next((n for n, tag in enumerate(inside) if tag in "vxm" and inside[n - 1 : n] != "t"), None)
    return finite is None or bool(set(inside[:finite]) & set("whu"))


def phrase(unit: Unit, k: int) -> tuple[int, int] | None:
    """Collect the noun phrase that ends at *k*, with what hangs on it."""
    tags = unit.tags
    stop = k + 1
    start = stop
    j = k
    floor = max(-1, k - _FAR)
    cut = None
    while j > floor:
        tag = tags[j]
        if tag in _INSIDE or tag in {"k", "o"}:
            if tag in "dg" and unit.tag(j - 1) in "npk#q" and cut is None:
                start = j
                cut = j
                break
            start = j
            j -= 1
        elif tag in "it" and unit.tag(j - 1) in "npk#qal" and tag == "i":
            j -= 1
        elif tag in "le" and start < stop and unit.tag(j - 1) in "npk#" and unit.tag(j + 1) in "iytdgqpna#k":
            start = j
            j -= 1
        elif tag == "c" and start < stop and unit.tag(j - 1) in "npa#" and not _verb_left(unit, j):
            j -= 1
        else:
            break
    return _trimmed(unit, start, stop, j)


def _verb_left(unit: Unit, k: int) -> bool:
    """Say whether a verb stands to the left before the clause begins: then "and" joins clauses."""
    for j in range(k - 1, max(-1, k - _FAR), -1):
        if unit.tags[j] in "vxml":
            return True
        if unit.tags[j] in ",;:-hu":
            return False
    return False


def _trimmed(unit: Unit, start: int, stop: int, reached: int) -> tuple[int, int] | None:
    """Cut what opens the clause off its subject: "on Friday", "in a statement", adverbs."""
    tags = unit.tags
    while start < stop and tags[start] in "yks,":
        start += 1
    if start >= stop:
        return None
    if reached >= 0 and tags[reached] in "itu" and tags[reached] != "u":
        start = _last_chunk(tags, start, stop)
    if unit.words[start:stop] in _ARTICLES or _NAMING.isdisjoint(tags[start:stop]):
        return None
    return start, stop


def _last_chunk(tags: str, start: int, stop: int) -> int:
    """Return where the last noun phrase of a run of them starts: at a determiner, or where names begin."""
    for j in range(stop - 1, start, -1):
        if tags[j] in "dg" and tags[j - 1] not in "dgia":
            return j
        if tags[j] == "p" and tags[j - 1] in "n#k":
            return j
    return start


def source_of(unit: Unit, start: int, head: int) -> tuple[int, int] | None:
    """Return who says what the verb at *head* says, whose group starts at *start*."""
    if unit.tags[head] != "e" or start != head:
        return before(unit, start)
    if unit.tag(start - 1) == "p":
        return phrase(unit, start - 1)  # "footage of Moreau saying"
    return _main_subject(unit) if start == 0 else _shared(unit, start, 0)


def _main_subject(unit: Unit) -> tuple[int, int] | None:
    """Return the subject of the main clause behind "claiming that it was safe, the mayor told"."""
    for k in range(1, len(unit)):
        if unit.tags[k] == "," and unit.tag(k + 1) in "rdgp" and starts_clause(unit, k + 1):
            head = next((n for n in range(k + 2, len(unit)) if unit.tags[n] in _FINITE), None)
            return before(unit, group_start(unit, head)) if head is not None else None
    return None


def after(unit: Unit, k: int, *, closed: bool = False) -> tuple[int, int] | None:
    """Return the noun phrase that starts at *k*, with the parenthesis and the apposition behind it.

    Where it is *closed*, the sentence goes on behind it, and only a comma ends the apposition.
    """
    if unit.tag(k) == "r":
        return k, k + 1
    j = _aside(unit, _right(unit, k))
    if j == k or unit.words[k:j] in _ARTICLES:
        return None
    for _ in range(2):
        if unit.tag(j) != "," or unit.tag(j + 1) not in "dgan#":
            break
        end = _right(unit, j + 1)
        if end <= j + 1 or unit.tag(end) not in ("," if closed else ".,-;:(wle"):
            break
        j = end
    return k, j


def _aside(unit: Unit, k: int) -> int:
    """Step over "(R-Fla.)" behind a name."""
    if unit.tag(k) == "(":
        end = unit.tags.find(")", k, k + 8)
        return end + 1 if end > 0 else k
    return k


def _right(unit: Unit, k: int) -> int:
    tags = unit.tags
    j = k
    while j < len(tags):
        tag = tags[j]
        if tag in _INSIDE and not (tag == "d" and j > k and tags[j - 1] in "npk"):
            j += 1
        elif (
            (tag == "i" or (tag == "c" and unit.tag(j + 1) != "y")) and j > k and unit.tag(j + 1) in "npadg#q"
        ):
            if unit.tag(j + 1) == "k" or (
                unit.word(j) in {"after", "during", "in", "on", "at"} and tag == "i" and tags[j - 1] == "p"
            ):
                break
            j += 1
        else:
            break
    while j > k and tags[j - 1] in "y,":
        j -= 1
    return j
