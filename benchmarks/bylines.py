"""How fast bylines are read, and a whole article's credits.

    python benchmarks/bylines.py          bylines a second, and microseconds an article of the sample corpus

The best of several runs is told: other work on the machine only slows it down.
"""

from __future__ import annotations

import time
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import provenance
from provenance.parsers.bylines import lines
from provenance.parsers.bylines.grammar import read_with

if TYPE_CHECKING:
    from collections.abc import Callable

SEEDS = Path(__file__).parents[1] / "seeds"
NAMES = ("Ada Moreau", "Tom Weiss", "Ida BERG", "María de la Cruz", "Jörg O'Brien", "J. Q. Hart-Lowe")
FORMS = (
    "By {}",
    "By {}, AFP",
    "{} in Lisbon and Ana Ruiz in Rome",
    "By {}, Diplomatic Editor, and agencies",
    "Par {} avec AFP",
)


def best(work: Callable[[], object], runs: int = 30) -> float:
    """Return the seconds of the fastest of *runs*, each from empty caches."""
    fastest = float("inf")
    for _ in range(runs):
        for cache in (read_with, lines.text_lines, lines._edges):  # noqa: SLF001 - a benchmark measures the first reading
            cache.cache_clear()
        begun = time.perf_counter()
        work()
        fastest = min(fastest, time.perf_counter() - begun)
    return fastest


def main() -> None:
    """Print both figures."""
    texts = [form.format(name) for form, name in product(FORMS, NAMES)]
    provenance.parse("", byline=texts[0]).people  # noqa: B018 - loads what is known
    seconds = best(lambda: [provenance.parse("", byline=text).people for text in texts])
    print(f"bylines      {len(texts) / seconds:10,.0f} a second")
    for path in sorted(SEEDS.glob("*.txt")):
        body = path.read_text(encoding="utf-8")
        provenance.parse(body).credits  # noqa: B018
        seconds = best(lambda text=body: provenance.parse(text).credits)  # type: ignore[misc]
        print(f"{path.stem[:12]} {seconds * 1e6:10,.0f} us for the credits of {len(body):,} characters")


if __name__ == "__main__":
    main()
