"""Articles in, tables out: what one worker process does with a batch."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, Protocol

from provenance.knowledge.agencies import using
from provenance.model import Article
from provenance.parsers import DELIVERED, parse_article, read_table, table_names
from provenance.pipeline.workers import Task
from provenance.tables import Columns, columns_to_arrow, schema, schema_names, to_arrow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from importlib.resources.abc import Traversable

    import pyarrow as pa

    from provenance.knowledge.agencies import Agency
    from provenance.tables import Row

__all__ = ["LONGEST", "Parsed", "digest_of", "parse_articles", "parsers_digest", "parsing", "uncollected"]

LONGEST: Final = 5_000_000
"""Characters of an article that is parsed; a longer one is no article, and is reported as unparsed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unparsed:
    parser: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Read:
    """What one article has in every table, and the parsers that failed on it."""

    rows: dict[str, tuple[Row, ...]] = field(default_factory=dict)
    columns: dict[str, Columns[Any]] = field(default_factory=dict)
    failed: list[_Unparsed] = field(default_factory=list)


Parsed = tuple["Sequence[Article]", "Mapping[str, pa.Table]"]
"""Articles, and their rows in every table."""


def parse_articles(articles: Sequence[Article], agencies: tuple[Agency, ...] = ()) -> Parsed:
    """Parse *articles* into the tables of the parsers, with ``articles`` and ``unparsed``.

    *agencies* are the corpus's own, which the parsers know beside those of the package.
    """
    with using(agencies), uncollected():
        return _parse(articles)


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the garbage collector rest: it would look for cycles in rows an eighth of the time, in vain."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _parse(articles: Sequence[Article]) -> Parsed:
    rows: dict[str, list[tuple[str, object]]] = {name: [] for name in table_names()}
    columns: dict[str, list[tuple[str, Columns[Any]]]] = {name: [] for name in table_names()}
    failed: list[tuple[str, object]] = []
    known: dict[tuple[str | None, ...], _Read] = {}
    for article in articles:
        read = _once(article, known)
        for name, found in read.rows.items():
            rows[name] += [(article.article_id, row) for row in found]
        for name, some in read.columns.items():
            columns[name].append((article.article_id, some))
        failed += [(article.article_id, one) for one in read.failed]
    rows["articles"] = [(one.article_id, one) for one in articles]
    by_column = {name: columns_to_arrow(schema(name), found) for name, found in columns.items() if found}
    return articles, {**_tables({**rows, "unparsed": failed}), **by_column}


def _once(article: Article, known: dict[tuple[str | None, ...], _Read]) -> _Read:
    """Read an article; two that say the same are read once."""
    delivered = tuple([getattr(article, name) for name in DELIVERED])
    if delivered not in known:
        known[delivered] = _read(article)
    return known[delivered]


def _read(article: Article) -> _Read:
    read = _Read()
    if len(article.body) > LONGEST:
        reason = f"{len(article.body):,} characters are more than {LONGEST:,}"
        read.failed.append(_Unparsed(parser="every table", reason=reason))
        return read
    document = parse_article(article)
    for name in table_names():
        try:
            found = read_table(document, name)
        except Exception as error:  # noqa: BLE001 - one article must not stop the rest; it is reported
            read.failed.append(_Unparsed(parser=name, reason=repr(error)))
            continue
        if isinstance(found, Columns):
            read.columns[name] = found
        else:
            read.rows[name] = found
    return read


def _tables(rows: Mapping[str, list[tuple[str, object]]]) -> Mapping[str, pa.Table]:
    return {name: to_arrow(schema(name), found) for name, found in rows.items() if found}


def _each(articles: Sequence[Article]) -> list[Sequence[Article]]:
    return [(article,) for article in articles]


def _lost(articles: Sequence[Article]) -> Parsed:
    reason = "the process that parsed it died"
    failed: list[tuple[str, object]] = [
        (one.article_id, _Unparsed(parser="every table", reason=reason)) for one in articles
    ]
    return articles, _tables({"articles": [(one.article_id, one) for one in articles], "unparsed": failed})


def parsing(agencies: tuple[Agency, ...]) -> Task[Sequence[Article], Parsed]:
    """Return the task that parses articles in a worker process, which knows the corpus's own *agencies*."""
    return Task(partial(parse_articles, agencies=agencies), _each, _lost)


def digest_of(article: Article) -> str:
    """Return a digest of all that was delivered of the article."""
    said = "\0".join(str(getattr(article, name)) for name in Article.__slots__)
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


@cache
def parsers_digest(agencies: tuple[Agency, ...] = ()) -> str:
    """Return a digest of everything that decides what articles are parsed into, and what is seen in pairs."""
    digest = sha256(repr(agencies).encode())
    for room in ("parsers", "comparers", "knowledge", "tables"):
        _take(files("provenance") / room, digest)
    _take(files("provenance") / "text.py", digest)
    for name in schema_names():
        digest.update(repr(schema(name)).encode())
    return digest.hexdigest()


class _Digest(Protocol):
    def update(self, data: bytes, /) -> None: ...


def _take(entry: Traversable, digest: _Digest) -> None:
    if entry.is_dir():
        for one in sorted(entry.iterdir(), key=lambda one: one.name):
            _take(one, digest)
    elif entry.name.endswith((".py", ".toml")):
        digest.update(entry.name.encode() + b"\0" + entry.read_bytes())
