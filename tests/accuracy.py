"""How right the parsers are on articles that an editor annotated.

    python tests/accuracy.py                                the table
    python tests/accuracy.py quotes.spans figures.units     the table, and the mistakes of these measures
    python tests/accuracy.py --raise                        lift the floors to two points below it

What is annotated and how it is measured is told in ``tests/corpora/annotated/README.md``.
"""

from __future__ import annotations

import math
import re
import sys
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import provenance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

FOLDER: Final = Path(__file__).parent / "corpora" / "annotated"
FLOORS: Final = tomllib.loads((FOLDER / "floors.toml").read_text(encoding="utf-8"))
NAMES: Final = sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem != "floors")
DELIVERED: Final = ("title", "byline", "published", "publisher", "language")
HEAD: Final = "# What accuracy may not fall below, in percent. `python tests/accuracy.py --raise` lifts it."
SLACK: Final = 2.0
EDGES: Final = " \t\r\n\"'“”‘’„‚«»‹›.,;:!?-–—"
MARKS: Final = {"{": "(?P<source>", "<": "(?P<cue>", "[": "(?P<content>", "}": ")", ">": ")", "]": ")"}
SHOWN: Final = (
    "kind",
    "speaker",
    "person",
    "place",
    "value",
    "low",
    "high",
    "unit",
    "counted",
    "measure",
    "status",
)
SMALL_WORDS: Final = frozenset(
    ("the", "der", "die", "das", "den", "dem", "la", "le", "les", "el", "los", "las", "mr", "mrs", "ms", "dr")
)

Place = tuple[int, int]


@dataclass(frozen=True)
class Item:
    """Something that was annotated or answered: where it is, what is compared, and how it is shown."""

    place: Place | None
    value: Any
    shown: str


