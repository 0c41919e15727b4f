"""News agencies, broadcasters and outlets that are credited or quoted as sources.

The knowledge is ``agencies.toml``; this module reads it and answers which agency a form of words names.
A corpus may add its own: `read_agencies` makes them of its configuration, `using` lets the parsers know them.

Sources: the members' lists of the European Alliance of News Agencies and the Organization of Asia-Pacific
News Agencies, the agencies' own sites, and for historical ones the tag set of the impresso project.
"""

from __future__ import annotations

import re
import tomllib
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from provenance.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Agency", "Form", "Registry", "agencies_in_use", "read_agencies", "registry", "using"]

Kind = Literal["agency", "broadcaster", "outlet"]
Rank = Literal["name", "short", "shy"]
_RANKS: Final[tuple[Rank, ...]] = ("name", "short", "shy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """One agency, broadcaster or outlet.

    ``names`` may stand anywhere; ``short`` forms count in exact case; ``shy`` forms are words or other
    bodies' names too and count only where a credit stands. ``since`` and ``until`` are years.
    """

    id: str
    name: str
    kind: Kind
    country: str
    names: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    shy: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


class Form(NamedTuple):
    """One way to write one or more agencies, and whom it may mean.

    ``words`` are its folded words, ``bare`` is the form without what joins them; it is ``dotted`` where it is
    Latin letters with full stops (A.F.P.).
    """

    words: tuple[str, ...]
    text: str
    rank: Rank
    ids: tuple[str, ...]
    bare: str
    dotted: bool


_JOIN: Final = re.compile(r"[^\w/:&]|_")
_WORD: Final = re.compile(r"[^\W\d_]+|\d+|[/:&]")


def words_of(text: str) -> tuple[str, ...]:
    """Cut *text* into folded words; hyphens, full stops and apostrophes only join."""
    return tuple(word.casefold() for word in _WORD.findall(text))


class Registry:
    """Agencies by id, and by the first word of every form of their names."""

    def __init__(self, agencies: Iterable[Agency]) -> None:
        """Index the *agencies*; a later one replaces an earlier one of the same id."""
        self.agencies: Mapping[str, Agency] = {agency.id: agency for agency in agencies}
        merged: dict[tuple[Rank, str], list[str]] = {}
        for agency in self.agencies.values():
            for rank in _RANKS:
                written = {"name": (agency.name, *agency.names), "short": agency.short, "shy": agency.shy}
                for text in written[rank]:
                    if rank == "name" and (text in agency.short or text in agency.shy):
                        continue
                    ids = merged.setdefault((rank, text), [])
                    if agency.id not in ids:
                        ids.append(agency.id)
        self.forms: Mapping[str, tuple[Form, ...]] = _by_first_word(merged)

    def name(self, agency_id: str) -> str:
        """Return the display name of an agency."""
        return self.agencies[agency_id].name

    def exists(self, agency_id: str, year: int) -> bool:
        """Say whether the agency worked in *year*, as far as its dates are known."""
        agency = self.agencies[agency_id]
        return (agency.since or year) <= year <= (agency.until or year)

    def resolve(self, ids: tuple[str, ...], *, country: str | None, language: str | None) -> str | None:
        """Choose among agencies that share a form, by the publisher's country, then by language.

        Returns None where nothing decides.
        """
        if len(ids) == 1:
            return ids[0]
        for wanted in (country, (language or "")[:2].lower() or None):
            if wanted is None:
                continue
            found = [
                one for one in ids if wanted in (self.agencies[one].country, *self.agencies[one].languages)
            ]
            if len(found) == 1:
                return found[0]
        return None


def _by_first_word(merged: Mapping[tuple[Rank, str], list[str]]) -> dict[str, tuple[Form, ...]]:
    index: dict[str, list[Form]] = {}
    for (rank, text), ids in merged.items():
        words = words_of(text)
        dotted = text.endswith(".") and len(words[0]) == 1
        form = Form(words, text, rank, tuple(ids), _JOIN.sub("", text), dotted)
        index.setdefault(words[0], []).append(form)
    return {
        first: tuple(sorted(forms, key=lambda form: (-len(form.words), form.rank)))
        for first, forms in index.items()
    }


_LISTS: Final = ("names", "short", "shy")
_YEARS: Final = ("since", "until")


def _fits(name: str, value: object) -> bool:
    """Say whether the *value* of a key is of its type; what is looked for in a text must hold a word."""
    if name in _YEARS:
        return type(value) is int
    if name in ("name", "kind", "country"):
        return isinstance(value, str) and (name != "name" or bool(words_of(value)))
    if not isinstance(value, tuple) or not all(isinstance(one, str) for one in value):
        return False
    return name not in _LISTS or all(words_of(one) for one in value)


def read_agencies(entries: Mapping[str, Mapping[str, Any]]) -> tuple[Agency, ...]:
    """Make agencies of TOML tables, one a table, its key the id.

    Raises `ConfigurationError` for an entry without a name, with an unknown key, or with a value that it
    cannot have.
    """
    known = set(Agency.__slots__) - {"id"}
    found = []
    for key, entry in entries.items():
        odd = sorted(set(entry) - known)
        if odd or "name" not in entry:
            raise ConfigurationError(
                f"the agency {key!r} cannot be read",
                found=", ".join(odd) or "no name",
                tip=f"an agency has a name and may have {', '.join(sorted(known - {'name'}))}",
            )
        values = {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
        wrong = [name for name, value in values.items() if not _fits(name, value)]
        if wrong:
            raise ConfigurationError(
                f"{wrong[0]} of the agency {key!r} cannot be read",
                found=repr(entry[wrong[0]]),
                tip='name = "Lindholm News Agency", short = ["LNA"], since = 1990',
            )
        given: dict[str, Any] = {"kind": "agency", "country": "", **values}
        found.append(Agency(id=key, **given))
    return tuple(found)


@cache
def _built_in() -> tuple[Agency, ...]:
    text = (files("provenance.knowledge") / "agencies.toml").read_text(encoding="utf-8")
    return read_agencies(tomllib.loads(text))


@cache
def _registry(extra: tuple[Agency, ...]) -> Registry:
    return Registry((*_built_in(), *extra))


_ALSO: Final[ContextVar[tuple[Agency, ...]]] = ContextVar("agencies of the corpus", default=())


def agencies_in_use() -> tuple[Agency, ...]:
    """Return the agencies of a corpus's own that `using` has given, for another process to use them too."""
    return _ALSO.get()


def registry(extra: tuple[Agency, ...] | None = None) -> Registry:
    """Return the registry of the agencies that come with the package and of *extra* ones.

    Where *extra* is left out, it is what `using` has given, and nothing outside of it.
    """
    return _registry(_ALSO.get() if extra is None else extra)


@contextmanager
def using(extra: tuple[Agency, ...]) -> Iterator[Registry]:
    """Let everything that is read inside know the *extra* agencies too, those of a corpus's own.

    >>> own = read_agencies({"lna": {"name": "Lindholm News Agency"}})
    >>> with using(own) as book:
    ...     book.name("lna")
    'Lindholm News Agency'
    """
    token = _ALSO.set(extra)
    try:
        yield registry()
    finally:
        _ALSO.reset(token)
