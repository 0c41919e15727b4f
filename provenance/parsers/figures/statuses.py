"""Whether a figure tells of what has happened: done, planned, conditional or denied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.knowledge.cues import cues

if TYPE_CHECKING:
    from provenance.parsers.dates.tokens import Tokens

__all__ = ["amount_status", "status"]

_PLANNED: Final = cues("statuses", "planned")
_CONDITIONAL: Final = cues("statuses", "conditional")
_DENIED: Final = cues("statuses", "denied")
_FUTURE: Final = cues("statuses", "future")
_NOT_TO: Final = cues("statuses", "not_to")
_ANNOUNCED: Final = cues("statuses", "announced")
_IF: Final = cues("statuses", "if")
_DEFINITE: Final = cues("statuses", "definite")
_TOLD: Final = cues("statuses", "told")
_NARROW: Final = cues("statuses", "narrow")
_OPEN: Final = _CONDITIONAL | {"talks", "would"}
_TELLING: Final = _OPEN | _DENIED | _PLANNED | _NARROW | _IF
_AHEAD: Final = _OPEN | {"will", "shall"}
_FRAMES: Final = frozenset({"for", "in", "over", "within", "during", "after", "of", "from", "with", "at"})
_BREAKS: Final = frozenset(';:"')
_COMPARED: Final = frozenset({"fewer", "less", "more", "longer", "later", "only", "just", "doubt", "matter"})
_REACH: Final = 6
_AMOUNT_REACH: Final = 16
_NEAR: Final = 6
_MODAL: Final = 5
_MEANS: Final = 12
_USES: Final = frozenset({"used", "uses", "using"})
_CLAUSE: Final = 4


def status(t: Tokens, first: int, cue: int, sentence: tuple[int, int]) -> str:
    """Say what the words around the verb *cue* make of the count that begins at token *first*."""
    nearest = min(first, cue)
    places = [*range(max(sentence[0], nearest - _REACH), nearest), *range(first, cue)]
    for at in reversed(places):
        word = t.words[at]
        if word in _BREAKS or word == "but":
            break
        if word in _DENIED and t.at(at + 1) not in _COMPARED:
            return "denied"
        if _depends(t, at):
            return "conditional"
        if word == "would":
            return _would(t, at, sentence)
        if (_heads(t, at, nearest, cue) and cue < first) or (cue > first and _to_be(t, at, first)):
            return _conditioned(t, sentence, "planned")
        if word in _PLANNED:
            return _conditioned(t, sentence, "planned")
    return "done"


def _heads(t: Tokens, at: int, nearest: int, cue: int) -> bool:
    """Say whether "to" at *at* heads the infinitive *cue* of a plan: "is to free", not "began to free"."""
    verb = at + 1 + t.at(at + 1).endswith("ly")
    infinitive = t.words[at] == "to" and verb == nearest == cue
    return infinitive and t.at(at - 1) not in _NOT_TO and not _with_means(t, at)


def _with_means(t: Tokens, at: int) -> bool:
    """Say whether what was used led to it: "used a gun to kill two"."""
    for word in reversed(t.words[max(t.sentence(at)[0], at - _MEANS) : at]):
        if word in _USES:
            return True
        if word == "to" or word in _BREAKS:
            break
    return False


def _to_be(t: Tokens, at: int, first: int) -> bool:
    return at >= first and t.words[at] == "to" and t.at(at + 1) == "be"


def _depends(t: Tokens, at: int) -> bool:
    """Say whether the word at *at* leaves open what happens; what could not be is a fact, May a month."""
    word = t.words[at]
    if word == "talks":
        return t.at(at + 1) == "to"
    month = word == "may" and t.capital(at) and t.sentence(at)[0] < at
    return word in _CONDITIONAL and t.at(at + 1) != "not" and not month


def amount_status(t: Tokens, first: int, last: int, sentence: tuple[int, int]) -> str:
    """Say the same of a figure to which nothing known happens, tokens *first* up to *last*.

    A figure that an article or a pronoun points to ("the $3 million") is there, whatever becomes of it.
    """
    start = max(sentence[0], first - _AMOUNT_REACH)
    told = not _TELLING.isdisjoint(t.words[max(sentence[0], start - _CLAUSE) : first])
    if told and t.at(first - 1) not in _DEFINITE:
        for at in range(first - 1, start - 1, -1):
            found = _told_by(t, at, first, sentence)
            if found is not None:
                return found
            if _closes(t, at):
                if t.words[at].isalpha() and not _IF.isdisjoint(t.words[max(sentence[0], at - _CLAUSE) : at]):
                    return "conditional"
                break
    return "done" if t.at(first - 1) in _FRAMES else _behind(t, first, last, sentence)


def _told_by(t: Tokens, at: int, first: int, sentence: tuple[int, int]) -> str | None:
    """Return what the word at *at*, in front of the amount, says of it; None where it says nothing."""
    word = t.words[at]
    near = first - at <= _NEAR
    if word in _DENIED:
        return "denied" if near and t.at(at + 1) not in _COMPARED else None
    if _depends(t, at):
        return "conditional"
    if word == "would":
        return _would(t, at, sentence)
    if word in _PLANNED and (near or word in _FUTURE) and (word in _FUTURE or t.at(at + 1) in {"to", "for"}):
        return _conditioned(t, sentence, "planned")
    if word in _NARROW and near:
        return "planned"
    return None


def _closes(t: Tokens, at: int) -> bool:
    """Say whether another verb, or the end of a clause, stands between the amount and what is in front."""
    word = t.words[at]
    return word in _TOLD or (word.endswith("ed") and t.at(at - 1) not in {"be", "an", "a"})


def _behind(t: Tokens, first: int, last: int, sentence: tuple[int, int]) -> str:
    """Read the modal of which the figure is the subject: "$5 million would go to schools"."""
    stop = min(last + _MODAL, sentence[1])
    if _AHEAD.isdisjoint(t.words[last:stop]):
        return "done"
    for at in range(last, stop):
        word = t.words[at]
        if word in _OPEN and _depends(t, at):
            return "conditional" if word not in _IF else "done"
        if word == "would":
            return _would(t, first, sentence)
        if word in {"will", "shall"}:
            return "planned"
        if not word[0].isalpha() or word in _TOLD or word.endswith("ed"):
            break
    return "done"


def _would(t: Tokens, at: int, sentence: tuple[int, int]) -> str:
    """Say whether "would" tells of what somebody announced, or of what depends on something."""
    for word in reversed(t.words[sentence[0] : at]):
        if word in _ANNOUNCED:
            return _conditioned(t, sentence, "planned")
        if word in {".", ";", '"'}:
            break
    return "conditional"


def _conditioned(t: Tokens, sentence: tuple[int, int], told: str) -> str:
    """Return *told*, or that it depends on something where the sentence has a condition."""
    return told if _IF.isdisjoint(t.words[sentence[0] : sentence[1]]) else "conditional"
