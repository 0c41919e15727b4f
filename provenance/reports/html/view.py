"""A run as the page's script reads it: one JSON document, the same for the same run."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from provenance.model import CONFIDENCES, LEVELS
from provenance.reports.html.cards import Cards, article_rows
from provenance.reports.html.charts import trend
from provenance.reports.html.corpus import Corpus
from provenance.reports.html.credit import STATES, credits_by_article
from provenance.reports.html.frames import records
from provenance.reports.html.listing import COLUMNS, STATUSES, Listing
from provenance.reports.html.narrowing import gravest, narrowed
from provenance.reports.html.plot import plot
from provenance.reports.html.readings import Readings
from provenance.reports.html.reuse import pair_rows, pairs_of, shared_marks
from provenance.reports.html.rulebook import rule_numbers, rule_rows
from provenance.reports.html.voices import agency_rows, voice_rows

if TYPE_CHECKING:
    from provenance.model import Finding, Run
    from provenance.reports.html.credit import Credit
    from provenance.reports.html.policy import Policy
    from provenance.reports.html.readings import Group
    from provenance.reports.html.reuse import Pair

__all__ = ["FORMAT", "View"]

FORMAT: Final = 1
_GROUPS: Final = 400
_PAIRS: Final = 1_000


class View:
    """Everything a page shows, gathered once; the overview and the script both draw on it."""

    def __init__(self, run: Run, policy: Policy) -> None:
        """Gather what *policy* lets be seen of *run*."""
        self.whole = run
        self.findings: list[Finding] = gravest(run)
        run = narrowed(run, self.findings)
        self.run = run
        self.policy = policy
        self.corpus = Corpus(run, policy)
        self.credits: dict[str, Credit] = credits_by_article(self.corpus)
        self.pairs: dict[tuple[int, int], Pair] = pairs_of(self.corpus)
        self.readings = Readings(self.corpus)
        self.groups: tuple[Group, ...] = tuple(self.readings.groups()[:_GROUPS])
        self.rules = rule_rows(run)

    def document(self) -> dict[str, Any]:
        """Return the JSON document; ``findings`` are rows under ``columns``."""
        run = self.run
        listing = Listing(
            self.corpus,
            rules=rule_numbers(run),
            makers=self.credits,
            pairs=self.pairs,
            readings=self.readings,
            speakers=self._speakers(),
            names={row[1]: row[0] for credit in self.credits.values() for row in credit.agencies if row[1]},
        )
        rows = [listing.row(finding) for finding in self.findings]
        for key in list(self.pairs)[:_PAIRS]:
            listing.used.setdefault(key, len(listing.used))
        often = Counter(finding.article_id for finding in self.findings)
        wanted = [article_id for article_id, _ in often.most_common()]
        wanted += [article_id for article_id in self.corpus.articles if article_id not in often]
        cards = Cards(self.corpus, self.credits, self.readings).make(wanted)
        voices, agencies = voice_rows(self.corpus), agency_rows(self.corpus, self.credits)
        pairs = pair_rows(self.corpus, [self.pairs[key] for key in listing.used], shared_marks(self.corpus))
        return {
            "format": FORMAT,
            "run": {
                "id": run.run_id,
                "corpus": self.policy.brief(run.corpus),
                "root": self.policy.clean(run.root or run.corpus),
                "version": run.version,
                "ok": run.ok,
                "embed": self.policy.embed,
                "redacted": self.policy.redact,
            },
            "levels": LEVELS,
            "confidences": CONFIDENCES,
            "statuses": STATUSES,
            "states": STATES,
            "rules": self.rules,
            "columns": COLUMNS,
            "findings": rows,
            "agencies": list(listing.agencies),
            "pairs": pairs,
            "plots": listing.plots,
            "groups": [
                {
                    "label": group.label,
                    "relation": group.relation,
                    "why": group.why,
                    "articles": sorted({self.corpus.at(one.article_id) for one in group.readings}),
                    "plot": plot(self.corpus, group.readings, relation=group.relation),
                }
                for group in self.groups
            ],
            "articles": article_rows(self.corpus, self.credits),
            "cards": cards,
            **_past(run, self.findings, self.policy),
            "voices": voices,
            "credited": agencies,
        }

    def _speakers(self) -> dict[tuple[str, int], str]:
        """Name the speaker of every quote that has one, by its place."""
        columns = ("article_id", "start", "speaker", "person")
        return {
            (article_id, start): person or speaker
            for article_id, start, speaker, person in records(self.run, "quotes", *columns)
            if (person or speaker) and start is not None
        }


def _past(run: Run, findings: list[Finding], policy: Policy) -> dict[str, Any]:
    """Return what the ledger remembers: the runs before, what came since the last one, and what went."""
    return {
        "history": [
            {
                "id": one.run_id,
                "recorded": one.recorded,
                "version": one.version,
                "articles": one.articles,
                "findings": one.findings,
            }
            for one in run.history
        ],
        "trend": trend([one.findings for one in run.history] + [len(findings)]) if run.history else None,
        "came": [number for number, one in enumerate(findings) if one.fingerprint in run.opened],
        "went": [
            {"code": one.code, "article": one.article_id, "message": policy.brief(one.message)}
            for one in run.closed
        ],
    }
