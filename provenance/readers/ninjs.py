"""ninjs, the IPTC's news in JSON: versions 1.0 to 3.1, one item a file or a list of them.

Source: IPTC ninjs 1.6, 2.2 and 3.1. Of ``located`` no dateline is made: it says where the content comes
from, and a dateline is what the article prints.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from provenance.errors import ReadError
from provenance.model import Article
from provenance.readers._json import parse_json
from provenance.readers._markup import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Unreadable
    from provenance.readers._files import File

__all__ = ["SUFFIXES", "read", "recognises"]

SUFFIXES: Final = (".json", ".ninjs")
_URI: Final = re.compile(rb'"uri"\s*:')
_OWN: Final = re.compile(
    rb'"(?:bod(?:y_\w+|ies)|headlines?|version_?[cC]reated|first_?[cC]reated|representation_?[tT]ype|pubstatus|byline|by)"\s*:'
)


def recognises(head: bytes) -> bool:
    """Say whether this looks like ninjs: a ``uri``, and a property that only news has."""
    return bool(_URI.search(head) and _OWN.search(head)) and b'"@context"' not in head


def read(file: File) -> Iterator[Article | Unreadable]:
    """Yield each item that has a text, or why one has none."""
    told: Any = parse_json(file.text())
    items = told if isinstance(told, list) else [told]
    for number, item in enumerate(items, start=1):
        try:
            yield _article(item, file)
        except ReadError as error:
            yield file.unreadable(f"item {number}: {error}", number if len(items) > 1 else None)


def _article(item: Any, file: File) -> Article:
    if not isinstance(item, dict) or not isinstance(item.get("uri"), str) or not item["uri"]:
        raise ReadError("it is no ninjs item: it has no uri")
    body = _body(item)
    if body is None:
        raise ReadError("it has no body in text or XHTML")
    found = {
        "title": _text(item.get("headline"))
        or _among(item.get("headlines"), ("main", ""))
        or _text(item.get("title")),
        "byline": _text(item.get("by")) or _text(item.get("byline")),
        "credit_line": _named(item.get("infoSources") or item.get("infosources") or item.get("infosource")),
        "dateline": _text(item.get("dateline")),
        "publisher": _named(item.get("publisher") or item.get("provider") or item.get("copyrightHolder"))
        or _text(item.get("copyrightholder")),
        "published": next(filter(None, (_text(item.get(name)) for name in _TIMES)), None),
        "url": _text(item.get("url")),
        "language": _text(item.get("language")),
    }
    given = {name: value for name, value in found.items() if value}
    return Article(article_id=item["uri"], path=file.name, body=body, **given)


_TIMES: Final = (
    "firstCreated",
    "firstcreated",
    "contentCreated",
    "contentcreated",
    "versionCreated",
    "versioncreated",
)


def _body(item: dict[str, Any]) -> str | None:
    """Return the text of an item: plain where it is given, else that of its XHTML."""
    for name in ("body_text", "bodytext"):
        if isinstance(item.get(name), str):
            return str(item[name])
    for name in ("body_xhtml", "body_html"):
        if isinstance(item.get(name), str):
            return lines_of(item[name])
    bodies = [
        one for one in item.get("bodies") or () if isinstance(one, dict) and isinstance(one.get("value"), str)
    ]
    bodies.sort(
        key=lambda one: (one.get("role") not in (None, "main"), "html" in str(one.get("contentType")))
    )
    if not bodies:
        return None
    kind = str(bodies[0].get("contentType") or bodies[0].get("contenttype") or "")
    value: str = bodies[0]["value"]
    return lines_of(value) if "html" in kind or "xml" in kind else value


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _among(values: Any, roles: tuple[str, ...]) -> str | None:
    """Return the value of the role that comes first, of a list of ``{role, value}``."""
    some = [one for one in values or () if isinstance(one, dict)] if isinstance(values, list) else []
    some.sort(key=lambda one: one.get("role") not in roles)
    return _text(some[0].get("value")) if some else None


def _named(value: Any) -> str | None:
    some = value if isinstance(value, list) else [value]
    names = (one.get("name") if isinstance(one, dict) else one for one in some)
    return ", ".join(name for name in map(_text, names) if name) or None
