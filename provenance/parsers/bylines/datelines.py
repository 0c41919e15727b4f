"""The grammar of datelines: place, region, date, agency, dash.

Here for all who need more than the table ``datelines`` tells: the agency's place in the text, and datelines
that name an agency or a date but no place ("Dec 29 (Reuters) -", "AP -").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.knowledge.bylines import lexicon
from provenance.knowledge.places import is_place, is_region
from provenance.parsers.bylines.brackets import Named, agencies_in
from provenance.parsers.bylines.lines import edges
from provenance.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.parsers.document import Document

__all__ = ["Opening", "find_datelines"]

_WINDOW: Final = 140
_WORDS: Final = 12


class Opening(NamedTuple):
    """A dateline, from its place (or what it has instead) to before its dash."""

    start: int
    stop: int
    place: str
    date: str | None
    agencies: tuple[Named, ...]


_MARK: Final = re.compile(r"[-‐-―−):]")
_DASH: Final = re.compile(
    r"\s*(?:-{1,3})(?=[\s\\]|$)|(?<=\))\s?[.,:]{0,2}\s?-{1,2}\s?(?=\S)|(?<=\))\s?:?\s|\s*:\s|\.-\s"
)
_MONTHS: Final = "|".join(sorted(lexicon().month, key=len, reverse=True))
_DATE: Final = re.compile(
    rf"(?:^|[\s,]+)(?P<date>(?:(?:{_MONTHS})\b\.?\s?\d{{1,2}}(?:,?\s\d{{4}})?|\d{{1,2}}(?:\.|er|st|nd|rd|th)?\s(?:de\s)?(?:{_MONTHS})\b\.?"
    rf"(?:\s(?:de\s)?\d{{4}})?|(?:{_MONTHS})\.?(?:\s[lI])?))\s*[,.]?\s*$",
    re.IGNORECASE,
)
_DAY: Final = re.compile(r"(?:^|[\s,]+)(?P<date>\d{1,2}(?:\.|\s?er)?)\s*[.,]?\s*(?:-\s*)?$")
_LEAD: Final = re.compile(
    r"(?:RPT|UPDATE|CORRECTED|CORRECTION|URGENT|WRAPUP|FEATURE|EXCLUSIVE|REFILE)\b[\W\d]*"
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
    for edge in edges(document)[0]:
        found = opening(document.body, edge.span.start, edge.span.stop, first=edge.n == 0)
        if found:
            yield found
            return


def opening(body: str, start: int, stop: int, *, first: bool) -> Opening | None:
    """Read the dateline that a paragraph opens with, or return None.

    Only the *first* line of a body may be all in small letters.
    """
    window = body[start : min(stop, start + _WINDOW)]
    mark = _MARK.search(window)
    if mark is None or window.count(" ", 0, mark.start()) > _WORDS:
        return None
    window = plain(window)
    for dash in _DASH.finditer(window):
        left = window[: dash.start()]
        if not left.strip():
            continue
        if left.count(" ") > _WORDS + 4:
            break
        read = _left(left, dash.group().strip(), first=first)
        if read is None:
            continue
        agencies = tuple(
            one._replace(start=one.start + start, stop=one.stop + start) for one in read.agencies
        )
        if not read.place and not read.date and first:
            behind = window[dash.end() :]
            gap = len(behind) - len(behind.lstrip())
            after = opening(body, start + dash.end() + gap, stop, first=False)
            if after and after.place:
                return after._replace(agencies=agencies + after.agencies)
        return Opening(start + read.start, start + read.stop, read.place, read.date, agencies)
    return None


def _left(left: str, dash: str, *, first: bool) -> Opening | None:
    """Read what stands before a dash; None where it is no dateline."""
    rest = left.rstrip()
    end = len(rest)
    agencies: tuple[Named, ...] = ()
    paren = _PAREN.search(rest) if "(" in rest else None
    if paren:
        agencies = agencies_in(rest, paren.start(1), paren.end(1))
        if not agencies:
            return None
        rest = rest[: paren.start()].rstrip()
    dated = _dated(rest) or (_DAY.search(rest) if paren else None)
    date = dated.group("date").strip(" ,.") if dated else None
    if dated:
        rest = rest[: dated.start()].rstrip(" ,")
    if not agencies and rest:
        agencies, rest = _bare_agency(rest)
    lead = _LEAD.match(rest)
    begin = lead.end() if lead else 0
    place = rest[begin:].rstrip(" ,")
    if "-" not in dash and not (paren and (not place or is_place(place.split(",")[0].rstrip(".")))):
        return None
    if not place:
        return Opening(0, end, "", date, agencies) if agencies else None
    sure = bool(agencies or (date and any(c.isdigit() for c in date)))
    if place.islower() and first and sure:
        place_ok = len(place) <= 30 and place.replace(" ", "").isalpha()  # noqa: PLR2004
    else:
        place_ok = _placelike(place, sure=sure or bool(date and place.isupper()))
    return Opening(0, end, place, date, agencies) if place_ok else None


def _dated(rest: str) -> re.Match[str] | None:
    last = rest.rstrip(" .,").rsplit(" ", 1)[-1]
    if not last or not (last[-1].isdigit() or last.casefold() in lexicon().month or len(last) == 1):
        return None
    return _DATE.search(rest)


def _bare_agency(rest: str) -> tuple[tuple[Named, ...], str]:
    """Read an agency without brackets, where it is all that is left."""
    whole = agencies_in(rest, 0, len(rest))
    return (whole, "") if whole else ((), rest)


def _placelike(text: str, *, sure: bool) -> bool:
    """Say whether text may be a place: few capitalised words, known ones where nothing else speaks for it."""
    words = _WORD.findall(text)
    if not words or len(words) > 8 or text[0].islower() or any(c in text for c in '"!?;=<>'):  # noqa: PLR2004
        return False
    if ":" in text or any(word.casefold() in lexicon().never for word in words):
        return False
    if any(word[0].islower() and word not in _SMALL for word in words):
        return False
    if sure:
        return len(text) <= 60 and not any(c.isdigit() for c in text)  # noqa: PLR2004
    if "," in text and not is_region(text.rsplit(",", 1)[1]):
        return False
    head = [part.strip().split(",")[0] for part in text.split("/")]
    return all(is_place(part) for part in head) or (
        text.isupper() and ("," in text or (len(words) > 1 and words[-1].casefold() in lexicon().place_kind))
    )
