"""Decisions about findings, from an audit into the baseline."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from provenance import __version__
from provenance.errors import UsageError
from provenance.pipeline.accepted import BASELINE
from provenance.rules.baseline import Baseline, decide, read_baseline

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from provenance.model import Finding, Run
    from provenance.pipeline.settings import Settings
    from provenance.rules.baseline import Verdict

__all__ = ["accept", "baseline_path", "load", "named", "prune", "save", "undecided"]


def baseline_path(settings: Settings, corpus: Path) -> Path:
    """Return where the baseline of a corpus is, or would be: as configured, else beside the configuration."""
    if settings.baseline is not None:
        return settings.baseline
    beside = settings.folder or (corpus if corpus.is_dir() else corpus.parent)
    return beside / BASELINE


def undecided(settings: Settings, path: Path) -> Settings:
    """Return the settings of an audit whose decisions will be written to *path*, which need not be there."""
    return replace(settings, baseline=path if path.is_file() else None)


def accept(
    baseline: Baseline,
    run: Run,
    reason: str,
    *,
    ids: Collection[str] | None = None,
    status: Verdict = "accepted",
    **more: Any,
) -> Baseline:
    """Return the baseline with a decision about every new finding of *run*, or about those of *ids* alone.

    A fingerprint may be given by its beginning. Raises `UsageError` for one that the run does not have, and
    for a reason that says nothing.
    """
    if not reason.strip():
        raise UsageError("a decision needs a reason", tip='--reason "checked with the desk"')
    chosen = [one for one in run.results if one.status == "new"]
    if ids is not None:
        chosen = [one for wanted in ids for one in named(run, wanted)]
    return baseline.merged(decide(one, reason, status=status, **more) for one in chosen)


def named(run: Run, fingerprint: str) -> tuple[Finding, ...]:
    """Return the findings of *run* with this fingerprint, which may be given by its beginning.

    Raises `UsageError` where none has it, or findings of several fingerprints begin so.
    """
    found = tuple(one for one in run.results if _is(one.fingerprint, fingerprint))
    number = len({one.fingerprint for one in found})
    if number != 1:
        known = f"{number} findings" if number else "no finding"
        raise UsageError(f"{fingerprint} names {known} of this corpus", tip="provenance audit -f jsonl")
    return found


def _is(fingerprint: str, wanted: str) -> bool:
    return fingerprint.startswith(wanted if wanted.startswith("pv1:") else f"pv1:{wanted}")


def prune(baseline: Baseline, run: Run) -> Baseline:
    """Return the baseline without the decisions about what *run* no longer finds."""
    return baseline.without({one.fingerprint for one in run.results if one.status == "fixed"})


def save(baseline: Baseline, path: Path) -> None:
    """Write the baseline; raises `UsageError` where it cannot be written."""
    try:
        path.write_text(baseline.text(__version__), encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{path} cannot be written", found=error.strerror) from error


def load(path: Path) -> Baseline:
    """Read a baseline that must be there; raises `UsageError` where it is not."""
    if not path.is_file():
        raise UsageError(f"there is no baseline at {path}", tip="provenance baseline create")
    return read_baseline(path)
