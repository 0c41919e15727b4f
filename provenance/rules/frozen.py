"""Findings as tuples of plain values, which are pickled several times as fast as what they stand for."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from provenance.model import Evidence, Finding

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["frozen", "thawed"]

_OF_FINDING: Final = tuple(name for name in Finding.__slots__ if name != "evidence")
_OF_EVIDENCE: Final = tuple(Evidence.__slots__)
_finding_values: Final = attrgetter(*_OF_FINDING)
_evidence_values: Final = attrgetter(*_OF_EVIDENCE)


def frozen(one: Finding) -> tuple[Any, ...]:
    """Return the values of a finding, and behind them those of each of its evidence."""
    return *_finding_values(one), tuple(map(_evidence_values, one.evidence))


def thawed(values: tuple[Any, ...]) -> Finding:
    """Return the finding that `frozen` was given."""
    evidence = tuple([_made(Evidence, _SET_EVIDENCE, one) for one in values[-1]])
    finding: Finding = _made(Finding, _SET_FINDING, (*values[:-1], evidence))
    return finding


def _setters(kind: type, names: tuple[str, ...]) -> tuple[Callable[[Any, Any], None], ...]:
    return tuple(getattr(kind, name).__set__ for name in names)


_SET_FINDING: Final = _setters(Finding, (*_OF_FINDING, "evidence"))
_SET_EVIDENCE: Final = _setters(Evidence, _OF_EVIDENCE)


def _made(kind: type[Any], setters: tuple[Callable[[Any, Any], None], ...], values: tuple[Any, ...]) -> Any:
    """Fill the slots one by one: the constructor of a frozen class takes thrice as long."""
    one = object.__new__(kind)
    for put, value in zip(setters, values, strict=True):
        put(one, value)
    return one
