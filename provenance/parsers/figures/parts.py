"""Figures that lean on one another: inherited nouns, parts of wholes, exchanges.

"Of the 251 captives ..., 49 are still being held, including 27 who are dead": 49 is a part of 251,
27 a part of 49, and both count captives.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from provenance.knowledge.cues import cues
from provenance.knowledge.nouns import is_plural, singular
from provenance.parsers.figures.fates import died_behind
from provenance.parsers.figures.happenings import happening
from provenance.parsers.figures.statuses import amount_status, status

if TYPE_CHECKING:
    from provenance.parsers.figures.fates import Happening
    from provenance.parsers.figures.readings import Reading

__all__ = ["Draft", "drafts"]

_PERSONAL: Final = frozenset(
    {
        "killed",
        "injured",
        "missing",
        "arrested",
        "freed",
        "held",
        "displaced",
        "charged",
        "shot",
        "attended",
        "infected",
        "laid off",
    }
)
_OF_THEM: Final = frozenset({"whom", "them", "those", "these", "which"})
_INCLUDING: Final = frozenset({"including", "among", "amongst", "include", "included", "includes"})
_AMONG: Final = frozenset({"among", "amongst"})
_PARENTS: Final = frozenset(
    {"father", "mother", "parent", "parents", "dad", "mom", "mum", "grandmother", "grandfather"}
)
_FINITE: Final = frozenset({"was", "were", "is", "are", "has", "have", "had"})
_VERBS: Final = cues("happenings", "finite")
_RELATIVE: Final = frozenset({"who", "that", "whom"})
_GROUPS: Final = frozenset(
    {"family", "group", "crew", "team", "party", "panel", "total", "gang", "convoy", "fleet"}
)
_COMPANIES: Final = frozenset({"family", "crew", "team", "party", "panel", "gang"})
_UNHURT: Final = cues("happenings", "unhurt")
_BODILY: Final = frozenset({"killed", "injured", "shot"})
_NEAR: Final = 4
_KNOWN_BEFORE: Final = 8
_TIMELESS: Final = frozenset({"age", "score"})
_FRAMES: Final = frozenset({"in", "over", "within", "for", "during", "after", "since", "by", "until"})
_BESIDE: Final = 2
_JOINED: Final = frozenset({"and", ",", "&", "plus"})
_BESIDE_JOINED: Final = _JOINED | cues("happenings", "left") | cues("phrases", "determiners")
_BESIDES: Final = frozenset({"or", "and"})
_STATES: Final = frozenset({"dead", "injured", "wounded"})


@dataclass(slots=True, kw_only=True)
class Draft:
    """A figure before it becomes a row; ``whole`` is the draft that it is a part of."""

    reading: Reading
    sentence: tuple[int, int]
    counted: str | None
    measure: Happening | None
    status: str
    whole: Draft | None = None
    converts: Draft | None = None


def drafts(readings: list[Reading]) -> list[Draft]:
    """Settle noun, measure, status and whole of each reading from its sentence."""
    found: list[Draft] = []
    for r in readings:
        sentence = r.t.sentence(r.quantity.first)
        draft = Draft(
            reading=r, sentence=sentence, counted=r.phrase.head, measure=None, status="done", whole=None
        )
        earlier = [one for one in found[-4:] if one.sentence == sentence]
        _settle(draft, earlier, found[-1] if found else None)
        if draft.whole is None and r.phrase.partitive:
            draft.whole = _known_whole(draft, found)
        if found and _restates(found[-1], draft):
            draft.converts = found[-1]
        found.append(draft)
    for before, draft in pairwise(found):
        _whole_behind(before, draft)
        if before.measure is None and draft.measure is not None and before.sentence == draft.sentence:
            shared = (
                draft.measure.cue >= draft.reading.last or draft.reading.t.words[draft.measure.cue] in _STATES
            )
            if shared and before.counted is not None and _coordinated(draft, before):
                before.measure, before.status = draft.measure, draft.status
    return found


def _restates(before: Draft, draft: Draft) -> bool:
    """Say whether the figure stands in parentheses behind another of its dimension: "100 km (60 miles)"."""
    one, other = before.reading.quantity, draft.reading.quantity
    t = draft.reading.t
    if one.base is None or other.base is None or one.base is other.base or one.base.dimension is None:
        return False
    near = draft.reading.first - before.reading.last in {1, 2} and t.words[before.reading.last] == "("
    return near and one.base.dimension == other.base.dimension and ":" not in one.base.dimension


def _settle(draft: Draft, earlier: list[Draft], before: Draft | None) -> None:
    r = draft.reading
    t = r.t
    if _kin(draft):
        return
    _happens(draft, earlier)
    counts = [one for one in earlier if one.reading.quantity.kind == "count" and one.counted is not None]
    draft.whole = _whole(draft, counts, before)
    if r.quantity.kind == "count" and draft.counted is None and not r.quantity.hyphened:
        _inherit(draft, counts)
    if draft.measure is None and counts and _coordinated(draft, counts[-1]):
        draft.measure, draft.status = counts[-1].measure, counts[-1].status
        draft.measure = None if _unhurt(draft) else draft.measure
    if (
        draft.measure is None
        and draft.whole is not None
        and draft.whole.measure
        and r.quantity.kind == "count"
    ):
        draft.measure, draft.status = draft.whole.measure, draft.whole.status
    if draft.measure is not None and t.at(draft.measure.cue) in {"exchange", "return", "swap"}:
        for one in reversed(earlier):
            if one.measure is not None and one.measure.measure == "freed":
                draft.status = one.status
                break


def _happens(draft: Draft, earlier: list[Draft]) -> None:
    """Settle what happens to the figure, and whether it has happened."""
    r = draft.reading
    t, kind = r.t, r.quantity.kind
    if kind in {"count", "share"}:
        draft.measure = happening(t, r.first, r.last, r.phrase.head, draft.sentence)
        if draft.measure is not None and (not _close(draft) or _unhurt(draft) or _one_of(draft)):
            draft.measure = None
    if draft.measure is not None:
        draft.status = status(t, r.first, draft.measure.cue, draft.sentence)
    elif kind not in _TIMELESS and not (kind == "duration" and t.at(r.first - 1) in _FRAMES):
        draft.status = _amount(draft, earlier)


def _amount(draft: Draft, earlier: list[Draft]) -> str:
    """Return the status of what nothing befalls; a figure told beside another shares its status."""
    r = draft.reading
    told = amount_status(r.t, r.first, r.last, draft.sentence)
    if told == "done" and earlier:
        between = r.t.words[earlier[-1].reading.last : r.first]
        if len(between) <= _BESIDE and not _BESIDES.isdisjoint(between) and earlier[-1].status != "denied":
            return earlier[-1].status
    return told


def _close(draft: Draft) -> bool:
    """Say whether the measure stands near enough for a number without a noun of its own."""
    r, found = draft.reading, draft.measure
    if found is None or r.phrase.head is not None or r.quantity.kind == "share" or r.bounds.bound != "exact":
        return True
    if r.t.at(r.last) == "of" and r.t.at(r.last + 1) in _OF_THEM:
        return True
    if r.t.words[found.cue] == "toll":
        return True  # "the death toll, which stood at 41"
    opening = r.t.at(draft.sentence[0]) in {"of", "among"}
    between = r.first - found.cue if found.left else found.cue - r.last + 1
    return opening or between <= _NEAR or r.t.at(r.first - 1) in _INCLUDING


def _unhurt(draft: Draft) -> bool:
    """Say whether what is counted can neither die nor be hurt: "shot seven times", "14 shots"."""
    return (
        draft.measure is not None
        and draft.measure.measure in _BODILY
        and draft.counted in _UNHURT
        and draft.reading.last - 1 != draft.measure.cue
    )


def _one_of(draft: Draft) -> bool:
    """Say whether the verb behind tells of one alone: "one of the three men was killed"."""
    r, found = draft.reading, draft.measure
    before = r.t.words[max(r.first - 3, 0) : r.first]
    if before != ["one", "of", "the"] or found is None or found.left:
        return False
    return r.t.at(r.last) not in _RELATIVE and _predicate(r, found)


def _kin(draft: Draft) -> bool:
    """Read "a father of six", "dad-of-two": children; "a crew of six": people."""
    r = draft.reading
    t = r.t
    if t.at(r.first - 1) == "of" and t.at(r.first - 2) in _PARENTS and r.phrase.head is None:
        draft.counted = "child"
        return True
    grouped = t.at(r.first - 1) == "of" and t.at(r.first - 2) in _GROUPS and r.phrase.head is None
    if grouped and t.at(r.first - 2) in _COMPANIES:
        draft.counted = "people"
    return grouped


def _inherit(draft: Draft, counts: list[Draft]) -> None:
    t, last = draft.reading.t, draft.reading.last
    named = singular(t.at(last + 2)) if t.at(last) == "of" and t.at(last + 1) in _OF_THEM else ""
    if named and is_plural(t.at(last + 2)):
        draft.counted = named  # "15 of them children"
    elif draft.whole is not None and draft.whole.reading.quantity.kind == "count":
        draft.counted = draft.whole.counted
    elif draft.measure is not None and draft.measure.measure in _PERSONAL:
        others = [one for one in counts if one.measure is not None]
        person = others[-1].counted if others and draft.measure.measure in {"held", "freed"} else "people"
        draft.counted = person


def _coordinated(draft: Draft, other: Draft) -> bool:
    """Say whether the two figures share one verb: "killed four soldiers and three civilians"."""
    between = draft.reading.t.words[other.reading.last : draft.reading.first]
    return (
        len(between) <= 2  # noqa: PLR2004
        and not _JOINED.isdisjoint(between)
        and all(word in _BESIDE_JOINED for word in between)
        and draft.counted is not None
    )


def _whole(draft: Draft, counts: list[Draft], before: Draft | None) -> Draft | None:
    """Find the figure that this one is a part of, in front of it."""
    r = draft.reading
    t = r.t
    if r.quantity.kind not in {"count", "share"} or r.quantity.number.vague is not None:
        return None
    of_them = t.at(r.last) == "of" and t.at(r.last + 1) in _OF_THEM
    start = max(draft.sentence[0], r.first - 3)
    lead = t.words[start : r.first]
    including = not _INCLUDING.isdisjoint(lead) and (
        _AMONG.isdisjoint(lead) or not _OF_THEM.isdisjoint(lead)  # "among 70 people" is the whole
    )
    opening = t.at(draft.sentence[0]) == "of"
    if counts and (of_them or including):
        return counts[-1]
    if counts and opening and counts[0].reading.first - draft.sentence[0] <= 3:  # noqa: PLR2004
        return counts[0]
    them = opening and t.at(draft.sentence[0] + 1) in _OF_THEM
    if before is not None and (of_them or them) and before.counted is not None and not counts:
        near = before.sentence[1] >= draft.sentence[0] - 1
        return before if near and before.reading.quantity.kind == "count" else None
    return None


def _known_whole(draft: Draft, found: list[Draft]) -> Draft | None:
    """Find what "three of the victims" is a part of: the last count of such, if it is no smaller."""
    n = draft.reading.quantity.value
    for one in reversed(found[-_KNOWN_BEFORE:]):
        m = one.reading.quantity.value
        alike = one.reading.quantity.kind == "count" and one.counted == draft.counted and one.whole is None
        if alike and n is not None:
            return one if m is not None and m >= n else None
    return None


def _whole_behind(draft: Draft, behind: Draft) -> None:
    """Read "27 of the 49 captives" and "47 percent of the 1,200 members": the whole comes next."""
    r, other = draft.reading, behind.reading
    if draft.whole is not None or r.quantity.kind not in {"count", "share"} or other.quantity.kind != "count":
        return
    between = r.t.words[r.last : other.first]
    if (
        between[:1] == ["of"]
        and len(between) <= 3  # noqa: PLR2004
        and all(
            word in {"of", "the", "its", "their", "his", "her", "those", "these", "all"} for word in between
        )
    ):
        draft.whole = behind
        if r.phrase.head is None and r.quantity.kind == "count":
            draft.counted = behind.counted
        _share(draft, behind)


def _share(part: Draft, whole: Draft) -> None:
    """Give the part what is told behind the whole: of "two of the four victims died" two are dead.

    What narrows the whole is told of both: "two of the 20 people killed were guards"; behind a relative
    clause the part may have a fate of its own: "three of the five who were shot have died".
    """
    r, told = whole.reading, whole.measure
    if told is None:
        return
    related = r.t.at(r.last) in _RELATIVE
    dead = died_behind(r.t, r.last, part.sentence[1]) if related else None
    if dead is not None:
        part.measure = dead
    elif part.measure is None:
        part.measure, part.status = told, whole.status
    if not told.left and not related and _predicate(r, told):
        whole.measure = None


def _predicate(r: Reading, told: Happening) -> bool:
    """Say whether the measure behind is the verb of the sentence, and no part of what is counted."""
    return r.t.words[told.cue] in _VERBS or not _FINITE.isdisjoint(r.t.words[r.last : told.cue])
