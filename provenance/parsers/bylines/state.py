"""What a reader of a byline knows so far: people and sources, and what the next words may add to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.knowledge.bylines import lexicon
from provenance.parsers.bylines.matching import chunk, joined
from provenance.parsers.bylines.names import display
from provenance.parsers.bylines.reading import Reading, Somebody, Source
from provenance.parsers.bylines.tokens import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.knowledge.agencies import Registry

__all__ = ["State"]


class State:
    """The tokens of one byline, and what has been read of them."""

    def __init__(self, text: str, agencies: Registry) -> None:
        """Cut *text* into tokens; nothing is read yet."""
        self.text = text
        self.agencies = agencies
        self.tokens: Sequence[Token] = tokens(text, whole=agencies.forms, inner=lexicon().inner)
        self.found = Reading()
        self.role = "author"
        self.relation: str | None = None
        self.job: str | None = None  # a title before its person
        self.joint = ""  # what stood last: "," or "and"
        self.link = ""  # what stood before the last person
        self.group = 0  # the first person who may still get a place or an agency
        self.sentence = 0  # the first person of this sentence
        self.comma = -1  # the first person behind the first comma

    def part(self) -> None:
        """Begin a new part of the byline: what was said of roles and relations holds no longer."""
        self.role, self.relation, self.job = "author", None, None
        self.group = self.sentence = len(self.found.people)
        self.comma = -1
        self.joint = ""

    def person(self, first: int, last: int) -> None:
        """Take the tokens from *first* to before *last* as a person; the 's of a diary is none of it."""
        if self.tokens[last - 1].text == "s" and self.tokens[last - 2].text in ("'", "’"):
            last -= 2
        start, stop = self.tokens[first].start, self.tokens[last - 1].stop
        self.found.people.append(
            Somebody(
                start=start,
                stop=stop,
                name=display(joined(self.tokens, first, last)),
                role=self.role,
                job=self.job,
                words=self._words(first, last),
            )
        )
        self.job, self.relation = None, None if self.relation == "by" else self.relation
        self.link, self.joint = self.joint, ""

    def _words(self, first: int, last: int) -> int:
        """Count the words of a name; what is joined by a hyphen or an apostrophe is one."""
        count = 0
        while first < last:
            first, count = chunk(self.tokens, first), count + 1
        return count

    def place(self, first: int, last: int) -> int:
        """Give a place to those it is said of: "A and B in C" to both, "A, B in C" to the last."""
        people = self.found.people
        begin = self.group
        if self.link == "," and len(people) > begin + 1:
            begin = len(people) - 1
        place = joined(self.tokens, first, last)
        for person in people[begin:]:
            person.place = person.place or place
        self.found.places += 1
        self.group = len(people)
        return last

    def source(self, start: int, stop: int, ids: tuple[str, ...], kind: str) -> None:
        """Take the text from *start* to *stop* as a source; one behind "Photo:" is a picture's."""
        kind = "picture" if self.role == "photographer" else kind
        self.found.sources.append(
            Source(start, stop, ids, self.text[start:stop], self.relation or "by", kind)
        )

    def at(self, i: int) -> str:
        """Return the text of the token at *i*, or nothing behind the last one."""
        return self.tokens[i].text if i < len(self.tokens) else ""

    def spread(self, ids: tuple[str, ...]) -> None:
        """Give the agency to the people of the group, unless the text came with it or from it."""
        if self.relation in (None, "by"):
            for person in self.found.people[self.group :]:
                person.agency = person.agency or ids
