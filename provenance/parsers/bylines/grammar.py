"""The grammar of bylines: people, roles, jobs, places and agencies, read from left to right.

Three things are known only from what stands around them: a place (behind "in" or an agency), a job (it ends
in a word such as editor), and where one name ends and the next begins. Everything else is a fixed word.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from provenance.knowledge.agencies import registry
from provenance.knowledge.bylines import lexicon
from provenance.knowledge.givennames import is_given_name
from provenance.knowledge.places import is_place
from provenance.parsers.bylines.matching import agency_at, chunk, is_capital, joined, phrase_at, place_at
from provenance.parsers.bylines.phrases import act
from provenance.parsers.bylines.runs import Run, job_end, run_at, split_run
from provenance.parsers.bylines.state import State

if TYPE_CHECKING:
    from provenance.knowledge.agencies import Registry
    from provenance.parsers.bylines.matching import AgencyMatch
    from provenance.parsers.bylines.reading import Reading
    from provenance.parsers.bylines.tokens import Token

__all__ = ["LONGEST", "read", "read_with"]

_JOB: Final = 12  # tokens of the longest job
LONGEST: Final = 4000
"""A byline is read up to this many characters."""

_HARD: Final = frozenset(".;|•·\n")
_SOFT: Final = frozenset(",/-–—")
_ARTICLES: Final = frozenset(("la", "le", "les", "the", "el", "los", "die", "der", "das"))
_OF_AGENCY: Final = frozenset(
    ("news", "sport", "sports", "wire", "archives", "world", "radio", "click", "text", "photo")
)
# "Our Own Correspondent" is nobody's name.
_OURS: Final = frozenset(("our", "unser", "unserem", "unserer", "notre", "nuestro", "nuestra"))
_BEHIND_AGENCY: Final = frozenset((",", "/", "|", "-", "–", "—"))


def read(text: str) -> Reading:
    """Read a byline. The reading is shared: nobody changes it."""
    return read_with(text, registry())


@lru_cache(maxsize=512)
def read_with(text: str, book: Registry) -> Reading:
    """Read a byline by the agencies of *book*."""
    if len(text) > LONGEST:
        text = text[: max(text.rfind(mark, 0, LONGEST) for mark in (" ", ",", ";"))]
    state = State(text, book)
    i = 0
    while i < len(state.tokens):
        token = state.tokens[i]
        if token.kind == "word":
            i = _word(state, i)
        elif token.kind == "domain":
            state.source(token.start, token.stop, _site(state, token.text), "outlet")
            i += 1
        else:
            i = _mark(state, i)
    return _once(state.found)


# ---------------------------------------------------------------------- marks


def _mark(state: State, i: int) -> int:
    text = state.at(i)
    if text == ":":
        return _colon(state, i)
    if text in _HARD:
        state.part()
    elif text in _SOFT:
        state.joint = ","
        if state.comma < 0:
            state.comma = len(state.found.people)
    elif text == "&":
        state.joint = "and"
    return i + 1


def _colon(state: State, i: int) -> int:
    """Decide on which side of a colon the author is: "Ada Moreau: Analysis", "On the spot: Ada Moreau"."""
    people = state.found.people
    if not people:
        state.found.rest = 0
        return i + 1
    job = job_end(state.tokens, i + 1)
    if job > i + 1:
        people[-1].job = people[-1].job or joined(state.tokens, i + 1, job)
        return len(state.tokens)
    ahead = run_at(state.tokens, i + 1, state.agencies) if i + 1 < len(state.tokens) else None
    shouted = state.text[people[0].start : people[0].stop].isupper()
    right = ahead is not None and ahead.is_name and (ahead.given or shouted)
    if right and not _given(people[0].name):
        people.clear()
        state.part()
        return i + 1
    return len(state.tokens)


def _site(state: State, domain: str) -> tuple[str, ...]:
    """Return the agency whose site a domain, or a part of it, is."""
    folded = domain.casefold()
    for agency in state.agencies.agencies.values():
        if any(folded == name.casefold() or folded.endswith("." + name.casefold()) for name in agency.names):
            return (agency.id,)
    return ()


# ---------------------------------------------------------------------- words


def _word(state: State, i: int) -> int:
    match = _agency(state, i)
    if match:
        return _take_agency(state, i, match)
    phrase = phrase_at(state.tokens, i)
    j = act(state, i, *phrase) if phrase else i
    if j == i and state.tokens[i].folded == "of":
        j = _affiliation(state, i)
    if j == i:
        j = _job(state, i)
    return j if j > i else _name(state, i)


def _agency(state: State, i: int) -> AgencyMatch | None:
    """Return the agency at *i*, unless its form is a part of a person's name there."""
    match = agency_at(state.tokens, i, state.agencies)
    if match is None:
        return None
    after = state.tokens[match.stop] if match.stop < len(state.tokens) else None
    if after is not None and len(match.form.bare) < 3 and _initials(state, match.stop):  # noqa: PLR2004
        return None
    if match.form.rank != "shy":
        return match
    if i and state.tokens[i - 1].kind == "word" and not _behind_phrase(state, i):
        return None
    named = after is not None and is_capital(after) and not _is_desk(after)
    return None if named and job_end(state.tokens, match.stop) == match.stop else match


