"""One field of a Table Schema as a pandera column, every constraint a check that says what it expects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandera.pandas as pa

from provenance.contracts.checks import CHECKS
from provenance.errors import SchemaError, meant

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.tables import Field

__all__ = ["CONSTRAINTS", "NO_STRING", "column", "known_constraints"]

_DTYPES: Final = {"string": "object", "integer": "Int64", "number": "float64", "boolean": "boolean"}

NO_STRING: Final = "a string"
"""What a value that is no string is told; nothing else is worth telling of it."""

CONSTRAINTS: Final = (
    "required",
    "unique",
    "pattern",
    "minLength",
    "maxLength",
    "enum",
    "minimum",
    "maximum",
    *CHECKS,
)
"""The constraints that a contract knows: those of Table Schema, and our own."""


def known_constraints(limits: Mapping[str, Any], where: str) -> None:
    """Raise `SchemaError` for a constraint that nobody would check."""
    for name in limits:
        if name not in CONSTRAINTS:
            raise SchemaError(
                f"{where} has an unknown constraint",
                found=name,
                tip=meant(name, CONSTRAINTS),
            )


def column(one: Field) -> pa.Column:
    """Return the column; raises `SchemaError` for a constraint that nobody would check."""
    limits = one.constraints
    known_constraints(limits, one.name)
    return pa.Column(
        _DTYPES[one.type],
        [*_type(one), *_limits(one), *_own(one)],
        nullable=not one.required,
        unique=bool(limits.get("unique")),
        report_duplicates="exclude_first",
        coerce=True,
        required=one.required,
        description=one.description,
    )


def _type(one: Field) -> list[pa.Check]:
    """Check strings value by value: to coerce a column fails it whole for one bad value."""
    return [pa.Check.valid_text(error=NO_STRING)] if one.type == "string" else []


def _own(one: Field) -> list[pa.Check]:
    found = [CHECKS[name]() for name in CHECKS if one.constraints.get(name)]
    for check in found:
        if check.name == "iso_language" and one.expected:
            check.error = one.expected
    return found


def _limits(one: Field) -> list[pa.Check]:
    limits, checks = one.constraints, []
    if "pattern" in limits:
        pattern = limits["pattern"]
        said = one.expected or f"text of the pattern {pattern}"
        checks.append(pa.Check.str_matches(f"^(?:{pattern})$", error=said))
    if "minLength" in limits or "maxLength" in limits:
        low, high = limits.get("minLength"), limits.get("maxLength")
        checks.append(pa.Check.str_length(low, high, error=_length(low, high)))
    if "enum" in limits:
        values = list(limits["enum"])
        checks.append(pa.Check.isin(values, error=f"one of {', '.join(map(str, values))}"))
    if "minimum" in limits:
        checks.append(pa.Check.ge(limits["minimum"], error=f"at least {limits['minimum']}"))
    if "maximum" in limits:
        checks.append(pa.Check.le(limits["maximum"], error=f"at most {limits['maximum']}"))
    return checks


def _length(low: int | None, high: int | None) -> str:
    if low is None or high is None:
        return f"at least {low} characters" if high is None else f"at most {high} characters"
    return f"{low} to {high} characters"
