"""One table's contract: its schema as a pandera schema, checked lazily, all failures at once.

pandera's own reader of Table Schemas needs the frictionless package and the thirty others that it
brings, so the columns are made here from the same file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pandera.pandas as pa
from pandera.errors import SchemaErrors

from provenance.tables import schema

if TYPE_CHECKING:
    from collections.abc import Collection

    import pandas as pd

    from provenance.tables import Field, Schema

__all__ = ["Contract", "Violation", "contract"]

_DTYPES: Final = {"string": "str", "integer": "Int64", "number": "float64", "boolean": "boolean"}
_KINDS: Final = {
    "string": "a string of valid Unicode",
    "integer": "an integer",
    "number": "a number",
    "boolean": "true or false",
}
_SHOWN: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One value that breaks the contract: which row, which column, what was there, what was expected."""

    row: int
    article_id: str | None
    path: str | None
    field: str
    value: str | None
    expected: str


class Contract:
    """What one table must look like."""

    def __init__(self, table: Schema, *, without: tuple[str, ...] = ()) -> None:
        """Take the table's schema, and the columns that are not there yet and so are not asked for."""
        self.table = table
        self._fields = tuple(one for one in table.fields if one.name not in without)

    def to_pandera(self) -> pa.DataFrameSchema:
        """Return the pandera schema: one column a field, every constraint a named check."""
        return pa.DataFrameSchema(
            {one.name: _column(one) for one in self._fields},
            name=self.table.name,
            title=self.table.title,
            description=self.table.description,
            strict=False,
        )

    def split(
        self, rows: pd.DataFrame, *, seen: Collection[str] = ()
    ) -> tuple[pd.DataFrame, tuple[Violation, ...]]:
        """Return the rows that keep the contract, and every violation of the others; nothing is lost.

        *rows* is numbered from 0. Of two rows with one id the second is set aside, and so is a row whose
        id is among those *seen* in earlier batches.
        """
        found: list[Violation] = []
        try:
            self.to_pandera().validate(rows, lazy=True)
        except SchemaErrors as errors:
            found = self._violations(rows, errors)
        if seen:
            found += self._seen_before(rows, seen)
        violations = tuple(sorted(found, key=lambda one: (one.row, one.field, one.expected)))
        return rows.drop(index=sorted({one.row for one in violations})), violations

    def _seen_before(self, rows: pd.DataFrame, seen: Collection[str]) -> list[Violation]:
        return [
            self._violation(rows, row, column, "field_uniqueness")
            for column in self.table.primary_key
            for row, value in rows[column].items()
            if value in seen
        ]

    def _violations(self, rows: pd.DataFrame, errors: SchemaErrors) -> list[Violation]:
        found: dict[tuple[Any, ...], Violation] = {}
        for case in errors.failure_cases.to_dict("records"):
            index = case["index"]
            column, check = str(case["column"]), str(case["check"])
            for row in rows.index if index is None or index != index else [index]:  # noqa: PLR0124 - NaN
                found[row, column, check] = self._violation(rows, row, column, check)
        return list(found.values())

    def _violation(self, rows: pd.DataFrame, row: Any, column: str, check: str) -> Violation:
        values = {name: rows[name].loc[row] for name in ("article_id", "path", column) if name in rows}
        return Violation(
            row=int(row),
            article_id=_shown(values.get("article_id")),
            path=_shown(values.get("path")),
            field=column,
            value=_shown(values.get(column)),
            expected=_expected(self.table, column, check),
        )


def contract(name: str, *, without: tuple[str, ...] = ()) -> Contract:
    """Return the contract of the table *name*; raises `SchemaError` for a table that nobody described."""
    return Contract(schema(name), without=without)


def _column(one: Field) -> pa.Column:
    limits = one.constraints
    checks = []
    if "pattern" in limits:
        checks.append(
            pa.Check.str_matches(f"^(?:{limits['pattern']})$", error=f"pattern {limits['pattern']}")
        )
    if "minLength" in limits or "maxLength" in limits:
        low, high = limits.get("minLength"), limits.get("maxLength")
        checks.append(pa.Check.str_length(low, high, error=_length(low, high)))
    if "enum" in limits:
        checks.append(pa.Check.isin(limits["enum"], error=f"one of {', '.join(limits['enum'])}"))
    if "minimum" in limits:
        checks.append(pa.Check.ge(limits["minimum"], error=f"at least {limits['minimum']}"))
    if "maximum" in limits:
        checks.append(pa.Check.le(limits["maximum"], error=f"at most {limits['maximum']}"))
    return pa.Column(
        _DTYPES[one.type],
        checks,
        nullable=not one.required,
        unique=bool(limits.get("unique")),
        report_duplicates="exclude_first",
        coerce=True,
        required=one.required,
        description=one.description,
    )


def _length(low: int | None, high: int | None) -> str:
    if low is None or high is None:
        return f"at least {low} characters" if high is None else f"at most {high} characters"
    return f"{low} to {high} characters"


def _expected(table: Schema, column: str, check: str) -> str:
    if check == "not_nullable":
        return "a value"
    if check == "field_uniqueness":
        return "a value that no other row has"
    if check == "column_in_dataframe":
        return f"a column {column}"
    if check.startswith(("dtype", "coerce_dtype")):
        return next((_KINDS[one.type] for one in table.fields if one.name == column), check)
    return check


def _shown(value: Any) -> str | None:
    if value is None or value != value:  # noqa: PLR0124 - NaN is null in pandas
        return None
    text = str(value).encode("utf-8", "backslashreplace").decode()
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
