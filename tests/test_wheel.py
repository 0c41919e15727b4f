"""The wheel has one top-level name and holds every shelf file, and the package finds them in every form."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOUND = (
    "import provenance.shelves as s;"
    "print(*sorted(f'{name}/{entry.name}' for name in s.SHELVES for entry in s.shelf(name).iterdir()))"
)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def on_the_shelves() -> list[str]:
    return sorted(
        f"{shelf}/{path.name}" for shelf in ("schemas", "audits") for path in (ROOT / shelf).iterdir()
    )


def test_the_wheels_only_top_level_name_is_provenance(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"provenance"}


def test_the_wheel_holds_every_shelf_file_and_the_marker_of_typing(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"provenance/{name}" for name in on_the_shelves()} <= names
    assert "provenance/py.typed" in names


def test_the_wheel_is_found_by_pytest_and_hypothesis(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    name = next(name for name in archive.namelist() if name.endswith("entry_points.txt"))
    points = archive.read(name).decode()
    assert "[pytest11]\nprovenance = provenance.testing.plugin" in points
    assert "[hypothesis]\nprovenance = provenance.testing.registration:register" in points


def test_the_package_finds_its_shelves_when_installed_from_the_wheel(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    found = subprocess.run(
        [sys.executable, "-c", FOUND],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.split() == on_the_shelves()


@pytest.mark.parametrize("form", ["checkout", "editable"])
def test_the_package_finds_its_shelves_beside_it(form: str, tmp_path: Path) -> None:
    where = {"PYTHONPATH": str(ROOT)} if form == "checkout" else {}
    found = subprocess.run(
        [sys.executable, "-c", FOUND], cwd=tmp_path, env=where, capture_output=True, text=True, check=True
    )
    assert found.stdout.split() == on_the_shelves()
