"""What the exports tell of an article: its credits by what they are, from the tables of a run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Article, Run

__all__ = [
    "PRODUCER",
    "Credited",
    "Mark",
    "called",
    "credited",
    "day",
    "iri",
    "moment",
    "now",
    "tongue",
    "uri",
    "well_formed",
]

PRODUCER: Final = "https://pypi.org/project/news-provenance/"
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,30}:[^\s<>\"{}|\\^`]+")
_TAG: Final = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,8}")
_RESERVED: Final = ":/?#[]@!$&'()*+,;=%"
_BARE_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_MOMENT: Final = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2})?(\.\d+)?([Zz]|[+-]\d{2}:?\d{2})")

Tier = Literal["explicit", "metadata", "mention", "inferred"]

_TIERS: Final[dict[str, Tier]] = {"in text": "mention", "inferred": "inferred", "metadata": "metadata"}


class Mark(NamedTuple):
    """One person or agency that an article names, how, and where: a row of ``people`` or ``credits``."""

    name: str
    role: str
    tier: Tier
    via: str
    text: str
    start: int | None
    stop: int | None
    party: str | None = None
    place: str | None = None
    job: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Credited:
    """An article and what it says of its making; ``mentions`` are agencies that it merely names."""

    article: Article
    line: str | None
    people: tuple[Mark, ...]
    agencies: tuple[Mark, ...]
    mentions: tuple[Mark, ...]
    dateline: str | None
    place: str | None

    @property
    def authors(self) -> tuple[Mark, ...]:
        """The people who are authors."""
        return tuple(one for one in self.people if one.role == "author")

    @property
    def others(self) -> tuple[Mark, ...]:
        """The people who had another part in it: contributors, editors, translators, photographers."""
        return tuple(one for one in self.people if one.role != "author")


def credited(run: Run) -> Iterator[Credited]:
    """Yield every article of a run with its credits, in its order; what is inferred is left out."""
    people = _rows(run, "people")
    credits_ = _rows(run, "credits")
    bylines = _rows(run, "bylines")
    datelines = _rows(run, "datelines")
    for article in run.articles:
        key = article.article_id
        marks = tuple(_agency(row) for row in credits_.get(key, ()) if row["via"] != "inferred")
        lines = bylines.get(key, [])
        inside = [row["text"] for row in lines if row["start"] is not None]
        line = datelines.get(key, [{}])[0]
        yield Credited(
            article=article,
            line=next(iter(inside), None) or article.byline,
            people=tuple(map(_person, people.get(key, ()))),
            agencies=tuple(mark for mark in marks if mark.role != "mention"),
            mentions=tuple(mark for mark in marks if mark.role == "mention"),
            dateline=line.get("text") or article.dateline,
            place=line.get("place"),
        )


def called(run: Run) -> str:
    """Name the corpus without the folders above it, which are nobody else's business."""
    return PurePath(run.corpus).name or "articles"


def _rows(run: Run, name: str) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of a table by article, with nulls for what is not there."""
    if name not in run.tables:
        return {}
    frame = run.tables[name]
    found: dict[str, list[dict[str, Any]]] = {}
    for row in frame.astype(object).where(frame.notna(), None).to_dict("records"):
        found.setdefault(str(row["article_id"]), []).append({str(key): value for key, value in row.items()})
    return found


def _offset(value: Any) -> int | None:
    return None if value is None else int(value)


def _person(row: dict[str, Any]) -> Mark:
    start = _offset(row["start"])
    return Mark(
        name=row["name"],
        role=row["role"],
        tier="metadata" if start is None else "explicit",
        via="metadata" if start is None else "byline",
        text=row["text"],
        start=start,
        stop=_offset(row["stop"]),
        party=row["agency"],
        place=row["place"],
        job=row["job"],
    )


def _agency(row: dict[str, Any]) -> Mark:
    via = row["via"]
    return Mark(
        name=row["name"],
        role="mention" if via in ("in text", "inferred") else "source",
        tier=_TIERS.get(via, "explicit"),
        via=via,
        text=row["text"],
        start=_offset(row["start"]),
        stop=_offset(row["stop"]),
        party=row["agency"],
    )


def iri(article: Article) -> str:
    """Name an article by its own URI where it has one, else by its id."""
    for name in (article.article_id, article.url):
        found = uri(name)
        if found:
            return found
    return f"urn:news:article:{quote(article.article_id.encode('utf-8', 'replace'), safe='')}"


def uri(text: str | None) -> str | None:
    """Return a URI or IRI as a URI, as RFC 3987 writes one in the other; None where it is neither."""
    if not text or not _SCHEME.fullmatch(text):
        return None
    return _BARE_PERCENT.sub("%25", quote(text.encode("utf-8", "replace"), safe=_RESERVED))


def tongue(text: str | None) -> str | None:
    """Return a language as BCP 47 tags it (``en_GB`` is ``en-GB``), or None where it is no such tag."""
    return text.replace("_", "-") if text and _TAG.fullmatch(text) else None


def moment(text: str | None) -> str | None:
    """Return a date-time as RFC 3339 wants it, or None where it is a date alone or no time at all."""
    if not text or not _MOMENT.fullmatch(text.strip()):
        return None
    try:
        return datetime.fromisoformat(text.strip()).isoformat().replace("+00:00", "Z")
    except ValueError:
        return None


def day(text: str | None) -> str | None:
    """Return a date as ISO 8601 writes it, of a date or of a date-time; None where it is neither."""
    try:
        return date.fromisoformat(text[:10]).isoformat() if text and _DAY.match(text) else None
    except ValueError:
        return None


def well_formed(text: str) -> str:
    """Put U+FFFD for lone surrogates: UTF-8 has no place for them."""
    return _SURROGATES.sub("\ufffd", text)


def now() -> str:
    """Return the time of the caller's clock: an export that must carry its time is told it, or asks here."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
