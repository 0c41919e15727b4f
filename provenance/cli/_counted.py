"""Numbers of things, in words that agree with them."""

from __future__ import annotations

__all__ = ["counted"]


def counted(number: int, thing: str) -> str:
    """Return the number and the thing.

    >>> counted(1, "article"), counted(2000, "article")
    ('1 article', '2,000 articles')
    """
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
