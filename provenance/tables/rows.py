"""The row classes: one table seen from Python; ``schemas/<table>.json`` says what each column means.

A class and its schema have the same columns in the same order, which a test holds. ``article_id`` is the
table's alone: a parser reads one article and need not know its name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

__all__ = [
    "Attribution",
    "Byline",
    "Credit",
    "DateMention",
    "Dateline",
    "Figure",
    "FigureKey",
    "Furniture",
    "Passage",
    "Person",
    "Quote",
    "QuoteWord",
    "Row",
    "Sentence",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What every row has: its place in the body, and the text there.

    ``start`` and ``stop`` are null where the row comes from delivered metadata and not from the body.
    """

    start: int | None
    stop: int | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline(Row):
    """A line that says who made the article."""

    position: Literal["head", "tail", "metadata"]
    defect: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Row):
    """A person who made the article."""

    name: str
    role: Literal["author", "contributor", "editor", "translator", "photographer"] = "author"
    job: str | None = None
    place: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit(Row):
    """An agency or outlet named as the origin; ``in text`` is a mention, ``inferred`` a guess: no credit."""

    agency: str | None
    name: str
    via: Literal["byline", "credit line", "dateline", "copyright", "metadata", "in text", "inferred"]
    relation: str | None = None
    candidates: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline(Row):
    """Where, and when, the article says that it was written."""

    place: str
    date: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture(Row):
    """Page residue that is no part of the article."""

    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Row):
    """A sentence; ``quoted`` is the share of its characters inside quotation marks."""

    n: int
    quoted: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Row):
    """A stretch of quoted speech."""

    kind: Literal["direct", "mixed"]
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_stop: int | None = None
    cue: str | None = None
    person: str | None = None
    marks: Literal["both", "opening", "closing", "continued"] = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteWord(Row):
    """A word of content between quotation marks, by which wordings of one utterance find each other."""

    word: str
    quote: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution(Row):
    """A statement laid at somebody's door, quoted or not."""

    source: str | None = None
    source_start: int | None = None
    source_stop: int | None = None
    cue: str | None = None
    cue_start: int | None = None
    cue_stop: int | None = None
    content_start: int | None = None
    content_stop: int | None = None
    kind: Literal["person", "organisation", "document", "anonymous", "group", "media"] | None = None
    receiver: str | None = None
    reason: str | None = None
    status: Literal["stated", "denied", "negated", "asked", "hedged"] = "stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Row):
    """A number that counts or measures something."""

    kind: Literal["count", "money", "share", "dimension", "duration", "age", "rate", "score"]
    value: float | None = None
    low: float | None = None
    high: float | None = None
    loose_low: float | None = None
    loose_high: float | None = None
    bound: str = "exact"
    unit: str | None = None
    counted: str | None = None
    modifiers: str | None = None
    measure: str | None = None
    status: Literal["done", "planned", "conditional", "denied"] = "done"
    scope: str | None = None
    part_of: int | None = None
    source: str | None = None
    sourced: bool = False
    counted_class: str | None = None
    event: str | None = None
    series: Literal["cumulative", "increment", "period"] | None = None
    date: str | None = None
    sentence: int | None = None
    converts: int | None = None
    dimension: str | None = None
    base_low: float | None = None
    base_high: float | None = None


class FigureKey(NamedTuple):
    """A word by which sentences with figures find each other; a topic has no ``sentence``."""

    start: int
    stop: int
    sentence: int | None
    kind: Literal["word", "name", "pair", "topic"]
    key: str


class Passage(NamedTuple):
    """A few words by whose fingerprint articles that share them find each other.

    There are hundreds in an article, so it does not repeat the text, as every other row does.
    """

    start: int
    stop: int
    fingerprint: int
    sketch: int
    quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention(Row):
    """A date or a time of day; ``defect`` says what is wrong with it in itself."""

    kind: Literal["date", "time"]
    date: str | None = None
    weekday: str | None = None
    time: str | None = None
    zone: str | None = None
    utc: str | None = None
    event: str | None = None
    event_class: str | None = None
    subject: str | None = None
    defect: str | None = None
