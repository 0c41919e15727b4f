"""What fills the slots of a template: each is drawn when it is first asked for, and stays the same."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from provenance.testing.strategies.names import names, places
from provenance.testing.strategies.speech import utterances

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from provenance.testing.strategies.names import Name


__all__ = ["Slots"]

_SUBJECTS: Final = ("The library", "The old market", "The choir", "The mill", "The theatre", "The orchard")
_DOINGS: Final = ("stayed closed", "drew visitors", "was repaired", "changed hands", "fell silent")
_SHIPS: Final = ("Aurora", "Borealis", "Concordia", "Meridian", "Halcyon")
_STEMS: Final = ("Linden", "Harken", "Vester", "Orlen", "Tamsen")
_FURNITURE: Final = ("Comments", "Share this article", "Read more")
_MONTHS: Final = {"January": "Jan", "February": "Feb", "August": "Aug", "October": "Oct", "December": "Dec"}
_SHORT: Final = ("April", "June", "September", "November")
_THINGS: Final = ("country", "republic", "nation", "kingdom")
_DEPTHS: Final = ("thirty", "forty", "fifty", "sixty", "seventy")
_STORY: Final = (
    "Divers found the wreck of the ferry {ship} on Monday in {depth} metres of water, the coast guard said. "
    "The vessel had left the harbour of {place} shortly before midnight with some {hundreds} passengers. "
    "Rescue teams from three countries searched the bay through the night with lamps and sonar."
)


class Slots(dict[str, Any]):
    """A mapping for `str.format_map` that draws what it does not hold yet.

    Slots with a number, ``person`` and ``person2``, are never the same; ``few`` is less than ``many``.
    """

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
        """Draw with this function."""
        super().__init__()
        self._draw = draw

    def __missing__(self, name: str) -> Any:
        """Draw the slot, together with those that it is drawn with."""
        if name == "story":
            self[name] = _STORY.format_map(self)
        else:
            group = next(group for group in _GROUPS if name in group)
            self.update(zip(group, self._draw(_GROUPS[group]), strict=True))
        return self[name]


def _distinct(found: st.SearchStrategy[Any], number: int, by: Any) -> st.SearchStrategy[Any]:
    return st.lists(found, min_size=number, max_size=number, unique_by=by)


def _some(values: tuple[Any, ...], number: int) -> st.SearchStrategy[Any]:
    return st.permutations(values).map(lambda order: order[:number])


@st.composite
def _scenes(draw: st.DrawFn) -> list[str]:
    """Draw three sentences about three things, in which no rule has anything to weigh."""
    things, doings = draw(_some(_SUBJECTS, 3)), draw(_some(_DOINGS, 3))
    return [f"{thing} of {draw(places())} {doing}." for thing, doing in zip(things, doings, strict=True)]


@st.composite
def _words(draw: st.DrawFn) -> list[str]:
    first, *others = draw(_distinct(utterances(), 3, by=lambda said: said.split()[1]))
    return [first, *(f"{said[0].lower()}{said[1:]}" for said in others)]


@st.composite
def _towns(draw: st.DrawFn) -> list[str]:
    one, other = draw(_distinct(places(), 2, by=str))
    return [one, other, one.upper()]


def _one(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.tuples(values)


def _given(name: Name) -> str:
    return name.given


def _family(name: Name) -> str:
    return name.family


_SMALL: Final = st.integers(2, 9)
_GROUPS: Final[Mapping[tuple[str, ...], st.SearchStrategy[Any]]] = {
    ("person", "person2", "person3"): _distinct(names("en"), 3, by=(_given, _family)),
    ("place", "place2", "PLACE"): _towns(),
    ("wire", "wire2"): _some(("AFP", "Reuters", "AP"), 2),
    ("scene", "scene2", "scene3"): _scenes(),
    ("Words", "words2", "words3"): _words(),
    ("month", "short"): st.sampled_from(tuple(_MONTHS.items())),
    ("few", "many"): st.tuples(st.integers(13, 39), st.integers(11, 40)).map(accumulate),
    ("part", "part2", "sum", "sum_wrong"): st.builds(
        lambda one, other, off: (one, other, one + other, one + other + off),
        _SMALL,
        _SMALL,
        st.integers(1, 3),
    ),
    ("round", "round_under"): st.sampled_from((2, 4, 6, 8)).map(lambda n: (n * 1000, n * 950)),
    ("major", "major2", "minor"): st.builds(
        lambda one, other: (one, other, 95 - one), st.integers(55, 80), st.integers(55, 80)
    ),
    ("tens",): _one(st.integers(3, 9).map(lambda n: n * 10)),
    ("hundreds",): _one(_SMALL.map(lambda n: n * 100)),
    ("day",): _one(st.integers(1, 28)),
    ("ship",): _one(st.sampled_from(_SHIPS)),
    ("depth",): _one(st.sampled_from(_DEPTHS)),
    ("letters",): _one(st.sampled_from(_STEMS)),
    ("furniture",): _one(st.sampled_from(_FURNITURE)),
    ("short_month",): _one(st.sampled_from(_SHORT)),
    ("thing",): _one(st.sampled_from(_THINGS)),
}
