"""How often each rule found something, the most frequent first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from provenance.reports._clean import printable
from provenance.reports._tally import fresh, sentence, verdict

if TYPE_CHECKING:
    from provenance.model import Level, Run

__all__ = ["render"]


def render(run: Run) -> str:
    """Return one line a rule that found something new: how often, in how many articles, and its name."""
    counts: Counter[tuple[str, str, Level]] = Counter()
    articles: dict[str, set[str]] = {}
    for one in fresh(run):
        counts[one.code, one.name, one.level] += 1
        articles.setdefault(one.code, set()).add(one.article_id)
    wide = max((len(f"{count:,}") for count in counts.values()), default=0)
    total = len(run.articles)
    lines = [
        f"{count:>{wide},}  {code}  {level:7}  {name}, in {len(articles[code]):,} of {total:,} articles"
        for (code, name, level), count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    return "".join(f"{line}\n" for line in [*lines, *map(printable, [sentence(run), *verdict(run)])])
