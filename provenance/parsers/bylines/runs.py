"""Runs of capitalised words: where a name begins and ends, and whether it is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.knowledge.bylines import lexicon
from provenance.knowledge.givennames import is_given_name
from provenance.knowledge.places import is_place
from provenance.parsers.bylines.matching import (
    agency_at,
    chunk,
    is_capital,
    is_capital_after,
    phrase_at,
    words_at,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.knowledge.agencies import Registry
    from provenance.parsers.bylines.tokens import Token

__all__ = ["Run", "job_end", "joins", "run_at", "split_run"]

_MOST: Final = 12
_TWO_AND_TWO: Final = 4
_INITIALS: Final = 3
_BETWEEN_NAMES: Final = frozenset(("von", "de", "le", "la", "da", "di", "al", "del", "der", "van"))


class Run(NamedTuple):
    """Capitalised words from token *start* to *stop*; ``units`` are the tokens at which its words begin.

    ``job`` is the index behind the job title that follows directly, or *stop*.
    """

    start: int
    stop: int
    units: tuple[int, ...]
    kind: str
    given: bool
    job: int

    @property
    def is_name(self) -> bool:
        """Say whether the run may be a person."""
        return self.kind == "name"


def run_at(tokens: Sequence[Token], i: int, agencies: Registry) -> Run | None:
    """Return the run of name words at *i*, or None."""
    units: list[int] = []
    j = i
    while j < len(tokens) and len(units) < _MOST and not _stops(tokens, units, j, agencies):
        units.append(j)
        j = chunk(tokens, j)
        if _owns(tokens, units[-1]):
            break
    if not units:
        return None
    while len(units) > 1 and tokens[units[-1]].text.islower() and chunk(tokens, units[-1]) == units[-1] + 1:
        j = units.pop()
    if len(units) > 2 and j < len(tokens) and _owns(tokens, j) and is_given_name(tokens[units[-1]].text):  # noqa: PLR2004
        j = units.pop()  # "Ada Moreau Ida Berg's father": Ida goes with Berg
    return _judge(tokens, units, j)


def _stops(tokens: Sequence[Token], units: list[int], j: int, agencies: Registry) -> bool:
    """Say whether the word at *j* is no part of the name whose words begin at *units*."""
    token = tokens[j]
    if token.kind != "word" or (units and _ends(tokens, j, agencies, len(units))):
        return True
    if units and tokens[j - 1].stop == token.start and not _first_name_alone(tokens, units):
        return True  # cut at an inner capital: the next name
    if len(units) > 1 and _falls_silent(tokens, units, j):
        return True
    return not (is_capital(token) or _particle(tokens, j, bool(units))) or _never(tokens, j)


def _first_name_alone(tokens: Sequence[Token], units: list[int]) -> bool:
    return len(units) == 1 and is_given_name(tokens[units[0]].text)


def _falls_silent(tokens: Sequence[Token], units: list[int], j: int) -> bool:
    """Say whether words in capitals are followed by others: "ADA MOREAU Schools Minister"."""
    written = [tokens[unit].text for unit in units]
    shouted = all(text.isupper() for text in written) and any(len(text) > 1 for text in written)
    return shouted and not tokens[j].text.isupper() and tokens[j].folded not in lexicon().particle


def _never(tokens: Sequence[Token], j: int) -> bool:
    """Say whether a word is part of no name: page words, and months beside a number."""
    word = tokens[j].folded
    if word in lexicon().never:
        return True
    if word in lexicon().month:
        around = (tokens[j - 1] if j else None, tokens[j + 1] if j + 1 < len(tokens) else None)
        return any(token is not None and token.kind == "number" for token in around)
    end = chunk(tokens, j)
    return _owns(tokens, j) and not (end < len(tokens) and tokens[end].folded in lexicon().belonging)


def _owns(tokens: Sequence[Token], j: int) -> bool:
    end = chunk(tokens, j)
    return end > j + 1 and tokens[end - 1].text == "s" and tokens[end - 2].text in "'’"


def _particle(tokens: Sequence[Token], j: int, inside: bool) -> bool:
    word = tokens[j].folded
    if word in lexicon().particle and _goes_on(tokens, j):
        return inside or not phrase_at(tokens, j)
    return inside and chunk(tokens, j) > j + 1 and word in ("d", "l", "al", "el", "ul", "o")


def _goes_on(tokens: Sequence[Token], j: int) -> bool:
    """Say whether a capital follows the particle at *j*, behind further particles: "de la Cruz"."""
    while j + 1 < len(tokens) and tokens[j + 1].text.islower() and tokens[j + 1].folded in lexicon().particle:
        j += 1
    return is_capital_after(tokens, j)


def _ends(tokens: Sequence[Token], j: int, agencies: Registry, units: int) -> bool:
    phrase = phrase_at(tokens, j)
    if phrase:
        return _phrase_ends(tokens, j, phrase[1].use)
    if tokens[j].folded in lexicon().job_head or _compound(tokens, j):
        return True
    return _agency_ends(tokens, j, agencies, alone=units == 1)


def _phrase_ends(tokens: Sequence[Token], j: int, use: str) -> bool:
    """Say whether a fixed word ends a name: most do, but not a particle that goes on, nor "Agency"."""
    word = tokens[j]
    if use == "generic" and is_capital(word) and word.text.isascii():
        return False
    if use == "and":
        return joins(tokens, j)
    shouted = word.text.isupper() and len(word.text) > 1 and tokens[j - 1].text.isupper()
    particle = word.folded in _BETWEEN_NAMES and (word.text.islower() or shouted)
    return not (particle and _goes_on(tokens, j))


def joins(tokens: Sequence[Token], j: int) -> bool:
    """Say whether an "and" joins two people, as in "Ana López y María Ruiz", not in "Ortega y Gasset"."""
    if tokens[j].text not in ("y", "e", "Y", "E"):
        return True
    if j + 1 >= len(tokens):
        return False
    if not is_capital(tokens[j + 1]):
        return tokens[j].text.islower() and phrase_at(tokens, j + 1) is not None
    end = chunk(tokens, j + 1)
    full = end < len(tokens) and (is_capital(tokens[end]) or tokens[end].folded in _BETWEEN_NAMES)
    if tokens[j].text.isupper():
        named = is_given_name(tokens[j + 1].text) or (
            tokens[j].text == "Y" and j > 1 and is_capital(tokens[j - 2])
        )
        return full and tokens[j - 1].text.isupper() and named
    return full or is_given_name(tokens[j + 1].text)


def _agency_ends(tokens: Sequence[Token], j: int, agencies: Registry, *, alone: bool) -> bool:
    """Say whether an agency begins at *j*; behind one word, "Bloomberg" is a surname."""
    match = agency_at(tokens, j, agencies)
    if match is None:
        return False
    if alone and match.stop == j + 1 and not tokens[j].text.isupper():
        return False
    if match.form.rank == "shy":
        return match.stop == len(tokens) and match.exact and not alone
    return match.exact or match.form.rank == "short"


def _judge(tokens: Sequence[Token], units: list[int], stop: int) -> Run | None:
    start = units[0]
    words = lexicon()
    job = job_end(tokens, stop)
    folded = [tokens[u].folded for u in units]
    given = is_given_name(folded[0])
    if job > stop:
        if all(word in words.job_modifier for word in folded) or (len(units) == 1 and not given):
            return None
        boundary = _boundary(tokens, units, folded)
        if boundary < len(units):
            stop = units[boundary]
            units = units[:boundary]
            folded = folded[:boundary]
    kind = "name"
    ends = {tokens[chunk(tokens, u) - 1].folded for u in units}
    after = tokens[stop].folded if stop < len(tokens) else ""
    if (
        not ends.isdisjoint(words.desk)
        or not words.desk.isdisjoint(folded)
        or (after in words.desk and after not in words.job_modifier)
    ):
        kind = "desk"
        while stop < len(tokens) and tokens[stop].folded in words.desk:
            stop += 1
        job = stop
    elif (not words.outlet.isdisjoint(folded) and not (given and len(units) < 4)) or (  # noqa: PLR2004
        folded[0] in words.article and len(units) > 1
    ):
        kind = "outlet" if len(units) > 1 else "desk"
    elif len(units) == 1 and tokens[start].text == "L" and stop > start + 1:  # L'Écho
        kind = "outlet"
    return Run(start, stop, tuple(units), kind, given, max(job, stop))


def _boundary(tokens: Sequence[Token], units: list[int], folded: list[str]) -> int:
    """Return how many of the words before a job's last word are the name."""
    for n in range(1 if is_given_name(folded[0]) and len(folded) < 3 else 2, len(folded)):  # noqa: PLR2004
        if all(_modifies(word) for word in folded[n:]):
            return n
    if len(folded) <= 2:  # noqa: PLR2004
        return len(folded)
    longer = len(tokens[units[1]].text) == 1 or folded[1] in lexicon().particle or is_given_name(folded[1])
    return 3 if longer and len(folded) > 3 else 2  # noqa: PLR2004


