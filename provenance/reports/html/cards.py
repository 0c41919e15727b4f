"""The provenance card of an article: its makers, its sources, its quotes and its figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, Final

from provenance.reports.html.frames import records
from provenance.reports.html.voices import PRONOUNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from provenance.reports.html.corpus import Corpus
    from provenance.reports.html.credit import Credit
    from provenance.reports.html.readings import Readings

__all__ = ["Cards", "article_rows"]

_ROOM: Final = 2_000_000
"""How many characters all cards together may take; the articles with the most findings come first."""
_ROWS: Final = 60
_EDGE: Final = 120


def article_rows(corpus: Corpus, makers: Mapping[str, Credit]) -> list[list[Any]]:
    """Return every numbered article.

    A row is id, path, title, publisher, date, language, words, state of credit, credited agencies, lead.
    """
    clean = corpus.policy.brief
    rows = []
    for article_id in corpus.number:
        article = corpus.articles.get(article_id)
        if article is None:
            rows.append([clean(article_id), "", "", "", "", "", -1, -1, [], ""])
            continue
        credit = makers.get(article_id)
        rows.append(
            [
                clean(article_id),
                clean(article.path),
                clean(article.title),
                clean(article.publisher),
                clean(article.published),
                clean(article.language),
                article.body.count(" ") + article.body.count("\n") + 1 if article.body else 0,
                credit.state if credit else 3,
                credit.credited if credit else [],
                "" if article.title else corpus.lead(article_id),
            ]
        )
    return rows


class Cards:
    """Makes the cards, as long as there is room on the page."""

    def __init__(self, corpus: Corpus, makers: Mapping[str, Credit], readings: Readings) -> None:
        """Index the tables by article once."""
        self._corpus = corpus
        self._makers = makers
        self._readings = readings
        self._quotes = self._by_article("quotes", "start", "text", "speaker", "person", "cue")
        self._attributions = self._by_article("attributions", "start", "source", "kind", "receiver", "reason")
        self._furniture = self._by_article("furniture", "start", "kind", "text")
        self._boilerplate = self._by_article("boilerplate", "start", "text", "articles")

    def _by_article(self, table: str, *columns: str) -> dict[str, list[tuple[Any, ...]]]:
        found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        for article_id, *row in records(self._corpus.run, table, "article_id", *columns):
            found[article_id].append(tuple(row))
        return found

    def make(self, wanted: Iterable[str]) -> dict[int, dict[str, Any]]:
        """Make the cards of the *wanted* articles, in that order, until the room is used up."""
        room, cards = _ROOM, {}
        for article_id in wanted:
            if room <= 0:
                break
            if article_id in self._corpus.articles:
                card = self._card(article_id)
                cards[self._corpus.at(article_id)] = card
                room -= len(str(card))
        return cards

    def _card(self, article_id: str) -> dict[str, Any]:
        credit = self._makers.get(article_id)
        clean = self._corpus.policy.brief
        article = self._corpus.articles[article_id]
        card: dict[str, Any] = {
            "delivered": clean(article.byline),
            "url": clean(article.url),
            "bylines": self._bylines(article_id, credit),
            "people": credit.people if credit else [],
            "agencies": credit.agencies if credit else [],
            "mentions": [[*key, n] for key, n in sorted(credit.mentions.items())] if credit else [],
            "datelines": credit.datelines if credit else [],
            "sources": self._sources(article_id),
            "quotes": self._spoken(article_id),
            "figures": [self._readings.row(one) for one in self._readings.of(article_id)[:_ROWS]],
            "furniture": [
                [self._corpus.place(article_id, start)[1], clean(kind), self._corpus.policy.quoted(text)]
                for start, kind, text in self._furniture.get(article_id, ())[:_ROWS]
            ],
            "boilerplate": [
                [self._corpus.place(article_id, start)[1], self._corpus.policy.quoted(text), articles]
                for start, text, articles in sorted(self._boilerplate.get(article_id, ()))[:_ROWS]
            ],
            "edges": self._edges(article_id),
        }
        if self._corpus.policy.embed == "full":
            card["body"] = self._corpus.policy.clean(article.body)
        return {name: value for name, value in card.items() if value}

    def _bylines(self, article_id: str, credit: Credit | None) -> list[list[Any]]:
        if credit is None or self._corpus.policy.embed == "none":
            return []
        rows = []
        for start, stop, position in credit.bylines:
            _, line, column = self._corpus.place(article_id, start)
            pieces = self._corpus.pieces(article_id, start, stop, credit.marks)
            rows.append([line, column, position, pieces])
        return rows

    def _edges(self, article_id: str) -> list[str]:
        """Return the first and the last words: where a byline would stand."""
        if self._corpus.policy.embed == "none":
            return []
        body = self._corpus.body(article_id).strip()
        if len(body) <= 2 * _EDGE:
            return [self._corpus.policy.brief(body)] if body else []
        head, tail = body[:_EDGE].rsplit(None, 1)[0], body[-_EDGE:].split(None, 1)[-1]
        return [self._corpus.policy.brief(f"{head} …"), self._corpus.policy.brief(f"… {tail}")]

    def _sources(self, article_id: str) -> list[list[Any]]:
        counts: Counter[tuple[str, str, str, str]] = Counter()
        for _, source, kind, receiver, reason in self._attributions.get(article_id, ()):
            if source and source.casefold() not in PRONOUNS:
                counts[source, kind or "", receiver or "", reason or ""] += 1
        clean = self._corpus.policy.brief
        return [
            [clean(source), kind, receiver, clean(reason), count]
            for (source, kind, receiver, reason), count in counts.most_common(_ROWS)
        ]

    def _spoken(self, article_id: str) -> list[list[Any]]:
        clean, quoted = self._corpus.policy.brief, self._corpus.policy.quoted
        return [
            [self._corpus.place(article_id, start)[1], quoted(text), clean(person or speaker), clean(cue)]
            for start, text, speaker, person, cue in self._quotes.get(article_id, ())[:_ROWS]
        ]
