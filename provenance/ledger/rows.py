"""Between rows of the file and values: texts kept once, and the leaf that each row is to the hash tree."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from provenance.ledger.merkle import canonical, leaf
from provenance.ledger.records import Claim, Header, Reported, state_digest

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

__all__ = ["ERASED", "ErasureRow", "RunRow", "Strings", "VersionRow"]

ERASED: Final = "erased on request"
"""What a row says where words of it were erased."""

_KEPT: Final = 400_000  # texts held in memory, about 60 MB, and never fewer than a claim has

CLAIMS: Final = "kind, tier, via, role, party, name, text, start, stop, place, job"
FINDINGS: Final = "fingerprint, code, name, level, confidence, article, start, stop, message, status, reason"
ERASURES: Final = "scope, reason, leaf, rest"
RUNS: Final = (
    "n, hash, parents, kind, run_id, at, corpus, corpus_sha256, settings_sha256, rules_sha256, version,"
    " parsers, schema_sha256, partial, articles, leaves, root"
)
VERSIONS: Final = (
    "v.kind, v.sha256, v.delivered, v.state, v.path, v.title, v.byline, v.publisher, v.published"
)


class Strings:
    """The texts of one ledger by number, and back; it forgets what it has not room for."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read from, and add to, the table of this connection."""
        self._connection = connection
        self._numbers: dict[str | None, int | None] = {None: None}
        self._texts: dict[int | None, str | None] = {None: None}

    def number(self, text: str | None) -> int | None:
        """Return the number of a text, adding it where it is new; null stays null."""
        return None if text is None else self.sure(text)

    def sure(self, text: str) -> int:
        """Return the number of a text that is there, adding it where it is new."""
        number = self._numbers.get(text)
        if number is None:
            added = self._connection.execute("INSERT OR IGNORE INTO string (text) VALUES (?)", (text,))
            number = int(added.lastrowid or 0) if added.rowcount == 1 else self._there(text)
            if len(self._numbers) >= _KEPT:
                self._numbers = {None: None}
            self._numbers[text] = number
        return number

    def _there(self, text: str) -> int:
        return int(self._connection.execute("SELECT n FROM string WHERE text = ?", (text,)).fetchone()[0])

    def find(self, text: str) -> int | None:
        """Return the number of a text, or None where the ledger does not hold it."""
        row = self._connection.execute("SELECT n FROM string WHERE text = ?", (text,)).fetchone()
        return None if row is None else int(row[0])

    def text(self, number: int | None) -> str | None:
        """Return the text of a number; null stays null."""
        if number is None:
            return None
        text = self._texts.get(number)
        if text is None:
            row = self._connection.execute("SELECT text FROM string WHERE n = ?", (number,)).fetchone()
            text = f"<text {number} is missing>" if row is None else str(row[0])
            if len(self._texts) >= _KEPT:
                self._texts = {None: None}
            self._texts[number] = text
        return text

    def claim(self, row: Sequence[int | None]) -> Claim:
        """Read the columns `CLAIMS` of one row."""
        kind, tier, via, role, party, name, text, start, stop, place, job = row
        known = self._texts
        try:  # nearly all are known: millions of rows say the same few words
            return Claim._make(
                (known[kind], known[tier], known[via], known[role], known[party], known[name], known[text],
                 start, stop, known[place], known[job])
            )  # fmt: skip
        except KeyError:
            for number in (kind, tier, via, role, party, name, text, place, job):
                self.text(number)
            return self.claim(row)

    def packed(self, claim: Claim) -> tuple[int | None, ...]:
        """Write a claim as the columns `CLAIMS`."""
        kind, tier, via, role, party, name, text, start, stop, place, job = claim
        known = self._numbers
        try:
            return (
                known[kind], known[tier], known[via], known[role], known[party], known[name], known[text],
                start, stop, known[place], known[job],
            )  # fmt: skip
        except KeyError:
            for word in (kind, tier, via, role, party, name, text, place, job):
                self.number(word)
            return self.packed(claim)


class VersionRow(NamedTuple):
    """One version of one article, by value; its claims are in ``state``."""

    corpus: str
    article_id: str
    kind: str
    sha256: bytes
    delivered: bytes
    state: bytes
    path: str | None = None
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None

    @property
    def content(self) -> bytes:
        """What the leaf of this version hashes."""
        corpus, article_id, kind, body, delivered, state, *rest = self
        return canonical(
            ["version", corpus, article_id, kind, body.hex(), delivered.hex(), state.hex(), *rest]
        )

    def rest(self, claims: Iterable[Claim]) -> bytes:
        """Hash what an erasure left of this version and of its claims, which ``state`` tells no more."""
        return leaf(self.content + bytes.fromhex(state_digest(claims)))


class ErasureRow(NamedTuple):
    """That words were erased from a row, by value: the leaf that the row had, the hash of what is left."""

    scope: str
    reason: str
    leaf: bytes
    rest: bytes

    @property
    def content(self) -> bytes:
        """What the leaf of this erasure hashes."""
        return canonical(["erasure", self.scope, self.reason, self.leaf.hex(), self.rest.hex()])


def erasure_of(row: Sequence[Any], strings: Strings) -> ErasureRow:
    """Read the columns `ERASURES` of one row."""
    scope, reason, before, rest = row
    return ErasureRow(scope, strings.text(reason) or "", before, rest)


def finding_digest(one: Reported) -> bytes:
    """Digest a finding, to see whether it changed."""
    return sha256(canonical(list(one))).digest()


def finding_of(row: Sequence[Any], strings: Strings) -> Reported:
    """Read the columns `FINDINGS` of one row."""
    fingerprint, code, name, level, confidence, article, start, stop, message, status, reason = row
    read = strings.text
    head = (fingerprint, read(code), read(name), read(level), read(confidence), read(article))
    return Reported(*head, start, stop, read(message), read(status), read(reason))  # type: ignore[arg-type]


def finding_content(corpus: str, event: str, nth: int, one: Reported) -> bytes:
    """Write what the leaf of an event of a finding hashes."""
    return canonical(["finding", corpus, event, nth, *one])


def finding_rest(content: bytes, digest: bytes) -> bytes:
    """Hash what an erasure left of an event of a finding, whose *digest* is of what it was."""
    return leaf(content + digest)


class RunRow(NamedTuple):
    """One run, by value."""

    parents: bytes
    kind: str
    run_id: str
    at: str
    corpus: str
    corpus_sha256: str
    settings_sha256: str
    rules_sha256: str
    version: str
    parsers: str
    schema_sha256: str
    partial: int
    articles: int
    leaves: int
    root: bytes

    @property
    def hash(self) -> bytes:
        """What names the run, and chains it to its parents."""
        parents, *rest, root = self
        return sha256(b"\x02" + canonical(["run", parents.hex(), *rest, root.hex()])).digest()

    @property
    def header(self) -> Header:
        """The run as its caller described it."""
        return Header(
            run_id=self.run_id,
            at=self.at,
            corpus=self.corpus,
            corpus_sha256=self.corpus_sha256,
            settings_sha256=self.settings_sha256,
            rules_sha256=self.rules_sha256,
            version=self.version,
            parsers=self.parsers,
            partial=bool(self.partial),
        )


def run_of(row: Sequence[Any], strings: Strings) -> tuple[int, bytes, RunRow]:
    """Read the columns `RUNS`: the run's number, its recorded hash, and the run."""
    number, digest, parents, kind, run_id, at, corpus, *rest = row
    return number, digest, RunRow(parents, kind, run_id, at, strings.text(corpus) or "", *rest)
