"""One file of a corpus: opened once, unpacked within bounds, decoded without guessing."""

from __future__ import annotations

import codecs
import gzip
import io
import os
import re
import stat
import sys
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, Final, cast

from provenance.errors import ReadError, UsageError
from provenance.model import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["COMPRESSIONS", "File", "Reading", "decode", "standard_input"]

COMPRESSIONS: Final = (".gz", ".zst")
_FREE: Final = 64 * 2**20  # bytes that may be unpacked whatever the ratio
_FRONT: Final = re.compile(rb"(---|\+\+\+)[ \t]*\r?\n.*?\n\1[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_COLUMN: Final = re.compile(r"[^\W\d]\w{0,40}(?:[ -]\w{1,20}){0,2}")
_CHUNK: Final = 64 * 2**10
_HEAD: Final = 64 * 2**10
_PIECE: Final = 2**20
_MOST: Final = 2**50  # a petabyte: more is a slip, and more than a machine counts
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a corpus is to be read, where that is not to be seen from its files.

    ``columns`` maps a column of an article to its name in the data (``{"body": "story_text"}``).
    ``encoding`` is that of files which declare none and are not UTF-8. ``article_bytes`` is the most that
    one article may have, ``ratio`` the most that a file may grow in unpacking: more is taken for a bomb.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    article_bytes: int = 64 * 2**20
    ratio: int = 200

    def __post_init__(self) -> None:
        """Refuse an encoding that does not exist, and bounds that no article keeps."""
        if self.encoding is not None:
            try:
                bytes(4).decode(self.encoding or "none")  # base64 and its like turn no bytes into text
            except LookupError as error:
                raise UsageError(
                    "there is no such encoding", found=repr(self.encoding), tip="such as windows-1252"
                ) from error
        for name, value in (("article-bytes", self.article_bytes), ("ratio", self.ratio)):
            if not 1 <= value <= _MOST:
                raise UsageError(f"{name} of the reading must be from 1 to {_MOST:,}", found=str(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file of a corpus, or the standard input; ``name`` is its path in the corpus, with slashes."""

    name: str
    path: Path | None
    reading: Reading
    stream: IO[bytes] | None = None

    @property
    def plain(self) -> PurePosixPath:
        """The name without the ending of a compression."""
        name = PurePosixPath(self.name)
        return name.with_suffix("") if name.suffix.lower() in COMPRESSIONS else name

    @property
    def suffix(self) -> str:
        """The ending that names the format, in lower case."""
        return self.plain.suffix.lower()

    @property
    def article_id(self) -> str:
        """The id of the article where the file holds one: its name without the ending."""
        return self.plain.with_suffix("").as_posix() if self.plain.suffix else self.plain.as_posix()

    def unreadable(self, reason: str, place: str | int | None = None) -> Unreadable:
        """Say that the file, or what stands at *place* in it, cannot be read."""
        article_id = self.article_id if place is None else f"{self.article_id}:{place}"
        return Unreadable(article_id=article_id, path=self.name, reason=reason)

    def open(self) -> IO[bytes]:
        """Open the file to read its bytes, unpacked; raises `ReadError` where it is no regular file."""
        raw = self.raw()
        ending = PurePosixPath(self.name).suffix.lower()
        if ending not in COMPRESSIONS:
            return raw
        unpacked = gzip.GzipFile(fileobj=raw) if ending == ".gz" else _zstandard(raw)
        return io.BufferedReader(_Unpacked(cast("IO[bytes]", unpacked), raw, self.reading.ratio), _CHUNK)

    def raw(self) -> IO[bytes]:
        """Open the file to read its bytes as they lie there."""
        if self.stream is not None:
            self.stream.seek(0)
            return self.stream
        if self.path is None:
            raise ReadError("there is nothing to read")
        # Opened first and looked at then, so that it cannot be another file in between; a pipe never blocks.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        descriptor = os.open(self.path, flags)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise ReadError("it is no regular file")
        return os.fdopen(descriptor, "rb")

    def head(self) -> bytes:
        """Read the first bytes of the file, in UTF-8 where they say that they are UTF-16 or UTF-32."""
        with self.open() as stream:
            start = stream.read(_HEAD)
        wide = _wide(start)
        return start if wide is None else start.decode(wide, "ignore").encode("utf-8", "ignore")

    def content(self) -> bytes:
        """Read the whole file; raises `ReadError` where it is longer than an article may be."""
        most = self.reading.article_bytes
        content = bytearray()
        with self.open() as stream:
            # A piece at a time: room for all that is asked for would be made at once, however short the file.
            while len(content) <= most and (some := stream.read(_PIECE)):
                content += some
        if len(content) > most:
            raise ReadError(f"it is longer than {most:,} bytes; article_bytes allows more")
        return bytes(content)

    def text(self) -> str:
        """Read the whole file as text; raises `ReadError` where that would be a guess."""
        return decode(self.content(), self.reading.encoding)

    def lines(self) -> Iterator[bytes | None]:
        """Yield the lines of the file with their ends; None for one that is longer than an article may be.

        What a byte order mark calls UTF-16 or UTF-32 is given as UTF-8, with its mark: lines end at bytes.
        """
        most = self.reading.article_bytes
        with self.open() as opened:
            start = opened.read(4)
        wide = _wide(start)
        with self.open() as opened:
            stream = opened if wide is None else io.BufferedReader(_Recoded(opened, wide), _CHUNK)
            while line := stream.readline(most + 1):
                if len(line) <= most:
                    yield line
                    continue
                while line and not line.endswith(b"\n"):
                    line = stream.readline(_CHUNK)
                yield None


def _wide(start: bytes) -> str | None:
    """Return the encoding of several bytes a character that a byte order mark names."""
    return next((name for mark, name in _MARKS if start.startswith(mark) and name != "utf-8"), None)


class _Recoded(io.RawIOBase):
    """Bytes of another encoding as UTF-8."""

    def __init__(self, stream: IO[bytes], encoding: str) -> None:
        self._stream, self._encoding, self._rest = stream, encoding, b""
        self._decoder = codecs.getincrementaldecoder(encoding)()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._rest:
            some = self._stream.read(_CHUNK)
            try:
                self._rest = self._decoder.decode(some, final=not some).encode("utf-8", "surrogatepass")
            except UnicodeDecodeError as error:
                raise ReadError(f"it is not {self._encoding.upper()}: {error.reason}") from error
            if not some:
                break
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size


class _Unpacked(io.RawIOBase):
    """Unpacked bytes, as long as they stay in proportion to the packed ones."""

    def __init__(self, stream: IO[bytes], raw: IO[bytes], ratio: int) -> None:
        self._stream, self._raw, self._ratio, self._size = stream, raw, ratio, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            some = self._stream.read(min(len(buffer), _CHUNK))
        except (OSError, EOFError, ValueError) as error:
            raise ReadError(f"it cannot be unpacked: {error}") from error
        self._size += len(some)
        if self._size > _FREE and self._size > self._ratio * max(self._raw.tell(), 1):
            raise ReadError(f"it unpacks to more than {self._ratio} times its size; ratio allows more")
        buffer[: len(some)] = some
        return len(some)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
            self._raw.close()
        super().close()


def _zstandard(raw: IO[bytes]) -> IO[bytes]:
    import pyarrow as pa  # noqa: PLC0415 - plain corpora are read without Arrow

    return cast(
        "IO[bytes]", pa.CompressedInputStream(pa.PythonFile(cast("io.IOBase", raw), mode="r"), "zstd")
    )


def decode(content: bytes, encoding: str | None = None) -> str:
    """Decode text: by its byte order mark, else as UTF-8, else in the *encoding* that the user named.

    A byte order mark is no part of the text, line ends stay as they are. Raises `ReadError` where the text
    is binary, or where its encoding would have to be guessed.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _strict(content[len(mark) :], name)
    if b"\0" in content[:8192]:
        raise ReadError("it is binary, not text")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if encoding is not None:
            return _strict(content, encoding)
        raise ReadError(
            f"it is not UTF-8: byte 0x{content[error.start]:02x} at offset {error.start}"
        ) from error


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(f"it is not {encoding.upper()}: {error.reason} at offset {error.start}") from error


def standard_input(reading: Reading) -> File:
    """Take the standard input as a file; its first bytes tell the format, and the name what they told."""
    stream = sys.stdin.buffer
    content = stream.read(_FREE + 1)
    if len(content) > _FREE:
        raise UsageError("the standard input is too long", tip="write it to a file first")
    kind = ""
    if content.startswith(b"\x1f\x8b"):
        kind = ".gz"
    elif content.startswith(b"\x28\xb5\x2f\xfd"):
        kind = ".zst"
    held = File(name=f"stdin.bin{kind}", path=None, reading=reading, stream=_Kept(content))
    suffix = _format(held.head(), reading)
    return File(name=f"stdin{suffix}{kind}", path=None, reading=reading, stream=_Kept(content))


class _Kept(io.BytesIO):
    """Bytes that several readers look at in turn: closing them closes nothing."""

    def close(self) -> None:
        self.seek(0)


def _format(head: bytes, reading: Reading) -> str:
    """Tell a format from the first bytes of a file without a name."""
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if start.startswith(b"PAR1"):
        return ".parquet"
    if start[:1] == b"<":
        low = start[:1024].lower()
        return ".html" if b"<!doctype html" in low or b"<html" in low else ".xml"
    if start[:1] == b"[":
        return ".json"
    if start[:1] == b"{":
        line, _, rest = start.partition(b"\n")
        return (
            ".jsonl" if line.rstrip().endswith(b"}") and (not rest.strip() or rest[:1] == b"{") else ".json"
        )
    if _FRONT.match(start):
        return ".md"
    header = start.partition(b"\n")[0].decode("utf-8", "replace").strip()
    return ".csv" if _names_columns(header, reading) else ".txt"


def _names_columns(line: str, reading: Reading) -> bool:
    """Say whether a line is the header of a table: short names alone, one of which holds the text."""
    from provenance.readers._rows import chosen_columns  # noqa: PLC0415 - that module reads rows of this one

    cells = [cell.strip().strip('"') for cell in re.split(r"[,;\t|]", line[:4096])]
    if len(cells) < 2 or not all(_COLUMN.fullmatch(cell) for cell in cells):  # noqa: PLR2004 - a table has two
        return False
    try:
        return "body" in chosen_columns(cells, reading.columns)
    except ReadError:
        return False
