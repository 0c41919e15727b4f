"""The same corpus gives the same bytes in every format, whatever the process and however many work at it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from provenance.pipeline import formats

ROOT = Path(__file__).parents[2]


def written(folder: Path, seed: str, workers: str) -> dict[str, bytes]:
    """Audit the sample corpus in a process of its own, with another order of hashes."""
    outputs = [part for name in formats() for part in ("-o", f"{name}={folder / name / 'run'}")]
    audit = ["audit", "seeds", "-q", "--no-ledger", "--fail-on", "never", "--workers", workers, *outputs]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "0"}
    command = [sys.executable, "-m", "provenance.cli", *audit]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return written(tmp_path_factory.mktemp("first"), "1", "1")


def test_every_format_is_written(first: dict[str, bytes]) -> None:
    assert {name.split("/")[0] for name in first} == set(formats())


@pytest.mark.parametrize(("seed", "workers"), [("2", "1"), ("3", "2")])
def test_neither_hashes_nor_workers_change_a_byte(
    first: dict[str, bytes], seed: str, workers: str, tmp_path: Path
) -> None:
    again = written(tmp_path, seed, workers)
    assert [name for name in first if again[name] != first[name]] == []
    assert again.keys() == first.keys()
