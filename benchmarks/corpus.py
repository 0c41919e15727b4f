"""Draw a corpus of any size with known text reuse: wire reports, copies, and what only looks like one.

An event has a wire report that credits an agency, articles that copy 6, 15, 30, 60 or 90 % of their text from
it in six manners, and articles of their own on the same event. Beside them stand the traps: boilerplate of
an outlet, templates filled in with other figures, quotes that two articles share and nothing else.
Every event is drawn by itself, from its number: a corpus of a million is the beginning of one of ten million.
"""

# ruff: noqa: PLR2004, SIM905 - a drawn corpus is made of odds and of lists of words

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING

from language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["FRACTIONS", "MANNERS", "Copied", "Drawn", "draw"]

FRACTIONS = (6, 15, 30, 60, 90)
MANNERS = ("verbatim", "light", "10 %", "20 %", "35 %", "clause")
_AGENCIES = ("AFP", "Reuters", "AP", "dpa")
_SENTENCES = (16, 34)
_COPIES = list(accumulate(1 / (rank + 1) ** 2.2 for rank in range(60)))
_OUTLETS = 400
_SHARED_LINES = (
    "This article was produced by the staff of our newsroom and edited for length by the desk.",
    "Sign up for our note and get the most important stories of each day in your inbox.",
    "The views expressed in this article are those of the author and do not reflect those of the paper.",
    "Please consider supporting independent journalism with a small donation so that we can keep reporting.",
)


_FOOTER = (
    "reach follow write news daily story team desk the our follow letter phone office editor reader "
    "post street member support report photo video chat public local city island river morning evening trust"
).split()


@dataclass(frozen=True, slots=True)
class Copied:
    """A sentence of an article, or a clause, that was taken from another; characters on both sides."""

    origin_id: str
    start: int
    stop: int
    origin_start: int
    origin_stop: int
    manner: str
    sentence: int


@dataclass(slots=True)
class Drawn:
    """An article, and the truth about it."""

    article_id: str
    body: str
    publisher: str
    published: str
    fraction: int = 0
    copied: list[Copied] = field(default_factory=list)
    quotes_of: str | None = None


def draw(size: int, seed: int = 1) -> Iterator[Drawn]:
    """Yield *size* articles, event by event."""
    language = Language(seed)
    drawn = event = 0
    while drawn < size:
        for article in _event(language, seed, event):
            yield article
            drawn += 1
            if drawn == size:
                return
        event += 1


