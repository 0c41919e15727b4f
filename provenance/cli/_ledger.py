"""What the commands that read the ledger share: the option that names it, and a claim in one line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance.ledger import Claim

__all__ = ["ledger_option", "line_of"]

_DEFAULT: Final = Path(".provenance") / "ledger.db"


def ledger_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--ledger`` to a command."""
    return click.option(
        "--ledger",
        type=click.Path(path_type=Path),
        default=_DEFAULT,
        show_default=True,
        help="The ledger to read.",
    )(function)


def line_of(claim: Claim) -> str:
    """Write a claim in one line: what it is, who, and on which evidence."""
    if claim.kind == "none":
        return "credits nobody"
    said = ", ".join(part for part in (claim.name or claim.text, claim.role, claim.job, claim.place) if part)
    where = f" at {claim.start}-{claim.stop}" if claim.start is not None else ""
    return f"{claim.kind}: {said} ({claim.tier}, via {claim.via}{where})"
