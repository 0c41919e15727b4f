"""Corpora in: one module a format.

A reader is a module with ``SUFFIXES``, the endings of its files in lower case, and ``read(file)``, which
yields an `Article` for each article in the file, or an `Unreadable` for one that cannot be read. Where
several formats share an ending, ``recognises(head)`` says of the first bytes whether they are this one.
A reader opens the file that it is handed and no other: no link, no reference, no schema, no network.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Final, Protocol, cast

from provenance.errors import ReadError, UsageError
from provenance.model import Unreadable
from provenance.readers._files import COMPRESSIONS, File, Reading, standard_input
from provenance.readers._frames import is_frame, read_frame
from provenance.readers._rows import without_login

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from provenance.model import Article

__all__ = [
    "File",
    "Reader",
    "Reading",
    "find_files",
    "is_frame",
    "read_frame",
    "read_path",
    "readers",
]

_HEAD: Final = 4096
# Files of this name that lie beside data are about it, and hold no article.
_ABOUT: Final = frozenset(
    {
        *("readme.md", "license.md", "license.txt", "contributing.md", "changelog.md", "citation.cff"),
        *("dataset_info.json", "dataset_infos.json", "state.json", "croissant.json", "metadata.json"),
        *("package.json", "datapackage.json", "requirements.txt", "manifest.json", "schema.json"),
    }
)


_OUR_FILES: Final = ("provenance-baseline.json", "provenance-decisions.json")
_OUR_FOLDERS: Final = ("schemas", "audits")


class Reader(Protocol):
    """What every module of this folder offers."""

    SUFFIXES: tuple[str, ...]

    def read(self, file: File) -> Iterator[Article | Unreadable]:
        """Yield what the file holds."""


@cache
def readers() -> dict[str, tuple[str, ...]]:
    """Map each ending of a file name to the modules that read it."""
    package = import_module("provenance.readers")
    names = sorted(
        module.name for module in iter_modules(package.__path__) if not module.name.startswith("_")
    )
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        for suffix in _reader(name).SUFFIXES:
            found[suffix] = (*found.get(suffix, ()), name)
    return dict(sorted(found.items()))


def _reader(name: str) -> Reader:
    return cast("Reader", import_module(f"provenance.readers.{name}"))


def find_files(root: Path) -> Iterator[Path | Unreadable]:
    """Yield the files below *root* in the order of their names, each once; hidden ones are left out.

    A folder that cannot be listed is an `Unreadable`, and so is a link that leads back into its own parents,
    or out of *root*: a corpus shall not bring in what lies beside it. The baseline and,
    beside a configuration, the corpus's own ``schemas/`` and ``audits/`` are no articles.
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
    top = (*above, here)[0]
    for entry in entries:
        if entry.name.startswith(".") or _is_ours(entry, root):
            continue
        if entry.is_symlink() and not _inside(entry, top):
            outside = entry.relative_to(root).as_posix()
            yield Unreadable(article_id=_id(outside), path=outside, reason="the link leads out of the corpus")
        elif entry.is_dir():
            yield from _walk(entry, root, (*above, here))
        else:
            yield entry


def _is_ours(entry: Path, root: Path) -> bool:
    """Say whether *entry* tells how to audit the corpus, and is no part of it."""
    if entry.name in _OUR_FILES:
        return True
    configured = any((root / name).is_file() for name in ("provenance.toml", "pyproject.toml"))
    return configured and entry.parent == root and entry.name in _OUR_FOLDERS


def _inside(entry: Path, root: Path) -> bool:
    try:
        return entry.resolve().is_relative_to(root)
    except (OSError, RuntimeError):
        return True  # a link that leads nowhere: reading it will say so


def read_path(path: Path, reading: Reading | None = None) -> Iterator[Article | Unreadable]:
    """Yield every article of a file or a folder, and an `Unreadable` for what cannot be read.

    ``-`` is the standard input. In a folder, files of a format that no reader knows are passed over.
    Raises `UsageError` where *path* is not there, holds no article, or is a file of an unknown format.
    """
    reading = reading or Reading()
    if str(path) == "-":
        yield from _read_file(standard_input(reading))
        return
    try:
        there = path.exists() or path.is_symlink()
    except OSError as error:
        raise UsageError(f"the corpus cannot be opened: {_why(error)}", found=str(path)[:200]) from error
    if not there:
        raise UsageError(f"there is no corpus at {path}", tip="give a folder of articles or a file")
    if not path.is_dir():
        yield from _read_file(File(path=path, name=path.name, reading=reading))
        return
    found = False
    for entry in find_files(path):
        if isinstance(entry, Unreadable):
            found = True
            yield entry
            continue
        file = File(path=entry, name=entry.relative_to(path).as_posix(), reading=reading)
        if file.suffix in readers() and entry.name.lower() not in _ABOUT:
            found = True
            yield from _read_file(file)
    if not found:
        raise UsageError(f"there is no article in {path}", tip=_known())


def _known() -> str:
    return f"it reads {', '.join(readers())}, also with {' or '.join(COMPRESSIONS)} behind"


def _read_file(file: File) -> Iterator[Article | Unreadable]:
    names = readers().get(file.suffix, ())
    if not names:
        raise UsageError(f"no reader for {file.name}", tip=_known())
    try:
        for one in _reader(_choose(file, names)).read(file):
            yield one if isinstance(one, Unreadable) else without_login(one)
    except (OSError, ReadError, EOFError) as error:
        yield file.unreadable(_why(error))


def _choose(file: File, names: tuple[str, ...]) -> str:
    """Return the reader that recognises the file; the only one need not be asked."""
    if len(names) == 1:
        return names[0]
    head = file.head()[:_HEAD]
    for name in names:
        if cast("_Recogniser", _reader(name)).recognises(head):
            return name
    raise ReadError(f"its content is none of {', '.join(names)}")


class _Recogniser(Protocol):
    def recognises(self, head: bytes) -> bool: ...


def _id(name: str) -> str:
    return name.rpartition(".")[0] or name


def _why(error: Exception) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
