"""What of a large corpus a page is about: the articles of its gravest findings.

A million articles are not read in a browser. Their findings are, and the tables themselves are at hand for
whatever else one wants to know.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from heapq import nsmallest
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from provenance.model import CONFIDENCES, LEVELS

if TYPE_CHECKING:
    import pandas as pd

    from provenance.model import Finding, Run

__all__ = ["ARTICLES", "FINDINGS", "gravest", "is_large", "narrowed"]

ARTICLES: Final = 20_000
"""A corpus of more articles than this is large."""
FINDINGS: Final = 100_000
"""A page carries no more findings than these, the gravest first."""
_CHOSEN: Final = 5_000
_TABLES: Final = ("bylines", "people", "credits")
_STATUSES: Final = ("new", "accepted", "fixed")


def is_large(run: Run) -> bool:
    """Say whether the corpus of *run* is too large to be shown whole."""
    return len(run.articles) > ARTICLES


def gravest(run: Run) -> list[Finding]:
    """Sort the findings of *run*, the gravest first, and keep what one page can carry."""
    return nsmallest(FINDINGS, run.results, key=_gravity)


def narrowed(run: Run, findings: list[Finding]) -> Run:
    """Return *run* with tables that are fetched once; of a large corpus, what its gravest findings name.

    The other articles, and the tables that grow with every sentence, stay where they are.
    """
    if not is_large(run):
        return replace(run, tables=_Tables(run.tables))
    named = chain.from_iterable((one.article_id, *(e.article_id for e in one.evidence)) for one in findings)
    chosen = frozenset(islice(dict.fromkeys(named), _CHOSEN))
    articles = tuple(one for one in run.articles if one.article_id in chosen)
    return replace(run, articles=articles, tables=_Tables(run.tables, chosen))


class _Tables(Mapping[str, "pd.DataFrame"]):
    """The tables of a run, each fetched from its engine once; of chosen articles only, where some are."""

    def __init__(self, tables: Mapping[str, pd.DataFrame], chosen: frozenset[str] | None = None) -> None:
        self._tables = tables
        self._chosen = chosen
        self._kept: dict[str, pd.DataFrame] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._kept:
            if self._chosen is None:
                self._kept[name] = self._tables[name]
            elif name in _TABLES:
                frame = self._tables[name]
                self._kept[name] = frame[frame["article_id"].isin(self._chosen)]
            else:
                raise KeyError(name)
        return self._kept[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables if self._chosen is None else _TABLES)

    def __len__(self) -> int:
        return len(self._tables if self._chosen is None else _TABLES)


def _gravity(finding: Finding) -> tuple[int, int, int, str, str, int, str]:
    return (
        _STATUSES.index(finding.status) if finding.status in _STATUSES else 0,
        LEVELS.index(finding.level),
        CONFIDENCES.index(finding.confidence),
        finding.code,
        finding.article_id,
        finding.start,
        finding.fingerprint,
    )