@dataclass
class Score:
    gold: int = 0
    answered: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Precision, recall and their harmonic mean, in percent; 100 where nothing could be wrong."""
        precision = 100 * self.right / self.answered if self.answered else 100.0
        recall = 100 * self.right / self.gold if self.gold else 100.0
        mean = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {"precision": precision, "recall": recall, "f1": mean}


def placed(body: str, text: str, within: str | None = None) -> Place:
    """Find *text*, which stands once in *within*, or in the body as words of its own."""
    whole = within or body
    pattern = rf"(?<!\w){re.escape(text)}(?!\w)" if within is None else re.escape(text)
    found = [match.start() for match in re.finditer(pattern, whole)]
    assert len(found) == 1, f"{text!r} stands {len(found)} times in {whole[:60]!r}"
    start = found[0] if within is None else body.index(within) + found[0]
    assert within is None or body.count(within) == 1, within
    return start, start + len(text)


def marked(body: str, mark: str) -> dict[str, Place]:
    """Find the {source}, <cue> and [content] of a marked passage; `` ~ `` stands for anything between."""
    parts = (MARKS.get(part) or re.escape(part) for part in re.split(r"([{}<>\[\]])", mark))
    pattern = re.compile(
        "".join(parts).replace(r"\ \~\ ", r"[\s\S]{1,500}?").replace(r"\ \~", r"[\s\S]{1,500}?")
    )
    match = pattern.search(body)
    assert match, mark
    assert not pattern.search(body, match.start() + 1), f"twice: {mark}"
    return {role: match.span(role) for role in pattern.groupindex}


def trimmed(body: str, place: Place) -> Place:
    start, stop = place
    while start < stop and body[start] in EDGES:
        start += 1
    while stop > start and body[stop - 1] in EDGES:
        stop -= 1
    return start, stop


def shared(one: Place | None, other: Place | None) -> float:
    """Return the Jaccard index of two places: the characters in both over the characters in either."""
    if one is None or other is None:
        return 0.0
    both = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, both) / max(1, max(one[1], other[1]) - min(one[0], other[0]))


def pairs(gold: list[Item], answered: list[Item], least: float) -> dict[int, int]:
    """Pair places one to one, the best first; each pair shares *least*, or anything where that is 0."""
    ranked = sorted(
        (
            (shared(one.place, other.place), i, j)
            for i, one in enumerate(gold)
            for j, other in enumerate(answered)
        ),
        key=lambda one: (-one[0], one[1:]),
    )
    paired: dict[int, int] = {}
    for much, i, j in ranked:
        if much > 0 and much >= least and i not in paired and j not in paired.values():
            paired[i] = j
    return paired


def count(
    score: Score,
    gold: list[Item],
    answered: list[Item],
    *,
    least: float | None = 0.5,
    asked: Callable[[Any], bool] = lambda _: True,
    agree: Callable[[Any, Any], bool] = lambda _one, _other: True,
) -> None:
    """Add one article: items pair by place, or by equal values where *least* is None, and must then agree."""
    if least is None:
        left = list(enumerate(answered))
        paired = {}
        for i, one in enumerate(gold):
            same = next((pair for pair in left if pair[1].value == one.value), None)
            if same:
                left.remove(same)
                paired[i] = same[0]
    else:
        paired = pairs(gold, answered, least)
    right = {
        i: j for i, j in paired.items() if asked(gold[i].value) and agree(gold[i].value, answered[j].value)
    }
    score.gold += sum(asked(one.value) for one in gold)
    score.answered += sum(asked(one.value) for one in answered)
    score.right += len(right)
    score.missed += [one.shown for i, one in enumerate(gold) if i not in right and asked(one.value)]
    wrong = [one for j, one in enumerate(answered) if j not in right.values() and asked(one.value)]
    score.wrong += [one.shown for one in wrong]


def words(text: str | None) -> set[str]:
    return set(re.findall(r"\w+", (text or "").casefold())) - SMALL_WORDS


def same_person(gold: dict[str, Any], answer: dict[str, Any]) -> bool:
    """Say whether the words of one name are all among the words of the other."""
    wanted, told = words(gold["speaker"]), words(answer["person"] or answer["speaker"])
    return bool(told) and (wanted <= told or told <= wanted)


def same_speaker(gold: dict[str, Any], answer: dict[str, Any]) -> bool:
    """Say whether the speaker as written touches the source that was annotated."""
    spot = (answer["speaker_start"], answer["speaker_stop"])
    return None not in spot and shared(gold["source"], spot) > 0


def same_amount(gold: dict[str, Any], answer: dict[str, Any]) -> bool:
    names = ["value"] if "value" in gold else ["low", "high"]
    return all(
        answer[name] is not None and math.isclose(gold[name], answer[name], rel_tol=1e-3) for name in names
    )


def same_unit(gold: dict[str, Any], answer: dict[str, Any]) -> bool:
    if gold.get("unit"):
        return bool(gold["unit"] == answer["unit"])
    noun = "people" if gold["counted"] == "person" else gold["counted"]
    return noun in (answer["counted"], answer["counted_class"]) and not answer["unit"]


def same(column: str) -> Callable[[Any, Any], bool]:
    return lambda one, other: bool(one[column] == other[column])


def has(*columns: str) -> Callable[[Any], bool]:
    return lambda one: any(one.get(column) is not None for column in columns)


def annotated(body: str, notes: Iterable[dict[str, Any]]) -> Iterator[Item]:
    for note in notes:
        yield Item(trimmed(body, placed(body, note["text"], note.get("within"))), note, f"{note}")


def answers(body: str, rows: Iterable[Any]) -> Iterator[Item]:
    for row in rows:
        value = {name: getattr(row, name) for name in row.__slots__}
        place = None if row.start is None else trimmed(body, (row.start, row.stop))
        told = {name: value[name] for name in SHOWN if value.get(name) is not None}
        yield Item(place, value, f"{body[slice(*place)] if place else ''!r} {told}")


def plain(rows: Iterable[Any], *columns: str) -> list[Item]:
    """Make items that are compared by their columns alone; a row without the last one is none."""
    values = [
        tuple(one.get(name) if isinstance(one, dict) else getattr(one, name) for name in columns)
        for one in rows
    ]
    return [Item(None, value, " | ".join(map(str, value))) for value in values if value[-1]]


def distinct(body: str, found: Iterable[tuple[Place | None, Any]]) -> list[Item]:
    """Keep each place of one role once, with the first value that it has."""
    every: dict[Place, Any] = {}
    for place, value in found:
        if place is not None:
            spot = trimmed(body, place)
            every[spot] = every.get(spot) or value
    return [Item(spot, value, f"{body[slice(*spot)]!r} {value or ''}") for spot, value in every.items()]


def add_attributions(
    scores: dict[str, Score], body: str, notes: list[dict[str, Any]], rows: tuple[Any, ...]
) -> None:
    for role in ("source", "cue", "content"):
        gold = distinct(body, ((note.get(role), None) for note in notes))
        spots = ((getattr(row, f"{role}_start"), getattr(row, f"{role}_stop")) for row in rows)
        count(
            scores[f"attributions.{role}s"],
            gold,
            distinct(body, ((spot, None) for spot in spots if None not in spot)),
        )
    sources = [((row.source_start, row.source_stop), row) for row in rows if row.source_start is not None]
    gold = distinct(body, ((note.get("source"), note.get("anonymous")) for note in notes))
    answered = distinct(body, ((spot, row.kind == "anonymous") for spot, row in sources))
    count(scores["attributions.anonymous"], gold, answered, asked=bool, agree=lambda _, other: bool(other))
    gold = distinct(body, ((note.get("source"), note.get("reason")) for note in notes))
    answered = distinct(body, ((spot, row.reason) for spot, row in sources))
    count(scores["attributions.reasons"], gold, answered, asked=bool, agree=lambda one, other: one == other)


def with_sources(quotes: list[Item], notes: list[dict[str, Any]]) -> list[Item]:
    """Give each quote the source of the shortest content that it lies in or touches."""
    told = []
    for quote in quotes:
        assert quote.place
        start, stop = quote.place
        around = [note for note in notes if note["content"][0] < stop and start < note["content"][1]]
        around.sort(key=lambda note: note["content"][1] - note["content"][0])
        source = around[0].get("source") if around else None
        told.append(Item(quote.place, quote.value | {"source": source}, quote.shown))
    return told


def add(scores: dict[str, Score], told: dict[str, Any]) -> None:
    body = told["body"]
    document = provenance.parse(body, **{name: told[name] for name in DELIVERED if name in told})
    for measure, columns in (
        ("people.names", ("name",)),
        ("people.roles", ("name", "role")),
        ("people.places", ("name", "place")),
        ("credits.agencies", ("agency", "via")),
    ):
        rows = measure.split(".")[0]
        count(
            scores[measure], plain(told[rows], *columns), plain(getattr(document, rows), *columns), least=None
        )
    both = {
        table: (list(annotated(body, told[table])), list(answers(body, getattr(document, table))))
        for table in ("datelines", "furniture", "quotes", "figures")
    }
    count(scores["datelines.places"], *both["datelines"], agree=same("place"))
    count(scores["furniture.spans"], *both["furniture"])
    notes = [marked(body, note["mark"]) | note for note in map(as_note, told["attributions"])]
    add_attributions(scores, body, notes, document.attributions)
    quotes, found = both["quotes"]
    count(scores["quotes.spans"], quotes, found)
    count(scores["quotes.people"], quotes, found, asked=has("speaker"), agree=same_person)
    said = with_sources(quotes, notes)
    count(scores["quotes.speakers"], said, found, asked=has("source", "speaker_start"), agree=same_speaker)
    for measure, asked, agree in (
        ("spans", has("kind", "text"), lambda _one, _other: True),
        ("amounts", has("value", "low", "high"), same_amount),
        ("units", has("unit", "counted"), same_unit),
        ("measures", has("measure"), same("measure")),
        ("status", lambda one: one.get("status", "done") != "done", same("status")),
    ):
        count(scores[f"figures.{measure}"], *both["figures"], least=0, asked=asked, agree=agree)


def as_note(note: Any) -> dict[str, Any]:
    return note if isinstance(note, dict) else {"mark": note}


def article(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def measured() -> dict[str, Score]:
    scores = {f"{table}.{measure}": Score() for table, measures in FLOORS.items() for measure in measures}
    for name in NAMES:
        add(scores, article(name))
    return scores


def table() -> str:
    """Show every measure, and its floors behind it."""
    lines = [f"{'':<24}{'gold':>6}{'precision':>11}{'recall':>8}{'F1':>8}   floors"]
    for name, score in measured().items():
        kind, measure = name.split(".")
        told = score.figures()
        row = f"{told['precision']:>11.1f}{told['recall']:>8.1f}{told['f1']:>8.1f}"
        floors = " ".join(f"{FLOORS[kind][measure][figure]:>5.1f}" for figure in told)
        lines.append(f"{name:<24}{score.gold:>6}{row}   {floors}")
    return "\n".join(lines)


def mistakes(name: str) -> str:
    score = measured()[name]
    return "\n".join(
        [name, *(f"  missed  {one}" for one in score.missed), *(f"  wrong   {one}" for one in score.wrong)]
    )


def raise_floors() -> None:
    """Write each floor two points below what is measured, where that is higher than it was."""
    parts = []
    for name, score in measured().items():
        kind, measure = name.split(".")
        floors = FLOORS[kind][measure]
        lifted = {
            figure: max(floors[figure], math.floor(10 * (told - SLACK)) / 10)
            for figure, told in score.figures().items()
        }
        parts.append(
            "".join([f"[{name}]\n", *(f"{figure} = {floor:.1f}\n" for figure, floor in lifted.items())])
        )
    (FOLDER / "floors.toml").write_text(f"{HEAD}\n\n" + "\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    if "--raise" in sys.argv:
        raise_floors()
        sys.exit()
    sys.stdout.write("\n".join([table(), *map(mistakes, sys.argv[1:])]) + "\n")
