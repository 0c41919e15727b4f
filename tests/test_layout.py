"""The house is what its plan says: folders, twins, sizes, shelves."""

from __future__ import annotations

import dataclasses
import inspect
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import get_type_hints

import pytest

import provenance
from provenance import tables
from provenance.comparers import comparer, comparer_names
from provenance.parsers import table_names
from provenance.tables import schema, schema_names

ROOT = Path(__file__).parents[1]


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def test_the_top_level_is_as_given() -> None:
    wanted = {"pyproject.toml", "README.md", "provenance", "schemas", "tests", "audits", "seeds"}
    assert wanted <= {path.name for path in ROOT.iterdir()}


def test_no_source_file_has_more_than_400_lines() -> None:
    kinds = {".py", ".sql", ".js", ".css", ".html"}
    long = [
        f"{path.relative_to(ROOT)}: {count}"
        for path in tracked()
        if path.suffix in kinds and (count := len(path.read_text(encoding="utf-8").splitlines())) > 400
    ]
    assert not long


def test_no_room_is_called_utils_helpers_common_base_or_manager() -> None:
    banned = {"utils", "util", "helpers", "common", "base", "manager", "misc"}
    assert not [path for path in tracked() if path.suffix == ".py" and path.stem in banned]


def test_shelves_hold_data_alone() -> None:
    kinds = {"schemas": {".json", ".sql"}, "audits": {".sql"}}
    for shelf, allowed in kinds.items():
        assert {path.suffix for path in (ROOT / shelf).iterdir()} <= allowed


def test_every_parser_has_its_schema_and_its_cases() -> None:
    parsed = {name for name in schema_names() if schema(name).made == "parsed"}
    assert set(table_names()) == parsed
    cases = {path.stem for path in (ROOT / "tests" / "cases").glob("*.toml")}
    assert parsed <= cases


def test_every_derived_table_has_its_query_and_no_other_table_has_one() -> None:
    queries = {path.stem for path in (ROOT / "schemas").glob("*.sql")}
    assert queries == {name for name in schema_names() if schema(name).made in ("derived", "compared")}


def test_every_compared_table_has_its_comparer_with_a_row_class_of_its_columns() -> None:
    compared = {name for name in schema_names() if schema(name).made == "compared"}
    assert set(comparer_names()) == compared
    for name in compared:
        columns = tuple(field.name for field in dataclasses.fields(comparer(name).row))
        assert ("article_id", *columns) == schema(name).columns


@pytest.mark.parametrize("name", [name for name in schema_names() if schema(name).made == "parsed"])
def test_a_row_class_has_the_columns_of_its_schema_in_their_order(name: str) -> None:
    rows = provenance.Document.__annotations__[name]
    row = getattr(tables, rows.removeprefix("tuple[").split(",")[0])
    columns = tuple(inspect.signature(row).parameters)
    assert ("article_id", *columns) == schema(name).columns


@pytest.mark.parametrize("name", [name for name in schema_names() if schema(name).made == "parsed"])
def test_a_column_is_required_exactly_where_its_row_class_has_no_null(name: str) -> None:
    rows = provenance.Document.__annotations__[name]
    row = getattr(tables, rows.removeprefix("tuple[").split(",")[0])
    hints = get_type_hints(row)
    nullable = {column for column, hint in hints.items() if type(None) in getattr(hint, "__args__", ())}
    optional = {field.name for field in schema(name).fields if not field.required}
    assert nullable - {"start", "stop"} == optional - {"start", "stop"}


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = {
        "pandas",
        "pandera",
        "duckdb",
        "pyarrow",
        "great_expectations",
        "rich",
        "click",
        "jinja2",
        "numpy",
    }
    code = "import sys, provenance; provenance.parse('A.').sentences; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.split()
    assert not heavy & set(loaded)


def test_the_help_loads_click_alone() -> None:
    code = (
        "import sys; sys.argv = ['provenance', '--help']\n"
        "from provenance.cli import main\n"
        "try: main()\n"
        "finally: print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.split()
    assert not {"pandas", "duckdb", "pyarrow", "rich", "jinja2"} & set(loaded)


def test_public_names_are_sorted_and_documented() -> None:
    assert list(provenance.__all__) == sorted(provenance.__all__)
    assert not [name for name in provenance.__all__ if not getattr(provenance, name).__doc__]


def test_the_version_is_said_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == provenance.__version__
