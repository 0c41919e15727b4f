"""The JSON Schema of the configuration says what the loader says."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from provenance.cli import main
from provenance.cli.init import _CONFIGURATION
from provenance.errors import ProvenanceError
from provenance.pipeline.describing import configuration_schema
from provenance.pipeline.settings import chosen_rules, load_settings
from provenance.rules import load_rules

jsonschema = pytest.importorskip("jsonschema")
DOCS = Path(__file__).parents[2] / "docs"


def is_valid(table: dict[str, Any]) -> bool:
    schema = configuration_schema(load_rules())
    return bool(jsonschema.Draft202012Validator(schema).is_valid(json.loads(json.dumps(table, default=str))))


def is_loaded(text: str, tmp_path: Path) -> bool:
    path = tmp_path / "provenance.toml"
    path.write_text(text, encoding="utf-8")
    try:
        chosen_rules(load_rules(), load_settings(file=path))
    except ProvenanceError:
        return False
    return True


def uncommented(text: str) -> str:
    return re.sub(r"^# (?=\[|\w+(?:-\w+)* = )", "", text, flags=re.MULTILINE)


@pytest.mark.parametrize(
    "text",
    [
        "",
        _CONFIGURATION,
        uncommented(_CONFIGURATION),
        *re.findall(r"```toml\n(.*?)```", (DOCS / "ci.md").read_text(encoding="utf-8"), re.DOTALL),
        '[rules.uncredited-wire]\nlevel = "note"\n',
        'contract = "house:Articles"\n[reading]\nencoding = "windows-1252"\n',
    ],
)
def test_what_is_written_in_the_pages_is_valid_and_loads(text: str, tmp_path: Path) -> None:
    assert is_valid(tomllib.loads(text))
    assert is_loaded(text, tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "selct = []",
        'select = "ALL"',
        'fail-on = "fatal"',
        "[rules.uncredited-wire]\nsharee = 1",
        '[rules.uncredited-wire]\nlevel = "fatal"',
        "[rules.no-such-rule]\nlevel = 'note'",
        "[gates]\nFIG = -1",
        "[gates]\nFIG = { max_share = 2 }",
        '[[accept]]\narticle = "a"\nrule = "FIG"',
        "[reading]\nencodin = 'latin-1'",
    ],
)
def test_what_cannot_be_is_neither_valid_nor_loaded(text: str, tmp_path: Path) -> None:
    assert not is_valid(tomllib.loads(text))
    assert not is_loaded(text, tmp_path)


def test_the_schema_is_printed() -> None:
    done = CliRunner().invoke(main, ["config", "schema"])
    assert json.loads(done.stdout) == configuration_schema(load_rules())
