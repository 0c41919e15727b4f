"""The grammar of bylines: people, roles, jobs, places and agencies, read from left to right.

Three things are known only from what stands around them: a place (behind "in" or an agency), a job (it ends
in a word such as editor), and where one name ends and the next begins. Everything else is a fixed word.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from provenance.knowledge.agencies import Registry, registry
from provenance.knowledge.bylines import Phrase, lexicon
from provenance.knowledge.givennames import is_given_name
from provenance.knowledge.places import is_place
from provenance.parsers.bylines.matching import (
    AgencyMatch,
    agency_at,
    chunk,
    is_capital,
    joined,
    phrase_at,
    place_at,
)
from provenance.parsers.bylines.names import display
from provenance.parsers.bylines.reading import Reading, Somebody, Source
from provenance.parsers.bylines.runs import Run, job_end, run_at, split_run
from provenance.parsers.bylines.tokens import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["LONGEST", "read"]

LONGEST: Final = 4000
"""A byline is read up to this many characters."""

_HARD: Final = frozenset(".;|•·\n")
_SOFT: Final = frozenset(",/-–—()[]+&*:\"'’“”«»<>!?…_#")


@lru_cache(maxsize=512)
def read(text: str) -> Reading:
    """Read a byline. The reading is shared: nobody changes it."""
    return Reader(text[:LONGEST], registry()).read()


class Reader:
    """Reads one byline, token by token."""

    def __init__(self, text: str, agencies: Registry) -> None:
        """Cut *text* into tokens; nothing is read yet."""
        self.text = text
        self.agencies = agencies
        self.tokens: Sequence[Token] = tokens(text, whole=agencies.forms, inner=lexicon().inner)
        self.found = Reading()
        self.role = "author"
        self.relation: str | None = None
        self.job: str | None = None
        self.group = 0  # the first person who may still get a place or an agency
        self.sentence = 0  # the first person of this sentence
        self.joint = ""  # what stood last between two people
        self.comma = -1  # the first person behind the first comma

    def read(self) -> Reading:
        """Read all of it."""
        i = 0
        while i < len(self.tokens):
            token = self.tokens[i]
            if token.kind == "word":
                i = self._word(i)
            elif token.kind == "domain":
                i = self._domain(i)
            else:
                i = self._mark(i)
        self._finish()
        return self.found

    # ------------------------------------------------------------------ marks

    def _mark(self, i: int) -> int:
        text = self.tokens[i].text
        if text == ":" and self._colon(i):
            return len(self.tokens)
        if text in _HARD:
            self._break()
        elif text in _SOFT:
            self.joint = "," if text in ",/" else "and" if text == "&" else self.joint
            if text == "," and self.comma < 0:
                self.comma = len(self.found.people)
        return i + 1

    def _break(self) -> None:
        self.role, self.relation, self.job = "author", None, None
        self.group = self.sentence = len(self.found.people)
        self.comma = -1

    def _colon(self, i: int) -> bool:
        """Decide on which side of a colon the author stands; true where nothing more is to be read."""
        if not self.found.people:
            self.found.rest = 0
            return False
        ahead = run_at(self.tokens, i + 1, self.agencies) if i + 1 < len(self.tokens) else None
        job = job_end(self.tokens, i + 1)
        if job > i + 1:
            self.found.people[-1].job = joined(self.tokens, i + 1, job)
            return True
        left = self.found.people[0]
        if (
            ahead
            and ahead.is_name
            and (ahead.given or (left.name and not _given(left.name) and _shouts(left, self.text)))
        ):
            if not _given(left.name):
                self.found.people.clear()
                self._break()
                return False
        return True

    def _domain(self, i: int) -> int:
        token = self.tokens[i]
        self._source(token.start, token.stop, self._known(token.text), "outlet")
        return i + 1

    def _known(self, text: str) -> tuple[str, ...]:
        """Return the agency whose site a domain or a part of it is."""
        folded = text.casefold()
        for agency in self.agencies.agencies.values():
            if any(folded == name.casefold() or folded.endswith("." + name.casefold()) for name in agency.names):
                return (agency.id,)
        return ()

    # ------------------------------------------------------------------ words

    def _word(self, i: int) -> int:
        agency = self._agency(i)
        if agency:
            return self._take_agency(i, agency)
        phrase = phrase_at(self.tokens, i)
        if phrase:
            j = self._phrase(i, *phrase)
            if j > i:
                return j
        if self.tokens[i].folded == "of":
            return self._affiliation(i)
        job = job_end(self.tokens, i)
        if job > i:
            return self._take_job(i, job)
        return self._name(i)

    def _agency(self, i: int) -> AgencyMatch | None:
        """Return the agency at *i*, unless its form is a part of a person's name there."""
        match = agency_at(self.tokens, i, self.agencies)
        if match is None:
            return None
        after = self.tokens[match.stop] if match.stop < len(self.tokens) else None
        if after is not None and len(match.form.bare) < 3 and self._initials(i, match.stop):  # noqa: PLR2004
            return None
        if match.form.rank != "shy":
            return match
        before = self.tokens[i - 1] if i else None
        if before is not None and before.kind == "word" and phrase_before(self.tokens, i) is None:
            return None
        named = after is not None and is_capital(after) and not _is_desk(after)
        return None if named and job_end(self.tokens, match.stop) == match.stop else match

    def _initials(self, i: int, stop: int) -> bool:
        """Say whether two letters before one capitalised word are initials: "AP Hartwell", "A. P. Hartwell"."""
        end = chunk(self.tokens, stop)
        if not is_capital(self.tokens[stop]) or _is_desk(self.tokens[stop]) or phrase_at(self.tokens, stop):
            return False
        if job_end(self.tokens, stop) > stop or is_place(joined(self.tokens, stop, end)):
            return False
        return end == len(self.tokens) or not is_capital(self.tokens[end])

    def _take_agency(self, i: int, match: AgencyMatch) -> int:
        ids = match.form.ids
        self._source(self.tokens[i].start, self.tokens[match.stop - 1].stop, ids, "agency")
        if self.relation in (None, "by"):
            for person in self.found.people[self.group :]:
                person.agency = person.agency or ids
        j = match.stop
        while j < len(self.tokens) and (
            _is_desk(self.tokens[j]) or self.tokens[j].folded in ("news", "sport", "wire", "photo", "photos")
        ):
            j += 1
        return self._place_behind_agency(j)

    def _place_behind_agency(self, j: int) -> int:
        k = j + 1 if j < len(self.tokens) and self.tokens[j].text in (",", "/") else j
        if k >= len(self.tokens) or phrase_at(self.tokens, k):
            return j
        end = place_at(self.tokens, k)
        return self._place(k, end) if end > k and is_place(joined(self.tokens, k, end)) else j

    def _source(self, start: int, stop: int, ids: tuple[str, ...], kind: str) -> None:
        kind = "picture" if self.role == "photographer" else kind
        self.found.sources.append(Source(start, stop, ids, self.text[start:stop], self.relation or "by", kind))

    def _phrase(self, i: int, j: int, phrase: Phrase) -> int:
        """Act on a fixed phrase; returns *i* where it turns out to be none."""
        if phrase.use == "opener":
            return self._opener(i, j, phrase)
        if phrase.use == "relation":
            return self._relation(i, j, phrase)
        if phrase.use == "and":
            if len(phrase.words[0]) == 1 and not self.tokens[i].text.islower() and self.tokens[i].text != "و":
                return i
            self.joint = "and"
            return j
        if phrase.use == "place":
            end = place_at(self.tokens, _article(self.tokens, j))
            return self._place(_article(self.tokens, j), end) if end > j else i
        if phrase.use == "aside":
            self._aside(phrase)
            return j
        return self._generic(i, j)

    def _opener(self, i: int, j: int, phrase: Phrase) -> int:
        if not self.found.people and not self.found.sources and not self.found.rest:
            self.found.marked = True
        if self.found.people and phrase.value == "author" and self.role != "author" and self.joint == "and":
            return j
        self.role, self.relation, self.job = phrase.value, "by", None
        self.group = len(self.found.people)
        self.joint = ""
        return j

    def _relation(self, i: int, j: int, phrase: Phrase) -> int:
        k = _article(self.tokens, j) if j < len(self.tokens) else j
        while k < len(self.tokens) and self.tokens[k].text in ":-–":
            k += 1
        if k >= len(self.tokens):
            return i
        ahead = phrase_at(self.tokens, k)
        if self._agency(k) or self.tokens[k].kind == "domain" or (ahead and ahead[1].use == "generic"):
            self.relation = phrase.value
            if i == 0:
                self.found.marked = True
            return k
        run = run_at(self.tokens, k, self.agencies)
        if phrase.value == "with" and run and run.is_name:
            if self.found.people and self.role == "author":
                self.role = "contributor"
            self.group, self.joint = len(self.found.people), "with"
            return j
        if phrase.value == "from" and run:
            if not self.found.people and run.is_name:
                self.found.marked = True
                return j
            end = place_at(self.tokens, k)
            return self._place(k, end) if end > k else i
        return i

    def _aside(self, phrase: Phrase) -> None:
        if not phrase.words[0].startswith(("contribu", "also", "trug", "kat", "ساه", "ont", "a")):
            return
        first = self.sentence
        if self.sentence == 0 and self.found.marked and self.comma > 0:
            first = self.comma
        for person in self.found.people[first:]:
            if person.role == "author":
                person.role = "contributor"
        for n, source in enumerate(self.found.sources):
            if not self.found.people:
                self.found.sources[n] = source._replace(relation="with")
        self.found.marked = True

    def _generic(self, i: int, j: int) -> int:
        token = self.tokens[i]
        if token.folded == "ag" and not token.text.islower():
            return i
        if j < len(self.tokens) and self.tokens[j].kind == "word" and is_capital(self.tokens[j]):
            return i
        self.found.sources.append(
            Source(token.start, self.tokens[j - 1].stop, (), "agencies", self.relation or "by", "generic")
        )
        return j

    def _affiliation(self, i: int) -> int:
        run = run_at(self.tokens, i + 1, self.agencies) if i + 1 < len(self.tokens) else None
        if run is None or self._agency(i + 1):
            return i + 1
        return run.stop

    # ------------------------------------------------------------------ people

    def _take_job(self, i: int, j: int) -> int:
        job = joined(self.tokens, i, j)
        if self.found.people and self.found.people[-1].job is None and self._behind_person(i):
            self.found.people[-1].job = job
        else:
            self.job = job
            self.found.desks += 1
        return j

    def _behind_person(self, i: int) -> bool:
        last = self.found.people[-1].stop
        between = self.text[last : self.tokens[i].start].strip(" \t\n,:;-–—(")
        return not between or not any(c.isalpha() for c in between) or bool(self.found.sources)

    def _name(self, i: int) -> int:
        run = run_at(self.tokens, i, self.agencies)
        if run is None:
            token = self.tokens[i]
            if not (token.text.islower() and len(token.text) <= 4 and self._is_signoff(i)):  # noqa: PLR2004
                self.found.rest += 1
            return i + 1
        if run.kind == "desk":
            self.found.desks += 1
            return run.stop
        if run.kind == "outlet":
            self._source(self.tokens[i].start, self.tokens[run.stop - 1].stop, (), "outlet")
            return run.stop
        if self._is_place(run):
            return self._place(i, place_at(self.tokens, i))
        for first, last in split_run(self.tokens, run):
            self._person(first, last)
        if run.job > run.stop:
            self.found.people[-1].job = joined(self.tokens, run.stop, run.job)
            return run.job
        return run.stop

    def _is_signoff(self, i: int) -> bool:
        """Say whether initials stand beside a slash or a comma, as in "Reuters/kra" and "red, ORF.at"."""
        around = (
            self.tokens[i - 1].text if i else "",
            self.tokens[i + 1].text if i + 1 < len(self.tokens) else "",
        )
        return any(mark in ("/", ",", "(", ")") for mark in around)

    def _is_place(self, run: Run) -> bool:
        behind = bool(self.found.people or self.found.sources) and self.joint == ","
        end = place_at(self.tokens, run.start)
        return (
            behind
            and end >= run.stop
            and is_place(joined(self.tokens, run.start, run.stop))
            and not run.given
        )

    def _person(self, first: int, last: int) -> None:
        start, stop = self.tokens[first].start, self.tokens[last - 1].stop
        words = sum(1 for token in self.tokens[first:last] if token.kind == "word")
        self.found.people.append(
            Somebody(
                start=start,
                stop=stop,
                name=display(self.text[start:stop]),
                role=self.role,
                job=self.job,
                words=words,
            )
        )
        self.job, self.relation = None, self.relation if self.relation != "by" else None
        if self.joint == ",":
            self.group = min(self.group, len(self.found.people) - 1)

    def _place(self, i: int, j: int) -> int:
        self.found.places += 1
        people = self.found.people
        first = self.group
        if self.joint == "," and len(people) > first + 1:
            first = len(people) - 1
        place = joined(self.tokens, i, j)
        for person in people[first:]:
            person.place = person.place or place
        self.group = len(people)
        return j

    def _finish(self) -> None:
        """Drop a person who is named twice, and single words beside full names."""
        found = self.found
        seen: set[str] = set()
        full = [person for person in found.people if person.words > 1]
        kept = []
        for person in found.people:
            key = person.name.casefold()
            if key in seen or (person.words == 1 and (full or found.rest or found.sources)):
                found.rest += key not in seen
                continue
            seen.add(key)
            kept.append(person)
        found.people = kept


def phrase_before(tokens: Sequence[Token], i: int) -> Phrase | None:
    """Return the phrase that ends just before *i*, if one does."""
    for first in range(max(0, i - 4), i):
        found = phrase_at(tokens, first)
        if found and found[0] == i:
            return found[1]
    return None


def _article(tokens: Sequence[Token], i: int) -> int:
    return (
        i + 1
        if i < len(tokens)
        and tokens[i].text in ("the", "der", "die", "das", "dem", "den", "le", "la", "les", "el")
        else i
    )


def _is_desk(token: Token) -> bool:
    return token.folded in lexicon().desk


def _given(name: str) -> bool:
    return is_given_name(name.split(maxsplit=1)[0].split("-", maxsplit=1)[0])


def _shouts(person: Somebody, text: str) -> bool:
    return text[person.start : person.stop].isupper()
