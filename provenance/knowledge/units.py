"""Units of measure and currencies: how they are written and how they convert, from ``units.toml``."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Unit", "Units", "units"]

_TOKEN: Final = re.compile(r"[^\W\d_]+|\S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One unit.

    ``x * factor + offset`` is the amount in the coherent unit of ``dimension``; ``least`` is the smallest
    amount for which a word that also means something else is believed.
    """

    name: str
    kind: Literal["share", "money", "dimension", "duration"]
    dimension: str | None = None
    factor: float | None = None
    offset: float = 0.0
    least: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """Every unit by name, and by how it is written (lower case).

    ``words`` maps the first token of an expression to the expressions, the longest first; ``glued`` and
    ``prefix`` map whole expressions, without spaces.
    """

    by_name: Mapping[str, Unit]
    words: Mapping[str, tuple[tuple[tuple[str, ...], Unit], ...]]
    glued: Mapping[str, Unit]
    prefix: Mapping[str, Unit]
    examples: tuple[Mapping[str, Any], ...]
    counterexamples: tuple[Mapping[str, Any], ...]


@cache
def units() -> Units:
    """Read ``units.toml`` once."""
    raw = tomllib.loads((files("provenance.knowledge") / "units.toml").read_text(encoding="utf-8"))
    by_name: dict[str, Unit] = {}
    words: dict[str, list[tuple[tuple[str, ...], Unit]]] = defaultdict(list)
    glued: dict[str, Unit] = {}
    prefix: dict[str, Unit] = {}
    for name, one in raw["units"].items():
        unit = Unit(
            name=name,
            kind=one["kind"],
            dimension=one.get("dimension"),
            factor=one.get("factor"),
            offset=one.get("offset", 0.0),
            least=one.get("least", 0.0),
        )
        by_name[name] = unit
        for text in one.get("words", ()):
            tokens = tuple(_TOKEN.findall(text))
            words[tokens[0]].append((tokens, unit))
        glued.update(dict.fromkeys(one.get("glued", ()), unit))
        prefix.update(dict.fromkeys((text.replace(" ", "") for text in one.get("prefix", ())), unit))
    return Units(
        by_name=by_name,
        words={first: tuple(sorted(many, key=lambda pair: -len(pair[0]))) for first, many in words.items()},
        glued=glued,
        prefix=prefix,
        examples=tuple(raw["examples"]),
        counterexamples=tuple(raw["counterexamples"]),
    )
