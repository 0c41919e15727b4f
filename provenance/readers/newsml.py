"""NewsML-G2: a news item, or a message of several. Source: IPTC NewsML-G2 2.35.

Of ``located`` no dateline is made; ``dateline`` alone is what the article prints.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.errors import ReadError
from provenance.model import Article
from provenance.readers._xml import child_text, lines_of, local, parse_xml

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Iterator

    from provenance.model import Unreadable
    from provenance.readers._files import File

__all__ = ["SUFFIXES", "read", "recognises"]

SUFFIXES: Final = (".newsml", ".xml")
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def recognises(head: bytes) -> bool:
    """Say whether this is NewsML-G2."""
    return b"newsItem" in head or b"newsMessage" in head


def read(file: File) -> Iterator[Article | Unreadable]:
    """Yield each news item that carries its text, or why one does not."""
    items = [one for one in parse_xml(file.content()).iter() if local(one) == "newsItem"]
    if not items:
        raise ReadError("it holds no newsItem")
    for number, item in enumerate(items, start=1):
        try:
            yield _article(item, file)
        except ReadError as error:
            yield file.unreadable(f"item {number}: {error}", number if len(items) > 1 else None)


def _article(item: ET.Element, file: File) -> Article:
    guid = item.get("guid")
    if not guid:
        raise ReadError("the newsItem has no guid")
    about, content = _child(item, "itemMeta"), _child(item, "contentMeta")
    found = {
        "title": child_text(content, "headline"),
        "byline": child_text(content, "by") or _parties(content, "creator"),
        "credit_line": child_text(content, "creditline") or _parties(content, "infoSource"),
        "dateline": child_text(content, "dateline"),
        "publisher": _parties(about, "provider"),
        "published": child_text(content, "contentCreated")
        or child_text(about, "firstCreated")
        or child_text(about, "versionCreated"),
        "language": _language(item, content),
    }
    given = {name: value for name, value in found.items() if value}
    return Article(article_id=guid, path=file.name, body=_body(item), **given)


def _child(element: ET.Element | None, name: str) -> ET.Element | None:
    return None if element is None else next((one for one in element if local(one) == name), None)


def _parties(meta: ET.Element | None, name: str) -> str | None:
    """Return the names of parties: the name element, else the literal, else the code behind its scheme."""
    names = []
    for one in meta if meta is not None else ():
        if local(one) == name:
            code = (one.get("qcode") or "").partition(":")[2] or None
            names.append(child_text(one, "name") or one.get("literal") or code)
    return ", ".join(filter(None, names)) or None


def _language(item: ET.Element, content: ET.Element | None) -> str | None:
    told = _child(content, "language")
    return (told.get("tag") if told is not None else None) or item.get(_LANGUAGE)


def _body(item: ET.Element) -> str:
    """Return the text of the item: the body of inline NITF or XHTML, or inline plain text."""
    contents = _child(item, "contentSet")
    for one in contents if contents is not None else ():
        if local(one) == "inlineData" and one.text:
            return one.text
        if local(one) == "inlineXML":
            inner = [e for e in one.iter() if local(e) == "body.content"] or [
                e for e in one.iter() if local(e) == "body"
            ]
            return lines_of(inner[0] if inner else one)
    raise ReadError("it carries no text: no inlineXML and no inlineData")
