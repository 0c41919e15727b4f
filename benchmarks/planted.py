"""How much planted reuse the tables `candidates` and `repeats` find, and how much they invent.

    python benchmarks/planted.py --articles 10000

Pairs: a copy and its wire report must be in `repeats`; a pair there is right where both hold a sentence of
one wire report. Passages: recall, precision, granularity and plagdet as at PAN (Potthast et al.,
COLING 2010), a case being one copied sentence, characters counted on both sides, macro averages.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from dataclasses import dataclass, field
from math import log2
from typing import TYPE_CHECKING

from corpus import FRACTIONS, MANNERS, Drawn, draw

from provenance.engines import derived_tables
from provenance.engines.duckdb import DuckDB
from provenance.model import Article
from provenance.parsers import parse
from provenance.tables import schema, schema_names, to_arrow

if TYPE_CHECKING:
    from collections.abc import Iterator

_BATCH = 2000
Span = tuple[int, int]


@dataclass
class Truth:
    """What was planted."""

    pairs: dict[tuple[str, str], int] = field(default_factory=dict)
    cases: dict[tuple[str, str], list[tuple[Span, Span, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    family: dict[str, set[tuple[str, int]]] = field(default_factory=lambda: defaultdict(set))
    quote_pairs: set[tuple[str, str]] = field(default_factory=set)

    def add(self, article: Drawn) -> None:
        """Take in what is known of one article."""
        if article.quotes_of:
            self.quote_pairs.add((article.quotes_of, article.article_id))
        for one in article.copied:
            self.pairs[one.origin_id, article.article_id] = article.fraction
            spans = ((one.start, one.stop), (one.origin_start, one.origin_stop), one.manner)
            self.cases[one.origin_id, article.article_id].append(spans)
            self.family[article.article_id].add((one.origin_id, one.sentence))
            self.family[one.origin_id].add((one.origin_id, one.sentence))

    def related(self, one: str, other: str) -> bool:
        """Say whether both articles hold a sentence of one wire report."""
        return bool(self.family.get(one, set()) & self.family.get(other, set()))


def load(engine: DuckDB, size: int, truth: Truth) -> int:
    """Draw, parse what reuse needs, and load; return the number of characters."""
    for name in schema_names():
        engine.create(schema(name))
    characters = 0
    for batch in _batches(draw(size)):
        rows: dict[str, list[tuple[str, object]]] = {"articles": [], "passages": [], "credits": []}
        for drawn in batch:
            truth.add(drawn)
            characters += len(drawn.body)
            article = Article(
                article_id=drawn.article_id,
                body=drawn.body,
                publisher=drawn.publisher,
                published=drawn.published,
            )
            document = parse(drawn.body)
            rows["articles"].append((article.article_id, article))
            rows["passages"] += [(article.article_id, row) for row in document.passages]
            if drawn.publisher.endswith("Service"):
                rows["credits"] += [(article.article_id, row) for row in document.credits]
        for name, found in rows.items():
            engine.load(name, to_arrow(schema(name), found))
    return characters


def _batches(articles: Iterator[Drawn]) -> Iterator[list[Drawn]]:
    batch: list[Drawn] = []
    for article in articles:
        batch.append(article)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def pair_measures(engine: DuckDB, truth: Truth) -> None:
    """Print recall by share copied, precision, and the quote-only pairs that are reported."""
    for table, other in (("candidates", "other_id"), ("repeats", "origin_id")):
        rows = engine.stream(f"SELECT DISTINCT article_id, {other} AS other_id FROM {table}")
        found = {tuple(sorted((row["article_id"], row["other_id"]))) for row in rows}
        hits = {pair for pair in truth.pairs if tuple(sorted(pair)) in found}
        right = sum(truth.related(*pair) for pair in found)
        planted = {one: sum(value == one for value in truth.pairs.values()) for one in FRACTIONS}
        shares = {one: sum(truth.pairs[pair] == one for pair in hits) for one in FRACTIONS}
        by = " ".join(f"{one}%:{shares[one] / max(1, planted[one]):.3f}" for one in FRACTIONS)
        quotes = sum(tuple(sorted(pair)) in found for pair in truth.quote_pairs)
        recall, precision = len(hits) / max(1, len(truth.pairs)), right / max(1, len(found))
        print(f"{table}: {len(found)} pairs, recall {recall:.4f} of {len(truth.pairs)} ({by})")
        print(f"    precision {precision:.4f}, quote-only {quotes} of {len(truth.quote_pairs)}")


def passage_measures(engine: DuckDB, truth: Truth) -> None:
    """Print PAN's recall, precision, granularity and plagdet over the planted sentences."""
    detections: dict[tuple[str, str], list[tuple[Span, Span]]] = defaultdict(list)
    for row in engine.stream(
        "SELECT article_id, start, stop, origin_id, origin_start, origin_stop FROM repeats"
    ):
        ours, theirs = (row["start"], row["stop"]), (row["origin_start"], row["origin_stop"])
        detections[row["origin_id"], row["article_id"]].append((ours, theirs))
        detections[row["article_id"], row["origin_id"]].append((theirs, ours))
    recalls: dict[str, list[float]] = {manner: [] for manner in MANNERS}
    pieces = hit = 0
    for pair, cases in truth.cases.items():
        for ours, theirs, manner in cases:
            touching = [
                one for one in detections.get(pair, ()) if _overlap(one[0], ours) and _overlap(one[1], theirs)
            ]
            covered = sum(_overlap(one[0], ours) + _overlap(one[1], theirs) for one in touching)
            recalls[manner].append(min(1.0, covered / (ours[1] - ours[0] + theirs[1] - theirs[0])))
            pieces += len(touching)
            hit += bool(touching)
    precisions = []
    for pair, found in detections.items():
        if pair not in truth.cases and (pair[1], pair[0]) in truth.cases:
            continue
        if pair not in truth.cases and (pair[0] > pair[1] or truth.related(*pair)):
            continue
        for ours, theirs in found:
            right = sum(
                _overlap(ours, case[0]) + _overlap(theirs, case[1])
                for case in truth.cases.get(pair, ())
                if _overlap(ours, case[0]) and _overlap(theirs, case[1])
            )
            precisions.append(min(1.0, right / (ours[1] - ours[0] + theirs[1] - theirs[0])))
    every = [value for values in recalls.values() for value in values]
    recall, precision = _mean(every), _mean(precisions)
    granularity = pieces / max(1, hit)
    f1 = 2 * recall * precision / max(1e-9, recall + precision)
    manners = " ".join(f"{manner}:{_mean(values):.3f}" for manner, values in recalls.items())
    print(f"passages: recall {recall:.4f} ({manners})")
    plagdet = f1 / log2(1 + granularity)
    print(f"    precision {precision:.4f}, granularity {granularity:.3f}, plagdet {plagdet:.4f}")


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _mean(values: list[float]) -> float:
    return sum(values) / max(1, len(values))


def main() -> None:
    """Draw, find, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    size = parser.parse_args().articles
    engine, truth = DuckDB(), Truth()
    clock = time.process_time()
    characters = load(engine, size, truth)
    used = time.process_time() - clock
    print(f"{size} articles, {characters / 1e6:.1f} MB; drawn, parsed and loaded in {used:.1f} CPU-s")
    for table in derived_tables(["repeats"]):
        clock = time.process_time()
        engine.derive(table)
        count = engine.rows(f"SELECT count(*) AS n FROM {table.name}")[0]["n"]
        print(f"{table.name}: {count} rows, {time.process_time() - clock:.1f} CPU-s")
    pair_measures(engine, truth)
    passage_measures(engine, truth)


if __name__ == "__main__":
    main()
