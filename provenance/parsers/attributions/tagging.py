"""Tags: one letter a word, by closed classes, endings and the words around.

d determiner, g possessive pronoun, r subject pronoun, o object pronoun, a adjective, n noun, p name,
# number, s possessive 's, i preposition, t "to", c and/or, b but, u subordinator, h "that", w wh-word,
x auxiliary, m modal, v finite verb or infinitive, l participle, e verb in -ing, y adverb, k day or month,
Q quoted speech, q a few quoted words; punctuation stands for itself, any dash is -.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING, Final

from provenance.knowledge.grammar import Form, adjective_endings, forms, nounable, tags

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["tag_words"]

_PUNCTUATION: Final = {
    "--": "-", "---": "-", "-": "-", "(": "(", ")": ")", "[": "(", "]": ")", ",": ",", ";": ";", ":": ":",
    ".": ".", "?": ".", "!": ".", "…": "…", "%": "n", "'": "s", '"': ",", "/": "c", "*": ";", "|": ";",
    "•": ";",
}  # fmt: skip
_QUANTITIES: Final = frozenset(
    ["some", "many", "most", "both", "all", "several", "few", "those", "others", "these", "more"]
)
_BEFORE_NOUN: Final = "dgas#pn"
_DO: Final = frozenset(["do", "does", "did", "don't", "doesn't", "didn't"])
_MOSTLY_CAPITAL: Final = 0.6
_SHORT: Final = 4  # letters: shorter words stay small in headlines


def tag_words(raw: Sequence[str], words: Sequence[str], quotes: Mapping[int, str]) -> str:
    """Return a string with the tag of every word; *quotes* gives those of quotations."""
    guesses = _guesses(raw, quotes)
    for n in list(compress(range(len(guesses)), map(_UNSETTLED.__contains__, guesses))):
        guess = guesses[n]
        if guess == "V":
            named = raw[n][0].isupper() and (n == 0 or n - 1 in quotes) and _says(words, n + 1)
            guesses[n] = "p" if named else _verb(n, words, guesses)
        elif guess == "l" and n and words[n] not in forms():
            guesses[n] = _ended(guesses[n - 1], guesses[n + 1 : n + 2])
        elif guess == "s" and words[n] == "'s":
            guesses[n] = _clitic(n, guesses)
        elif (
            guess == "a"
            and n
            and guesses[n - 1] in "dgas#pn"
            and _alone(guesses[n + 1 : n + 2], words, n + 1)
        ):
            guesses[n] = "n"
        elif guess == "t":
            guesses[n : n + 2] = _to(guesses[n + 1 : n + 3], words[n + 1] if n + 1 < len(words) else "")
    found = "".join(guesses)
    finite = "v" in found or "x" in found or "m" in found
    return _reduced(found, words) if finite else _verbless(found, words)


_UNSETTLED: Final = frozenset("Vlsat")


def _guesses(raw: Sequence[str], quotes: Mapping[int, str]) -> list[str]:
    """Tag every word by itself."""
    headline = _is_headline(raw)
    guesses = list(map(_in_headline if headline else _inside.__getitem__, raw))
    for n in (0, *[n + 1 for n in quotes]):
        if n < len(raw):
            guesses[n] = _guess(raw[n], first=True, headline=headline)
    for n, tag in quotes.items():
        guesses[n] = tag
    return guesses


def _says(words: Sequence[str], n: int) -> bool:
    """Say whether the word at *n* is the past of a verb, so that "Sparks said" begins with a name."""
    form = forms().get(words[n]) if n < len(words) else None
    return form is not None and form.past and not form.base


def _verbless(found: str, words: Sequence[str]) -> str:
    """Find the verb of a sentence that seems to have none: "the government offers loans"."""
    for n in range(1, len(found) - 1):
        if found[n] == "n" and found[n - 1] in "np" and found[n + 1] in "napdg#":
            form = forms().get(words[n])
            agrees = form is not None and (form.third != words[n - 1].endswith("s") or found[n + 1] in "dp")
            if form is not None and agrees and (form.third or form.base) and not form.gerund:
                return found[:n] + "v" + found[n + 1 :]
    return found


def _reduced(found: str, words: Sequence[str]) -> str:
    """Tell the participle in "two people briefed on the talks said" from the verb of the sentence."""
    for n in _all("vi", found):
        if not 0 < n < len(found) - 2 or found[n - 1] not in "npk":
            continue
        form = forms().get(words[n])
        if form is None or not (form.past and form.participle):
            continue
        j = n + 2
        while j < len(found) and found[j] in "dgapn#sic":
            j += 1
        if found[j : j + 1] in {"v", "x", "m"} and found[j - 1] in "npk#":
            found = found[:n] + "l" + found[n + 1 :]
    return found


def _all(pair: str, found: str) -> list[int]:
    """List where the two tags stand together."""
    places = []
    n = found.find(pair)
    while n >= 0:
        places.append(n)
        n = found.find(pair, n + 1)
    return places


def _is_headline(raw: Sequence[str]) -> bool:
    if "".join([word[0] for word in raw[1:4]]).islower():  # most sentences
        return False
    if not any(word[0].isupper() for word in raw[1:4]):
        return False
    initials = "".join([word[0] for word in raw[1:] if len(word) >= _SHORT])
    capital = [letter.isupper() for letter in initials if letter.isalpha()]
    return len(capital) > 1 and sum(capital) > _MOSTLY_CAPITAL * len(capital)


class _Guesses(dict[str, str]):
    """The tags of words by themselves, remembered."""

    def __missing__(self, raw: str) -> str:
        if len(self) >= _CAPACITY:
            self.clear()
        guess = _guess(raw, first=False, headline=False)
        self[raw] = guess
        return guess


_CAPACITY: Final = 1 << 16
_inside: Final = _Guesses()


@lru_cache(maxsize=1 << 14)
def _in_headline(raw: str) -> str:
    return _guess(raw, first=False, headline=True)


@lru_cache(maxsize=1 << 14)
def _guess(raw: str, *, first: bool, headline: bool) -> str:
    """Tag one word without its neighbours; V where it may be a verb."""
    head, word = raw[0], raw.lower()
    if not head.isalnum():
        return _sign(raw, word)
    number, hyphen, unit = word.partition("-")
    if head.isdigit() or (hyphen and tags().get(number) == tags().get(unit) == "d"):
        return "#"
    known = tags().get(word)
    if head.isupper():
        return _capital(raw, word, known, first=first, headline=headline)
    if known is not None and known != "k":
        return known
    return "V" if word in forms() else _by_ending(word)


def _capital(raw: str, word: str, known: str | None, *, first: bool, headline: bool) -> str:
    """Tag a word with a capital: a name, unless it opens a sentence or stands in a headline."""
    if len(raw) > 1 and raw.isupper() and not headline:
        return "p"
    if not first and not headline:
        return known if known in _STAY else "p"
    if known is None and word in forms():
        return "V"
    return known or ("n" if headline and not first else "p")


_STAY: Final = frozenset("dgricthkwyb")


def _sign(raw: str, word: str) -> str:
    if raw[0] == "'" and len(raw) > 1:
        return "s" if word == "'s" else tags().get(word, "n")
    if raw[0] in "$€£#":
        return "#"
    return _PUNCTUATION.get(raw, "…" if raw.startswith("..") else "p" if raw[0] == "@" else "n")


def _by_ending(word: str) -> str:
    if word.endswith("ly"):
        return "y"
    if word.endswith("ing") and len(word) > len("swing"):
        return "e"
    if word.endswith("ed") and len(word) > _SHORT:
        return "l"
    return "a" if word.endswith(adjective_endings()) and len(word) > _SHORT else "n"


def _ended(before: str, after: Sequence[str]) -> str:
    """Tell the past of an unknown verb with its object, "inflamed the crowd", from a participle."""
    if before in "dg" and after and after[0] in "naV":
        return "a"  # "a leaked report"
    return "v" if before in "npkrwyqQ)" and after and after[0] in "dgop" else "l"


def _alone(after: Sequence[str], words: Sequence[str], n: int) -> bool:
    """Say whether no noun follows, so that an adjective stands for one: "one official said"."""
    if after == ["V"]:
        form = forms()[words[n]]
        return form.past and not form.base
    return not after or after[0] not in "npa#eqly&Q"


def _to(after: Sequence[str], word: str) -> list[str]:
    """Tell "to refrain from it" from "to the mayor"; returns the tags of "to" and what follows it."""
    if not after:
        return ["i"]
    if after[0] == "n" and word not in tags() and len(after) > 1 and after[1] in "dgorhqQpi":
        return ["t", "v"]
    if after[0] in "na" and word.endswith(_VERBAL):
        return ["t", "v"]
    if after[0] == "a" and word in forms() and len(after) > 1 and after[1] in "dgo":
        return ["t", "v"]
    return ["i" if after[0] in "dgpnok#a" else "t", after[0]]


_VERBAL: Final = ("ize", "ise", "ify", "ate")


def _clitic(n: int, guesses: Sequence[str]) -> str:
    """Tell "he's" and "Moreau's claiming" from "Moreau's claim"."""
    before = guesses[n - 1] if n else "."
    return "x" if before in "rwhy" else "s"


def _verb(n: int, words: Sequence[str], guesses: Sequence[str]) -> str:
    form = forms()[words[n]]
    k = n - 1
    while k >= 0 and guesses[k] == "y":
        k -= 1
    if k > 0 and words[k] == "first" and guesses[k - 1] == "x":
        k -= 1
    before = guesses[k] if k >= 0 else "."
    word = words[k] if k >= 0 else ""
    if form.gerund:
        return "n" if before == "d" and word in {"the", "a"} and k == n - 1 else "e"
    after = guesses[n + 1] if n + 1 < len(guesses) else "."
    if not form.base and not form.third:
        return _past(form, before, after)
    if after == "V" and form.third and words[n] in nounable() and _plain(words[n + 1]):
        return "n"  # "court documents allege"
    if before in "tm" or word in _DO:
        return "v"
    if before == "x":
        return "l" if form.participle else "n"
    return _present(form, words[n], before, word, after, several="c" in guesses[max(0, k - 4) : max(0, k)])


def _plain(word: str) -> bool:
    """Say whether a word is the plain form of a verb, and no noun."""
    return forms()[word].base and word not in nounable()


def _past(form: Form, before: str, after: str) -> str:
    if before == "x":
        return "l"
    if before in "dgas" and after in "npa#eV":
        return "a"
    return "v" if form.past else "l"


def _present(form: Form, own: str, before: str, word: str, after: str, *, several: bool) -> str:
    if before in "rw" or (before == "h" and after in "dgrhwtiaqQ"):
        return "v"
    verbal = own not in nounable()
    if before in "cb":
        follows = after in "hdgrwoqQpt" and (form.third or verbal)
        return "v" if follows or (after in ",:" and verbal) else "n"
    agrees = (
        form.third != (several or word.endswith("s") or word in _PLURALS) or before in "qQ)," or own == "say"
    )
    if before in "vle":
        return "n"
    return "v" if _is_verb(before, word, after, verbal=verbal, agrees=agrees) else "n"


def _is_verb(before: str, word: str, after: str, *, verbal: bool, agrees: bool) -> bool:
    """Tell a finite verb from the noun of the same form; *verbal* words are seldom nouns."""
    if verbal:
        noun = before in "gas" or (before == "d" and word not in _QUANTITIES)
        return not noun and (before not in "np" or agrees or after in "hqQr")
    if before in "dga#si":
        return word in _QUANTITIES and after in "hdgrw"
    if before not in "npkqQ),":
        return False
    if before in "np" and after == "h":
        return True
    return (agrees or before == "k") and after in "hdgrwotaqQ#Vpi:" and (after, before) != ("i", ",")


_PLURALS: Final = frozenset(
    {"people", "police", "men", "women", "children", "media", "families", "staff", "elderly", "percent"}
)
