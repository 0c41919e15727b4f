"""Repeats: the passages of one article that stand in another, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from provenance.comparers.repeats.alignment import align
from provenance.comparers.repeats.direction import direction
from provenance.comparers.repeats.glance import glance
from provenance.comparers.repeats.reading import read
from provenance.tables import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.comparers.repeats.alignment import Match
    from provenance.comparers.repeats.direction import Basis
    from provenance.comparers.repeats.reading import Reading

__all__ = ["WITHIN", "Compared", "Pair", "compare"]

WITHIN: Final = "candidates"
"""The table of which each pair is a row."""

_OWN: Final = 6
"""Words in common, outside quotation marks, that make a sentence count as repeated."""
_TOGETHER: Final = 16
"""Words in common that two or more such sentences have together."""
_ALONE: Final = 12
"""Words in common that one such sentence has if it is the only one ..."""
_RARE: Final = 4
"""... and the articles, at most, that share a passage of it."""
_GLANCED: Final = 8
"""Shared passages of a pair at most that is only glanced at first."""
_FREQUENT: Final = 50
"""Articles that share a passage which is frequent."""
_LONG: Final = 60
"""Words in common of a pair that has only frequent passages, or comes from one house."""
_LOOSE: Final = 12
"""Words in common of a sentence that is quoted in part, in a pair that shares others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two articles that share rare passages.

    ``agencies`` are the ids of those that the article credits, or null; ``passages`` are shared passages,
    as ``start:start in the other:articles that share it, at most``, with commas between; 0 articles say that
    it is boilerplate.
    """

    article_id: str
    other_id: str
    body: str
    other_body: str
    published: str | None
    other_published: str | None
    publisher: str | None
    other_publisher: str | None
    agencies: str | None
    other_agencies: str | None
    passages: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared(Row):
    """A passage that an article shares with another, which is taken for its origin."""

    origin_id: str
    origin_start: int
    origin_stop: int
    origin_text: str
    how: Literal["verbatim", "edited"]
    words: int
    share: float
    origin_share: float
    direction: Basis


def compare(pair: Pair) -> tuple[tuple[str, Compared], ...]:
    """Return the passages that one of two articles repeats from the other, each with the repeater's id."""
    origin_is_first, basis = direction(
        (pair.published, pair.other_published), (pair.agencies, pair.other_agencies)
    )
    ids = (pair.other_id, pair.article_id) if origin_is_first else (pair.article_id, pair.other_id)
    bodies = (pair.other_body, pair.body) if origin_is_first else (pair.body, pair.other_body)
    if bodies[0] == bodies[1]:
        return _whole(ids, read(bodies[0]), basis)
    seeds = _seeds(pair.passages, swapped=origin_is_first)
    if len(seeds) <= _GLANCED and not glance(*bodies, [seed[:2] for seed in seeds]):
        return ()
    ours, theirs = read(bodies[0]), read(bodies[1])
    same_house = pair.publisher is not None and pair.publisher == pair.other_publisher
    matches = _counted(align(ours, theirs, seeds), same_house=same_house)
    shared = sum(match.own for match in matches)
    return tuple(
        (
            ids[0],
            _row(
                match,
                ours,
                theirs,
                origin_id=ids[1],
                share=_share(shared, ours),
                origin_share=_share(shared, theirs),
                basis=basis,
            ),
        )
        for match in matches
    )


def _seeds(passages: str, *, swapped: bool) -> list[tuple[int, int, int]]:
    seeds = []
    for passage in passages.strip("[]").split(",") if passages else ():
        one, other, articles = map(int, passage.split(":"))
        seeds.append((other, one, articles) if swapped else (one, other, articles))
    return sorted(seeds)


def _counted(matches: Sequence[Match], *, same_house: bool) -> tuple[Match, ...]:
    """Keep the matches of a pair that repeats; none where it merely shares a phrase, a quote or a template.

    A single passage counts where it is rare in the corpus. Several count together where one of them is not
    frequent, or where they are long: what is frequent and goes alone is boilerplate. Within one house, whose
    articles share footers that are rare elsewhere, they must be long too. A sentence whose common words stand
    between quotation marks never makes a pair, but belongs to one that others make.
    """
    strong = [match for match in matches if match.own >= _OWN]
    together = sum(match.own for match in strong)
    rarest = min((match.rarest for match in strong if match.rarest is not None), default=None)
    if rarest is None or (together < _LONG and (same_house or rarest > _FREQUENT)):
        return ()
    several = len(strong) > 1 and together >= _TOGETHER
    single = any(
        match.rarest is not None and match.rarest <= _RARE and match.own >= _ALONE for match in strong
    )
    if not (several or single):
        return ()
    return tuple(match for match in matches if match.own >= _OWN or match.words >= _LOOSE)


def _share(shared: int, reading: Reading) -> float:
    """Return the share of an article's own words, to four places."""
    return min(1.0, round(shared / max(1, reading.own_words), 4))


def _row(
    match: Match,
    ours: Reading,
    theirs: Reading,
    *,
    origin_id: str,
    share: float,
    origin_share: float,
    basis: Basis,
) -> Compared:
    (first, last), (other_first, other_last) = match.ours, match.theirs
    start, stop = ours.starts[first], ours.stops[last]
    origin_start, origin_stop = theirs.starts[other_first], theirs.stops[other_last]
    return Compared(
        start=start,
        stop=stop,
        text=ours.body[start:stop],
        origin_id=origin_id,
        origin_start=origin_start,
        origin_stop=origin_stop,
        origin_text=theirs.body[origin_start:origin_stop],
        how="verbatim" if match.verbatim else "edited",
        words=match.words,
        share=share,
        origin_share=origin_share,
        direction=basis,
    )


def _whole(ids: tuple[str, str], reading: Reading, basis: Basis) -> tuple[tuple[str, Compared], ...]:
    """Return one passage for two articles with one text."""
    if not reading.units:
        return ()
    first, last = reading.units[0].first, reading.units[-1].behind - 1
    start, stop = reading.starts[first], reading.stops[last]
    text = reading.body[start:stop]
    row = Compared(
        start=start,
        stop=stop,
        text=text,
        origin_id=ids[1],
        origin_start=start,
        origin_stop=stop,
        origin_text=text,
        how="verbatim",
        words=last - first + 1,
        share=1.0,
        origin_share=1.0,
        direction=basis,
    )
    return ((ids[0], row),)
