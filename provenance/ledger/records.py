"""What goes into a ledger: one run, its articles with what they claim of their making, its findings.

`Feed` is the door: whatever can list its articles in order can be recorded, from memory or from an engine.
The rows are named tuples, not dataclasses: a corpus has millions, and these are built twice as fast.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = [
    "Claim",
    "Feed",
    "Header",
    "Key",
    "Record",
    "Reported",
    "complete",
    "delivered_digest",
    "state_digest",
]

ClaimKind = Literal["byline", "person", "credit", "mention", "inferred", "none"]
Tier = Literal["explicit", "metadata", "mention", "inferred", "none"]


class Claim(NamedTuple):
    """One thing that an article says of its making, and where it says so.

    ``kind`` is ``byline`` (the line as written), ``person``, ``credit``, ``mention`` (told AFP: no credit),
    ``inferred`` (from how it is written: no credit either) or ``none``: looked for, and nothing found.
    ``tier`` is how far it can be relied on: ``explicit`` stands in the text, ``metadata`` was delivered with
    it, ``mention`` and ``inferred`` are no claim to authorship at all.
    """

    kind: str
    tier: str
    via: str
    role: str | None = None
    party: str | None = None
    name: str | None = None
    text: str | None = None
    start: int | None = None
    stop: int | None = None
    place: str | None = None
    job: str | None = None


NONE: Final = Claim("none", "none", "text")
"""The recorded fact that an article credits nobody."""


def complete(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Record that nobody is credited, where nobody is: absence has a history too."""
    credited = any(claim.kind in ("person", "credit") for claim in claims)
    return claims if credited else (*claims, NONE)


class Key(NamedTuple):
    """An article and what it amounts to: enough to see whether it changed.

    ``delivered`` digests the text with its metadata (`delivered_digest`), ``state`` what the parsers found
    (`state_digest`); both, like ``sha256`` of the body, in hexadecimal.
    """

    article_id: str
    sha256: str
    delivered: str
    state: str


class Record(NamedTuple):
    """What the ledger keeps of an article beside its `Key`: metadata and claims; the body stays outside."""

    article_id: str
    claims: tuple[Claim, ...]
    path: str | None = None
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None


class Reported(NamedTuple):
    """A finding, and the decision on it: ``status`` with its ``reason``."""

    fingerprint: str
    code: str
    name: str
    level: str
    confidence: str
    article_id: str
    start: int
    stop: int
    message: str
    status: str = "new"
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a run was: which corpus, under which settings and rules, with which tools, and when.

    ``at`` is an ISO 8601 date-time that the caller chose; ``(run_id, at)`` names the run, so that recording
    it twice records it once. ``partial`` runs saw a part of the corpus: what they did not see still is.
    """

    run_id: str
    at: str
    corpus: str
    corpus_sha256: str
    settings_sha256: str
    rules_sha256: str
    version: str
    parsers: str
    partial: bool = False


class Feed(Protocol):
    """Whatever can tell a run article by article, in order of ``article_id`` by code point, each once."""

    def keys(self) -> Iterator[Key]:
        """Yield every article of the run, in order."""
        ...

    def records(self, article_ids: Sequence[str]) -> Iterator[Record]:
        """Yield the articles asked for, in order; at most `provenance.ledger.write.BATCH` at a time."""
        ...

    def findings(self) -> Iterator[Reported]:
        """Yield every finding, in order of its fingerprint."""
        ...


def _net(value: str | int | None) -> str:
    """Write a value with its length in bytes before it, so that no text can imitate two."""
    if value is None:
        return "-"
    text = value if isinstance(value, str) else str(value)
    return f"{len(text) if text.isascii() else len(text.encode('utf-8', 'surrogatepass'))}:{text},"


def delivered_digest(
    sha256_of_body: str,
    *,
    title: str | None = None,
    byline: str | None = None,
    credit_line: str | None = None,
    dateline: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> str:
    """Digest an article as it was delivered, so that a change of metadata alone is a change too."""
    parts = (sha256_of_body, title, byline, credit_line, dateline, publisher, published, url, language)
    return sha256("".join(map(_net, parts)).encode("utf-8", "surrogatepass")).hexdigest()


def state_digest(claims: Iterable[Claim]) -> str:
    """Digest what the parsers found; their order does not matter, and `NONE` follows from the rest."""
    found = sorted("".join(map(_net, claim)) for claim in claims if claim != NONE)
    return sha256("".join(found).encode("utf-8", "surrogatepass")).hexdigest()
