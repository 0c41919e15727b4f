"""What happens to a text on its way through systems, none of which changes what it says."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from provenance.testing.annotated import Annotated

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["CORRUPTIONS", "Corruption", "corruptions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corruption:
    """A change of letters, not of meaning: what *pattern* matches is replaced by *change* of it."""

    name: str
    pattern: str
    change: Callable[[str], str]

    def of_text(self, text: str) -> str:
        """Return *text* changed."""
        return self.of(Annotated(text=text)).text

    def of(self, drawn: Annotated) -> Annotated:
        """Return the changed text; every span of its truth points at what it pointed at before."""
        changed: list[str] = []
        # Where each replaced stretch begins, and how far everything behind it moves.
        starts, growths = [0], [0]
        at = 0
        for match in re.finditer(self.pattern, drawn.text):
            new = self.change(match[0])
            changed += [drawn.text[at : match.start()], new]
            starts.append(match.end())
            growths.append(len(new) - len(match[0]))
            at = match.end()
        text = "".join([*changed, drawn.text[at:]])
        moves = list(accumulate(growths))

        def move(offset: int) -> int:
            return offset + moves[bisect_right(starts, offset) - 1]

        return Annotated(text=text, truth=drawn.truth.moved(move, text))


_CURLY: Final = {'"': "”", "'": "’"}
_STRAIGHT: Final = {"“": '"', "”": '"', "‘": "'", "’": "'"}

CORRUPTIONS: Final[tuple[Corruption, ...]] = (
    Corruption(name="lines end as on Windows", pattern=r"(?<!\r)\n", change=lambda _: "\r\n"),
    Corruption(name="spaces do not break", pattern=" ", change=lambda _: "\u00a0"),
    Corruption(name="quotation marks are straight", pattern="[“”‘’]", change=lambda mark: _STRAIGHT[mark]),
    Corruption(
        name="apostrophes are curly", pattern="(?<=[A-Za-z])'(?=[A-Za-z])", change=lambda mark: _CURLY[mark]
    ),
    Corruption(name="the last line does not end", pattern=r"\n+\Z", change=lambda _: ""),
    Corruption(name="empty lines follow", pattern=r"\Z", change=lambda _: "\n\n"),
    Corruption(name="paragraphs are far apart", pattern=r"\n\n", change=lambda _: "\n\n\n"),
    Corruption(name="the page's residue follows", pattern=r"\Z", change=lambda _: "\nComments"),
)
"""Every corruption that there is, the lightest first."""


def corruptions(drawn: Annotated) -> st.SearchStrategy[Annotated]:
    """Draw what a text has become on its way: one or two corruptions, and the truth moved with them."""
    chosen = st.lists(st.sampled_from(CORRUPTIONS), min_size=1, max_size=2, unique_by=lambda one: one.name)

    def apply(some: list[Corruption]) -> Annotated:
        text = drawn
        for one in some:
            text = one.of(text)
        return text

    return chosen.map(apply)
