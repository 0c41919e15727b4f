"""Findings as rows for the page: place, excerpt, evidence, and which kind of drawing shows it best."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from provenance.model import CONFIDENCES, LEVELS
from provenance.reports.html.plot import plot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.model import Evidence, Finding, Value
    from provenance.reports.html.corpus import Corpus
    from provenance.reports.html.credit import Credit
    from provenance.reports.html.readings import Reading, Readings
    from provenance.reports.html.reuse import Pair
    from provenance.reports.html.tree import Tree

__all__ = ["COLUMNS", "COPYING", "STATUSES", "Listing"]

COPYING: Final = ("AGY", "ATT")
"""The families of rules whose findings between two articles are about the text that these share."""

COLUMNS: Final = (
    "rule",
    "level",
    "confidence",
    "article",
    "start",
    "stop",
    "line",
    "column",
    "message",
    "fingerprint",
    "status",
    "reason",
    "excerpt",
    "evidence",
    "kind",
    "link",
    "details",
    "agencies",
)
STATUSES: Final = ("new", "accepted", "fixed")
_PLOTS: Final = 4_000
_COMPARED: Final = 2
_DETAIL: Final = 200


class Listing:
    """Turns findings into rows, and keeps what several rows point at once only."""

    def __init__(
        self,
        corpus: Corpus,
        *,
        rules: Mapping[str, int],
        makers: Mapping[str, Credit],
        pairs: Mapping[tuple[int, int], Pair],
        readings: Readings,
        speakers: Mapping[tuple[str, int], str],
        names: Mapping[str, str],
    ) -> None:
        """Take everything that a finding's evidence may be drawn from."""
        self._corpus = corpus
        self._rules = rules
        self._makers = makers
        self._pairs = pairs
        self._readings = readings
        self._speakers = speakers
        self._names = names
        self._plotted: dict[tuple[Reading, ...], int] = {}
        self.agencies: dict[str, int] = {}
        self.used: dict[tuple[int, int], int] = {}
        self.plots: list[Tree] = []

    def row(self, finding: Finding) -> list[Any]:
        """Return one finding in the order of `COLUMNS`."""
        corpus = self._corpus
        clean = corpus.policy.brief
        kind, link = self._kind(finding)
        return [
            self._rules[finding.code],
            LEVELS.index(finding.level),
            CONFIDENCES.index(finding.confidence),
            corpus.at(finding.article_id),
            finding.start,
            finding.stop,
            finding.line,
            finding.column,
            clean(finding.message),
            finding.fingerprint,
            STATUSES.index(finding.status) if finding.status in STATUSES else 0,
            clean(finding.reason),
            corpus.seen(finding),
            [self._evidence(one) for one in finding.evidence],
            kind,
            link,
            self._details(finding),
            self._agencies(finding),
        ]

    def _evidence(self, one: Evidence) -> list[Any]:
        corpus = self._corpus
        return [
            corpus.at(one.article_id),
            one.line,
            one.column,
            corpus.policy.brief(one.caption),
            corpus.seen(one),
            corpus.policy.brief(self._speakers.get((one.article_id, one.start))),
        ]

    def _kind(self, finding: Finding) -> tuple[str, int | str | None]:
        """Choose the drawing: the family decides, unless what it would draw is not there."""
        family = finding.code[:3]
        if family == "SCH":
            return "schema", None
        if family == "FIG":
            found = self._figures(finding)
            if found is not None:
                return found
        if family == "QUO" and finding.evidence:
            speaker = self._speakers.get((finding.article_id, finding.start))
            return "quotes", self._corpus.policy.brief(speaker)
        if family not in COPYING:
            return "plain", None
        elsewhere = [one.article_id for one in finding.evidence if one.article_id != finding.article_id]
        for other in elsewhere:
            here, there = self._corpus.at(finding.article_id), self._corpus.at(other)
            key = (here, there) if (here, there) in self._pairs else (there, here)
            if key in self._pairs:
                return "reuse", self.used.setdefault(key, len(self.used))
        return "byline", None

    def _figures(self, finding: Finding) -> tuple[str, int | str | None] | None:
        places = [(finding.article_id, finding.start, finding.stop)]
        places += [(one.article_id, one.start, one.stop) for one in finding.evidence]
        readings = dict.fromkeys(one for place in places if (one := self._readings.at(*place)))
        if len(readings) < _COMPARED:
            return None
        key = tuple(sorted(readings, key=self._readings.when))
        if key not in self._plotted and len(self.plots) < _PLOTS:
            self._plotted[key] = len(self.plots)
            self.plots.append(plot(self._corpus, key))
        number = self._plotted.get(key)
        return ("plain", None) if number is None else ("figures", number)

    def _details(self, finding: Finding) -> list[list[Value]]:
        policy = self._corpus.policy
        shown: list[list[Value]] = []
        for name, value in finding.details.items():
            if value is None or name.endswith(("start", "stop")) or name in {"other_id", "article_id"}:
                continue
            if not isinstance(value, str):
                shown.append([name, value])
            elif policy.embed != "none":
                shown.append([name, policy.brief(value[:_DETAIL])])
        return shown

    def _agencies(self, finding: Finding) -> list[int]:
        named = finding.details.get("agency_name") or finding.details.get("agency")
        names = [self._names.get(str(named), str(named))] if named else []
        credit = self._makers.get(finding.article_id)
        if credit and not named:
            names = credit.credited
        return [self.agencies.setdefault(name, len(self.agencies)) for name in names]
