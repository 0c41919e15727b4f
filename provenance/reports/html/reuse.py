"""Text that two articles share: the passages side by side, and who runs whose text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from provenance.reports.html.frames import has, records

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.reports.html.corpus import Corpus
    from provenance.reports.html.policy import Policy

__all__ = ["Pair", "Passage", "pair_rows", "pairs_of", "shared_marks"]

_PASSAGES_SHOWN: Final = 6

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One passage in two articles."""

    left: Span
    right: Span
    how: str


@dataclass(slots=True, kw_only=True)
class Pair:
    """Two articles that share passages; ``left`` is the one whose id sorts first."""

    left: str
    right: str
    passages: list[Passage] = field(default_factory=list)
    left_share: float = 0.0
    right_share: float = 0.0

    def share(self, article_id: str) -> float:
        """How much of one of the two stands in the other as well."""
        return self.left_share if article_id == self.left else self.right_share


def pairs_of(corpus: Corpus) -> dict[Span, Pair]:
    """Group the rows of ``repeats`` into pairs, by the numbers of the two articles, smaller first."""
    found: dict[Span, Pair] = {}
    given: dict[tuple[str, str], float] = {}
    columns = (
        "article_id",
        "start",
        "stop",
        "other_id",
        "other_start",
        "other_stop",
        "how",
        "share",
        "other_share",
    )
    for one, start, stop, other, other_start, other_stop, how, share, other_share in records(
        corpus.run, "repeats", *columns
    ):
        if None in (start, stop, other_start, other_stop) or one == other:
            continue
        here, there = (one, (start, stop)), (other, (other_start, other_stop))
        (left, left_span), (right, right_span) = sorted((here, there), key=lambda side: side[0])
        key = (corpus.at(left), corpus.at(right))
        pair = found.setdefault(key, Pair(left=left, right=right))
        passage = Passage(left=left_span, right=right_span, how=how or "")
        if passage not in pair.passages:
            pair.passages.append(passage)
        if share is not None:
            given[one, other] = share
        if other_share is not None:
            given[other, one] = other_share
    for pair in found.values():
        pair.passages.sort(key=lambda passage: passage.left)
        pair.left_share = given.get((pair.left, pair.right)) or _share(
            corpus.body(pair.left), [passage.left for passage in pair.passages]
        )
        pair.right_share = given.get((pair.right, pair.left)) or _share(
            corpus.body(pair.right), [passage.right for passage in pair.passages]
        )
    return found


def shared_marks(corpus: Corpus) -> dict[str, list[tuple[int, int, str]]]:
    """Collect what is set apart inside shared text: quoted speech and furniture, by article."""
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for table, kind in (("furniture", "furniture"), ("quotes", "speech")):
        if has(corpus.run, table):
            for article_id, start, stop in records(corpus.run, table, "article_id", "start", "stop"):
                if start is not None and stop is not None:
                    found[article_id].append((start, stop, kind))
    for marks in found.values():
        marks.sort()
    return found


def pair_rows(
    corpus: Corpus, pairs: Iterable[Pair], marks: dict[str, list[tuple[int, int, str]]]
) -> list[list[Any]]:
    """Return each pair as the page's script reads it: numbers, shares and the passages that may be shown."""
    return [
        [
            corpus.at(pair.left),
            corpus.at(pair.right),
            round(pair.left_share, 4),
            round(pair.right_share, 4),
            [_passage_row(corpus, pair, one, marks) for one in _shown(corpus.policy, pair.passages)],
            len(pair.passages),
            max((len(corpus.body(pair.left)[slice(*one.left)].split()) for one in pair.passages), default=0),
        ]
        for pair in pairs
    ]


def _shown(policy: Policy, passages: list[Passage]) -> list[Passage]:
    """Choose the passages to show: the longest ones, in the order of the text."""
    if policy.embed == "none":
        return []
    if policy.embed == "full" or len(passages) <= _PASSAGES_SHOWN:
        return passages
    by_length = sorted(passages, key=lambda one: one.left[0] - one.left[1])
    return sorted(by_length[:_PASSAGES_SHOWN], key=lambda one: one.left)


def _passage_row(
    corpus: Corpus, pair: Pair, passage: Passage, marks: dict[str, list[tuple[int, int, str]]]
) -> list[Any]:
    sides = []
    for article_id, (start, stop) in ((pair.left, passage.left), (pair.right, passage.right)):
        body = corpus.body(article_id)
        shown = stop
        if corpus.policy.embed == "snippet":
            shown = start + len(corpus.policy.quoted(body[start:stop]).removesuffix(" …"))
        _, line, column = corpus.place(article_id, start)
        pieces = corpus.pieces(article_id, start, shown, marks.get(article_id, []))
        sides.append([line, column, pieces, len(body[shown:stop].split())])
    return [passage.how, *sides]


def _share(body: str, spans: list[Span]) -> float:
    """Measure how much of *body* the spans cover together."""
    if not body or not spans:
        return 0.0
    merged = sorted(spans)
    covered = merged[0][1] - merged[0][0]
    reach = merged[0][1]
    for _, (start, stop) in pairwise(merged):
        covered += max(0, stop - max(start, reach))
        reach = max(reach, stop)
    return min(1.0, covered / len(body))
