"""A person's name as written, and as it is displayed."""

from __future__ import annotations

import re
from typing import Final

from provenance.knowledge.bylines import lexicon
from provenance.knowledge.givennames import is_given_name

__all__ = ["display"]

_PART: Final = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")
_SPACES: Final = re.compile(r"\s+")
# Two capitals that are a name, not initials.
_SHORT: Final = frozenset(
    [
        "AL",
        "ED",
        "JO",
        "BO",
        "CY",
        "TY",
        "MO",
        "LI",
        "WU",
        "XI",
        "YU",
        "LU",
        "MA",
        "HU",
        "HE",
        "AN",
        "LE",
        "NG",
        "DO",
        "VO",
        "DU",
        "QI",
        "YE",
        "YI",
        "KO",
        "OH",
        "SU",
    ]
)
_NUMERAL: Final = frozenset(("II", "III", "IV"))


def display(written: str) -> str:
    """Return the display form of a name: "Danny KEMP" is Danny Kemp, "DE LA CRUZ" de la Cruz.

    Words that are not all in capitals stay as they are; a name all in small letters gets its capitals.
    """
    words = _SPACES.split(written.strip(" \t\n\r.,;:*"))
    if written == written.lower():
        words = [word if _is_particle(word) else word[:1].upper() + word[1:] for word in words]
    particles = frozenset(i for i, word in enumerate(words) if 0 < i < len(words) - 1 and _is_particle(word))
    return " ".join(
        word.lower() if i in particles and word.isupper() and len(word) > 1 else _word(word, first=i == 0)
        for i, word in enumerate(words)
    )


def _is_particle(word: str) -> bool:
    return word.casefold() in lexicon().particle


def _word(word: str, *, first: bool) -> str:
    return (
        _PART.sub(lambda match: _part(match.group(), first=first), word) if _shouts(word) else _celtic(word)
    )


def _shouts(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    return len(letters) > 1 and "." not in word[:-1] and all(letter.isupper() for letter in letters)


def _part(part: str, *, first: bool) -> str:
    if len(part) == 1 or part in _NUMERAL:
        return part
    if len(part) == 2 and first and part not in _SHORT and not is_given_name(part):  # noqa: PLR2004
        return part
    if len(part) == 2 and not set(part) & set("AEIOUYÀÁÈÉÍÓÖÚÜ") and part not in _SHORT:  # noqa: PLR2004
        return part if part not in ("JR", "SR", "DR", "ST") else part.title()
    small = part[0] + _lower(part[1:])
    if small.startswith("Mc") and len(small) > 3:  # noqa: PLR2004
        return "Mc" + small[2].upper() + small[3:]
    return small


def _lower(rest: str) -> str:
    return rest.replace("İ", "i").lower()


def _celtic(word: str) -> str:
    """Mend the half shouted: McDONALD, MacDONALD, O'BRIEN in "o'BRIEN"."""
    for lead in ("Mc", "Mac", "De", "Di", "Le", "La", "Du", "Van", "Fitz"):
        rest = word[len(lead) :]
        if word.startswith(lead) and len(rest) > 1 and rest.isupper():
            return lead + rest[0] + rest[1:].lower()
    return word
