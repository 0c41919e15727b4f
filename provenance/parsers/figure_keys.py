"""Words by which sentences that hold figures find each other, in one article and across articles."""

from __future__ import annotations

from collections import Counter
from itertools import compress, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.knowledge.calendar import calendar
from provenance.knowledge.nouns import noun_class, nouns, singular
from provenance.knowledge.numerals import numerals
from provenance.parsers.dates.tokens import Tokens, tokenise
from provenance.tables import FigureKey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from provenance.parsers.document import Document
    from provenance.tables import Figure

__all__ = ["parse"]

_TOPICS: Final = 5
_SHORT: Final = 2
_NUMBERS: Final = (
    frozenset(numerals().cardinals)
    | frozenset(numerals().scales)
    | frozenset(numerals().ordinals) - {"first", "second"}
)
_SILENT: Final = nouns().stops - {"killed", "dead", "missing", "released", "freed", "held"} | _NUMBERS
_CALENDAR: Final = frozenset(calendar().months) | frozenset(calendar().weekdays)


_HYPHEN: Final = frozenset("-")


class _Word(NamedTuple):
    start: int
    stop: int
    key: str
    name: bool


def parse(document: Document) -> tuple[FigureKey, ...]:
    """Return the keys of the sentences that hold figures, and the topics of the article."""
    wanted = {row.sentence for row in document.figures if _comparable(row)}
    if not wanted:
        return ()
    t = tokenise(document.body)
    capital = list(map(str.isupper, itemgetter(*t.starts)(t.body)))
    found: list[FigureKey] = []
    names: Counter[str] = Counter()
    places: dict[str, _Word] = {}
    first = 0
    for last in t.ends:
        told = first < len(t) and t.starts[first] in wanted
        if told:
            words = _words(t, first, range(first, last), capital)
        else:  # names alone
            inside = compress(range(first + 1, last), capital[first + 1 : last])
            words = _words(t, first, inside, capital)
        for word in words:
            if word.name:
                names[word.key] += 1
                places.setdefault(word.key, word)
        if told:
            found += _keys(words, t.starts[first])
        first = last
    for name, _ in sorted(names.items(), key=lambda one: (-one[1], places[one[0]].start))[:_TOPICS]:
        word = places[name]
        found.append(FigureKey(start=word.start, stop=word.stop, sentence=None, kind="topic", key=name))
    return tuple(found)


def _comparable(row: Figure) -> bool:
    """Say whether it is known well enough what the figure counts for it to be held against another."""
    known = row.measure is not None or row.unit is not None or row.counted_class is not None
    return known and row.kind not in {"age", "score"}


def _words(t: Tokens, first: int, some: Iterable[int], capital: Sequence[bool]) -> list[_Word]:
    """Return the content words among *some* tokens of the sentence that starts at *first*."""
    found: list[_Word] = []
    hyphened = t.tells(_HYPHEN)
    for i in some:
        word = _contents[t.words[i]]
        if not word:
            continue
        if hyphened and t.at(i + 1) == "-" and _one_word(word, t.at(i + 2)):
            continue
        if hyphened and t.at(i - 1) == "-" and t.glued(i) and _one_word(t.at(i - 2), word):
            word = f"{t.at(i - 2)}-{word}"
        name = capital[i] and i > first and word not in _CALENDAR
        key = _names[word] if name else _classes[word]
        found.append(_Word(t.starts[i], t.stops[i], key, name))
    return found


class _Told(dict[str, str]):
    """What is told of each word, remembered."""

    def __init__(self, tell: Callable[[str], str]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, word: str) -> str:
        if len(self) >= _CAPACITY:
            self.clear()
        told = self[word] = self._tell(word)
        return told


def _content(word: str) -> str:
    """Return a word of content without its possessive ending; nothing for any other token."""
    silent = len(word) <= _SHORT or not word[0].isalpha() or word in _SILENT
    return "" if silent else word.removesuffix("'s")


_CAPACITY: Final = 1 << 16
_contents: Final = _Told(_content)
_names: Final = _Told(singular)
_classes: Final = _Told(lambda word: noun_class(singular(word)))


def _one_word(one: str, other: str) -> bool:
    """Say whether a hyphen makes one known word of two: "cease-fire"."""
    joined = f"{one}-{other.removesuffix(chr(39) + 's')}"
    return noun_class(joined) != joined


def _keys(words: list[_Word], sentence: int) -> list[FigureKey]:
    found: list[FigureKey] = []
    seen: set[str] = set()
    for word in words:
        if word.key not in seen:
            seen.add(word.key)
            found.append(
                FigureKey(
                    start=word.start,
                    stop=word.stop,
                    sentence=sentence,
                    kind="name" if word.name else "word",
                    key=word.key,
                )
            )
    pairs: set[str] = set()
    for one, two in pairwise(words):
        key = f"{one.key} {two.key}"
        if key not in pairs:
            pairs.add(key)
            found.append(FigureKey(start=one.start, stop=two.stop, sentence=sentence, kind="pair", key=key))
    return found
