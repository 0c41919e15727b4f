"""What the first page says: the verdict, who is credited, what was found, and what was not checked."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from provenance.model import LEVELS
from provenance.reports._tally import counted
from provenance.reports.html.credit import STATES, UNCREDITED, knows_credit
from provenance.reports.html.frames import has
from provenance.reports.html.listing import COPYING
from provenance.reports.html.narrowing import is_large
from provenance.reports.html.plot import plot

if TYPE_CHECKING:
    from provenance.model import Gate, Level, Run
    from provenance.reports.html.readings import Group
    from provenance.reports.html.reuse import Pair
    from provenance.reports.html.tree import Tree
    from provenance.reports.html.view import View

__all__ = ["Copy", "Coverage", "Overview", "RuleLine", "Source", "overview"]

_ARTICLES: Final = 10
_RULES: Final = 20
_BOARD: Final = 4
_BOARD_ROWS: Final = 6
_COPIES: Final = 12
_SHARE: Final = 0.1
"""Two articles that share less, and that no finding names, share a phrase and no story."""
_PUBLISHERS: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """One rule that found something."""

    number: int
    code: str
    name: str
    summary: str
    level: str
    new: int
    accepted: int
    fixed: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """One article with new findings, counted by level."""

    number: int
    title: str
    credit: str
    levels: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many articles name a person, an agency, both or nobody, in the order of `STATES`."""

    name: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """How many articles were counted."""
        return sum(self.counts)

    @property
    def share(self) -> float:
        """The share of articles that credit anybody."""
        return 1 - self.counts[-1] / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One article that runs text of another one."""

    origin: str
    article: int
    title: str
    credit: str
    share: float
    state: str
    """``credited``, ``uncredited`` or ``open`` where no agency is at stake."""
    sure: bool
    """Whether a date or a credit says which of the two was first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One article whose text others run, with those."""

    article: int
    title: str
    credit: str
    copies: tuple[Copy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Everything on the first page."""

    verdict: str
    ok: bool
    gates: tuple[Gate, ...]
    articles: int
    levels: tuple[int, ...]
    accepted: int
    coverage: Coverage | None
    publishers: tuple[Coverage, ...]
    rules: tuple[RuleLine, ...]
    more_rules: int
    silent_rules: int
    worst: tuple[ArticleLine, ...]
    sources: tuple[Source, ...]
    more_copies: int
    slight_copies: int
    knows_copies: bool
    board: tuple[tuple[str, str, Tree], ...]
    more_groups: int
    equal_groups: int
    knows_groups: bool
    unchecked: tuple[tuple[str, str, str], ...]
    large: bool
    unlisted: int
    undated: int


def overview(view: View) -> Overview:
    """Sum up a run for its first page."""
    run, large = view.run, is_large(view.whole)
    levels, known = counted(run)
    rules = _rule_lines(view)
    reported = {
        frozenset((one.article_id, other.article_id))
        for one in run.results
        if one.code.startswith(COPYING)
        for other in one.evidence
    }
    pairs = [
        one
        for one in view.pairs.values()
        if one.copy_share >= _SHARE or frozenset((one.copy, one.origin)) in reported
    ]
    copies = sorted((_copy(view, pair) for pair in pairs), key=_uncredited_first)
    differing = [one for one in view.groups if one.relation != "equal"]
    whole, publishers = _coverage(view) if knows_credit(run) else (None, ())
    return Overview(
        verdict=_verdict(run.gates, levels),
        ok=run.ok,
        gates=run.gates,
        articles=len(view.whole.articles),
        levels=tuple(levels[level] for level in LEVELS),
        accepted=known["accepted"],
        coverage=whole,
        publishers=publishers,
        rules=tuple(rules[:_RULES]),
        more_rules=max(0, len(rules) - _RULES),
        silent_rules=sum(step.outcome == "pass" for step in run.steps),
        worst=_worst(view),
        sources=_sources(view, copies[:_COPIES]),
        more_copies=max(0, len(copies) - _COPIES),
        slight_copies=len(view.pairs) - len(pairs),
        knows_copies=has(run, "repeats"),
        board=tuple((one.label, one.relation, _drawn(view, one)) for one in differing[:_BOARD]),
        more_groups=max(0, len(differing) - _BOARD),
        equal_groups=len(view.groups) - len(differing),
        knows_groups=has(run, "figure_pairs"),
        unchecked=_unchecked(view),
        large=large,
        unlisted=len(view.whole.results) - len(view.findings),
        undated=0 if large else sum(not article.published for article in view.corpus.articles.values()),
    )


def _drawn(view: View, one: Group) -> Tree:
    return plot(view.corpus, one.readings, most=_BOARD_ROWS, relation=one.relation)


def _verdict(gates: tuple[Gate, ...], found: Counter[Level]) -> str:
    broken = sum(not gate.ok for gate in gates)
    if not gates:
        told = [f"{found[one]:,} {one}{'' if found[one] == 1 else 's'}" for one in LEVELS if found[one]]
        return " and ".join(filter(None, [", ".join(told[:-1]), *told[-1:]])) or "Nothing new was found"
    if not broken:
        return "Passed: the gate holds" if len(gates) == 1 else f"Passed: all {len(gates)} gates hold"
    if len(gates) == 1:
        return "Failed: the gate is broken"
    return f"Failed: {broken} of {len(gates)} gates {'is' if broken == 1 else 'are'} broken"


