"""What the floors hand each other: an article, a rule, a finding, a run.

Everything here is frozen. Offsets are Unicode code points into the article's ``body``, half open.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING, Final, Literal

from provenance.text import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import pandas as pd

__all__ = [
    "CONFIDENCES",
    "LEVELS",
    "Article",
    "Confidence",
    "Evidence",
    "Example",
    "Finding",
    "Gate",
    "Gone",
    "Level",
    "PastRun",
    "Rule",
    "Run",
    "Status",
    "Step",
    "Unreadable",
    "Value",
]

Level = Literal["error", "warning", "note"]
Confidence = Literal["high", "medium", "low"]
Status = Literal["new", "accepted", "fixed"]
Outcome = Literal["pass", "fail", "unevaluated"]
Value = str | int | float | bool | None

LEVELS: Final[tuple[Level, ...]] = ("error", "warning", "note")
"""From the gravest to the lightest."""
CONFIDENCES: Final[tuple[Confidence, ...]] = ("high", "medium", "low")
"""How sure a rule is that what it reports is so; not how bad it would be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as it was delivered; the body is never changed.

    ``published`` is an ISO 8601 date or date-time as delivered; ``byline``, ``credit_line`` and ``dateline``
    are the metadata's, not the text's.
    """

    article_id: str
    body: str
    path: str | None = None
    title: str | None = None
    byline: str | None = None
    credit_line: str | None = None
    dateline: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None

    @property
    def sha256(self) -> str:
        """The SHA-256 of the body in UTF-8, in hexadecimal (lone surrogates as WTF-8)."""
        return sha256(self.body.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """What should have been an article and could not be read; ``reason`` completes "not read: ..."."""

    article_id: str
    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One more place that bears on a finding, in the same article or in another."""

    article_id: str
    start: int
    stop: int
    caption: str
    text: str = ""
    before: str = ""
    after: str = ""
    path: str | None = None
    line: int = 1
    column: int = 1

    @property
    def span(self) -> Span:
        """The place in the body of the article that is named."""
        return Span(self.start, self.stop)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One defect at one place, with what shows it.

    ``before`` and ``after`` are what stands around ``text`` on its lines, at most 160 characters a side.
    ``details`` are the columns of the rule's query beside the place, for the report that draws them.
    """

    code: str
    name: str
    level: Level
    confidence: Confidence
    article_id: str
    start: int
    stop: int
    line: int
    column: int
    message: str
    fingerprint: str
    path: str | None = None
    text: str = ""
    before: str = ""
    after: str = ""
    status: Status = "new"
    reason: str | None = None
    evidence: tuple[Evidence, ...] = ()
    details: Mapping[str, Value] = field(default_factory=dict)

    @property
    def span(self) -> Span:
        """The place in the article's body."""
        return Span(self.start, self.stop)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A small corpus from a rule's documentation, and the articles that the rule finds in it."""

    kind: Literal["flagged", "accepted"]
    news: str
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One audit rule: its name, its documentation, its query and its examples.

    ``graded_by_corpus`` says that the configuration has set ``level``: it then holds for every finding, even
    where the query grades its rows. ``limits`` are the least and the most that an option may be.
    """

    code: str
    name: str
    summary: str
    level: Level
    confidence: Confidence
    since: str
    message: str
    documentation: str
    query: str
    options: Mapping[str, Value] = field(default_factory=dict)
    limits: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    evidence: tuple[Mapping[str, str], ...] = ()
    examples: tuple[Example, ...] = ()
    graded_by_corpus: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What became of one rule in a run: a rule that could not be evaluated has not passed."""

    rule: str
    outcome: Outcome
    findings: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A limit on the new findings of a run, and what the run had.

    A count, or, where ``share``, the share of the articles that have such a finding.
    """

    name: str
    limit: float
    actual: float
    share: bool = False

    def names(self, finding: Finding) -> bool:
        """Say whether the gate is named after the finding's rule or family, or its level or a lighter one."""
        level = self.name.removesuffix(" or worse")
        if level in LEVELS:
            return LEVELS.index(finding.level) <= LEVELS.index(level)
        return self.name in ("ALL", finding.name) or finding.code.startswith(self.name)

    @property
    def of_level(self) -> bool:
        """Say whether it is the gate of a level, which leaves alone what a gate of its own counts."""
        return self.name.removesuffix(" or worse") in LEVELS

    @property
    def ok(self) -> bool:
        """Say whether the run stays within the limit."""
        return self.actual <= self.limit


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRun:
    """An earlier run over the same corpus, as the ledger remembers it; ``recorded`` is an ISO 8601 time."""

    run_id: str
    recorded: str = ""
    version: str = ""
    articles: int = 0
    findings: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A finding of the run before this one that is found no more."""

    code: str
    article_id: str
    message: str
    fingerprint: str


@dataclass(frozen=True, kw_only=True)
class Run:
    """One audit of one corpus: all that a report knows.

    ``articles`` are those that were audited, in the order of their ids; a large corpus streams them.
    ``root`` is the folder that the paths of the articles start from.
    ``ledger_head`` stands there where the run was recorded in a ledger that the user named.
    ``run_id`` is a digest of the corpus, the configuration and the rules: the same input has the same id.
    ``history`` are the runs that the ledger remembers, oldest first and without this one; against the last of
    them ``opened`` are the fingerprints of what is found anew, and ``closed`` is what is found no more.
    """

    run_id: str
    corpus: str
    root: str = ""
    corpus_sha256: str
    settings_sha256: str
    version: str
    articles: Collection[Article]
    rules: tuple[Rule, ...]
    steps: tuple[Step, ...]
    gates: tuple[Gate, ...]
    results: Sequence[Finding]
    tables: Mapping[str, pd.DataFrame] = field(repr=False)
    ledger_head: str | None = None
    history: tuple[PastRun, ...] = ()
    opened: frozenset[str] = frozenset()
    closed: tuple[Gone, ...] = ()

    @property
    def ok(self) -> bool:
        """Say whether every gate holds."""
        return all(gate.ok for gate in self.gates)

    def place(self, at: Finding | Evidence) -> str:
        """Return the path of a finding or of its evidence as the user would open it, or the article's id."""
        return f"{self.root}/{at.path}" if self.root and at.path else at.path or at.article_id

    @property
    def findings(self) -> pd.DataFrame:
        """Every finding, one a row, as a pandas DataFrame; ``evidence`` is a tuple of `Evidence`."""
        import pandas as pd  # noqa: PLC0415 - so that parsing alone never loads pandas

        columns = tuple(Finding.__slots__)
        rows = [tuple(getattr(finding, name) for name in columns) for finding in self.results]
        return pd.DataFrame(rows, columns=list(columns))

    def _repr_html_(self) -> str:
        """Return the run in brief for a notebook: the verdict, and the new findings by rule."""
        levels = {finding.code: (finding.name, finding.level) for finding in self.results}
        counts = Counter(finding.code for finding in self.results if finding.status == "new")
        ranked = sorted(counts, key=lambda code: (LEVELS.index(levels[code][1]), -counts[code], code))
        rows = "".join(
            f"<tr><td>{escape(code)} {escape(levels[code][0])}</td><td>{levels[code][1]}</td>"
            f"<td>{counts[code]:,}</td></tr>"
            for code in ranked
        )
        found = f"<thead><tr><th>Rule</th><th>Level</th><th>New</th></tr></thead><tbody>{rows}</tbody>"
        verdict = "passed" if self.ok else "failed"
        return (
            f"<p><b>{escape(self.corpus)}</b>: {len(self.articles):,} articles audited, {verdict}.</p>"
            f"{f'<table>{found}</table>' if rows else '<p>Nothing new was found.</p>'}"
        )
