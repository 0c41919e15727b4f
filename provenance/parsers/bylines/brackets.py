"""Words that are agencies and nothing else, in brackets mostly: "(AFP)", "dpa/Reuters", "(UPI, AFP)"."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.knowledge.agencies import registry
from provenance.parsers.bylines.matching import agency_at
from provenance.parsers.bylines.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.parsers.bylines.tokens import Token

__all__ = ["Named", "agencies_in"]


_LONGEST: Final = 80
_WORD: Final = re.compile(r"[^\W\d_]+")


class Named(NamedTuple):
    """An agency's form at a place in a text, and the agencies that it may mean."""

    start: int
    stop: int
    ids: tuple[str, ...]


def agencies_in(text: str, start: int, stop: int) -> tuple[Named, ...]:
    """Read ``text[start:stop]`` as agencies and nothing else; empty where it is more.

    Small words and abbreviations of the paper's own may stand beside an agency: "(UPI, Reuter, Impar.)".
    """
    book = registry()
    first = _WORD.search(text, start, stop)
    if first is None or stop - start > _LONGEST:
        return ()
    folded = first.group().casefold()
    if folded not in book.forms and _plain(folded) not in book.forms:
        return ()
    cut = tokens(text[start:stop], whole=book.forms)
    found: list[Named] = []
    i = 0
    while i < len(cut):
        if cut[i].kind == "word":
            match = agency_at(cut, i, book) or agency_at(_without_accents(cut), i, book)
            if match is None:
                if not found or cut[i - 1].text not in ",/-" or len(cut[i].text) > 6:  # noqa: PLR2004
                    return ()
                i += 1
                continue
            found.append(Named(start + cut[i].start, start + cut[match.stop - 1].stop, match.form.ids))
            i = match.stop
        elif cut[i].text in "-/,.&+;'’":
            i += 1
        else:
            return ()
    return tuple(found)


def _without_accents(cut: Sequence[Token]) -> Sequence[Token]:
    """Old print is read with stray accents: "Havàs"."""
    return [
        token
        if token.text.isascii()
        else token._replace(folded=_plain(token.folded), text=_plain(token.text))
        for token in cut
    ]


def _plain(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
