"""What a number becomes with its unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.knowledge.units import Unit
    from provenance.parsers.figures.numbers import Number
    from provenance.parsers.figures.numerals import Exact

__all__ = ["Quantity"]


@dataclass(slots=True, kw_only=True)
class Quantity:
    """A number phrase with its unit: tokens *first* up to *last*.

    A range has ``low`` and ``high`` in place of ``value``. ``hyphened`` says that a hyphen and a noun
    follow ("42-day"); ``head`` is the token behind which the noun phrase begins.
    """

    number: Number
    first: int
    last: int
    value: Exact | None
    step: Exact
    low: Exact | None = None
    high: Exact | None = None
    kind: str = "count"
    unit: str | None = None
    base: Unit | None = None
    hyphened: bool = False
    per: str | None = None

    def use(self, unit: Unit) -> None:
        """Measure in *unit*."""
        self.base, self.unit, self.kind = unit, unit.name, unit.kind

    def negate(self) -> None:
        """Turn the sign."""
        if self.value is not None:
            self.value = -self.value
