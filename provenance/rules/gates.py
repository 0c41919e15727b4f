"""Gates: how many findings a run may have, as a count or as a share of its articles.

    [gates]
    missing-byline = 3                 # at most three
    FIG = { max_share = 0.02 }         # in at most two of a hundred articles

A finding counts towards the most special gates that name it; only one that no gate of the configuration
names counts towards the gate of the failing level.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from provenance.model import LEVELS, Gate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.model import Finding

__all__ = ["Limit", "measure"]

_OR_WORSE: Final = " or worse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """At most ``most`` findings of the rules that ``name`` names; a share of the articles where ``share``."""

    name: str
    most: float
    share: bool = False


def measure(
    findings: Iterable[Finding], *, limits: Sequence[Limit], fail_on: str, articles: int
) -> tuple[Gate, ...]:
    """Return the gates of a run of *articles* articles: one for each limit, then that of the level *fail_on*.

    Only new findings count. ``never`` as *fail_on* leaves the last one out.
    """
    failing = () if fail_on == "never" else LEVELS[: LEVELS.index(fail_on) + 1]
    gates = [Gate(name=one.name, limit=one.most, actual=0, share=one.share) for one in limits]
    counts = [0] * len(gates)
    touched: list[set[str]] = [set() for _ in gates]
    left = 0
    for finding in findings:
        if finding.status != "new":
            continue
        mine = [number for number, gate in enumerate(gates) if gate.names(finding)]
        for number in mine:
            counts[number] += 1
            if gates[number].share:
                touched[number].add(finding.article_id)
        left += not mine and finding.level in failing
    shares = [len(ids) / max(articles, 1) for ids in touched]
    measured = tuple(
        replace(gate, actual=share if gate.share else count)
        for gate, count, share in zip(gates, counts, shares, strict=True)
    )
    if not failing:
        return measured
    name = fail_on if len(failing) == 1 else f"{fail_on}{_OR_WORSE}"
    return (*measured, Gate(name=name, limit=0, actual=left))
