"""Gates: how many findings a run may have, as a count or as a share of its articles.

    [gates]
    missing-byline = 3                 # at most three
    FIG = { max_share = 0.02 }         # in at most two of a hundred articles

A finding counts towards the most special gates that name it; only one that no gate of the configuration
names counts towards the gate of the failing level.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from provenance.model import LEVELS, Gate

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    findings: Sequence[Finding], *, limits: Sequence[Limit], fail_on: str, articles: int
) -> tuple[Gate, ...]:
    """Return the gates of a run of *articles* articles: one for each limit, then that of the level *fail_on*.

    Only new findings count. ``never`` as *fail_on* leaves the last one out.
    """
    new = [one for one in findings if one.status == "new"]
    gates = [_gate(limit, new, articles) for limit in limits]
    if fail_on == "never":
        return tuple(gates)
    failing = LEVELS[: LEVELS.index(fail_on) + 1]
    left = [one for one in new if one.level in failing and not any(gate.names(one) for gate in gates)]
    name = fail_on if len(failing) == 1 else f"{fail_on}{_OR_WORSE}"
    return (*gates, Gate(name=name, limit=0, actual=len(left)))


def _gate(limit: Limit, new: Sequence[Finding], articles: int) -> Gate:
    gate = Gate(name=limit.name, limit=limit.most, actual=0, share=limit.share)
    mine = [one for one in new if gate.names(one)]
    actual = len({one.article_id for one in mine}) / max(articles, 1) if limit.share else len(mine)
    return Gate(name=limit.name, limit=limit.most, actual=actual, share=limit.share)
