"""A made-up newspaper language: English function words, invented content words, frequent phrases.

Everything is drawn from one `random.Random`, so a corpus is the same wherever it is drawn. Frequencies
fall as one over the rank, as they do in real text; each event has names and words of its own, which come
back in every article about it.
"""

# ruff: noqa: PLR2004, SIM905 - a drawn language is made of odds and of lists of words

from __future__ import annotations

from itertools import accumulate
from random import Random

__all__ = ["Language"]

_FUNCTION = (
    "the of to and in a that for on with as at by from it was is were be has had have he she they its "
    "his her their not but this which who will would could after before when while over under about "
    "between during "
    "against into than more most also been there where or an out up all some no if so only new other two"
).split()
_VERBS = (
    "said told announced reported added confirmed expected planned agreed refused decided began ended opened "
    "closed reached received offered asked warned hoped wanted moved met called found lost won built raised"
).split()
_ONSETS = "b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sh sl sp st t th tr v w".split()
_NUCLEI = "a e i o u ai ea ee ie oa ou".split()
_CODAS = "b ck d f g l ll m n nd ng nt p r rd rn s sh st t th x".split()


class Language:
    """A vocabulary with its frequencies."""

    def __init__(self, seed: int, size: int = 20_000) -> None:
        """Invent *size* content words."""
        random = Random(f"language {seed}")
        invented: dict[str, None] = {}
        while len(invented) < size:
            syllables = random.choice((1, 2, 2, 2, 3))
            invented["".join(self._syllable(random) for _ in range(syllables))] = None
        self.words = [word for word in invented if word not in _FUNCTION]
        self._weights = list(accumulate(1 / (rank + 20) for rank in range(len(self.words))))
        self._common = list(accumulate(1 / (rank + 2) for rank in range(len(_FUNCTION))))
        self._phrases = [self._invented_phrase(random) for _ in range(3000)]
        self._familiar = list(accumulate(1 / (rank + 5) for rank in range(len(self._phrases))))

    def _invented_phrase(self, random: Random) -> list[str]:
        """Invent a turn of phrase of four to eight words, half of them function words."""
        words: list[str] = []
        for _ in range(random.choice((2, 2, 2, 3, 3, 4))):
            words += [random.choices(_FUNCTION, cum_weights=self._common)[0], self.word(random)]
        return words

    @staticmethod
    def _syllable(random: Random) -> str:
        return random.choice(_ONSETS) + random.choice(_NUCLEI) + random.choice(_CODAS)

    def word(self, random: Random) -> str:
        """Draw a content word, the frequent more often."""
        return random.choices(self.words, cum_weights=self._weights)[0]

    def topic(self, random: Random) -> list[str]:
        """Draw the names and words of one event."""
        return [self.word(random) for _ in range(24)] + [self.word(random).title() for _ in range(12)]

    def sentence(self, random: Random, topic: list[str]) -> list[str]:
        """Draw the words of one sentence about *topic*."""
        words: list[str] = []
        for _ in range(random.randint(5, 13)):
            lot = random.random()
            if lot < 0.03:
                words += random.choices(self._phrases, cum_weights=self._familiar)[0]
            elif lot < 0.08:
                words.append(f"{random.choice((random.randint(2, 99), 100 * random.randint(2, 90))):,}")
            words += random.choices(_FUNCTION, cum_weights=self._common, k=random.choice((0, 1, 1, 2)))
            words.append(random.choice(topic) if random.random() < 0.35 else self.word(random))
            if random.random() < 0.2:
                words.append(random.choice(_VERBS))
        return words

    def edited(self, random: Random, words: list[str], share: float) -> list[str]:
        """Replace, drop or add a word at *share* of the places."""
        found: list[str] = []
        for word in words:
            lot = random.random()
            if lot >= share:
                found.append(word)
            elif lot < 0.6 * share:
                found.append(self.word(random))
            elif lot < 0.8 * share:
                found += [word, self.word(random)]
        return found or words

    def lightly(self, random: Random, words: list[str]) -> list[str]:
        """Edit as house style does: another reporting verb, an adverb dropped, a number rounded."""
        found = [
            random.choice(_VERBS) if word in _VERBS and random.random() < 0.4 else word for word in words
        ]
        if len(found) > 8 and random.random() < 0.6:
            del found[random.randrange(1, len(found) - 1)]
        return found

    def recut(self, random: Random, words: list[str]) -> list[tuple[int, int]]:
        """Cut a clause off, or put the second half first; return what remains, in order."""
        half = random.randint(len(words) // 3, 2 * len(words) // 3)
        lot = random.random()
        if lot < 0.4:
            return [(half, len(words)), (0, half)]
        return [(0, max(8, half))] if lot < 0.7 else [(max(0, min(half, len(words) - 8)), len(words))]
