"""Cases of bylines, people, credits, datelines and furniture."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import provenance

CASES = Path(__file__).parent / "cases"
TABLES = ("bylines", "people", "credits", "datelines", "furniture")
DELIVERED = ("title", "byline", "published", "publisher", "language")


def cases() -> list[Any]:
    return [
        pytest.param(table, case, id=f"{table}: {case['name']}")
        for table in TABLES
        for case in tomllib.loads((CASES / f"{table}.toml").read_text(encoding="utf-8"))["case"]
    ]


@pytest.mark.parametrize(("table", "case"), cases())
def test_a_table_has_the_rows_of_its_case(table: str, case: dict[str, Any]) -> None:
    delivered = {name: case[name] for name in DELIVERED if name in case}
    rows = getattr(provenance.parse(case.get("body", ""), **delivered), table)
    wanted = case[table]
    assert [
        {column: getattr(row, column) for column in want} for row, want in zip(rows, wanted, strict=False)
    ] == wanted
    assert len(rows) == len(wanted)
