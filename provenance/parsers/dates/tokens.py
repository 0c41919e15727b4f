"""The one pass over the text: tokens with their places, and where sentences end."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate, compress
from typing import Final

from provenance.knowledge.calendar import calendar
from provenance.knowledge.cues import cues
from provenance.knowledge.numerals import numerals
from provenance.text import plain

__all__ = ["Tokens", "tokenise"]

# A numeral keeps its separators; a word keeps its apostrophes; line ends are tokens, other space is none.
_PATTERN: Final = r"""(
    [{letter}]+ (?: ' [{letter}]+ )*
    | [{digit}]+ (?: [.,'] [{digit}]+ )*
    | \n [^\S\n]* (?: \n [^\S\n]* )*
    | \.[{digit}]+
    | [^\s\w]
    | _+
    )"""
_TOKEN: Final = re.compile(_PATTERN.format(letter=r"^\W\d_", digit=r"\d"), re.VERBOSE)
_SIMPLE: Final = re.compile(_PATTERN.format(letter="a-z", digit="0-9"), re.VERBOSE)
"""Cuts the same in ASCII, in less time."""
_ABBREVIATIONS: Final = cues("tokens", "abbreviations")
_LONGEST: Final = 200
_CLOSERS: Final = frozenset("\"')]")
_ENDS: Final = frozenset(".!?\n")
_END: Final = 1
_NUMBER: Final = 2
_NUMBERS: Final = frozenset().union(
    numerals().cardinals,
    numerals().scales,
    numerals().ordinals,
    numerals().vulgar,
    (words[0] for words in numerals().vague),
    ("half", "quarter"),
    calendar().months,
    calendar().weekdays,
)
_CAPACITY: Final = 1 << 16


class _Kinds(dict[str, int]):
    """What each word may be, remembered: the end of a sentence, the beginning of a number or of a date."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _CAPACITY:
            self.clear()
        numeral = word[0].isdecimal() or (word[0] == "." and len(word) > 1)
        kind = _END * (word[0] in _ENDS and not numeral) + _NUMBER * (numeral or word in _NUMBERS)
        self[word] = kind
        return kind


_kinds: Final = _Kinds()


def _folded(body: str) -> str:
    """Return *body* in lower case with plain quotation marks, dashes and spaces, one for one."""
    if body.isascii():
        return body.lower()
    text = plain(body).replace("\u2044", "/")
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(one.lower() if len(one.lower()) == 1 else one for one in text)


class Tokens:
    """The tokens of one text, in parallel lists: folded lower-case word, start and stop.

    ``numbers`` are the tokens with which a number, or a date, may begin.
    """

    __slots__ = ("_told", "body", "ends", "numbers", "starts", "stops", "words")

    def __init__(self, body: str) -> None:
        """Cut *body* once."""
        self.body = body
        text = _folded(body)
        pattern = _SIMPLE if text.isascii() else _TOKEN
        pieces = pattern.split(text)  # a token, what lies between, a token ...
        stops = list(accumulate(map(len, pieces)))
        self.words: list[str] = pieces[1::2]
        self.starts: list[int] = stops[:-1:2]
        self.stops: list[int] = stops[1::2]
        marks = self._sort()
        for i in marks:
            if self.words[i][0] == "\n":
                self.words[i] = "\n"
        self.ends = self._sentence_ends(marks)
        self._told: dict[frozenset[str], bool] = {}

    def _sort(self) -> list[int]:
        """Keep where numbers may begin; return what may end a sentence."""
        kinds = list(map(_kinds.__getitem__, self.words))
        told = list(compress(range(len(kinds)), kinds))
        self.numbers = [i for i in told if kinds[i] & _NUMBER]
        return [i for i in told if kinds[i] & _END]

    def __len__(self) -> int:
        """Count the tokens."""
        return len(self.words)

    def _sentence_ends(self, marks: list[int]) -> list[int]:
        """List, for each sentence, the index behind its last token; *marks* may end one."""
        words = self.words
        ends: list[int] = []
        for i in marks:
            if words[i] == "\n":
                ends.append(i + 1)
            elif words[i] != "." or self._full_stop(i):
                stop = i + 1
                while stop < len(words) and words[stop] in _CLOSERS and self.glued(stop):
                    stop += 1
                ends.append(stop)
        if not ends or ends[-1] < len(words):
            ends.append(len(words))
        return _cut(ends)

    def _full_stop(self, i: int) -> bool:
        if i + 1 >= len(self.words):
            return True
        if self.glued(i + 1) and self.words[i + 1] not in _CLOSERS:
            return False
        before = self.words[i - 1] if i else ""
        if before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha()):
            return before == "m" and self.capital(i + 1)
        following = self.body[self.starts[i + 1]]
        return not following.islower()

    def tells(self, some: frozenset[str]) -> bool:
        """Say whether the text has one of the words *some*; each set is looked for once."""
        if some not in self._told:
            self._told[some] = not some.isdisjoint(self.words)
        return self._told[some]

    def sentence(self, i: int) -> tuple[int, int]:
        """Return the first token of the sentence around token *i*, and the one behind its last."""
        n = bisect_right(self.ends, i)
        return (self.ends[n - 1] if n else 0), (self.ends[n] if n < len(self.ends) else len(self.words))

    def glued(self, i: int) -> bool:
        """Say whether nothing stands between token *i* and the one before."""
        return 0 < i < len(self.starts) and self.starts[i] == self.stops[i - 1]

    def capital(self, i: int) -> bool:
        """Say whether token *i* begins with a capital letter."""
        return 0 <= i < len(self.starts) and self.body[self.starts[i]].isupper()

    def at(self, i: int) -> str:
        """Return the folded word at *i*, or the empty string beyond either end."""
        if i < 0:
            return ""
        try:
            return self.words[i]
        except IndexError:
            return ""

    def text(self, first: int, last: int) -> str:
        """Return the text from token *first* up to, not including, token *last*."""
        return self.body[self.starts[first] : self.stops[last - 1]] if first < last else ""


def _cut(ends: list[int]) -> list[int]:
    """Cut what runs on longer than any sentence, so that looking around in one stays cheap."""
    found: list[int] = []
    first = 0
    for end in ends:
        while end - first > _LONGEST:
            first += _LONGEST
            found.append(first)
        found.append(end)
        first = end
    return found


@lru_cache(maxsize=4)
def tokenise(body: str) -> Tokens:
    """Return the tokens of *body*; the last few texts are kept, since several tables read them."""
    return Tokens(body)
