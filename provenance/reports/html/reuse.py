"""Text that two articles share: the passages side by side, and who runs whose text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
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
    """One passage in two articles, and how many words of it they have in common."""

    here: Span
    there: Span
    how: str
    words: int


@dataclass(slots=True, kw_only=True)
class Pair:
    """An article and the origin of what the two share; each share is of the words of that one."""

    copy: str
    origin: str
    direction: str
    copy_share: float
    origin_share: float
    passages: list[Passage] = field(default_factory=list)


def pairs_of(corpus: Corpus) -> dict[Span, Pair]:
    """Group the rows of ``repeats`` into pairs, by the numbers of the copy and of its origin."""
    found: dict[Span, Pair] = {}
    columns = ("article_id", "start", "stop", "origin_id", "origin_start", "origin_stop")
    more = ("how", "words", "share", "origin_share", "direction")
    for row in records(corpus.run, "repeats", *columns, *more):
        copy, start, stop, origin, origin_start, origin_stop, how, words, share, origin_share, why = row
        if None in (start, stop, origin_start, origin_stop):
            continue
        pair = found.setdefault(
            (corpus.at(copy), corpus.at(origin)),
            Pair(
                copy=copy,
                origin=origin,
                direction=why or "unknown",
                copy_share=share or 0.0,
                origin_share=origin_share or 0.0,
            ),
        )
        pair.passages.append(
            Passage(
                here=(start, stop), there=(origin_start, origin_stop), how=how or "", words=int(words or 0)
            )
        )
    for pair in found.values():
        pair.passages.sort(key=lambda passage: passage.here)
    return found


def shared_marks(corpus: Corpus) -> dict[str, list[tuple[int, int, str]]]:
    """Collect what is set apart inside shared text: quoted speech, furniture and boilerplate, by article."""
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for table, kind in (("furniture", "furniture"), ("boilerplate", "boilerplate"), ("quotes", "speech")):
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
            corpus.at(pair.copy),
            corpus.at(pair.origin),
            round(pair.copy_share, 4),
            round(pair.origin_share, 4),
            [_passage_row(corpus, pair, one, marks) for one in _shown(corpus.policy, pair.passages)],
            len(pair.passages),
            max((one.words for one in pair.passages), default=0),
            pair.direction,
        ]
        for pair in pairs
    ]


def _shown(policy: Policy, passages: list[Passage]) -> list[Passage]:
    """Choose the passages to show: the longest ones, in the order of the text."""
    if policy.embed == "none":
        return []
    if policy.embed == "full" or len(passages) <= _PASSAGES_SHOWN:
        return passages
    by_length = sorted(passages, key=lambda one: one.here[0] - one.here[1])
    return sorted(by_length[:_PASSAGES_SHOWN], key=lambda one: one.here)


def _passage_row(
    corpus: Corpus, pair: Pair, passage: Passage, marks: dict[str, list[tuple[int, int, str]]]
) -> list[Any]:
    sides = []
    for article_id, (start, stop) in ((pair.copy, passage.here), (pair.origin, passage.there)):
        body = corpus.body(article_id)
        shown = stop
        if corpus.policy.embed == "snippet":
            shown = start + len(corpus.policy.quoted(body[start:stop]).removesuffix(" …"))
        _, line, column = corpus.place(article_id, start)
        pieces = corpus.pieces(article_id, start, shown, marks.get(article_id, []))
        sides.append([line, column, pieces, len(body[shown:stop].split())])
    return [passage.how, *sides]
