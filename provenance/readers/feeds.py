"""RSS 2.0 and Atom, as files that a feed was saved to: one article an item."""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

from provenance.errors import ReadError
from provenance.model import Article
from provenance.readers import _markup
from provenance.readers._xml import child_text, local, parse_xml

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Iterator

    from provenance.model import Unreadable
    from provenance.readers._files import File

__all__ = ["SUFFIXES", "read", "recognises"]

SUFFIXES: Final = (".rss", ".atom", ".xml")
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def recognises(head: bytes) -> bool:
    """Say whether this is RSS or Atom."""
    return b"<rss" in head or (b"<feed" in head and b"http://www.w3.org/2005/Atom" in head)


def read(file: File) -> Iterator[Article | Unreadable]:
    """Yield each item that has a text, in full where the feed gives it, else its description."""
    root = parse_xml(file.content())
    entries = [one for one in root.iter() if local(one) in ("item", "entry")]
    channel = next((one for one in root if local(one) == "channel"), root)
    for number, entry in enumerate(entries, start=1):
        try:
            yield _article(entry, channel, file, number)
        except ReadError as error:
            yield file.unreadable(f"item {number}: {error}", number)


def _article(entry: ET.Element, channel: ET.Element, file: File, number: int) -> Article:
    texts = (_raw(entry, name) for name in ("encoded", "content", "description", "summary"))
    body = next(filter(None, texts), None)
    if body is None:
        raise ReadError("it has no content and no description")
    link = child_text(entry, "link") or _link(entry)
    found = {
        "title": child_text(entry, "title"),
        "byline": _people(entry),
        "credit_line": child_text(entry, "source")
        if local(entry) == "item"
        else child_text(entry, "source", "title"),
        "publisher": child_text(channel, "title"),
        "published": _date(entry),
        "url": link,
        "language": child_text(channel, "language") or channel.get(_LANGUAGE),
    }
    given = {name: value for name, value in found.items() if value}
    article_id = child_text(entry, "guid") or child_text(entry, "id") or link or f"{file.article_id}:{number}"
    return Article(article_id=article_id, path=file.name, body=body, **given)


def _raw(entry: ET.Element, name: str) -> str | None:
    """Return the text of an element that holds HTML, escaped or, in Atom, as elements."""
    element = next((one for one in entry if local(one) == name), None)
    if element is None:
        return None
    if len(element):
        from provenance.readers import _xml  # noqa: PLC0415 - both offer lines_of

        return _xml.lines_of(element) or None
    text = element.text or ""
    if element.get("type") == "text":
        return text.strip() or None
    return _markup.lines_of(text) or None


def _people(entry: ET.Element) -> str | None:
    """Return who made the entry: ``dc:creator``, Atom's ``author/name``, or the name in RSS's ``author``."""
    names = []
    for one in entry:
        if local(one) == "creator":
            names.append(child_text(one))
        elif local(one) == "author":
            told = child_text(one, "name") or child_text(one) or ""
            names.append(told.partition("(")[2].rstrip(") ") or told if "@" in told else told)
    return ", ".join(dict.fromkeys(filter(None, names))) or None


def _link(entry: ET.Element) -> str | None:
    links = [one for one in entry if local(one) == "link" and one.get("href")]
    links.sort(key=lambda one: one.get("rel", "alternate") != "alternate")
    return links[0].get("href") if links else None


def _date(entry: ET.Element) -> str | None:
    told = child_text(entry, "published") or child_text(entry, "date") or child_text(entry, "updated")
    if told:
        return told
    written = child_text(entry, "pubDate")
    try:
        return parsedate_to_datetime(written).isoformat() if written else None
    except ValueError:
        return written
