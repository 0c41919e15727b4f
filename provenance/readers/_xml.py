"""XML that may be hostile: no document type, no entity of its own, no deep nest; nothing is ever fetched."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any, Final

from provenance.errors import ReadError
from provenance.readers._markup import BREAKS

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["child_text", "lines_of", "local", "parse_xml"]

_DEEPEST: Final = 256
_SPACES: Final = re.compile(r"[ \t\r\n]+")


class _Builder(ET.TreeBuilder):
    """Builds a tree, and stops at what an exchange of news has no need of."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        del pubid, system
        raise ReadError(f"it has a document type ({name[:40]}), which may hide text or fetch files")

    def start(self, tag: str, attributes: dict[str, str], /) -> ET.Element:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ReadError(f"it is nested more than {_DEEPEST} deep")
        return super().start(tag, attributes)

    def end(self, tag: str, /) -> ET.Element:
        self._depth -= 1
        return super().end(tag)


def parse_xml(content: bytes) -> ET.Element:
    """Parse a document; raises `ReadError` where it is none, or asks for more than its own text."""
    parser = ET.XMLParser(target=_Builder())  # noqa: S314 - the builder refuses what makes it dangerous
    try:
        parser.feed(content)
        root: ET.Element = parser.close()
    except (ET.ParseError, ValueError, LookupError) as error:
        raise ReadError(f"it is no well-formed XML: {error}") from error
    return root


def local(element: ET.Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def child_text(element: ET.Element | None, *path: str) -> str | None:
    """Return the text of the first descendant along a path of local names, or None where it is empty."""
    for name in path:
        if element is None:
            return None
        element = next((child for child in element if local(child) == name), None)
    if element is None:
        return None
    return _SPACES.sub(" ", "".join(element.itertext())).strip() or None


def lines_of(element: ET.Element) -> str:
    """Return the text inside an element, a line for each block."""
    lines: list[str] = []
    words: list[str] = []

    def close() -> None:
        line = _SPACES.sub(" ", "".join(words)).strip(" ")
        words.clear()
        if line:
            lines.append(line)

    for event, one in _walk(element):
        if event == "text":
            words.append(one)
        elif local(one) in BREAKS:
            close()
    close()
    return "\n".join(lines)


def _walk(element: ET.Element) -> Iterator[tuple[str, Any]]:
    yield "start", element
    if element.text:
        yield "text", element.text
    for child in element:
        yield from _walk(child)
        if child.tail:
            yield "text", child.tail
    yield "end", element