class _Body:
    """A body that grows, sentence by sentence, and knows where each stands."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0

    def add(self, text: str, random: Random) -> tuple[int, int]:
        start = self._length
        end = "\n" if random.random() < 0.4 else " "
        self._parts.append(text + end)
        self._length += len(text) + 1
        return start, start + len(text)

    def line(self, text: str) -> None:
        if self._parts and not self._parts[-1].endswith("\n"):
            self._parts[-1] = self._parts[-1][:-1] + "\n"
        self._parts.append(text + "\n")
        self._length += len(text) + 1

    def __str__(self) -> str:
        return "".join(self._parts).rstrip()


def _written(words: list[str]) -> str:
    text = " ".join(words)
    return text[0].upper() + text[1:] + "."


def _event(language: Language, seed: int, number: int) -> Iterator[Drawn]:
    random = Random(f"event {seed} {number}")
    topic = language.topic(random)
    day = 1 + number % 28
    wire, source = _wire(language, random, topic, f"e{number:07}-00", day)
    yield wire
    count = random.choices(range(60), cum_weights=_COPIES)[0]
    for copy in range(1, count + 1):
        yield _copy(language, random, topic, wire, source, f"e{number:07}-{copy:02}")
    others = random.randint(1, 7)
    quotes = [_written(language.sentence(random, topic)) for _ in range(2)]
    previous: str | None = None
    for other in range(count + 1, count + 1 + others):
        spoken = quotes if random.random() < 0.3 else []
        article = _own(language, random, topic, spoken, f"e{number:07}-{other:02}", day)
        if spoken:
            article.quotes_of, previous = previous, article.article_id
        yield article


def _outlet(random: Random) -> tuple[str, Random]:
    number = random.randrange(_OUTLETS)
    return f"Outlet {number}", Random(f"outlet {number}")


def _wire(
    language: Language, random: Random, topic: list[str], article_id: str, day: int
) -> tuple[Drawn, list[tuple[list[str], tuple[int, int]]]]:
    agency = random.choice(_AGENCIES)
    body = _Body()
    source = []
    for _ in range(random.randint(*_SENTENCES)):
        words = language.sentence(random, topic)
        source.append((words, body.add(_written(words), random)))
    body.line(f"By {_person(random)}, {agency}")
    published = f"2025-03-{day:02}T{random.randint(0, 9):02}:00:00Z"
    return Drawn(article_id, str(body), f"{agency} Service", published), source


def _person(random: Random) -> str:
    first = random.choice(("Ada", "Jonas", "Lena", "Tomas", "Maria", "David", "Anna", "Peter"))
    return f"{first} {random.choice(('Moreau', 'Brandt', 'Okafor', 'Vidal', 'Keller', 'Silva', 'Novak'))}"


def _copy(
    language: Language,
    random: Random,
    topic: list[str],
    wire: Drawn,
    source: list[tuple[list[str], tuple[int, int]]],
    article_id: str,
) -> Drawn:
    fraction = random.choice(FRACTIONS)
    length = random.randint(*_SENTENCES)
    taken = max(2, round(length * fraction / 100))
    manner = random.choice(MANNERS)
    chosen = sorted(random.sample(range(len(source)), min(taken, len(source))))
    if random.random() < 0.3:
        random.shuffle(chosen)
    own = max(0, round(taken * (100 - fraction) / fraction))
    slots: list[int | None] = [*chosen, *([None] * own)]
    order = sorted(range(len(slots)), key=lambda _: random.random())
    places = iter(sorted(order[: len(chosen)]))
    at = dict(zip(places, chosen, strict=True))
    body, copied = _Body(), []
    for slot in range(len(slots)):
        if slot in at:
            words, (origin_start, _) = source[at[slot]]
            changed, stretches = _in_manner(language, random, words, manner)
            start, stop = body.add(_written(changed), random)
            for first, behind in stretches:
                length = len(" ".join(words[first:behind]))
                there = origin_start + len(" ".join(words[:first])) + bool(first)
                here = (start, start + length) if len(stretches) > 1 else (start, stop)
                copied.append(Copied(wire.article_id, *here, there, there + length, manner, origin_start))
                start += length + 1
        else:
            body.add(_written(language.sentence(random, topic)), random)
    publisher = _finish(random, body)
    day = wire.published[:10]
    article = Drawn(article_id, str(body), publisher, f"{day}T{random.randint(10, 23)}:00:00Z", fraction)
    article.copied = copied
    return article


def _in_manner(
    language: Language, random: Random, words: list[str], manner: str
) -> tuple[list[str], list[tuple[int, int]]]:
    """Return the edited words, and the stretches of the old ones that they cover."""
    if manner == "clause":
        stretches = language.recut(random, words)
        return [word for first, behind in stretches for word in words[first:behind]], stretches
    if manner == "verbatim":
        changed = words
    elif manner == "light":
        changed = language.lightly(random, words)
    else:
        changed = language.edited(random, words, int(manner.removesuffix(" %")) / 100)
    return changed, [(0, len(words))]


def _own(
    language: Language, random: Random, topic: list[str], quotes: list[str], article_id: str, day: int
) -> Drawn:
    body = _Body()
    for _ in range(random.randint(*_SENTENCES)):
        body.add(_written(language.sentence(random, topic)), random)
    for quote in quotes:
        body.add(f"“{quote[:-1]},” {random.choice(('said', 'added', 'wrote'))} {_person(random)}.", random)
    publisher = _finish(random, body)
    return Drawn(article_id, str(body), publisher, f"2025-03-{day:02}T{random.randint(10, 23)}:30:00Z")


def _finish(random: Random, body: _Body) -> str:
    """Add what outlets add: a template, a footer; return the outlet."""
    publisher, outlet = _outlet(random)
    if random.random() < 0.05:
        cents = random.randint(100, 9900) / 100
        body.line(
            f"Shares of the company fell {random.randint(2, 30)} percent to {cents} crowns in early trading "
            f"in the capital on Monday, while the main index lost {random.randint(10, 90)} points."
        )
    if random.random() < 0.25:
        words = [outlet.choice(_FOOTER) for _ in range(18)]
        body.line(_written(["You", "can", *words, publisher.replace(" ", "")]))
    if random.random() < 0.25:
        body.line(random.choice(_SHARED_LINES))
    return publisher
