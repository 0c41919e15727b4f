"""What Hypothesis learns from this package when it is imported itself: the entry point ``hypothesis``.

``st.from_type(provenance.Article)`` then draws news, and three profiles can be loaded by name. Nothing heavy
is imported before something is drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from hypothesis import strategies as st

    from provenance.model import Article

__all__ = ["PROFILES", "register"]

PROFILES: Final = {"provenance.fast": 20, "provenance.balanced": 100, "provenance.expensive": 2000}
"""The profiles, and how many examples each draws."""


def register() -> None:
    """Teach Hypothesis to draw articles, and name the profiles."""
    from hypothesis import settings  # noqa: PLC0415 - Hypothesis calls this while it is being imported
    from hypothesis import strategies as st  # noqa: PLC0415

    from provenance.model import Article  # noqa: PLC0415

    st.register_type_strategy(Article, _articles)
    for name, examples in PROFILES.items():
        settings.register_profile(name, max_examples=examples, deadline=None, print_blob=True)


def _articles(_: Any) -> st.SearchStrategy[Article]:
    from hypothesis import strategies as st  # noqa: PLC0415

    from provenance.testing.strategies.articles import articles  # noqa: PLC0415

    ids = st.integers(0, 10**6).map("drawn{}".format)
    return st.builds(lambda drawn, article_id: drawn.article(article_id), articles(), ids)
