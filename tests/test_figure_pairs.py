"""Which figures are held against each other, and how they agree: the sample corpus, swaps, and laws."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import provenance
from provenance.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parents[1]
GOLD = yaml.safe_load((ROOT / "tests" / "gold" / "seeds.yaml").read_text(encoding="utf-8"))
SEEDS = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))}
AGREE = {"equal", "compatible", "rounding"}
DIGITS = re.compile(r"\d[\d,.]*\d|\d")


@pytest.fixture(scope="module")
def run() -> provenance.Run:
    return provenance.audit(ROOT / "seeds", select=["FIG", "DAT"])


def relations(run: provenance.Run, one: tuple[str, str], other: tuple[str, str]) -> set[str]:
    rows = run.tables["figure_pairs"]
    found = set()
    for a, b in ((one, other), (other, one)):
        chosen = rows[
            (rows.article_id == a[0])
            & (rows.text == a[1])
            & (rows.other_id == b[0])
            & (rows.other_text == b[1])
        ]
        found |= set(chosen.relation)
    return found


@pytest.mark.parametrize("group", GOLD["figure_groups"], ids=lambda group: group["name"])
def test_every_group_of_figures_has_the_verdict_of_the_editor(run: provenance.Run, group: Any) -> None:
    mentions = list(group["mentions"].items())
    told = [relations(run, one, other) for n, one in enumerate(mentions) for other in mentions[n + 1 :]]
    assert all(told)
    every = set().union(*told)
    if group["verdict"] == "diverging":
        assert "diverging" in every
        assert every <= AGREE | {"diverging"}
    else:
        assert every <= AGREE


@pytest.mark.parametrize("group", GOLD["figure_groups"], ids=lambda group: group["name"])
def test_the_same_words_in_two_articles_are_equal(run: provenance.Run, group: Any) -> None:
    mentions = list(group["mentions"].items())
    same = [
        (one, other) for n, one in enumerate(mentions) for other in mentions[n + 1 :] if one[1] == other[1]
    ]
    assert all(relations(run, one, other) == {"equal"} for one, other in same)


@pytest.mark.parametrize("pair", GOLD["not_the_same_figure"], ids=str)
def test_different_figures_are_never_compared(run: provenance.Run, pair: list[str]) -> None:
    assert set(pair) <= set(run.tables["figures"].text)
    rows = run.tables["figure_pairs"]
    compared = {frozenset(texts) for texts in zip(rows.text, rows.other_text, strict=True)}
    assert frozenset(pair) not in compared


def test_the_sample_corpus_has_no_contradiction(run: provenance.Run) -> None:
    assert "contradiction" not in set(run.tables["figure_pairs"].relation)


def test_a_near_miss_says_why_it_is_none(run: provenance.Run) -> None:
    rows = run.tables["figure_near_misses"]
    reasons = set(rows[(rows.text == "18 hostages") & (rows.other_text == "33 hostages")].reason)
    assert reasons == {"done against planned"}


def test_without_dates_a_comparison_says_so(run: provenance.Run) -> None:
    assert all("without dates" in reason for reason in run.tables["figure_pairs"].reason)


def swapped(body: str) -> Iterable[tuple[str, str]]:
    """Yield the body with one figure in digits made another, and the figure as it was written."""
    for row in provenance.parse(body).figures:
        digits = DIGITS.search(row.text)
        known = row.measure or row.unit or row.counted_class
        if digits is None or not known or row.kind in ("age", "score") or row.start is None:
            continue
        number = float(digits.group().replace(",", "")) * 3 + 2
        start = row.start + digits.start()
        yield body[:start] + f"{number:,.0f}" + body[start + len(digits.group()) :], row.text


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_a_number_swapped_in_one_copy_of_a_report_is_found(name: str) -> None:
    body = SEEDS[name]
    copies = list(swapped(body))
    if not copies:
        pytest.skip("every figure of this article is in words")
    articles = [Article(article_id="a", body=body)]
    articles += [Article(article_id=f"b{n:02}", body=copy) for n, (copy, _) in enumerate(copies)]
    found = provenance.audit(articles, select=["FIG101", "FIG102"]).results
    told = {(one.details["other_id"], one.text) for one in found if one.article_id == "a"}
    assert {(f"b{n:02}", text) for n, (_, text) in enumerate(copies)} <= told


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_a_figure_is_equal_to_itself_in_a_copy(name: str) -> None:
    articles = [Article(article_id=letter, body=SEEDS[name]) for letter in "ab"]
    rows = provenance.audit(articles, select=["FIG101"]).tables["figure_pairs"]
    itself = rows[(rows.article_id != rows.other_id) & (rows.start == rows.other_start)]
    assert len(itself)
    assert set(itself.relation) == {"equal"}
    assert "contradiction" not in set(rows.relation)


def key(finding: Any) -> tuple[Any, ...]:
    return finding.code, finding.article_id, finding.start, finding.stop, finding.message


@pytest.mark.parametrize(
    "body",
    [
        "The Rovers sold 314 scarves in Porto Nuevo, the club said.",
        "A flood killed 47,000 hens and freed 33 goats in the first phase of a storm, a farmer said.",
        "Norda will exchange 251 prisoners for 18 captives in Sulmeth, its minister said.",
    ],
)
def test_an_unrelated_article_changes_no_finding_of_the_others(run: provenance.Run, body: str) -> None:
    articles = [Article(article_id=name, body=seed) for name, seed in SEEDS.items()]
    stranger = Article(article_id="999", body=body)
    more = provenance.audit([*articles, stranger], select=["FIG", "DAT"]).results
    assert {key(one) for one in more if one.article_id != "999"} == {key(one) for one in run.results}


def pair(one: str, other: str) -> set[str]:
    articles = [Article(article_id="a", body=one), Article(article_id="b", body=other)]
    return set(provenance.audit(articles, select=["FIG101"]).tables["figure_pairs"].relation)


SENTENCE = "The flood killed {} people in the Lima valley near Porto Nuevo, the governor said."


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("17", "17", "equal"),
        ("17", "seventeen", "equal"),
        ("nearly 50", "49", "rounding"),
        ("more than 40", "49", "compatible"),
        ("around 50", "49", "rounding"),
        ("around 1,900", "nearly 2,000", "diverging"),
        ("dozens of", "7", "diverging"),
        ("2.4 million", "2,400,000", "equal"),
        ("14", "41", "contradiction"),
        ("at least 50", "41", "contradiction"),
    ],
)
def test_the_relation_is_the_same_from_both_sides(one: str, other: str, relation: str) -> None:
    first, second = SENTENCE.format(one), SENTENCE.format(other)
    assert pair(first, second) == pair(second, first) == {relation}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "de",
            "Bei der Flut im Tal der Lima nahe Porto Nuevo wurden {} Menschen getötet, sagte der Gouverneur.",
        ),
        (
            "fr",
            "La crue de la Lima près de Porto Nuevo a tué {} personnes dans la vallée, selon le gouverneur.",
        ),
        ("es", "La crecida del río Lima mató a {} personas en el valle de Porto Nuevo, dijo el gobernador."),
    ],
)
def test_a_toll_is_compared_in_the_language_of_its_articles(language: str, sentence: str) -> None:
    bodies = [sentence.format(number) for number in ("14", "41")]
    articles = [Article(article_id=str(n), body=body, language=language) for n, body in enumerate(bodies)]
    run = provenance.audit(articles, select=["FIG101"])
    assert set(run.tables["figure_pairs"].relation) == {"contradiction"}
    assert [one.code for one in run.results] == ["FIG101"]
