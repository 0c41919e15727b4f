"""What is new in a corpus: published since a day, or changed since a Git revision.

The whole corpus is audited all the same, since an article may repeat or contradict one that is not new; only
what is reported is narrowed, to findings that touch a new article, here or in their evidence.
"""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from provenance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance.engines import Engine
    from provenance.model import Finding

__all__ = ["since"]

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def since(mark: str, engine: Engine, root: str) -> Callable[[Finding], bool]:
    """Return what tells findings that touch what is new since *mark*: a day, or a Git revision.

    An article of no known day counts as new. *root* is the folder of the corpus; without one there is no
    revision. Raises `UsageError` where Git, the repository or the revision is missing.
    """
    if _DAY.fullmatch(mark):
        _day(mark)
        ids = _published_since(mark, engine)
        return lambda one: not ids.isdisjoint({one.article_id, *(at.article_id for at in one.evidence)})
    if not root:
        tip = "give a day, such as 2025-02-04"
        raise UsageError("only a corpus of files has revisions", found=mark, tip=tip)
    paths = _changed_since(mark, Path(root))
    return lambda one: not paths.isdisjoint({one.path, *(at.path for at in one.evidence)})


def _day(mark: str) -> None:
    try:
        date.fromisoformat(mark)
    except ValueError as error:
        raise UsageError("there is no such day", found=mark, tip="--since 2025-02-04") from error


def _published_since(day: str, engine: Engine) -> frozenset[str]:
    query = (
        "SELECT article_id FROM articles "
        f"WHERE published IS NULL OR substring(published, 1, 10) >= '{day}' ORDER BY article_id"
    )
    return frozenset(row["article_id"] for row in engine.stream(query))


def _changed_since(revision: str, root: Path) -> frozenset[str]:
    """Return the paths below *root*, relative to it, that differ from *revision* or are not tracked."""
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
        raise UsageError(
            "Git cannot tell what has changed",
            found=said[0] if said else None,
            tip="--since takes a day, such as 2025-02-04, or a revision that Git knows",
        ) from error
    return done.stdout.decode("utf-8", "surrogateescape")
