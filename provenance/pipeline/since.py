"""Which files of a corpus have changed since a revision, as Git tells."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from provenance.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["changed_since"]


def changed_since(revision: str, root: Path) -> frozenset[str]:
    """Return the paths below *root*, relative to it, that differ from *revision* or are not tracked.

    The whole corpus is audited all the same, since an article may repeat or contradict one that did not
    change; only what is reported is narrowed. Raises `UsageError` where Git, the repository or the revision
    is missing.
    """
    if revision.startswith("-"):
        raise UsageError("that is no revision", found=revision)
    changed = _git(root, "diff", "--name-only", "-z", "--relative", revision, "--", ".")
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    return frozenset(name for name in (changed + untracked).split("\0") if name)


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - the arguments are ours, and the revision is none of its options
            ["git", "-C", str(root), *arguments],  # noqa: S607 - Git is where the user has it
            capture_output=True,
            check=True,
        )
    except FileNotFoundError as error:
        raise UsageError("Git is not installed", tip="leave --since out") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageError("Git cannot tell what has changed", found=said[0] if said else None) from error
    return done.stdout.decode("utf-8", "surrogateescape")
