"""The small corpora in a rule's documentation: articles with headers, separated by ``---`` lines.

id: wire1
byline: By Ada Moreau, AFP

The port reopened on Monday.
---
id: copy1
...
"""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Final

from provenance.errors import RuleError
from provenance.model import Article

__all__ = ["read_news"]

_BETWEEN: Final = re.compile(r"^---[ \t]*\n", re.MULTILINE)
_HEADERS: Final = frozenset(field.name for field in fields(Article)) - {"article_id", "body"} | {"id"}


def read_news(news: str) -> tuple[Article, ...]:
    """Read the articles of one example; the body is what follows the first empty line.

    Raises `RuleError` for a header that no article has, or an article without an id.
    """
    return tuple(_article(part) for part in _BETWEEN.split(news))


def _article(part: str) -> Article:
    head, _, body = part.lstrip("\n").partition("\n\n")
    headers: dict[str, str] = {}
    for line in head.strip().splitlines():
        key, colon, value = line.partition(": ")
        if not colon or key not in _HEADERS:
            raise RuleError(
                "an example has a header that no article has", found=line, tip=", ".join(sorted(_HEADERS))
            )
        headers[key] = value.strip()
    if "id" not in headers:
        raise RuleError("an article in an example has no id", found=head[:60], tip="id: wire1")
    return Article(article_id=headers.pop("id"), body=body.rstrip("\n"), **headers)
