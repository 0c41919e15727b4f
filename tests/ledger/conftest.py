"""A corpus of three articles that the tests of the ledger change at will."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from provenance.ledger import Claim, Header, Key, Receipt, Record, Reported, record
from provenance.ledger.records import complete, delivered_digest, state_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path


@dataclass(frozen=True)
class Told:
    """An article of the corpus, as the ledger asks for it."""

    key: Key
    record: Record


def article(
    name: str, claims: tuple[Claim, ...], body: str = "The port reopened.", title: str = "Port"
) -> Told:
    digest = sha256(body.encode()).hexdigest()
    delivered = delivered_digest(digest, title=title, byline="Ada Moreau", publisher="Gazette")
    key = Key(name, digest, delivered, state_digest(claims))
    metadata = (f"{name}.txt", title, "Ada Moreau", "Gazette", "2025-01-02")
    return Told(key, Record(name, complete(claims), *metadata))


def credit(agency: str, via: str = "byline") -> Claim:
    kind, tier = ("mention", "mention") if via == "in text" else ("credit", "explicit")
    return Claim(kind, tier, via, "with", agency, agency.upper(), agency.upper(), 14, 14 + len(agency))


@dataclass(frozen=True)
class Corpus:
    """A feed in memory."""

    records_: tuple[Told, ...]
    reported: tuple[Reported, ...]

    def keys(self) -> Iterator[Key]:
        return (one.key for one in self.records_)

    def records(self, article_ids: Sequence[str]) -> Iterator[Record]:
        return (one.record for one in self.records_ if one.key.article_id in set(article_ids))

    def findings(self) -> Iterator[Reported]:
        return iter(self.reported)

    def without(self, name: str) -> Corpus:
        return Corpus(tuple(one for one in self.records_ if one.key.article_id != name), self.reported)

    def edit(self, name: str, body: str = "The port reopened.", title: str = "Port") -> Corpus:
        return self._with(name, lambda one: article(name, _plain(one), body, title))

    def parse(self, name: str, agency: str) -> Corpus:
        return self._with(name, lambda one: article(name, (credit(agency),), title=one.record.title or ""))

    def decide(self, status: str | None, reason: str | None = None) -> Corpus:
        kept = self.reported if status else ()
        return Corpus(self.records_, tuple(one._replace(status=status, reason=reason) for one in kept))

    def difference(self, other: Corpus) -> set[tuple[str, str]]:
        """Tell what lies between two corpora, from scratch."""
        old, new = ({one.key.article_id: one.key for one in side.records_} for side in (self, other))
        found = {(name, "remove") for name in old.keys() - new.keys()}
        found |= {(name, "add") for name in new.keys() - old.keys()}
        for name in old.keys() & new.keys():
            if old[name].delivered != new[name].delivered:
                found.add((name, "change"))
            elif old[name].state != new[name].state:
                found.add((name, "reparse"))
        return found

    def _with(self, name: str, change: Callable[[Told], Told]) -> Corpus:
        return Corpus(
            tuple(change(one) if one.key.article_id == name else one for one in self.records_), self.reported
        )


def _plain(one: Told) -> tuple[Claim, ...]:
    return tuple(claim for claim in one.record.claims if claim.kind != "none")


_PERSON = Claim(
    "person", "explicit", "byline", "author", None, "Ada Moreau", "Ada MOREAU", 3, 13, "Oslo", None
)
NEWS = Corpus(
    (
        article("port", (credit("afp"), _PERSON)),
        article("storm", (credit("reuters"),)),
        article("vote", (credit("ap", "in text"),)),
    ),
    (
        Reported(
            "f1", "AGY101", "uncredited-wire", "error", "high", "vote", 0, 8, "Wire copy runs uncredited"
        ),
    ),
)


def make_header(number: int, corpus: str = "news", version: str = "0.1.0", **more: Any) -> Header:
    told = {"run_id": f"run-{number}", "at": f"2025-01-01T00:00:{number:02}Z", "corpus_sha256": "c"}
    told |= {"settings_sha256": "s", "rules_sha256": "r", "parsers": version, **more}
    return Header(corpus=corpus, version=version, **told)


def record_run(path: Path, corpus: Corpus, number: int = 1, version: str = "0.1.0") -> Receipt:
    return record(corpus, make_header(number, version=version), path)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "news" / "ledger.db"


@pytest.fixture
def news() -> Corpus:
    return NEWS


@pytest.fixture
def header() -> Callable[..., Header]:
    return make_header


@pytest.fixture
def keep() -> Callable[..., Receipt]:
    return record_run