def _rule_lines(view: View) -> list[RuleLine]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    articles: dict[str, set[str]] = defaultdict(set)
    levels: dict[str, str] = {}
    for finding in view.findings:
        counts[finding.code][finding.status] += 1
        articles[finding.code].add(finding.article_id)
        levels.setdefault(finding.code, finding.level)
    lines = [
        RuleLine(
            number=number,
            code=rule["code"],
            name=rule["name"],
            summary=rule["summary"],
            level=levels[rule["code"]],
            new=counts[rule["code"]]["new"],
            accepted=counts[rule["code"]]["accepted"],
            fixed=counts[rule["code"]]["fixed"],
            articles=len(articles[rule["code"]]),
        )
        for number, rule in enumerate(view.rules)
        if rule["code"] in counts
    ]
    return sorted(lines, key=lambda one: (LEVELS.index(one.level), -one.new, one.code))


def _worst(view: View) -> tuple[ArticleLine, ...]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for finding in view.findings:
        if finding.status == "new":
            counts[finding.article_id][finding.level] += 1
    ranked = sorted(counts, key=lambda name: ([-counts[name][level] for level in LEVELS], name))
    return tuple(
        ArticleLine(
            number=view.corpus.at(name),
            title=view.corpus.title(name),
            credit=_credited(view, name),
            levels=tuple(counts[name][level] for level in LEVELS),
        )
        for name in ranked[:_ARTICLES]
    )


def _coverage(view: View) -> tuple[Coverage, tuple[Coverage, ...]]:
    if is_large(view.whole):
        return Coverage(name="all articles", counts=_counted(view.whole)), ()
    whole: Counter[int] = Counter()
    houses: dict[str, Counter[int]] = defaultdict(Counter)
    for article in view.corpus.articles.values():
        credit = view.credits.get(article.article_id)
        state = credit.state if credit else len(STATES) - 1
        whole[state] += 1
        if article.publisher:
            houses[article.publisher][state] += 1
    states = range(len(STATES))
    lines = [
        Coverage(name=view.policy.brief(name), counts=tuple(counts[state] for state in states))
        for name, counts in houses.items()
    ]
    lines.sort(key=lambda one: (-one.total, one.name))
    total = Coverage(name="all articles", counts=tuple(whole[state] for state in states))
    return total, tuple(lines[:_PUBLISHERS]) if len(lines) > 1 else ()


def _counted(run: Run) -> tuple[int, ...]:
    """Count the states of credit of a large corpus, by the ids in its tables."""
    people, credits_ = run.tables.get("people"), run.tables.get("credits")
    by_person = set() if people is None else set(people["article_id"].unique())
    given = None if credits_ is None else credits_[~credits_["via"].isin(UNCREDITED)]
    by_agency = set() if given is None else set(given["article_id"].unique())
    both = len(by_person & by_agency)
    nobody = len(run.articles) - len(by_person | by_agency)
    return both, len(by_person) - both, len(by_agency) - both, max(0, nobody)


def _credited(view: View, article_id: str) -> str:
    credit = view.credits.get(article_id)
    if credit is None:
        return ""
    return ", ".join([row[0] for row in credit.people] + credit.credited)


def _copy(view: View, pair: Pair) -> Copy:
    theirs, ours = (
        set(credit.credited) if (credit := view.credits.get(name)) else set()
        for name in (pair.origin, pair.copy)
    )
    state = "open" if not theirs else ("credited" if theirs & ours else "uncredited")
    return Copy(
        origin=pair.origin,
        article=view.corpus.at(pair.copy),
        title=view.corpus.title(pair.copy),
        credit=_credited(view, pair.copy),
        share=pair.copy_share,
        state=state,
        sure=pair.direction != "unknown",
    )


def _uncredited_first(one: Copy) -> tuple[int, float, str, int]:
    return ("uncredited", "open", "credited").index(one.state), -one.share, one.origin, one.article


def _sources(view: View, copies: list[Copy]) -> tuple[Source, ...]:
    """Gather the copies under their origins; the origin of the first copy comes first."""
    found: dict[str, list[Copy]] = {}
    for one in copies:
        found.setdefault(one.origin, []).append(one)
    return tuple(
        Source(
            article=view.corpus.at(origin),
            title=view.corpus.title(origin),
            credit=_credited(view, origin),
            copies=tuple(ones),
        )
        for origin, ones in found.items()
    )


def _unchecked(view: View) -> tuple[tuple[str, str, str], ...]:
    names = {rule["code"]: rule["name"] for rule in view.rules}
    return tuple(
        (step.rule, names.get(step.rule, ""), view.policy.brief(step.reason) or "no reason was recorded")
        for step in view.run.steps
        if step.outcome == "unevaluated"
    )