def _modifies(word: str) -> bool:
    return word in lexicon().job_modifier or is_place(word)


def job_end(tokens: Sequence[Token], i: int) -> int:
    """Return the index behind the job title at *i*, or *i* where none begins there."""
    words = lexicon()
    for lead in words.job_lead.get(tokens[i].folded, ()) if i < len(tokens) else ():
        j = words_at(tokens, i, lead)
        if j:
            while j < len(tokens) and tokens[j].kind == "word" and not phrase_at(tokens, j):
                j += 1
            return j
    j, end = i, i
    while j < len(tokens) and j - i < 8:  # noqa: PLR2004
        token = tokens[j]
        if token.folded in words.job_head:
            end = j = _tail(tokens, j + 1)
        elif _compound(tokens, j):
            end = j = chunk(tokens, j)
        elif (
            token.folded in words.job_modifier
            or (is_capital(token) and is_place(token.text))
            or (token.text in "-&/" and j > i)
        ):
            if end > i and token.folded in ("and", "&"):
                break
            j += 1
        else:
            break
    return end


def _compound(tokens: Sequence[Token], j: int) -> bool:
    """Say whether the word at *j* ends in a job behind a hyphen: "Auslands-Korrespondent"."""
    end = chunk(tokens, j)
    return end > j + 2 and tokens[end - 1].folded in lexicon().job_head and tokens[end - 2].text == "-"


