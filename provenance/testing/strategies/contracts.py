"""Rows that keep a contract, drawn from its Table Schema."""

from __future__ import annotations

from hashlib import sha256
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from provenance.knowledge.agencies import registry
from provenance.knowledge.languages import knowledge
from provenance.tables import Schema, schema

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.tables import Field

__all__ = ["from_contract"]

_LONGEST: Final = 60
_FAR: Final = 10_000
_LETTERS: Final = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="ÂÃâðï\ufffd")


def from_contract(
    table: str | Schema, *, min_size: int = 0, max_size: int = 5
) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Draw rows that keep the contract of *table*: one of the shelf by its name, or a schema of one's own.

    Types, patterns, limits and enumerations are kept, the primary key and unique columns are unique, a place
    has the length of its text, and the hash of an article fits its body.
    """
    contract = schema(table) if isinstance(table, str) else table
    rows = st.fixed_dictionaries({one.name: _values(one) for one in contract.fields}).map(_consistent)
    keys = [one.name for one in contract.fields if one.constraints.get("unique")]
    keys = keys or list(contract.primary_key)
    if not keys:
        return st.lists(rows, min_size=min_size, max_size=max_size)
    distinct = tuple(itemgetter(key) for key in keys)
    return st.lists(rows, min_size=min_size, max_size=max_size, unique_by=distinct)


def _values(one: Field) -> st.SearchStrategy[Any]:
    found = _required(one)
    return found if one.required else st.none() | found


def _required(one: Field) -> st.SearchStrategy[Any]:
    limits = one.constraints
    low, high = limits.get("minimum"), limits.get("maximum")
    if "enum" in limits:
        return st.sampled_from(tuple(limits["enum"]))
    if one.type == "boolean":
        return st.booleans()
    if one.type == "integer":
        least = -_FAR if low is None else low
        return st.integers(least, max(least, 0) + _FAR if high is None else high)
    if one.type == "number":
        return st.floats(low, high, allow_nan=False, allow_infinity=False, width=32)
    return _texts(limits)


def _texts(limits: Mapping[str, Any]) -> st.SearchStrategy[str]:
    if limits.get("language"):
        return st.sampled_from(tuple(knowledge()["codes"]))
    if limits.get("agency"):
        return st.sampled_from(tuple(registry().agencies))
    if "pattern" in limits:
        return st.from_regex(limits["pattern"], fullmatch=True, alphabet=st.characters(max_codepoint=127))
    least = limits.get("minLength", 0)
    most = min(limits.get("maxLength", _LONGEST), max(_LONGEST, least))
    text = st.text(_LETTERS, min_size=least, max_size=most)
    return text.map("{}.".format) if limits.get("notBlank") else text


def _consistent(row: dict[str, Any]) -> dict[str, Any]:
    """Make the columns of one row agree with each other."""
    if "sha256" in row and "body" in row:
        row = row | {"sha256": sha256(row["body"].encode()).hexdigest()}
    if row.get("start") is not None and row.get("stop") is not None and "text" in row:
        row = row | {"stop": row["start"] + len(row["text"] or "")}
    return row
