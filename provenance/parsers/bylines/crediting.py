"""A credit before it is a row: which agencies it may mean, where, and what naming them there means."""

from __future__ import annotations

from typing import Literal, NamedTuple

__all__ = ["Crediting", "Via"]

Via = Literal["byline", "credit line", "dateline", "copyright", "metadata", "in text", "inferred", "picture"]


class Crediting(NamedTuple):
    """An agency named between *start* and *stop* of the body.

    ``ids`` are the agencies that the form may mean; none for a generic credit, or an outlet nobody knows.
    A ``picture``'s origin is no credit of the text, and no row.
    """

    start: int
    stop: int
    ids: tuple[str, ...]
    via: Via
    relation: str | None = None
    generic: bool = False