def _initials(state: State, stop: int) -> bool:
    """Say whether two letters before one capitalised word are initials: "AP Hartwell", "A. P. Hartwell"."""
    token, end = state.tokens[stop], chunk(state.tokens, stop)
    if not is_capital(token) or _is_desk(token) or phrase_at(state.tokens, stop):
        return False
    if job_end(state.tokens, stop) > stop or is_place(joined(state.tokens, stop, end)):
        return False
    return end == len(state.tokens) or not is_capital(state.tokens[end])


def _behind_phrase(state: State, i: int) -> bool:
    found = (phrase_at(state.tokens, first) for first in range(max(0, i - 4), i))
    return any(phrase is not None and phrase[0] == i for phrase in found)


def _take_agency(state: State, i: int, match: AgencyMatch) -> int:
    tokens = state.tokens
    state.source(tokens[i].start, tokens[match.stop - 1].stop, match.form.ids, "agency")
    state.spread(match.form.ids)
    j = match.stop
    while j < len(tokens) and (_is_desk(tokens[j]) or tokens[j].folded in _OF_AGENCY):
        j += 1
    k = j + 1 if state.at(j) in _BEHIND_AGENCY else j
    if k >= len(tokens) or phrase_at(tokens, k) or agency_at(tokens, k, state.agencies):
        return j
    end = place_at(tokens, k)
    if end > k and is_place(joined(tokens, k, end)):
        return state.place(k, end)
    run = run_at(tokens, k, state.agencies)
    last = run is not None and run.is_name and run.job == run.stop == end == len(tokens)
    if last and run is not None and not run.given and state.at(j) == "," and state.found.people:
        return state.place(k, end)
    return j


def _affiliation(state: State, i: int) -> int:
    """Pass over whom somebody is of: "Ada Moreau of the Evening Echo"."""
    if i + 1 >= len(state.tokens) or _agency(state, i + 1):
        return i + 1
    run = run_at(state.tokens, i + 1, state.agencies)
    return run.stop if run else i + 1


def _job(state: State, i: int) -> int:
    people = state.found.people
    j = _job_behind_comma(state, i)
    if j > i:
        people[-1].job = joined(state.tokens, i, j)
        return j
    j = job_end(state.tokens, i)
    if j > i:
        if people and people[-1].job is None and _behind_person(state, i):
            people[-1].job = joined(state.tokens, i, j)
        else:
            state.job = joined(state.tokens, i, j)
            state.found.desks += 1
    return j


def _job_behind_comma(state: State, i: int) -> int:
    """Take all between two commas as a job if it ends as one: "Ada Moreau, Far East correspondent"."""
    tokens, people = state.tokens, state.found.people
    if not people or people[-1].job or state.at(i - 1) != "," or is_given_name(state.at(i)):
        return i
    if state.text[people[-1].stop : tokens[i].start].strip() != ",":
        return i
    j = i
    while (
        j < len(tokens)
        and tokens[j].text not in ",;:.()|@"
        and tokens[j].kind in ("word", "mark")
        and j - i < _JOB
    ):
        if tokens[j].folded in lexicon().job_head:
            end = job_end(tokens, j)
            return end if end == len(tokens) or not is_capital(tokens[end]) else i
        j += 1
    return i


def _behind_person(state: State, i: int) -> bool:
    between = state.text[state.found.people[-1].stop : state.tokens[i].start]
    return not any(letter.isalpha() for letter in between) or bool(state.found.sources)


def _name(state: State, i: int) -> int:  # noqa: PLR0911 - one answer a kind of run
    tokens = state.tokens
    if _is_acronym(state, i):
        state.source(tokens[i].start, tokens[i].stop, (), "outlet")
        return i + 1
    run = run_at(tokens, i, state.agencies)
    if run is None or (tokens[i].folded in lexicon().suffix and state.found.people):
        return _other(state, i)
    if tokens[i].folded in _OURS:
        state.found.desks += 1
        return max(run.stop, run.job)
    if run.kind == "desk":
        state.found.desks += 1
    elif run.kind == "outlet":
        state.source(tokens[i].start, tokens[run.stop - 1].stop, (), "outlet")
    elif len(run.units) == 1 and tokens[i].folded in _ARTICLES:
        return i + 1
    elif _is_place(state, run) or _before_agency(state, run):
        return state.place(i, max(run.stop, place_at(tokens, i)))
    else:
        return _people(state, run)
    return run.stop


