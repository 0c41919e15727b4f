"""Figures with the words that bound them."""

from __future__ import annotations

from typing import Final, Literal

from hypothesis import strategies as st

from provenance.tables import Figure
from provenance.testing.annotated import Annotated, Truth

__all__ = ["Hedge", "hedged_figures"]

Hedge = Literal["exact", "about", "above", "at least", "below", "nearly", "at most", "between"]

_WORDS: Final[dict[Hedge, tuple[str, ...]]] = {
    "exact": ("",),
    "about": ("about ", "around ", "roughly ", "approximately "),
    "above": ("more than ", "over "),
    "at least": ("at least ", "no fewer than "),
    "below": ("fewer than ", "less than "),
    "nearly": ("nearly ", "almost "),
    "at most": ("at most ", "up to "),
    "between": ("between ",),
}
_COUNTED: Final = (
    ("prisoners", "prisoner"),
    ("hostages", "hostage"),
    ("people", "people"),
    ("soldiers", "soldier"),
    ("homes", "home"),
    ("schools", "school"),
    ("tents", "tent"),
    ("families", "family"),
)


@st.composite
def hedged_figures(draw: st.DrawFn, *, hedge: Hedge | None = None) -> Annotated:
    """Draw a count with its hedge and its noun, "nearly 2,000 prisoners"; the truth is its ``figures`` row.

    Known are ``value``, ``bound``, ``counted`` and the limits that the words define: "at least 40" is from
    40 on. How far "about" reaches, and where "nearly" begins, is a matter of style, and not told.
    """
    bound = draw(_hedges()) if hedge is None else hedge
    value = draw(_values())
    printed, singular = draw(st.sampled_from(_COUNTED))
    before = draw(st.sampled_from(_WORDS[bound]))
    if bound == "between":
        other = value + draw(st.sampled_from((10, 100, 1000)))
        text = f"between {value:,} and {other:,} {printed}"
        row = _figure(text, singular, bound, low=value, high=other)
    else:
        text = f"{before}{value:,} {printed}"
        low = (
            value if bound in ("exact", "above", "at least") else 0 if bound in ("below", "at most") else None
        )
        high = value if bound in ("exact", "below", "nearly", "at most") else None
        said = "below" if bound == "nearly" else bound
        row = _figure(text, singular, said, value=value, low=low, high=high)
    return Annotated(text=text, truth=Truth(figures=(row,)))


def _hedges() -> st.SearchStrategy[Hedge]:
    return st.sampled_from(tuple(_WORDS))


def _values() -> st.SearchStrategy[int]:
    """Numbers that news counts in: small ones, tens, hundreds, thousands."""
    return st.one_of(
        st.integers(13, 99),
        st.integers(2, 99).map(lambda n: n * 100 if n % 10 == 0 else n * 10 + 1000),
        st.integers(2, 999).map(lambda n: n * 1000),
    )


def _figure(
    text: str,
    counted: str,
    bound: str,
    *,
    value: float | None = None,
    low: float | None = None,
    high: float | None = None,
) -> Figure:
    return Figure(
        start=0,
        stop=len(text),
        text=text,
        kind="count",
        value=value,
        low=low,
        high=high,
        bound=bound,
        counted=counted,
    )
