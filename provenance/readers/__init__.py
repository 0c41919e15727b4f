"""Corpora in: one module a format.

A reader is a module with ``SUFFIXES``, the endings of its files in lower case, and ``read(path, name)``,
which yields an `Article` for each article in the file, or an `Unreadable` for one that cannot be read.
*name* is the file's path relative to the corpus, with slashes.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, cast

from provenance.errors import ReadError, UsageError
from provenance.model import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Article

__all__ = ["Reader", "find_files", "read_path", "readers"]


class Reader(Protocol):
    """What every module of this folder offers."""

    SUFFIXES: tuple[str, ...]

    def read(self, path: Path, name: str) -> Iterator[Article | Unreadable]:
        """Yield what the file at *path* holds; *name* is its path in the corpus."""


@cache
def readers() -> dict[str, str]:
    """Map each ending of a file name to the module that reads it."""
    package = import_module("provenance.readers")
    names = sorted(
        module.name for module in iter_modules(package.__path__) if not module.name.startswith("_")
    )
    return {suffix: name for name in names for suffix in _reader(name).SUFFIXES}


def _reader(name: str) -> Reader:
    return cast("Reader", import_module(f"provenance.readers.{name}"))


def find_files(root: Path) -> Iterator[Path | Unreadable]:
    """Yield the files below *root* in the order of their names, each once; hidden ones are left out.

    A folder that cannot be listed, and a link that leads back into its own parents, is an `Unreadable`.
    """
    yield from _walk(root, root, ())


def _walk(folder: Path, root: Path, above: tuple[Path, ...]) -> Iterator[Path | Unreadable]:
    name = folder.relative_to(root).as_posix()
    try:
        here = folder.resolve(strict=True)
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except (OSError, RuntimeError) as error:
        yield Unreadable(article_id=name, path=name, reason=f"the folder cannot be listed: {_why(error)}")
        return
    if here in above:
        yield Unreadable(article_id=name, path=name, reason="the link leads back into its own parent folders")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _walk(entry, root, (*above, here))
        else:
            yield entry


def read_path(path: Path) -> Iterator[Article | Unreadable]:
    """Yield every article of a file or a folder, and an `Unreadable` for what cannot be read.

    In a folder, files of a format that no reader knows are passed over. Raises `UsageError` where *path*
    is not there, holds no article, or is a file of an unknown format.
    """
    if not path.exists() and not path.is_symlink():
        raise UsageError(f"there is no corpus at {path}", tip="give a folder of articles or a file")
    if not path.is_dir():
        yield from _read_file(path, path.name)
        return
    found = False
    for entry in find_files(path):
        if isinstance(entry, Unreadable):
            found = True
            yield entry
        elif entry.suffix.lower() in readers():
            found = True
            yield from _read_file(entry, entry.relative_to(path).as_posix())
    if not found:
        raise UsageError(f"there is no article in {path}", tip=f"it reads {', '.join(sorted(readers()))}")


def _read_file(path: Path, name: str) -> Iterator[Article | Unreadable]:
    reader = readers().get(path.suffix.lower())
    if reader is None:
        raise UsageError(f"no reader for {path.name}", tip=f"one of {', '.join(sorted(readers()))}")
    try:
        yield from _reader(reader).read(path, name)
    except (OSError, ReadError) as error:
        yield Unreadable(article_id=Path(name).with_suffix("").as_posix(), path=name, reason=_why(error))


def _why(error: Exception) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
