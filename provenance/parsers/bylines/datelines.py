"""The grammar of datelines: place, region, date, agency, dash.

Here for all who need more than the table ``datelines`` tells: the agency's place in the text, and datelines
that name an agency or a date but no place ("Dec 29 (Reuters) -", "AP -").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.knowledge.agencies import registry
from provenance.knowledge.places import is_place, is_region
from provenance.parsers.bylines.lines import head_lines
from provenance.parsers.bylines.matching import agency_at
from provenance.parsers.bylines.tokens import tokens
from provenance.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.parsers.document import Document

__all__ = ["Named", "Opening", "agencies_in", "find_datelines"]

_WINDOW: Final = 140


class Named(NamedTuple):
    """An agency named at a place in the body; ``agency`` is null where the form may mean several."""

    start: int
    stop: int
    agency: str | None
    name: str


class Opening(NamedTuple):
    """A dateline, from its place (or what it has instead) to before its dash."""

    start: int
    stop: int
    place: str
    date: str | None
    agencies: tuple[Named, ...]


_DASH: Final = re.compile(
    r"\s*(?:-{1,3})(?=[\s\\]|$)|(?<=\))\s?[.,:]{0,2}\s?-{1,2}\s?(?=\S)|(?<=\))\s?:?\s|\s*:\s|\.-\s"
)
_MONTHS: Final = (
    "jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|"
    "october|november|december|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "januar|februar|märz|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|"
    "octubre|noviembre|diciembre|ene|abr|ago|dic|gen|mag|giu|lug|set|ott|ocak|şubat|nisan|mayıs|haziran|temmuz|"
    "ağustos|eylül|ekim|kasım|aralık|okt|dez|mrz|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
)
_DATE: Final = re.compile(
    rf"(?:^|[\s,]+)(?P<date>(?:(?:{_MONTHS})\b\.?\s?\d{{1,2}}(?:,?\s\d{{4}})?|\d{{1,2}}(?:\.|er|st|nd|rd|th)?\s(?:de\s)?(?:{_MONTHS})\b\.?"
    rf"(?:\s(?:de\s)?\d{{4}})?))\s*[,.]?\s*$",
    re.IGNORECASE,
)
_PAREN: Final = re.compile(r"\(\s?([^()]{1,60})\)?\s*$")
_WORD: Final = re.compile(r"[^\W\d_]+")
_SMALL: Final = frozenset(
    [
        "de",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "du",
        "des",
        "la",
        "le",
        "les",
        "los",
        "las",
        "el",
        "al",
        "an",
        "am",
        "of",
        "on",
        "sur",
        "sous",
        "the",
        "and",
        "et",
        "und",
        "y",
        "i",
        "en",
        "auf",
    ]
)


def find_datelines(document: Document) -> Iterator[Opening]:
    """Yield the dateline of the article: the first that one of its first lines opens with."""
    body = document.body
    furniture = [row.start for row in document.furniture if row.start is not None]
    for line in head_lines(body, furniture):
        found = opening(body, line.start, line.stop, document.language)
        if found:
            yield found
            return


def opening(body: str, start: int, stop: int, language: str | None = None) -> Opening | None:
    """Read the dateline that a paragraph opens with, or return None."""
    window = plain(body[start : min(stop, start + _WINDOW)])
    for dash in _DASH.finditer(window):
        left = window[: dash.start()]
        if left.strip():
            found = _left(left, window[dash.start() : dash.end()].strip(), language)
            if found:
                place, date, agencies, end = found
                shifted = tuple(
                    one._replace(start=one.start + start, stop=one.stop + start) for one in agencies
                )
                return Opening(start, start + end, place and body[start : start + len(place)], date, shifted)
    return None


def _left(
    left: str, dash: str, language: str | None
) -> tuple[str, str | None, tuple[Named, ...], int] | None:
    """Read what stands before a dash; None where it is no dateline."""
    end = len(left.rstrip())
    rest = left.rstrip()
    agencies: tuple[Named, ...] = ()
    paren = _PAREN.search(rest)
    if paren:
        agencies = agencies_in(rest, paren.start(1), paren.end(1), language)
        if not agencies:
            return None
        rest = rest[: paren.start()].rstrip()
    date = None
    dated = _DATE.search(rest)
    if dated:
        date = dated.group("date").strip(" ,")
        rest = rest[: dated.start()].rstrip(" ,")
    if not agencies and rest:
        agencies, rest = _bare_agency(rest, language)
    rest = rest.rstrip(" ,")
    if "-" not in dash and not (agencies and paren and (dash == "" or ":" in dash)):
        return None
    if not rest:
        return ("", date, agencies, end) if agencies else None
    if not _placelike(rest, sure=bool(agencies or date), spaced=dash):
        return None
    return rest, date, agencies, end


def _bare_agency(rest: str, language: str | None) -> tuple[tuple[Named, ...], str]:
    """Read an agency that is the whole of what is left, or its end behind a place ("SYDNEY AAP")."""
    whole = agencies_in(rest, 0, len(rest), language)
    if whole:
        return whole, ""
    return (), rest


def _placelike(text: str, *, sure: bool, spaced: str) -> bool:
    """Say whether text may be a place: capitalised words, few; a known one where nothing else speaks for it."""
    words = _WORD.findall(text)
    if not words or len(words) > 8 or text[0].islower() or any(c in text for c in '"!?;=<>'):  # noqa: PLR2004
        return False
    if any(word[0].islower() and word not in _SMALL for word in words):
        return False
    if sure:
        return len(text) <= 60 and not any(c.isdigit() for c in text)  # noqa: PLR2004
    parts = [part.strip() for part in re.split(r"/", text)]
    head = [part.split(",")[0] for part in parts]
    if "," in text and not is_region(text.rsplit(",", 1)[1]):
        return False
    if len(spaced) > 1 or text.isupper():
        return all(is_place(part) for part in head) or (text.isupper() and "," in text)
    return all(is_place(part) for part in head)


def agencies_in(text: str, start: int, stop: int, language: str | None) -> tuple[Named, ...]:
    """Read ``text[start:stop]`` as agencies and nothing else ("AFP-AP", "dpa/Reuters"); empty where it is more."""
    book = registry()
    cut = tokens(text[start:stop], whole=book.forms)
    found: list[Named] = []
    i = 0
    while i < len(cut):
        if cut[i].kind == "word":
            match = agency_at(cut, i, book)
            if match is None or not (match.exact or match.form.rank != "shy"):
                return ()
            chosen = book.resolve(match.form.ids, country=None, language=language)
            first, last = start + cut[i].start, start + cut[match.stop - 1].stop
            found.append(Named(first, last, chosen, book.name(chosen) if chosen else text[first:last]))
            i = match.stop
        elif cut[i].text in "-/,.&+;":
            i += 1
        else:
            return ()
    return tuple(found)
