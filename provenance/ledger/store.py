"""The file: how it is opened, checked and brought up to date.

A ledger may come from somewhere else, as an artifact of another job; so it is opened as untrusted input:
the application id, the version and every word of its schema are compared before a table is read.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager, suppress
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from provenance.errors import LedgerError
from provenance.ledger.locks import locked

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DEFAULT", "reading", "schema_digest", "scrub", "strange", "writing"]

DEFAULT: Final = Path(".provenance/ledger.db")
APPLICATION: Final = 0x4E507276  # "NPrv"
PATIENCE: Final = 600.0  # seconds that a writer waits for another
_NETWORK: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "ceph", "glusterfs"}
)
_CAREFUL: Final = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -65536",
)


@cache
def migrations() -> tuple[str, ...]:
    """Return the migrations in order; number n brings a ledger from version n - 1 to n."""
    folder = files("provenance.ledger") / "migrations"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return tuple((folder / name).read_text(encoding="utf-8") for name in names)


def _schema(connection: sqlite3.Connection) -> frozenset[tuple[str, str, str]]:
    rows = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite#_autoindex#_%' ESCAPE '#'"
    )
    return frozenset((kind, name, sql or "") for kind, name, sql in rows)


@cache
def _expected(version: int) -> frozenset[tuple[str, str, str]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        for migration in migrations()[:version]:
            connection.executescript(migration)
        return _schema(connection)


@cache
def schema_digest(version: int | None = None) -> str:
    """Digest the schema of a ledger of this version, the newest by default."""
    known = sorted(_expected(len(migrations()) if version is None else version))
    return sha256(repr(known).encode()).hexdigest()


def strange(connection: sqlite3.Connection) -> str | None:
    """Say what keeps this file from being a ledger that this version can read; None if nothing does."""
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if application != APPLICATION:
            return "it is no ledger of this project"
        if version > len(migrations()):
            return f"it was written by a newer release (ledger version {version})"
        odd = _schema(connection) ^ _expected(version)
    except sqlite3.DatabaseError as error:
        return f"it is damaged: {error}"
    if odd:
        return f"its schema was changed at {', '.join(sorted({name for _, name, _ in odd})[:5])}"
    return None


def connect(path: Path, *, writable: bool) -> sqlite3.Connection:
    """Open the file; the statements of the caller decide what a transaction is."""
    uri = path.absolute().as_uri()
    mode = "rwc" if writable else "ro"
    try:
        connection = _opened(f"{uri}?mode={mode}")
    except sqlite3.OperationalError:
        # A reader cannot make the shared memory of a log in a folder that it may not write.
        if writable or path.with_name(path.name + "-wal").exists() or not path.is_file():
            raise
        connection = _opened(f"{uri}?mode=ro&immutable=1")
    return connection


def _opened(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, timeout=60, isolation_level=None)
    try:
        for pragma in _CAREFUL:
            connection.execute(pragma)
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        raise
    except sqlite3.DatabaseError:
        pass  # the file opens and is no sound database: whoever reads on is told so
    return connection


@contextmanager
def reading(path: Path | str = DEFAULT, *, check: bool = True) -> Iterator[sqlite3.Connection]:
    """Open a ledger to read it; nothing can be written through it.

    Raises `LedgerError` where there is no ledger, or none that can be trusted to be one.
    """
    path = Path(path)
    if not path.is_file():
        raise LedgerError(
            "there is no ledger", found=str(path), tip="provenance audit articles/ records into one"
        )
    try:
        connection = connect(path, writable=False)
    except sqlite3.Error as error:
        raise LedgerError("the ledger cannot be opened", found=f"{path}: {error}") from error
    with closing(connection):
        odd = strange(connection) if check else None
        if odd:
            raise LedgerError("this ledger cannot be read", found=f"{path}: {odd}", tip="provenance verify")
        if check and (version := connection.execute("PRAGMA user_version").fetchone()[0]) < len(migrations()):
            raise LedgerError(
                f"the ledger is of version {version}",
                found=str(path),
                tip="the next recorded run brings it up to date",
            )
        try:
            yield connection
        except sqlite3.Error as error:
            raise LedgerError("the ledger cannot be read", found=f"{path}: {error}") from error


@contextmanager
def writing(path: Path | str = DEFAULT, *, patience: float = PATIENCE) -> Iterator[sqlite3.Connection]:
    """Open a ledger inside one transaction that holds all of the block, or nothing.

    One writer at a time: others wait *patience* seconds. When the block ends the transaction is on the disk
    and the log is folded into the file. Raises `LedgerError`; the ledger is then as it was.
    """
    path = Path(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError("the ledger's folder cannot be made", found=f"{path.parent}: {error}") from error
    with locked(path, patience=patience):
        try:
            with closing(connect(path, writable=True)) as connection:
                _prepare(connection, path)
                connection.execute("BEGIN IMMEDIATE")
                try:
                    yield connection
                except BaseException:
                    connection.rollback()
                    raise
                connection.execute("COMMIT")
                with suppress(sqlite3.Error):  # the run is safe in the log, which the next writer folds in
                    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise LedgerError("the run was not recorded", found=f"{path}: {error}") from error


def scrub(path: Path, *, patience: float = PATIENCE) -> None:
    """Write the file anew, without the bytes of what was erased, and drop copies of older versions beside it.

    Raises `LedgerError` where somebody reads the ledger meanwhile: its log then still holds those bytes.
    """
    try:
        with locked(path, patience=patience), closing(connect(path, writable=True)) as connection:
            connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()  # nobody else may have it open
            connection.execute("PRAGMA temp_store = FILE")  # of a large ledger more than memory holds
            connection.execute("VACUUM")
            connection.execute(f"PRAGMA journal_mode = {_journal(path)}").fetchone()
        for copy in path.parent.iterdir():
            if copy.name.startswith(f"{path.name}.version-"):
                copy.unlink()
    except (sqlite3.Error, OSError) as error:
        raise LedgerError(
            "the rows are erased, but the bytes of their words are still in the file",
            found=f"{path}: {error}",
            tip="close whatever reads the ledger, and erase again",
        ) from error


def _journal(path: Path) -> str:
    return "DELETE" if _remote(path) else "WAL"


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Set the file up, or bring it up to date, with a copy beside it first."""
    empty = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if not empty and (odd := strange(connection)):
        raise LedgerError("this ledger cannot be written", found=f"{path}: {odd}", tip="provenance verify")
    connection.execute(f"PRAGMA journal_mode = {_journal(path)}").fetchone()
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA wal_autocheckpoint = 0").fetchone()
    connection.execute("PRAGMA recursive_triggers = ON")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == len(migrations()):
        return
    if not empty:
        copy = path.with_name(f"{path.name}.version-{version}")
        copy.unlink(missing_ok=True)
        connection.execute("VACUUM INTO ?", (str(copy),))
    steps = "".join(migrations()[version:])
    marks = f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {len(migrations())};"
    connection.executescript(f"BEGIN IMMEDIATE; {steps} {marks} COMMIT;")


def _remote(path: Path) -> bool:
    """Say whether the file lies on a network file system, where a write-ahead log is not safe."""
    try:
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    best, kind = "", ""
    real = path.parent.resolve()
    for line in mounts.splitlines():
        _, point, found, *_ = [*line.split(" "), "", ""]
        if len(point) >= len(best) and real.is_relative_to(point.replace("\\040", " ")):
            best, kind = point, found
    return kind in _NETWORK
