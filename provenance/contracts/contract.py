"""One table's contract: its schema as a pandera schema, checked lazily, all failures at once.

pandera's own reader of Table Schemas needs the frictionless package and the thirty others that it
brings, so the columns are made here from the same file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from provenance.contracts.checks import WARNINGS, garbled, on_table, writable
from provenance.contracts.columns import NO_STRING, column
from provenance.contracts.own import load_model, tightened
from provenance.errors import SchemaError, must_be
from provenance.tables import schema

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from provenance.tables import Schema

__all__ = ["Contract", "Violation", "contract"]

_SHOWN: Final = 80
_WHOLE_ROW: Final = "the row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One value that breaks the contract: which row, which column, what was there, what was expected.

    ``aside`` says whether the row is set aside for it, or only reported.
    """

    row: int
    article_id: str | None
    path: str | None
    field: str
    value: str | None
    expected: str
    aside: bool = True


class Contract:
    """What one table must look like."""

    def __init__(
        self,
        table: Schema,
        *,
        without: Collection[str] = (),
        more: tuple[pa.DataFrameSchema, ...] = (),
    ) -> None:
        """Take the table's schema, columns that are not there yet, and *more* schemas that rows must keep."""
        self.table = table
        self._fields = tuple(one for one in table.fields if one.name not in without)
        self._more = more

    def to_pandera(self, *, bodies: Mapping[str, str] | None = None) -> pa.DataFrameSchema:
        """Return the pandera schema: one column a field, every constraint a named check.

        With *bodies*, the texts of the articles by their ids, every place must lie inside its body.
        """
        return pa.DataFrameSchema(
            {one.name: column(one) for one in self._fields},
            checks=on_table(tuple(one.name for one in self._fields), bodies),
            name=self.table.name,
            title=self.table.title,
            description=self.table.description,
            strict=False,
        )

    @cached_property
    def _schema(self) -> pa.DataFrameSchema:
        return self.to_pandera()

    def split(
        self,
        rows: pd.DataFrame,
        *,
        seen: Collection[str] = (),
        bodies: Mapping[str, str] | None = None,
    ) -> tuple[pd.DataFrame, tuple[Violation, ...]]:
        """Return the rows that keep the contract, and every violation of the others; nothing is lost.

        *rows* is numbered from 0. Of two rows with one id the second is set aside, and so is a row whose
        id is among those *seen* in earlier batches. For *bodies* see `to_pandera`.
        """
        must_be("rows", rows, (pd.DataFrame,), "a pandas DataFrame")
        found: list[Violation] = []
        whole, rows = rows, writable(rows)
        for one in (self._schema if bodies is None else self.to_pandera(bodies=bodies), *self._more):
            try:
                one.validate(rows, lazy=True)
            except SchemaErrors as errors:
                found += self._violations(rows, errors)
        if seen:
            found += self._seen_before(rows, seen)
        no_strings = {(one.row, one.field) for one in found if one.expected == NO_STRING}
        kept = {one for one in found if one.expected == NO_STRING or (one.row, one.field) not in no_strings}
        violations = tuple(sorted(kept, key=lambda one: (one.row, one.field, one.expected)))
        return whole.drop(index=sorted({one.row for one in violations if one.aside})), violations

    def _seen_before(self, rows: pd.DataFrame, seen: Collection[str]) -> list[Violation]:
        return [
            self._violation(rows, row, name, "field_uniqueness")
            for name in self.table.primary_key
            for row, value in rows[name].items()
            if value in seen
        ]

    def _violations(self, rows: pd.DataFrame, errors: SchemaErrors) -> list[Violation]:
        found: list[Violation] = []
        names = {check.error: check.name for check in on_table(tuple(rows.columns), {})}
        for case in errors.failure_cases.to_dict("records"):
            index, name, check = case["index"], str(case["column"]), str(case["check"])
            if check == "column_in_dataframe":
                missing = str(case["failure_case"])
                raise SchemaError(
                    f"the contract of {self.table.name} asks for a column that is not there", found=missing
                )
            if case["schema_context"] == "DataFrameSchema":
                name = names.get(check) or _WHOLE_ROW
            every = index is None or index != index  # noqa: PLR0124 - NaN
            found += [self._violation(rows, row, name, check) for row in (rows.index if every else [index])]
        return found

    def _violation(self, rows: pd.DataFrame, row: Any, name: str, check: str) -> Violation:
        values = {one: rows[one].loc[row] for one in ("article_id", "path", name) if one in rows}
        return Violation(
            row=int(row),
            article_id=_shown(values.get("article_id")),
            path=_shown(values.get("path")),
            field=name,
            value=garbled(str(values[name])) if check in WARNINGS else _shown(values.get(name)),
            expected=_expected(self.table, name, check),
            aside=check not in WARNINGS,
        )


def contract(
    name: str, *, without: Collection[str] = (), own: str | Path | None = None, model: str | None = None
) -> Contract:
    """Return the contract of the table *name*.

    *own* is a folder whose ``<name>.json``, if it is there, adds constraints; *model* is ``module:Name`` of a
    pandera model that rows must keep too. Raises `SchemaError` for a table that nobody described, and for a
    schema or model that cannot be, and `TypeError` for an argument of a wrong type.
    """
    must_be("name", name, (str,), "a str")
    must_be("without", without, (tuple, list, set, frozenset), "a tuple of names")
    must_be("own", own, (str, Path, type(None)), "a path or None")
    must_be("model", model, (str, type(None)), "a str or None")
    table = schema(name)
    file = Path(own) / f"{name}.json" if own else None
    if file is not None and file.is_file():
        table = tightened(table, file)
    return Contract(table, without=without, more=(load_model(model),) if model else ())


def _expected(table: Schema, name: str, check: str) -> str:
    if check == "not_nullable":
        return "a value"
    if check == "field_uniqueness":
        return "a value that no other row has"
    if check.startswith(("dtype", "coerce_dtype")):
        return next((f"a {one.type}" for one in table.fields if one.name == name), check)
    return check


def _shown(value: Any) -> str | None:
    if value is None or value != value:  # noqa: PLR0124 - NaN is null in pandas
        return None
    text = str(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
