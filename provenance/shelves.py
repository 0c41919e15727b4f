"""The data shelves: ``schemas/`` and ``audits/``.

A wheel carries them inside the package; a checkout keeps them beside it. No
other module needs to know which.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from provenance.errors import InstallationError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["SHELVES", "shelf"]

SHELVES: Final = ("schemas", "audits")


def shelf(name: Literal["schemas", "audits"]) -> Traversable:
    """Return the folder called *name*, wherever this installation keeps it.

    Raises `InstallationError` where there is none.
    """
    shipped = files("provenance") / name
    if shipped.is_dir():
        return shipped
    checkout = Path(__file__).parents[1]
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    raise InstallationError(
        f"this installation of provenance has no {name}/",
        found=str(checkout),
        tip="reinstall news-provenance",
    )