def _tail(tokens: Sequence[Token], j: int) -> int:
    at = j + 1 if j < len(tokens) and tokens[j].text == "-" else j
    for tail in lexicon().job_tail.get(tokens[at].folded, ()) if at < len(tokens) else ():
        k = words_at(tokens, at, tail)
        if k:
            return k
    return j


def split_run(tokens: Sequence[Token], run: Run) -> Iterator[tuple[int, int]]:
    """Cut a run of two names that nothing separates ("Ada Moreau Tom Weiss"), as (start, stop) in tokens."""
    units = run.units
    ends = (*units[1:], run.stop)
    first = _label(tokens, units)
    for n in range(2, len(units) - 1):
        if (
            n - first > 1
            and _known(tokens, units[n])
            and _known(tokens, units[first])
            and not _known(tokens, units[n - 1])
            and len(units) - n > 1
        ):
            yield units[first], ends[n - 1]
            first = n
    yield units[first], run.stop


def _label(tokens: Sequence[Token], units: tuple[int, ...]) -> int:
    """Count the words of a label before a name: "Weather Eye Paul Weiss", "ANALYSIS Paul Weiss"."""
    known = [_known(tokens, unit) for unit in units]
    if known[:3] == [False, False, True] and len(units) == _TWO_AND_TWO:
        return 2
    word = tokens[units[0]].text
    shouted = (
        word.isupper()
        and len(word) > _INITIALS
        and not any(tokens[unit].text.isupper() for unit in units[1:])
    )
    return 1 if shouted and len(units) > 2 and known[:2] == [False, True] else 0  # noqa: PLR2004


def _known(tokens: Sequence[Token], i: int) -> bool:
    return is_given_name(tokens[i].text)
