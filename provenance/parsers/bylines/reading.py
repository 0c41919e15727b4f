"""What a byline says, once it is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = ["Reading", "Somebody", "Source"]


@dataclass(slots=True, kw_only=True)
class Somebody:
    """A person named in a byline; offsets count within the byline."""

    start: int
    stop: int
    name: str
    role: str = "author"
    job: str | None = None
    place: str | None = None
    agency: tuple[str, ...] = ()
    words: int = 2


class Source(NamedTuple):
    """An agency or outlet named in a byline.

    ``ids`` are the agencies that its form may mean; none where the registry does not know it. ``kind`` is
    ``agency``, ``outlet`` (unknown, but looks like one), ``generic`` ("agencies") or ``picture`` (the
    origin of a picture, not of the text).
    """

    start: int
    stop: int
    ids: tuple[str, ...]
    name: str
    relation: str
    kind: str

    @property
    def is_known(self) -> bool:
        """Say whether it is an agency of the registry, or a generic credit."""
        return bool(self.ids) or self.kind == "generic"


@dataclass(slots=True, kw_only=True)
class Reading:
    """The people and sources of a byline, in its order.

    ``marked`` says that the byline opens with words such as "By"; ``rest`` counts the words that the grammar
    could not place, ``desks`` the parts of organisations ("Web Desk"), ``places`` the places.
    """

    people: list[Somebody] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    marked: bool = False
    rest: int = 0
    desks: int = 0
    places: int = 0
