"""HTML as lines of text, and what its head tells; one pass, whatever the page is."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["BREAKS", "Page", "head_of", "lines_of", "marked"]

BREAKS: Final = frozenset(
    {
        *("address", "article", "aside", "block", "blockquote", "br", "byline", "dateline", "dd", "div"),
        *("dl", "dt", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hl1", "hl2", "hr", "li", "main", "media", "nav", "ol", "p", "pre", "section"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    }
)
"""The elements of HTML and of NITF that stand on lines of their own."""
_WORDS: Final = 40  # texts of an element; one that holds more is no byline and no headline
_SILENT: Final = frozenset(("script", "style", "template", "noscript", "svg", "iframe"))
_NAME: Final = re.compile(r"/?[a-zA-Z][^\s/>]{0,40}")
_ATTRIBUTE: Final = re.compile(r"""([^\s"'=<>/]{1,80})\s{0,8}=\s{0,8}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
# Spaces of the markup are one space; a no-break space is the author's and stays.
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")


class _Piece(NamedTuple):
    """A tag by its name, with its attributes as written, or a text where the name is empty."""

    name: str
    text: str


def _pieces(markup: str) -> Iterator[_Piece]:
    """Yield tags and texts; what opens and never ends is text, found once and not again for every opening."""
    place = 0
    while (start := markup.find("<", place)) >= 0:
        if start > place:
            yield _Piece("", markup[place:start])
        end = _past(markup, start)
        name = _NAME.match(markup, start + 1)
        if end < 0:
            yield _Piece("", markup[start:])
            return
        if name is None:
            if end == start + 1:
                yield _Piece("", "<")
            place = end
            continue
        called = name[0].lower()
        yield _Piece(called, markup[name.end() : end - 1])
        place = end
        if called in _SILENT and markup[end - 2] != "/":
            place = _close(markup, end, called)
            yield _Piece("", markup[end:place])
    if place < len(markup):
        yield _Piece("", markup[place:])


def _past(markup: str, start: int) -> int:
    """Return the place behind the tag or comment that opens here, or behind a bare ``<``; -1 for no end."""
    if markup.startswith("<!--", start):
        end = markup.find("-->", start + 4)
        return end + 3 if end >= 0 else -1
    following = markup[start + 1 : start + 2]
    if not (following.isalpha() or following in ("/", "!", "?")):
        return start + 1
    end = _end(markup, start)
    return end + 1 if end >= 0 else -1


def _end(markup: str, start: int) -> int:
    """Return where a tag ends: the first ``>`` outside quotation marks, or simply the first."""
    first = end = markup.find(">", start)
    for _ in range(8):
        if end < 0 or not markup.count('"', start, end) % 2:
            return end if end >= 0 else first
        end = markup.find(">", end + 1)
    return first


def _close(markup: str, place: int, name: str) -> int:
    found = re.compile(f"</{name}", re.IGNORECASE).search(markup, place)
    return found.start() if found else len(markup)


def lines_of(markup: str) -> str:
    """Return the text of HTML, a line for each block; scripts and styles are no text."""
    lines: list[str] = []
    words: list[str] = []
    silent = False
    for name, text in _pieces(markup):
        if not name:
            if not silent:
                words.append(text)
        elif name.lstrip("/") in _SILENT:
            silent = not name.startswith("/") and not text.endswith("/")
        elif name.lstrip("/") in BREAKS:
            lines.append("".join(words))
            words = []
    lines.append("".join(words))
    clean = (_SPACES.sub(" ", html.unescape(line)).strip(" ") for line in lines)
    return "\n".join(line for line in clean if line)


class Page(NamedTuple):
    """What the head of a page tells: meta tags by name, JSON-LD as written, language and title."""

    meta: dict[str, str]
    json_ld: tuple[str, ...]
    language: str | None
    title: str | None


def head_of(markup: str) -> Page:
    """Read the meta tags, the JSON-LD and the title of a page; of several of a name the first counts."""
    meta: dict[str, str] = {}
    found: list[str] = []
    language = title = None
    waiting = ""
    for name, text in _pieces(markup):
        if name == "":
            if waiting == "script":
                found.append(text)
            elif waiting == "title" and title is None:
                title = _SPACES.sub(" ", html.unescape(text)).strip(" ")
            waiting = ""
            continue
        told = _attributes(text) if name in ("meta", "script", "html", "link") else {}
        waiting = "title" if name == "title" else ""
        if name == "script" and "ld+json" in told.get("type", ""):
            waiting = "script"
        elif name == "html":
            language = told.get("lang") or language
        elif name == "meta" and "content" in told:
            key = told.get("property") or told.get("name") or told.get("itemprop") or ""
            meta.setdefault(key.lower(), told["content"].strip())
        elif name == "link" and told.get("rel") == "canonical" and "href" in told:
            meta.setdefault("canonical", told["href"])
    return Page(meta, tuple(found), language, title)


def marked(markup: str, wanted: Callable[[str, dict[str, str]], bool]) -> str | None:
    """Return the text of the first element that is wanted by its name and its attributes."""
    words: list[str] = []
    open_name = ""
    depth = 0
    for name, text in _pieces(markup):
        if open_name:
            if not name:
                words.append(text)
            elif name.lstrip("/") == open_name:
                depth += -1 if name.startswith("/") else 1
                if not depth:
                    break
            elif name.lstrip("/") in BREAKS:
                words.append(" ")
        elif name and not name.startswith("/") and wanted(name, _attributes(text)):
            open_name, depth = name, 1
    return _SPACES.sub(" ", html.unescape("".join(words[:_WORDS]))).strip(" ") or None


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text[:4096]):
        found.setdefault(name.lower(), html.unescape(double or single or bare))
    return found
