"""English words by class, and the forms of verbs: enough for a shallow reading of a sentence."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = [
    "Form",
    "adjective_endings",
    "auxiliaries",
    "forms",
    "load",
    "nounable",
    "occasions",
    "periods",
    "raising",
    "tags",
]

_VOWELS: Final = "aeiou"


class Form(NamedTuple):
    """What one written form of a verb can be."""

    lemma: str
    base: bool = False
    third: bool = False
    past: bool = False
    participle: bool = False
    gerund: bool = False


def load(name: str) -> dict[str, Any]:
    """Read one file of this package's data."""
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def tags() -> Mapping[str, str]:
    """Map a lower-case word to the letter of its class; the letters are told in grammar.toml."""
    raw = load("grammar")
    found: dict[str, str] = {}
    for letter, words in raw["classes"].items():
        found |= dict.fromkeys(words.split(), letter)
    found |= dict.fromkeys(raw["nouns"]["words"].split(), "n")
    found |= dict.fromkeys(raw["adjectives"]["words"].split(), "a")
    return found


@cache
def adjective_endings() -> tuple[str, ...]:
    """List the endings that make a word an adjective, for want of better knowledge."""
    return tuple(load("grammar")["adjectives"]["endings"].split())


@cache
def nounable() -> frozenset[str]:
    """List the verb forms that are as often nouns: ``claim``, ``claims``."""
    lemmas = load("grammar")["nounable"]["words"].split()
    return frozenset(lemmas) | frozenset(map(_third, lemmas))


@cache
def auxiliaries(lemma: str) -> frozenset[str]:
    """List the forms of "be" or of "have" as auxiliaries."""
    return frozenset(load("grammar")["auxiliaries"][lemma].split())


@cache
def occasions() -> frozenset[str]:
    """List the nouns of where something is said: "in a statement"."""
    return frozenset(load("grammar")["occasions"]["words"].split())


@cache
def periods() -> frozenset[str]:
    """List the nouns of "this week" and "last night"."""
    return frozenset(load("grammar")["periods"]["words"].split())


@cache
def raising() -> frozenset[str]:
    """List the verbs that make one cue with the infinitive behind them: "appeared to suggest"."""
    return frozenset(load("grammar")["raising"]["words"].split())


@cache
def forms() -> Mapping[str, Form]:
    """Map every form of every known verb to what it can be; the first lemma that has the form wins."""
    from provenance.knowledge.reporting import lemmas  # noqa: PLC0415 - it reads this module's irregular verbs

    found: dict[str, Form] = {}
    for lemma in (*lemmas(), *load("grammar")["verbs"]["words"].split()):
        for word, form in inflect(lemma):
            old = found.get(word)
            found[word] = form if old is None else _merge(old, form)
    return found


def _merge(one: Form, other: Form) -> Form:
    return Form(one.lemma, *(a or b for a, b in zip(one[1:], other[1:], strict=True)))


@cache
def _irregular() -> Mapping[str, tuple[str, str]]:
    entries = (entry.split() for entry in load("grammar")["irregular"]["verbs"].split(";"))
    return {lemma: (past, participle) for lemma, past, participle in entries}


def inflect(lemma: str) -> Iterator[tuple[str, Form]]:
    """Yield the written forms of a verb."""
    yield lemma, Form(lemma, base=True)
    yield _third(lemma), Form(lemma, third=True)
    stem = _stem(lemma)
    past, participle = _irregular().get(lemma, (stem + "ed", stem + "ed"))
    if past == participle:
        yield past, Form(lemma, past=True, participle=True, base=past == lemma)
    else:
        yield past, Form(lemma, past=True)
        yield participle, Form(lemma, participle=True)
    yield _gerund(lemma), Form(lemma, gerund=True)


def _third(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _stem(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma[:-1]
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "i"
    return lemma


def _gerund(lemma: str) -> str:
    past = _irregular().get(lemma, ("", ""))[0]
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe")):
        return lemma[:-1] + "ing"
    doubled = past.endswith(lemma[-1] + "ed") and past == lemma + lemma[-1] + "ed"
    short = lemma in _DOUBLING
    return lemma + (lemma[-1] if doubled or short else "") + "ing"


_DOUBLING: Final = frozenset(
    [
        "put",
        "get",
        "let",
        "run",
        "set",
        "sit",
        "begin",
        "cut",
        "win",
        "hit",
        "bet",
        "quit",
        "split",
        "swim",
        "stop",
        "shut",
        "forget",
        "dig",
        "rid",
    ]
)
