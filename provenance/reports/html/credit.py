"""Who made each article: its bylines with their parts, its people, and the agencies that it credits."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from provenance.reports.html.frames import has, records

if TYPE_CHECKING:
    from provenance.model import Run
    from provenance.reports.html.corpus import Corpus

__all__ = ["STATES", "UNCREDITED", "Credit", "credits_by_article", "knows_credit"]

STATES: Final = ("person and agency", "person only", "agency only", "nobody")
UNCREDITED: Final = ("in text", "inferred")
"""An agency that is only mentioned, or only inferred, is not credited."""


@dataclass(slots=True, kw_only=True)
class Credit:
    """What is known of one article's makers; the rows are ready for the page."""

    bylines: list[tuple[int, int, str]] = field(default_factory=list)
    people: list[list[Any]] = field(default_factory=list)
    agencies: list[list[Any]] = field(default_factory=list)
    mentions: Counter[tuple[str, str]] = field(default_factory=Counter)
    datelines: list[list[Any]] = field(default_factory=list)
    marks: list[tuple[int, int, str]] = field(default_factory=list)

    @property
    def state(self) -> int:
        """Where the article stands in `STATES`."""
        return (0 if self.agencies else 1) if self.people else (2 if self.agencies else 3)

    @property
    def credited(self) -> list[str]:
        """The names of the credited agencies, each once."""
        return list(dict.fromkeys(row[0] for row in self.agencies))


def knows_credit(run: Run) -> bool:
    """Say whether the run looked for people and agencies at all."""
    return has(run, "people") or has(run, "credits")


def credits_by_article(corpus: Corpus) -> dict[str, Credit]:
    """Collect the makers of every article of the run."""
    found: dict[str, Credit] = defaultdict(Credit)
    _read_lines(corpus, found)
    _read_people(corpus, found)
    _read_agencies(corpus, found)
    return found


def _read_lines(corpus: Corpus, found: dict[str, Credit]) -> None:
    place = ("article_id", "start", "stop")
    for article_id, start, stop, position in records(corpus.run, "bylines", *place, "position"):
        if start is not None and stop is not None:
            found[article_id].bylines.append((start, stop, position or ""))
    clean = corpus.policy.brief
    for article_id, start, stop, spot, date, agency in records(
        corpus.run, "datelines", *place, "place", "date", "agency"
    ):
        found[article_id].datelines.append([clean(spot), clean(date), agency or ""])
        if start is not None and stop is not None:
            found[article_id].marks.append((start, stop, "dateline"))


def _read_people(corpus: Corpus, found: dict[str, Credit]) -> None:
    clean = corpus.policy.brief
    columns = ("article_id", "start", "stop", "name", "role", "job", "place", "agency")
    for article_id, start, stop, name, role, job, place, agency in records(corpus.run, "people", *columns):
        one = found[article_id]
        row = [clean(name), role or "author", clean(job), clean(place), agency or ""]
        if row not in one.people:
            one.people.append(row)
        _mark(corpus, one, article_id, start, stop, ((name, "person"), (job, "job"), (place, "place")))


def _read_agencies(corpus: Corpus, found: dict[str, Credit]) -> None:
    columns = ("article_id", "start", "stop", "agency", "name", "via", "relation")
    for article_id, start, stop, agency, name, via, relation in records(corpus.run, "credits", *columns):
        one, shown = found[article_id], corpus.policy.brief(name or agency or "agencies")
        if via in UNCREDITED:
            one.mentions[shown, via] += 1
            continue
        row = [shown, agency or "", via or "", relation or ""]
        if row not in one.agencies:
            one.agencies.append(row)
        if start is not None and stop is not None:
            one.marks.append((start, stop, "agency"))


def _mark(
    corpus: Corpus,
    one: Credit,
    article_id: str,
    start: int | None,
    stop: int | None,
    parts: tuple[tuple[str | None, str], ...],
) -> None:
    """Mark the parts of a person's row inside its span; the name is looked for in any case of letters."""
    if start is None or stop is None:
        return
    inside = corpus.body(article_id)[start:stop].lower()
    for part, kind in parts:
        at = inside.find(part.lower()) if part else -1
        if part and at >= 0:
            one.marks.append((start + at, start + at + len(part), kind))
        elif kind == "person":
            one.marks.append((start, stop, kind))
