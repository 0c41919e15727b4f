"""The ledger as Parquet, for analysis: five tables with every text written out."""

from __future__ import annotations

import hmac
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from provenance.ledger.rows import CLAIMS, ERASED, ERASURES, RUNS, Strings

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

__all__ = ["export"]

_BATCH: Final = 50_000
_TABLES: Final = {
    "runs": f"SELECT {RUNS} FROM run ORDER BY n",
    "versions": """
        SELECT v.n, v.run, a.corpus, a.article_id, v.kind, v.sha256, v.path, v.title, v.byline, v.publisher,
            v.published
        FROM version v JOIN article a ON a.n = v.article ORDER BY v.n""",
    "claims": f"SELECT version, n, {CLAIMS} FROM claim ORDER BY version, n",
    "findings": """
        SELECT n, run, corpus, event, fingerprint, nth, code, name, level, confidence, article, start, stop,
            message, status, reason
        FROM finding ORDER BY n""",
    "erasures": f"SELECT n, run, {ERASURES} FROM erasure ORDER BY n",
}
# Their columns: + marks a text told by its number, # bytes, % a whole number.
_COLUMNS: Final = {
    "runs": """%run #hash #parents kind run_id at +corpus corpus_sha256 settings_sha256 rules_sha256 version
        parsers schema_sha256 %partial %articles %leaves #root""",
    "versions": "%version %run +corpus article_id kind #sha256 path title +byline +publisher published",
    "claims": "%version %n +kind +tier +via +role +party +name +text %start %stop +place +job",
    "findings": """%n %run +corpus event fingerprint %nth +code +name +level +confidence +article_id %start
        %stop +message +status +reason""",
    "erasures": "%n %run scope +reason #leaf #rest",
}


# Where persons may be named: the columns of a table, and the kinds of claim whose columns they are.
_PERSONAL: Final = {
    "versions": ("title", "byline"),
    "claims": ("name", "text"),
    "findings": ("message", "reason"),
}
_KINDS: Final = ("person", "byline")


def export(
    connection: sqlite3.Connection, folder: Path | str, *, key: bytes | None = None
) -> dict[str, Path]:
    """Write ``runs``, ``versions``, ``claims``, ``findings`` and ``erasures`` into *folder*.

    Returns their paths.

    A batch at a time, compressed with zstd. With a *key*, texts that may name persons are replaced by keyed
    hashes, equal for equal texts: names and their places in the text, bylines, titles, messages and reasons;
    without the key nobody can tell which (a bare hash of a name is guessed in a moment). Ids and paths of
    articles are kept. Needs pyarrow.
    """
    import pyarrow as pa  # noqa: PLC0415 - so that reading a ledger never loads Arrow
    import pyarrow.parquet as pq  # noqa: PLC0415

    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    strings = Strings(connection)
    types = {"%": pa.int64(), "": pa.string(), "#": pa.string(), "+": pa.string()}
    written = {}
    for table, query in _TABLES.items():
        told = [(name[0] if name[0] in "%#+" else "", name.lstrip("%#+")) for name in _COLUMNS[table].split()]
        schema = pa.schema([pa.field(name, types[mark]) for mark, name in told])
        written[table] = folder / f"{table}.parquet"
        with pq.ParquetWriter(written[table], schema, compression="zstd") as writer:
            for rows in _batches(connection, query):
                columns = {
                    name: _column(mark, [row[i] for row in rows], strings)
                    for i, (mark, name) in enumerate(told)
                }
                if key is not None:
                    _hide(table, columns, key)
                arrays = [pa.array(columns[name], types[mark]) for mark, name in told]
                writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
    return written


def _hide(table: str, columns: dict[str, list[Any]], key: bytes) -> None:
    """Replace the names of persons in these columns by keyed hashes."""
    kinds = columns["kind"] if table == "claims" else None
    for name in _PERSONAL.get(table, ()):
        columns[name] = [
            value
            if value is None or value == ERASED or (kinds is not None and kinds[i] not in _KINDS)
            else hmac.digest(key, value.encode("utf-8", "surrogatepass"), "sha256").hex()
            for i, value in enumerate(columns[name])
        ]


def _batches(connection: sqlite3.Connection, query: str) -> Iterator[list[tuple[Any, ...]]]:
    cursor = connection.execute(query)
    while rows := cursor.fetchmany(_BATCH):
        yield rows


def _column(mark: str, values: list[Any], strings: Strings) -> list[Any]:
    if mark == "+":
        return [strings.text(value) for value in values]
    if mark == "#":
        return [None if value is None else value.hex() for value in values]
    return values
