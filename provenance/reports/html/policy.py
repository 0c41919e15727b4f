"""How much of the articles a page may carry, and in what state their text goes into it.

A report is sent around; the articles in it are other people's. ``snippet`` lets at most `WORDS` words into
one excerpt, ``full`` whole articles, ``none`` no text of an article but what messages themselves name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from provenance.reports.html.frames import records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Run

__all__ = ["WORDS", "Embed", "Excerpt", "Policy", "policy"]

Embed = Literal["snippet", "full", "none"]
Excerpt = tuple[str, str, str]
"""What stands before the place, at the place and after it."""

WORDS: Final = 40
_CHARACTERS: Final = 400
_BRIEF: Final = 600
_LINE_END: Final = re.compile(r"[\n\r\u2028\u2029\x85]")
_NAME_WORD: Final = re.compile(r"[^\W\d_]+")
_HELD_BACK: Final = "█"

# A control character draws nothing, or turns the line around; one for one, so that offsets stay.
_SEEN: Final = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"},
    0x7F: "␡",
    **dict.fromkeys(range(0x80, 0xA0), "�"),
    **dict.fromkeys((0x202A, 0x202B, 0x202C, 0x202D, 0x202E), "�"),
    **dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069), "�"),
    0xAD: "‐",
    **dict.fromkeys((0x034F, 0x115F, 0x1160, 0x180E, 0x200B, 0x3164, 0xFEFF, 0xFFA0), "�"),
    **dict.fromkeys((*range(0x2060, 0x2066), *range(0x206A, 0x2070), 0xFFF9, 0xFFFA, 0xFFFB), "�"),
    **dict.fromkeys(range(0xD800, 0xE000), "�"),
    **dict.fromkeys(range(0xE0000, 0xE1000), "�"),
}
_UNSEEN: Final = re.compile(f"[{''.join(map(re.escape, map(chr, _SEEN)))}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What may be shown of the articles; every string from an article passes through it."""

    embed: Embed = "snippet"
    redact: bool = False
    names: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def told(self) -> str:
        """The policy in words, for the foot of the page."""
        held_back = " The names of people are masked." if self.redact else ""
        shown = {
            "snippet": f"Excerpts of at most {WORDS} words; no article is embedded.",
            "full": "The articles are embedded whole: mind whose they are before you pass this page on.",
            "none": "No text of an article is embedded, beyond what messages name.",
        }
        return shown[self.embed] + held_back

    def clean(self, text: str | None) -> str:
        """Make *text* fit to be seen: control characters visible, names masked; it keeps its length."""
        if not text:
            return ""
        seen = text.translate(_SEEN) if _UNSEEN.search(text) else text
        if not self.names:
            return seen
        return _NAME_WORD.sub(self._mask, seen)

    def brief(self, text: str | None) -> str:
        """Make a name, a title or a message fit to be seen; one without an end is cut."""
        if text and len(text) > _BRIEF:
            text = f"{text[:_BRIEF]} …"
        return self.clean(text)

    def _mask(self, found: re.Match[str]) -> str:
        word = found.group()
        held = not word[0].islower() and word.casefold() in self.names
        return _HELD_BACK * len(word) if held else word

    def quoted(self, text: str | None) -> str:
        """Return *text* of an article, cut to what one excerpt may hold."""
        if self.embed == "none" or not text:
            return ""
        return self.clean(text if self.embed == "full" else _cut(text, WORDS)[0])

    def given(self, before: str, text: str, after: str) -> Excerpt | None:
        """Return an excerpt of which only its parts are known."""
        if self.embed == "none" or not text:
            return None
        return self.excerpt(before + text + after, len(before), len(before) + len(text))

    def excerpt(self, body: str, start: int | None, stop: int | None) -> Excerpt | None:
        """Return the place in *body* with words around it; None where the policy allows none."""
        if self.embed == "none" or start is None or stop is None or not body:
            return None
        start, stop = max(0, min(start, len(body))), max(0, min(stop, len(body)))
        mark, count = _cut(body[start:stop], WORDS)
        left, right = _margins(body, start, stop)
        ahead, behind = body[left:start], body[stop:right]
        spare, room = WORDS - count, len(behind.split())
        before = min(len(ahead.split()), max(spare // 2, spare - room))
        after = min(room, spare - before)
        return (
            self.clean(_last_words(ahead, before)),
            self.clean(mark),
            self.clean(_first_words(behind, after)),
        )


def policy(run: Run, *, embed: Embed, redact: bool) -> Policy:
    """Return the policy for *run*; with *redact* it knows the names of everybody in its tables."""
    names = frozenset(_name_words(run)) if redact else frozenset()
    return Policy(embed=embed, redact=redact, names=names)


def _name_words(run: Run) -> Iterator[str]:
    for name in _people(run):
        for word in _NAME_WORD.findall(name):
            if len(word) > 1 and not word[0].islower():
                yield word.casefold()


def _people(run: Run) -> Iterator[str]:
    """Name everybody: the makers of articles, the sources that are people, and speakers who bear a name."""
    sources = list(records(run, "attributions", "source", "kind"))
    others = {source.casefold() for source, kind in sources if source and kind not in (None, "person")}
    yield from (source for source, kind in sources if source and kind == "person")
    for table, column in (("people", "name"), ("people", "text"), ("quotes", "person")):
        yield from (name for (name,) in records(run, table, column) if name)
    for (speaker,) in records(run, "quotes", "speaker"):
        described = not speaker or any(word[0].islower() for word in _NAME_WORD.findall(speaker))
        if not described and speaker.casefold() not in others:
            yield speaker


def _margins(body: str, start: int, stop: int) -> tuple[int, int]:
    """Find how far an excerpt may reach: to the ends of the lines, and not too far on endless ones."""
    left = max(0, start - _CHARACTERS // 2)
    for end in _LINE_END.finditer(body, left, start):
        left = end.end()
    right = min(len(body), stop + _CHARACTERS // 2)
    end_of_line = _LINE_END.search(body, stop, right)
    return left, end_of_line.start() if end_of_line else right


def _last_words(text: str, count: int) -> str:
    if count == 0:
        return "… " if text.split() else ""
    parts = text.rsplit(None, count)
    return f"… {text[len(parts[0]) :].lstrip()}" if len(parts) > count else text.lstrip()


def _first_words(text: str, count: int) -> str:
    if count == 0:
        return " …" if text.split() else ""
    parts = text.split(None, count)
    if len(parts) > count:
        return f"{text[: len(text) - len(parts[-1])].rstrip()} …"
    return text.rstrip()


def _cut(text: str, words: int) -> tuple[str, int]:
    """Cut *text* to so many words and `_CHARACTERS`; say how many words are left."""
    shown = text[:_CHARACTERS]
    count = len(shown.split())
    if count <= words and len(shown) == len(text):
        return text, count
    return _first_words(shown, min(count, words)).removesuffix(" …") + " …", min(count, words)
