"""The people whom an article names, and whom a later surname, title or pronoun means."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.knowledge.givennames import is_given_name
from provenance.knowledge.grammar import tags
from provenance.knowledge.places import is_place
from provenance.knowledge.sources import words
from provenance.text import plain

if TYPE_CHECKING:
    from provenance.tables import Attribution

__all__ = ["Names", "antecedent", "names_in"]

_PART: Final = r"[A-Z][\w'-]*\.?|[A-Z]\.(?:[A-Z]\.)*"
_NAMES: Final = re.compile(
    rf"(?:{_PART})(?: (?:{_PART}|al-[A-Z][\w'-]*|de|van|von|der|bin|el|da|di|la)){{1,6}}"
)
_TITLE: Final = re.compile(r"(?<![a-z])([a-z]+) \Z")
_AROUND: Final = 20  # characters before a name: room for a title
_APPOSITION: Final = re.compile(
    r", (?:an? |who |whose |aged? |\d\d, |[A-Z]\w+'s "
    r"(?:mother|father|sister|brother|wife|husband|son|daughter))"
)
_PAIR: Final = 2
_SHORT: Final = 3  # words: the longest name that an apposition alone makes one
_PARTICLES: Final = frozenset(["de", "van", "von", "der", "bin", "el", "da", "di", "la"])
_PRONOUNS: Final = frozenset(["he", "she", "him", "her", "his", "er", "sie", "il", "elle", "él", "ella"])
_THE: Final = frozenset(["the", "der", "die", "das", "le", "la", "el"])
_EDGE: Final = " .,'"


class Names(NamedTuple):
    """Full names by surname, and by the title that stands before them; null where two people share one.

    ``likely`` are last words of two capitals that may be a name: enough to tell a person from a body.
    """

    surnames: dict[str, str | None]
    titles: dict[str, str | None]
    likely: frozenset[str]

    def person(self, source: str) -> str | None:
        """Return the full name that a phrase means: it holds it, its surname, or its title alone."""
        text = plain(source)
        for match in _NAMES.finditer(text):
            name = _name(match[0].split(" "))
            if name is not None:
                return self._full(name[1])
        first = text.split(",")[0].removesuffix("'s")
        found = [word.strip(_EDGE) for word in first.split()]
        if found and found[-1] in self.surnames:
            own = [word for word in found if word[:1].isupper() and word.lower() not in words("titles")]
            return self._full(" ".join(own)) if len(own) == len(found) > 1 else self.surnames[found[-1]]
        if len(found) > 1 and found[0].lower() in _THE:
            return self.titles.get(found[-1].lower())
        return None

    def _full(self, name: str) -> str:
        """Return the longer form of a name where the article has one: "Ada M. Moreau"."""
        known = self.surnames.get(name.rsplit(" ", maxsplit=1)[-1])
        return known if known is not None and known.split(" ")[0] == name.split(" ", maxsplit=1)[0] else name


@lru_cache(maxsize=4)
def names_in(body: str) -> Names:
    """Find the full names of people in *body*: a given name or a title, then capitals."""
    surnames: dict[str, str | None] = {}
    titles: dict[str, str | None] = {}
    likely: set[str] = set()
    text = plain(body)
    for match in _NAMES.finditer(text):
        parts = match[0].split(" ")
        if len(parts) == _PAIR and not is_place(match[0]):
            likely.add(parts[1].strip(_EDGE).removesuffix("'s"))
        before = _TITLE.search(text, max(0, match.start() - _AROUND), match.start())
        known = [before[1]] if before is not None and before[1] in words("titles") else []
        found = _name(known + parts)
        if found is None and text[match.end() : match.end() + 2] == ", ":
            found = _introduced(text, match)
        if found is None:
            continue
        title, name = found
        _put(surnames, name.split(" ")[-1], name)
        if title:
            _put(titles, title, surnames.get(name.split(" ")[-1]) or name)
    return Names(surnames, titles, frozenset(likely))


def _introduced(text: str, match: re.Match[str]) -> tuple[str, str] | None:
    """Read "Ofra Bilu, Yarden's sister, said" and "Ulf Brandt, a teacher": an apposition makes a name."""
    found = match[0].split(" ")
    behind = _APPOSITION.match(text, match.end())
    if (
        behind is None
        or len(found) > _SHORT
        or is_place(match[0])
        or any(word.lower() in tags() for word in found)
    ):
        return None
    return "", " ".join(found)


def _put(index: dict[str, str | None], key: str, name: str) -> None:
    old = index.get(key, name)
    if old is None or old == name:
        index[key] = old
    elif old.endswith(name) or name.endswith(old):
        index[key] = max(old, name, key=len)
    else:
        index[key] = None


def _name(found: list[str]) -> tuple[str, str] | None:
    """Part a run of capitals into its title and the name of a person; null where it is none."""
    title = ""
    start = 0
    for n, word in enumerate(found[:-1]):
        if word.strip(_EDGE).lower() in words("titles"):
            title = word.strip(_EDGE).lower()
            start = n + 1
    rest = [word.rstrip(",") for word in found[start:]]
    given = next((n for n, word in enumerate(rest[:-1]) if is_given_name(word.strip(_EDGE))), None)
    if given is None and not (title and len(rest) > 1):
        return None
    rest = rest[given or 0 :]
    rest[-1] = rest[-1].strip(_EDGE).removesuffix("'s")
    while len(rest) > 1 and rest[-1] in _PARTICLES:
        rest.pop()
    if len(rest) < 2 or rest[-1].lower() in words("titles"):  # noqa: PLR2004 - a name has two words
        return None
    return title, " ".join(rest)


def antecedent(body: str, row: Attribution, before: list[Attribution], names: Names) -> str | None:
    """Return whom a pronoun means: the person who spoke last, in this paragraph or in the one before."""
    word = plain(row.source or "").lower()
    if word not in _PRONOUNS:
        return None
    here = _named_before(body, row.start or 0, names)
    if here is not None:
        return here
    for one in reversed(before):
        between = body[one.stop or 0 : row.start or 0]
        if between.count("\n") > _FAR or one.source is None:
            return None
        found = names.person(one.source)
        if found is not None:
            return found
        if plain(one.source).lower() != word:
            return None
    return None


def _named_before(body: str, at: int, names: Names) -> str | None:
    """Return the one whom the sentence names first, before the pronoun at *at*."""
    start = max(body.rfind(mark, max(0, at - _SENTENCE), at) for mark in ("\n", ". ", "” ", '" '))
    for word in _WORD.finditer(body, start + 1 if start >= 0 else max(0, at - _SENTENCE), at):
        found = names.surnames.get(word[0])
        if found is not None:
            return found
    return None


_WORD: Final = re.compile(r"[A-Z]\w+(?:-\w+)*")
_SENTENCE: Final = 300  # characters: no antecedent is farther
_FAR: Final = 2  # line ends: one paragraph back
