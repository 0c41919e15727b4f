"""HTML pages: the main text by trafilatura, the metadata from JSON-LD and meta tags; nothing is fetched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.errors import InstallationError, ReadError
from provenance.model import Article
from provenance.readers._files import decode
from provenance.readers._json import parse_json
from provenance.readers._jsonld import articles_in, metadata_of
from provenance.readers._markup import head_of, marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Unreadable
    from provenance.readers._files import File

__all__ = ["SUFFIXES", "read"]

SUFFIXES: Final = (".html", ".htm", ".xhtml")
_CHARSET: Final = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,4}=\s{0,4}[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE
)
_CHARSETS: Final = re.compile(
    r"utf-?8|us-ascii|ascii|iso-8859-\d{1,2}|latin-?1|windows-125\d|koi8-[ru]|shift_jis|euc-(?:jp|kr)|gb(?:2312|k|18030)|big5"
)
# The headline is the title; the others lead elsewhere, speak to a reader without scripts, or ask for consent.
_ASKING: Final = ("consent", "gdpr", "onetrust", "didomi", "cookie-banner", "cookie-notice", "cookie-consent")
_NO_TEXT: Final = (
    "//h1",
    "//noscript",
    "//nav",
    "//footer[not(ancestor::article)]",
    *(
        f"//{tag}[starts-with(@id, '{word}') or starts-with(@class, '{word}')]"
        for tag in ("div", "section", "aside", "dialog", "form")
        for word in _ASKING
    ),
)
# The first that is there tells it. Source: Open Graph, Dublin Core, and what parsely and others agreed on.
_META: Final = {
    "title": ("og:title", "twitter:title", "dc.title", "parsely-title"),
    "byline": ("author", "article:author", "dc.creator", "parsely-author", "byl", "sailthru.author"),
    "publisher": ("og:site_name", "dc.publisher", "application-name", "publisher"),
    "published": (
        "article:published_time",
        "datepublished",
        "dc.date",
        "date",
        "parsely-pub-date",
        "pubdate",
    ),
    "url": ("canonical", "og:url"),
    "language": ("og:locale", "content-language", "dc.language"),
}


def read(file: File) -> Iterator[Article | Unreadable]:
    """Yield the one article of the page."""
    content = file.content()
    markup = decode(content, _charset(content) or file.reading.encoding)
    body = _main_text(markup)
    if not body:
        raise ReadError("no main text is to be found on the page")
    yield Article(article_id=file.article_id, path=file.name, body=body, **_metadata(markup))


def _charset(content: bytes) -> str | None:
    """Return the encoding that the page declares, where it is one that pages are written in."""
    found = _CHARSET.search(content[:4096])
    name = found[1].decode("ascii").lower() if found else ""
    if not _CHARSETS.fullmatch(name):
        return None
    # Browsers take Latin-1 for its superset; so do those who declare it.
    return "windows-1252" if name in ("iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii") else name


def _main_text(markup: str) -> str | None:
    try:
        from trafilatura import extract  # noqa: PLC0415 - heavy, and an extra
    except ImportError as error:
        raise InstallationError(
            "reading HTML needs trafilatura", tip="pip install 'news-provenance[html]'"
        ) from error
    text: str | None = extract(
        markup,
        favor_recall=True,
        include_comments=False,
        include_tables=False,
        deduplicate=False,
        prune_xpath=list(_NO_TEXT),
    )
    return text


def _metadata(markup: str) -> dict[str, str]:
    """Return the metadata: what JSON-LD says, where it is silent the meta tags, then what the page marks."""
    page = head_of(markup)
    found: dict[str, str] = {}
    for text in page.json_ld:
        try:
            told = parse_json(text.strip())
        except ReadError:
            continue  # a page with broken metadata is an article all the same
        for one in articles_in(told):
            found = metadata_of(one) | found
    for column, names in _META.items():
        value = next((page.meta[name] for name in names if page.meta.get(name)), None)
        if value and not (column == "byline" and value.startswith(("http://", "https://"))):
            found.setdefault(column, value)
    rest = {
        "title": page.title or marked(markup, lambda name, _: name == "h1"),
        "byline": None if "byline" in found else marked(markup, _says_byline),
        "language": page.language,
    }
    return {column: value for column, value in rest.items() if value} | found


def _says_byline(_: str, told: dict[str, str]) -> bool:
    """Say whether a page marks an element as its byline, which main text extraction leaves out."""
    marks = f"{told.get('class', '')} {told.get('itemprop', '')} {told.get('rel', '')}".lower().split()
    return not {"byline", "by-line", "article-byline", "author"}.isdisjoint(marks)