def _people(state: State, run: Run) -> int:
    names = list(split_run(state.tokens, run))
    for first, last in names:
        if len(names) > 1 and last == run.stop and is_place(state.at(run.units[-1])) and last - first > 2:  # noqa: PLR2004
            state.person(first, run.units[-1])
            state.place(run.units[-1], last)
        else:
            state.person(first, last)
    job = run.job
    if job == run.stop and state.text[state.tokens[run.start].start : state.tokens[job - 1].stop].isupper():
        job = _behind_shouted(state, job)
    if job > run.stop:
        state.found.people[-1].job = joined(state.tokens, run.stop, job)
    return job


def _behind_shouted(state: State, i: int) -> int:
    """Return the index behind what a person in capitals is said to be: "ADA MOREAU Schools Minister"."""
    if i >= len(state.tokens) or state.at(i).isupper() or phrase_at(state.tokens, i):
        return i
    after = run_at(state.tokens, i, state.agencies)
    return after.stop if after and after.is_name and not after.given else i


def _other(state: State, i: int) -> int:
    """Pass over a word that nothing explains: initials of the desk and dates are no loss, all else is."""
    token = state.tokens[i]
    if token.folded in lexicon().article or (token.folded in lexicon().suffix and state.found.people):
        return i + 1
    owned = chunk(state.tokens, i) if not i or state.tokens[i - 1].kind != "word" else i
    if (
        owned > i + 1
        and state.at(owned - 1) == "s"
        and owned < len(state.tokens)
        and is_capital(state.tokens[owned])
    ):
        return owned  # somebody of an outlet: "KXYZ's Ada Moreau"
    if token.folded in lexicon().never:
        return len(state.tokens) if token.folded in lexicon().dated else i + 1
    if _is_desk(token):
        state.found.desks += 1
    elif not (token.text.islower() and len(token.text) <= 4 and _is_signoff(state, i)):  # noqa: PLR2004
        state.found.rest += 1
    return i + 1


def _is_acronym(state: State, i: int) -> bool:
    """Say whether a word ends the byline as the short form of an outlet nobody knows: "Ada Moreau, LNA"."""
    word = state.at(i)
    return (
        bool(state.found.people)
        and 3 <= len(word) <= 6  # noqa: PLR2004 - shorter ones are states and degrees
        and word.isalpha()
        and word.isupper()
        and state.tokens[i].folded not in lexicon().suffix | lexicon().never | lexicon().desk
        and not is_place(word)
        and state.at(i - 1) in {",", "(", "/", "|"}
        and all(token.kind != "word" for token in state.tokens[i + 1 :])
        and not state.text[state.found.people[0].start : state.found.people[0].stop].isupper()
    )


def _is_signoff(state: State, i: int) -> bool:
    """Say whether initials stand beside a slash or a comma, as in "Reuters/kra" and "red, ORF.at"."""
    return bool({state.at(i - 1) if i else "", state.at(i + 1)} & {"/", ",", "(", ")"})


def _is_place(state: State, run: Run) -> bool:
    """Say whether a run behind a comma is a place and no person: it is known as one, or ends like one."""
    if state.joint != "," or run.given or not (state.found.people or state.found.sources):
        return False
    if place_at(state.tokens, run.start) < run.stop:
        return False
    last = state.tokens[run.units[-1]].folded
    if len(run.units) == 1 and _lone_place(state, run):
        return True
    return is_place(joined(state.tokens, run.start, run.stop)) or (
        len(run.units) > 1
        and last in lexicon().place_kind
        and _given(state.found.people[-1].name if state.found.people else "")
    )


def _before_agency(state: State, run: Run) -> bool:
    """Say whether a place stands before an agency: "Beirut - Reuters"."""
    k = run.stop + 1
    marked = state.at(run.stop) in ("-", "–", "—", "/", ",") and k < len(state.tokens)
    place = is_place(joined(state.tokens, run.start, run.stop)) and not run.given
    return marked and place and agency_at(state.tokens, k, state.agencies) is not None


def _lone_place(state: State, run: Run) -> bool:
    """Say whether one word behind a comma closes a part: "Ada Moreau, Arnhem"; a person has two words."""
    end = place_at(state.tokens, run.start)
    if state.at(run.start - 1) not in (",", "-", "–", "—"):
        return False
    closes = end == len(state.tokens) or state.at(end) in (";", ".", "|", ")")
    word = state.at(run.start)
    return closes and len(word) > 3 and (not word.isupper() or state.text.isupper())  # noqa: PLR2004


def _once(found: Reading) -> Reading:
    """Drop a person who is named twice, and single words beside full names or that are no given name."""
    seen: set[str] = set()
    full = any(person.words > 1 for person in found.people)
    kept = []
    for person in found.people:
        key = person.name.casefold()
        single = person.words == 1 and (full or found.rest or found.sources or not _given(person.name))
        if key in seen or single:
            found.rest += key not in seen
            continue
        seen.add(key)
        kept.append(person)
    found.people = kept
    return found


def _is_desk(token: Token) -> bool:
    return token.folded in lexicon().desk


def _given(name: str) -> bool:
    return bool(name) and is_given_name(name.split(maxsplit=1)[0].split("-", maxsplit=1)[0])
