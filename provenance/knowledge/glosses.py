"""German, French and Spanish words around figures, in English, from ``glosses.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Glosses", "glosses", "pieces"]

Words = tuple[str, ...]

_ELIDED: Final = re.compile(r"((?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)')(?=.)")
_LONGEST: Final = 50
_TEN: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Glosses:
    """What is told in English of one language, in lower case.

    ``phrases`` maps the first token of an expression to the expressions, the longest first, with what
    they are in English; ``endings`` maps the ending of a verb to an auxiliary; ``numbers`` are the
    number words with what each adds; ``plurals`` the endings of nouns with what they are in the singular,
    the first that fits; ``nouns`` the singulars that no rule tells; ``adjectives`` stand in front of their
    noun; ``compounds`` says that number words are written in one ("zweihundertzehn").
    """

    code: str
    phrases: Mapping[str, tuple[tuple[Words, Words], ...]]
    endings: Mapping[str, str]
    numbers: Mapping[str, int]
    nouns: Mapping[str, str]
    plurals: Mapping[str, str]
    adjectives: frozenset[str]
    compounds: bool

    def singular(self, noun: str) -> str:
        """Return the singular of *noun*, in lower case.

        >>> glosses("es").singular("personas"), glosses("de").singular("wohnungen")
        ('persona', 'wohnung')
        """
        if noun in self.nouns:
            return self.nouns[noun]
        for ending, instead in self.plurals.items():
            if noun.endswith(ending) and len(noun) > len(ending) + 2:
                return noun.removesuffix(ending) + instead
        return noun

    def number(self, word: str) -> int | None:
        """Return what a number word counts; None for any other.

        >>> glosses("de").number("zweihundertfünfunddreißig"), glosses("fr").number("trente")
        (235, 30)
        """
        if word in self.numbers:
            return self.numbers[word]
        if not self.compounds or len(word) > _LONGEST:
            return None
        for unit in ("tausend", "hundert"):
            left, found, right = word.partition(unit)
            if found:
                times = self._small(left) if left else 1
                rest = self._small(right.removeprefix("und")) if right else 0
                return None if times is None or rest is None else times * self.numbers[unit] + rest
        ones, _, tens = word.partition("und")
        one, ten = 1 if ones == "ein" else self.numbers.get(ones, 0), self.numbers.get(tens, 0)
        return one + ten if 0 < one < _TEN < ten else None

    def _small(self, word: str) -> int | None:
        return 1 if word == "ein" else self.number(word)


def pieces(word: str) -> list[str]:
    """Part what an apostrophe joins: "d'euros" is "d'" and "euros".

    >>> pieces("d'euros"), pieces("jusqu'à"), pieces("Uhr")
    (["d'", 'euros'], ["jusqu'", 'à'], ['Uhr'])
    """
    match = _ELIDED.match(word)
    return [match[1], word[match.end() :]] if match else [word]


@cache
def _raw() -> dict[str, Any]:
    return tomllib.loads((files("provenance.knowledge") / "glosses.toml").read_text(encoding="utf-8"))


@cache
def glosses(code: str) -> Glosses | None:
    """Return what is told of the language *code*; None of English and of those nobody described."""
    one = _raw().get(code)
    if one is None:
        return None
    phrases: dict[str, list[tuple[Words, Words]]] = {}
    for english, texts in one["english"].items():
        for text in texts.split(","):
            words = tuple(part for word in text.split() for part in pieces(word))
            phrases.setdefault(words[0], []).append((words, tuple(english.split())))
    return Glosses(
        code=code,
        phrases={word: tuple(sorted(many, key=lambda one: -len(one[0]))) for word, many in phrases.items()},
        endings={
            ending: english for english, texts in one["endings"].items() for ending in texts.split(", ")
        },
        numbers=one["numbers"],
        nouns=one["nouns"],
        plurals=one["plurals"],
        adjectives=frozenset(one["adjectives"].split()),
        compounds=one["compounds"],
    )
