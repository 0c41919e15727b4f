"""Suites: from ``schemas/``, of our own expectations, and from a user's JSON without losing any."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import great_expectations as gx
from great_expectations import expectations as gxe
from great_expectations.expectations.registry import get_expectation_impl

from provenance.contracts.expectations.own import (
    ExpectAgenciesToBeCredited,
    ExpectArticlesToCarryAttribution,
    ExpectFiguresToAgree,
    ExpectQuotesToHaveSpeakers,
)
from provenance.errors import SchemaError
from provenance.tables import schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from provenance.tables import Field, Schema

__all__ = ["articles_suite", "facts_suite", "read_suite"]

_WIDE: Final = ("body", "sha256")


def articles_suite(table: Schema | None = None) -> Any:
    """Return the suite of the articles' contract, on narrow columns: every constraint an expectation.

    *table* is the schema to make it from, ``schemas/articles.json`` where it is left out.
    """
    contract = table or schema("articles")
    columns = [one for one in contract.fields if one.name not in _WIDE]
    expectations = [made for one in columns for made in _constraints(one)]
    body = next(one for one in contract.fields if one.name == "body")
    least = body.constraints.get("minLength", 1)
    expectations.append(gxe.ExpectColumnValuesToBeBetween(column="characters", min_value=least))
    return _suite("articles", expectations)


def _constraints(one: Field) -> Iterator[Any]:
    limits, column = one.constraints, one.name
    yield gxe.ExpectColumnToExist(column=column)
    if one.required:
        yield gxe.ExpectColumnValuesToNotBeNull(column=column)
    if limits.get("unique"):
        yield gxe.ExpectColumnValuesToBeUnique(column=column)
    if "pattern" in limits:
        yield gxe.ExpectColumnValuesToMatchRegex(column=column, regex=f"^(?:{limits['pattern']})$")
    if "enum" in limits:
        yield gxe.ExpectColumnValuesToBeInSet(column=column, value_set=list(limits["enum"]))
    if "minLength" in limits or "maxLength" in limits:
        low, high = limits.get("minLength"), limits.get("maxLength")
        yield gxe.ExpectColumnValueLengthsToBeBetween(column=column, min_value=low, max_value=high)
    if "minimum" in limits or "maximum" in limits:
        low, high = limits.get("minimum"), limits.get("maximum")
        yield gxe.ExpectColumnValuesToBeBetween(column=column, min_value=low, max_value=high)


def facts_suite(mostly: float = 1.0) -> Any:
    """Return the suite of our own expectations on `facts`, each of at least *mostly* of the articles."""
    classes = (
        ExpectArticlesToCarryAttribution,
        ExpectAgenciesToBeCredited,
        ExpectFiguresToAgree,
        ExpectQuotesToHaveSpeakers,
    )
    return _suite("provenance", [one(mostly=mostly) for one in classes])


def read_suite(text: str, where: str = "the suite") -> Any:
    """Return a suite from the JSON that Great Expectations writes.

    Raises `SchemaError` for an expectation that does not exist, which Great Expectations itself would drop
    with a line in its log, and for arguments that it does not take.
    """
    try:
        raw = json.loads(text)
        entries = [(str(one["type"]), dict(one.get("kwargs", {})), one) for one in raw["expectations"]]
        name = str(raw["name"])
    except (json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        raise SchemaError(f"{where} is no suite", found=f"{type(error).__name__}: {error}") from error
    return _suite(name, [_expectation(type_, kwargs, one, where) for type_, kwargs, one in entries])


def _expectation(type_: str, kwargs: dict[str, Any], entry: Mapping[str, Any], where: str) -> Any:
    more = {key: entry[key] for key in ("meta", "notes", "severity", "description") if entry.get(key)}
    try:
        found = get_expectation_impl(type_)
    except Exception as error:
        raise SchemaError(
            f"{where} has an expectation that does not exist",
            found=type_,
            tip="import the module that defines it before the suite is read",
        ) from error
    try:
        return found(**kwargs, **more)
    except Exception as error:
        raise SchemaError(f"{where}: {type_} does not take these arguments", found=str(error)) from error


def _suite(name: str, expectations: list[Any]) -> Any:
    suite = gx.ExpectationSuite(name=name, expectations=expectations)
    if len(suite.expectations) != len(expectations):
        raise SchemaError(
            f"the suite {name} lost an expectation",
            found=f"{len(suite.expectations)} of {len(expectations)}",
            tip="two of them are the same",
        )
    return suite
