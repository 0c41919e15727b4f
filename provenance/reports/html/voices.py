"""Who is quoted and cited where: people, organisations and documents by name, and sources without one."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from provenance.reports.html.frames import records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.reports.html.corpus import Corpus
    from provenance.reports.html.credit import Credit

__all__ = ["PRONOUNS", "agency_rows", "voice_rows"]

PRONOUNS: Final = frozenset({"he", "she", "it", "they", "we", "i", "who", "which", "that", "you"})
"""What stands for a source that was not resolved: it says nothing without its text."""

_ROWS: Final = 400
_ARTICLES: Final = 40


@dataclass(slots=True, kw_only=True)
class _Voice:
    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    articles: Counter[int] = field(default_factory=Counter)
    quotes: int = 0
    statements: int = 0
    receivers: set[str] = field(default_factory=set)
    reasons: set[str] = field(default_factory=set)


def voice_rows(corpus: Corpus) -> list[list[Any]]:
    """Return the sources, most heard first.

    A row is name, kind, statements, quotes, articles, whom they told, and why they are not named.
    """
    found: dict[tuple[str, bool], _Voice] = defaultdict(_Voice)
    columns = ("article_id", "source", "kind", "receiver", "reason")
    for article_id, source, kind, receiver, reason in records(corpus.run, "attributions", *columns):
        if not source or source.casefold() in PRONOUNS:
            continue
        one = found[_key(source), kind == "anonymous"]
        one.names[source] += 1
        one.kinds[kind or ""] += 1
        one.articles[corpus.at(article_id)] += 1
        one.statements += 1
        one.receivers |= {receiver} if receiver else set()
        one.reasons |= {corpus.policy.brief(reason)} if reason else set()
    unnamed = {name for name, anonymous in found if anonymous}
    for article_id, speaker, person in records(corpus.run, "quotes", "article_id", "speaker", "person"):
        name = person or speaker
        if name and name.casefold() not in PRONOUNS:
            one = found[_key(name), _key(name) in unnamed]
            one.names[name] += 1
            one.articles[corpus.at(article_id)] += 1
            one.quotes += 1
    heard = sorted(found.items(), key=lambda item: (-len(item[1].articles), -item[1].statements, item[0]))
    return [
        [
            corpus.policy.brief(one.names.most_common(1)[0][0]),
            "anonymous" if anonymous else (one.kinds.most_common(1)[0][0] if one.kinds else "person"),
            one.statements,
            one.quotes,
            sorted(one.articles)[:_ARTICLES],
            sorted(one.receivers),
            sorted(one.reasons),
        ]
        for (_, anonymous), one in heard[:_ROWS]
    ]


def agency_rows(corpus: Corpus, makers: Mapping[str, Credit]) -> list[list[Any]]:
    """Return the agencies and outlets: name, articles that credit it, articles that only mention it."""
    credited: dict[str, list[int]] = defaultdict(list)
    mentioned: dict[str, list[int]] = defaultdict(list)
    for article_id, credit in makers.items():
        for name in credit.credited:
            credited[name].append(corpus.at(article_id))
        for name in dict.fromkeys(name for name, _ in credit.mentions):
            if name not in credit.credited:
                mentioned[name].append(corpus.at(article_id))
    names = sorted(
        credited.keys() | mentioned.keys(), key=lambda n: (-len(credited[n]), -len(mentioned[n]), n)
    )
    return [
        [
            name,
            credited[name][:_ARTICLES],
            mentioned[name][:_ARTICLES],
            len(credited[name]),
            len(mentioned[name]),
        ]
        for name in names[:_ROWS]
    ]


def _key(name: str) -> str:
    words = name.casefold().split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)
