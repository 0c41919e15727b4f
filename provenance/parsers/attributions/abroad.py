"""German, French and Spanish: who says what, by the verb of speech and the noun phrase beside it.

The word order decides little in these languages, quotation marks, colons and commas much; so a cue is a
verb of speech, and its source the noun phrase that touches it on the side where the statement is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.parsers.attributions.readings import Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from provenance.knowledge.tongues import Tongue
    from provenance.parsers.attributions.units import Unit

__all__ = ["cues_abroad", "is_reported", "tag_abroad"]

Range = tuple[int, int]
_FAR: Final = 25  # tokens between a verb and the quotation that it introduces
_PUNCTUATION: Final = {
    "(": "(",
    ")": ")",
    ",": ",",
    ";": ";",
    ":": ":",
    ".": ".",
    "?": ".",
    "!": ".",
    "-": "-",
}
_NAMED: Final = "pn#a"


def tag_abroad(raw: Sequence[str], words: Sequence[str], quotes: Mapping[int, str], tongue: Tongue) -> str:
    """Return one tag a word, with the letters of `tagging`; v is a verb of speech, l its participle."""
    found = []
    for n, word in enumerate(words):
        if n in quotes:
            found.append(quotes[n])
        elif not raw[n][0].isalnum():
            found.append(_PUNCTUATION.get(raw[n], "-" if raw[n].startswith("-") else "n"))
        else:
            found.append(_guess(raw[n], word, tongue, first=n == 0))
    return "".join(found)


def _guess(raw: str, word: str, tongue: Tongue, *, first: bool) -> str:
    known = tongue.tags.get(word)
    if known is not None and (first or raw[0].islower()):
        return known
    if word in tongue.verbs and raw[0].islower():
        return "v"
    if word in tongue.participles and raw[0].islower():
        return "l"
    if raw[0].isdigit():
        return "p" if any(letter.isupper() for letter in raw) else "#"
    if raw[0].isupper():
        return "p"
    return "n" if tongue.code != "de" else "a"


def cues_abroad(unit: Unit, tongue: Tongue) -> Iterator[Found]:
    """Yield what the verbs of speech of a unit attribute, then "according to" and "so Merkel"."""
    any_found = False
    for k, tag in enumerate(unit.tags):
        found = None
        if tag in "vl":
            found = _verb(unit, k, tongue)
        elif unit.words[k] in tongue.tagging and unit.tag(k - 1) in ",QqW" and k > 0:
            found = _tagged(unit, k, tongue)
        elif unit.words[k] in tongue.according:
            found = _according(unit, k, tongue)
        if found is not None:
            any_found = True
            yield found
    found = None if any_found else _colon(unit, tongue) or _subject_first(unit, tongue)
    if found is not None:
        yield found


def _verb(unit: Unit, k: int, tongue: Tongue) -> Found | None:
    tags = unit.tags
    start = k
    late = (
        unit.words[k] in tongue.participles and unit.tag(k + 1) in ".,:" and "x" in tags[max(0, k - _FAR) : k]
    )
    if tags[k] == "l" or late:
        start = tags.rfind("x", max(0, k - _FAR), k)
        if start < 0:
            return None
    front = _front(unit, start)
    if front is not None:
        source = _after(unit, start + 1 if start < k and tongue.code == "de" else k + 1, tongue)
        source = source or _before(unit, start, tongue)
        if source is None:
            return None
        more = _more(unit, max(k + 1, source[1]))
        return Found(source, (start, k + 1), (front,) if more is None else (front, more))
    source = _subject(unit, start, k, tongue)
    if source is None:
        return None
    content = _behind(unit, max(k + 1, source[1]))
    return Found(source, (start, k + 1), (content,)) if content else None


def _more(unit: Unit, k: int) -> Range | None:
    """Return the quotation that goes on behind "..., stellte Moreau fest, ..."."""
    j = unit.tags.find(",", k, k + 4)
    stop = len(unit.tags.rstrip("."))
    return (j + 1, stop) if j >= 0 and set(unit.tags[j + 1 :]) & set("qQ") else None


def _front(unit: Unit, k: int) -> Range | None:
    """Return the quotation that ends right before *k*."""
    j = k - 1
    if j >= 0 and unit.tags[j] in ",-":
        j -= 1
    return (0, j + 1) if j >= 0 and unit.tags[j] in "qQ" else None


def _subject(unit: Unit, start: int, k: int, tongue: Tongue) -> Range | None:
    before = _before(unit, start, tongue)
    behind = _after(unit, k + 1, tongue) if start == k else _after(unit, start + 1, tongue)
    if before is None or (unit.words[k] in _CITING and start == k):
        return behind
    if (
        behind is not None
        and unit.words[before[0]] in _DATIVE
        and unit.tags[behind[0] : behind[1] + 1] == "pp:"
    ):
        return behind  # "Der Zeitung sagte Ada Moreau: ..."
    return before


_NOBODY: Final = frozenset({"es", "man", "on", "se"})
_CITING: Final = frozenset({"zitiert", "zitierte", "zitierten", "cite", "citait"})
_DATIVE: Final = frozenset({"der", "dem", "den"})


def _before(unit: Unit, k: int, tongue: Tongue) -> Range | None:
    """Return the noun phrase that ends at *k*; null where a preposition opens it."""
    tags = unit.tags
    j = k - 1
    while j >= 0 and tags[j] == "y":
        j -= 1
    stop = j + 1
    if j >= 0 and tags[j] == "r":
        return (j, stop) if unit.words[j] not in _NOBODY else None
    if j >= 0 and tags[j] == ",":
        return _before_aside(unit, j, tongue)
    return _ending_at(unit, j, stop, tongue)


def _before_aside(unit: Unit, comma: int, tongue: Tongue) -> Range | None:
    """Step over an apposition that ends at the *comma*."""
    opens = unit.tags.rfind(",", 0, comma)
    if opens > 0 and comma - opens < _FAR and unit.tags[opens - 1] in "pq)":
        found = _before(unit, opens, tongue)
        return (found[0], comma) if found is not None else None
    return None


def _ending_at(unit: Unit, j: int, stop: int, tongue: Tongue) -> Range | None:
    tags = unit.tags
    while j >= 0 and (
        tags[j] in "pndq#)(c"
        or (tags[j] in "ay" and tags[j + 1] in "pna#")
        or (tags[j] == "i" and unit.words[j] in tongue.genitive)
    ):
        j -= 1
    start = j + 1
    while start < stop and tags[start] in "ycn":
        start += 1
    while stop > start and tags[stop - 1] in "q(":
        stop -= 1
    if start == 0 < stop and unit.raw[0] in {"Von", "De", "Van"} and unit.tag(stop) == "v":
        return 0, stop  # "Von der Leyen betonte": a name
    if start >= stop or tags[start] == "i" or ("p" not in tags[start:stop] and tongue.code == "de"):
        return None
    if j >= 0 and tags[j] == "i":
        return None
    return start, stop


def _after(unit: Unit, k: int, tongue: Tongue) -> Range | None:
    """Return the noun phrase that starts at *k*, with an apposition behind it."""
    tags = unit.tags
    while unit.tag(k) == "y":
        k += 1
    if unit.word(k) in _NOBODY:
        # "heißt es in dem Schreiben": the paper speaks.
        begin = k + 2 if unit.word(k + 1) in {"in", "im", "dans", "en"} else len(unit)
        stop = _phrase_stop(unit, begin, tongue)
        return (begin, stop) if stop > begin else None
    if unit.tag(k) == "r":
        return k, k + 1
    j = _phrase_stop(unit, k, tongue)
    if j == k:
        return None
    if unit.tag(j) == "," and unit.tag(j + 1) in "dpna":
        end = _phrase_stop(unit, j + 1, tongue)
        if end > j + 1 and unit.tag(end) in ".,:":
            j = end
    return (k, j) if set(tags[k:j]) & set("pnq") else None


def _phrase_stop(unit: Unit, k: int, tongue: Tongue) -> int:
    j = k
    tags = unit.tags
    while j < len(tags):
        joins = tags[j] == "i" and unit.words[j] in tongue.genitive and j > k
        again = tags[j] == "d" and j > k and tongue.code == "de" and unit.words[j] not in tongue.genitive
        adjective = tags[j] == "a" and unit.tag(j + 1) in "pa#"
        if again or not (
            tags[j] in "pndq#()"
            or adjective
            or joins
            or (tags[j] == "c" and unit.tag(j + 1) in "pd" and j > k)
        ):
            break
        j += 1
    while j > k + 1 and tags[j - 1] in "qac":
        j -= 1
    return j


def _behind(unit: Unit, k: int) -> Range | None:
    """Return what follows a colon, a comma, a "that", or the quotation itself."""
    tags = unit.tags
    stop = len(tags.rstrip("."))
    for j in range(k, min(len(tags), k + _FAR)):
        if tags[j] in ":h" and j + 1 < stop:
            return (j + 1 if tags[j] == ":" else j), stop
        if tags[j] in "qQ":
            return k, stop
        if tags[j] == "," and j + 2 < stop:
            return j + 1, stop
        if tags[j] == ";":
            break
    return None


def _tagged(unit: Unit, k: int, tongue: Tongue) -> Found | None:
    """Read "..., so Merkel" and "..., so beschrieb es Merkel"."""
    begin = k + 1
    while begin < k + 3 and unit.tag(begin) in "avyr" and unit.tag(begin + 1) in "dpayr":
        begin += 1
    source = _after(unit, begin, tongue)
    stop = k - 1 if unit.tags[k - 1] == "," else k
    if source is None or stop < 1 or unit.tag(source[1]) == "v":
        return None
    return Found(source, (k, k + 1), ((0, stop),))


def _according(unit: Unit, k: int, tongue: Tongue) -> Found | None:
    """Read "laut Polizei" and "nach Angaben der Polizei"; "nach" needs its noun."""
    cue = (k, k + 1)
    if unit.words[k] == "nach" and unit.word(k + 1) not in tongue.angles:
        return None
    if unit.word(k + 1) in tongue.angles:
        cue = (k, k + 2)
    start = cue[1] + (unit.word(cue[1]) in {"von", "vom"})
    stop = _phrase_stop(unit, start, tongue)
    if stop == start or not set(unit.tags[start:stop]) & set("p" if tongue.code == "de" else "pn"):
        return None
    end = len(unit.tags.rstrip("."))
    if k == 0:
        begin = stop + (unit.tag(stop) == ",")
        return Found((start, stop), cue, ((begin, end),)) if end > begin else None
    return Found((start, stop), cue, ((0, k),) if stop >= end else ((0, k), (stop, end)))


def _subject_first(unit: Unit, tongue: Tongue) -> Found | None:
    """Read a sentence of any other verb with some words quoted: its subject has said them."""
    at = unit.tags.find("q") if "Q" not in unit.tags else unit.tags.find("Q")
    stop = 1 if unit.tags[0] == "r" else _phrase_stop(unit, 0, tongue)
    if at <= stop or stop == 0 or is_reported(unit) or (stop == 1 and unit.tags[0] != "r"):
        return None
    if unit.words[stop] not in _INDICATIVE and unit.tag(stop) != "a":
        return None
    if unit.tags[0] not in "dpr" or ("p" not in unit.tags[:stop] and unit.tags[0] != "r"):
        return None
    return Found((0, stop), (stop, stop + 1), ((at, at + 1),), 2)


_INDICATIVE: Final = frozenset({"spricht", "sprach"})


def _colon(unit: Unit, tongue: Tongue) -> Found | None:
    """Read any sentence that introduces a quotation with a colon: its subject is the speaker."""
    at = unit.tags.find(":")
    if at < 1 or unit.tag(at + 1) not in "qQ":
        return None
    if unit.tags[0] == "r" and unit.words[0] not in _NOBODY:
        source: Range | None = (0, 1)
    else:
        stop = _phrase_stop(unit, 0, tongue)
        source = (0, stop) if stop and unit.tags[0] in "dp" and "p" in unit.tags[:stop] else None
    if source is None or source[1] >= at:
        return None
    return Found(source, (source[1], at), ((at + 1, at + 2),))


_REPORTED: Final = frozenset(
    {
        "sei",
        "seien",
        "habe",
        "hätten",
        "hätte",
        "könne",
        "könnten",
        "müsse",
        "solle",
        "wolle",
        "dürfe",
        "werde",
        "stehe",
        "gebe",
        "würde",
        "würden",
    }
)


def is_reported(unit: Unit) -> bool:
    """Say whether a German sentence stands in the subjunctive of reported speech."""
    return any(word in _REPORTED for word in unit.words)
