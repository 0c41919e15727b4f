"""From whatever a user has to articles that keep the contract, batch by batch."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from provenance.errors import UsageError
from provenance.model import Article, Unreadable
from provenance.readers import is_frame, read_frame, read_path

if TYPE_CHECKING:
    import pandas as pd

    from provenance.contracts import Contract, Violation
    from provenance.readers import Reading

__all__ = ["COLUMNS", "Batch", "Source", "arriving_frame", "batches", "check", "corpus_name", "size_of"]

Source = Any
"""A path, a glob, a pandas, Polars or Arrow table, or an iterable of `Article` or of mappings."""

COLUMNS: Final = tuple(field.name for field in fields(Article))
"""What may be delivered of an article."""
_BATCH: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Some articles that keep the contract, and what had to be set aside on the way."""

    articles: tuple[Article, ...]
    unreadable: tuple[Unreadable, ...] = ()
    violations: tuple[Violation, ...] = ()


def corpus_name(source: Source) -> str:
    """Name the corpus in reports: the path as given, else ``articles``."""
    return str(source) if isinstance(source, (str, Path)) else "articles"


def size_of(source: Source) -> int | None:
    """Return the number of articles that will arrive, where that is known beforehand."""
    if isinstance(source, (str, Path)) or not hasattr(source, "__len__"):
        return None
    return len(source)


def batches(
    source: Source,
    size: int = _BATCH,
    *,
    contract: Contract | None = None,
    reading: Reading | None = None,
) -> Iterator[Batch]:
    """Yield the corpus in batches of at most *size* articles, checked against ``schemas/articles.json``.

    An article that breaks the contract is set aside with every reason; so is the second of two with one id.
    *contract* is the corpus's own; the built-in one where it is left out. *reading* says how to read it.
    Raises `UsageError` where *source* is not there, is empty or is nothing that holds articles.
    """
    from provenance.contracts import contract as contract_of  # noqa: PLC0415 - pandera loads with a corpus

    contract = contract or contract_of("articles", without=("sha256",))
    arriving = _arriving(source, reading)
    seen: set[str] = set()
    empty = True
    while some := list(islice(arriving, size)):
        empty = False
        yield check(some, seen, contract)
    if empty:
        raise UsageError("the corpus is empty", found=corpus_name(source))


def arriving_frame(source: Source) -> pd.DataFrame:
    """Return every article as it arrives, unchecked, as a pandas DataFrame; unreadable ones are left out."""
    rows = [row for row in _arriving(source) if not isinstance(row, Unreadable)]
    return _frame(rows)


def _frame(rows: list[Mapping[str, Any]]) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415

    cells = [[row.get(name) for name in COLUMNS] for row in rows]
    return pd.DataFrame(cells, columns=list(COLUMNS), dtype=object)


def check(some: Sequence[Mapping[str, Any] | Unreadable], seen: set[str], contract: Contract) -> Batch:
    """Check some articles; those that break the *contract*, or have an id among *seen*, are set aside."""
    rows = [one for one in some if not isinstance(one, Unreadable)]
    _, violations = contract.split(_frame(rows), seen=seen)
    bad = {one.row for one in violations if one.aside}
    articles = tuple(Article(**_strings(row)) for n, row in enumerate(rows) if n not in bad)
    seen.update(article.article_id for article in articles)
    return Batch(
        articles=articles,
        unreadable=tuple(one for one in some if isinstance(one, Unreadable)),
        violations=violations,
    )


def _strings(row: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(row[name]) for name in COLUMNS if row.get(name) is not None}


def _arriving(source: Source, reading: Reading | None = None) -> Iterator[Mapping[str, Any] | Unreadable]:
    if isinstance(source, (str, Path)):
        for path in _paths(source):
            for one in read_path(path, reading):
                yield one if isinstance(one, Unreadable) else _mapping(one)
    elif is_frame(source) and ((reading and reading.columns) or not _listed(source)):
        for one in read_frame(source, reading):
            yield one if isinstance(one, Unreadable) else _mapping(one)
    else:
        for row in _rows(source):
            yield _mapping(row)


def _paths(source: str | Path) -> list[Path]:
    path = Path(source)
    if path.exists() or path.is_symlink() or not glob.has_magic(str(source)):
        return [path]
    names = sorted(glob.glob(str(source), recursive=True))  # noqa: PTH207 - Path.glob takes no absolute one
    found = [Path(name) for name in names]
    if not found:
        raise UsageError(f"no file fits {source}", tip="quote a pattern so that the shell leaves it alone")
    return found


def _listed(source: Source) -> bool:
    """Say whether a table hands over its rows by itself; others are streamed through Arrow."""
    return any(hasattr(source, method) for method in ("to_pylist", "to_dicts", "to_dict"))


def _rows(source: Source) -> Iterable[Any]:
    for method in ("to_pylist", "to_dicts"):
        if hasattr(source, method):
            return getattr(source, method)()  # type: ignore[no-any-return]
    if hasattr(source, "to_dict") and hasattr(source, "columns"):
        missing = source.astype(object).where(source.notna(), None)
        return missing.to_dict("records")  # type: ignore[no-any-return]
    if isinstance(source, Iterable) and not isinstance(source, (bytes, Mapping)):
        return source
    raise UsageError(
        "that is no corpus", found=type(source).__name__, tip="a path, a table, or an iterable of articles"
    )


def _mapping(row: Any) -> Mapping[str, Any]:
    if isinstance(row, Article):
        return {name: getattr(row, name) for name in COLUMNS}
    if isinstance(row, Mapping):
        return row
    raise UsageError(
        "that is no article",
        found=type(row).__name__,
        tip="an Article, or a mapping with article_id and body",
    )
