"""How fast one article is read, table by table, on one core.

    python benchmarks/speed.py --seconds 5
    python benchmarks/speed.py --seconds 15 --drawn 400

Processor time of this process, so that other work on the machine disturbs little; the quickest of three
rounds over the sample corpus, or over drawn articles, scaled to 4,000 characters an article. Peers, where
they are installed, read the same texts in the same run; each does far less than `parse`, as its line says.
"""

from __future__ import annotations

import argparse
import importlib
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import draw

import provenance
from provenance.parsers import table_names

if TYPE_CHECKING:
    from collections.abc import Callable

_SEEDS = Path(__file__).parents[1] / "seeds"
_PEERS = {
    "quantulum3 (figures)": ("quantulum3.parser", "parse"),
    "text2num (numerals)": ("text_to_num", "alpha2digit"),
    "py3langid (language)": ("py3langid", "classify"),
}


def rate(work: Callable[[str], object], texts: list[str], seconds: float) -> float:
    """Return how many articles of 4,000 characters are done in a second."""
    best = 0.0
    for _ in range(3):
        done, start = 0, time.process_time()
        while (used := time.process_time() - start) < seconds / 3:
            for text in texts:
                work(text)
            done += sum(map(len, texts))
        best = max(best, done / 4000 / used)
    return best


def one_table(name: str) -> Callable[[str], object]:
    """Return a function that reads one table, with the tables that it builds on."""
    return lambda text: getattr(provenance.parse(text), name)


def whole(text: str) -> None:
    """Read every table."""
    document = provenance.parse(text)
    for name in table_names():
        getattr(document, name)


def peer(module: str, function: str) -> Callable[[str], object] | None:
    """Return the peer's function, or None where it is not installed."""
    try:
        found: Callable[..., object] = getattr(importlib.import_module(module), function)
    except ImportError:
        return None
    return (lambda text: found(text, "en")) if function == "alpha2digit" else found


def main() -> None:
    """Print one line an engine."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--drawn", type=int, default=0, help="how many drawn articles, not the samples")
    arguments = parser.parse_args()
    seconds, drawn = arguments.seconds, arguments.drawn
    texts = [path.read_text(encoding="utf-8") for path in sorted(_SEEDS.glob("*.txt"))]
    if drawn:
        texts = [one.body for one in islice(draw(drawn), drawn)]
    whole(texts[0])
    print("| what is read | articles of 4,000 characters a second |\n|---|---|")
    print(f"| everything | {rate(whole, texts, seconds):,.0f} |")
    for name in table_names():
        print(f"| {name}, with what it needs | {rate(one_table(name), texts, seconds):,.0f} |")
    for label, (module, function) in _PEERS.items():
        if (work := peer(module, function)) is not None:
            print(f"| {label} | {rate(work, texts, seconds):,.1f} |")


if __name__ == "__main__":
    main()
