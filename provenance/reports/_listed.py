"""JSON whose last value is a list as long as the run, written item by item and never held whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from provenance.reports._clean import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["listed"]


def listed(frame: Any, items: Iterable[Any]) -> Iterator[str]:
    """Yield *frame* as JSON, two spaces deep, with *items* in the empty list that its last value is.

    The pieces together are what `json.dumps` writes of the whole, and a line end.
    """
    head, _, tail = _written(frame).rpartition("[]")
    line = head.rpartition("\n")[2]
    pad = " " * (len(line) - len(line.lstrip(" ")))
    empty = True
    for item in items:
        written = _written(item).replace("\n", f"\n{pad}  ")
        yield escaped(f"{f'{head}[' if empty else ','}\n{pad}  {written}")
        empty = False
    yield escaped(f"{head}[]{tail}\n" if empty else f"\n{pad}]{tail}\n")


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
