"""One finding for the terminal: its place on the left, what shows it on the right, and what to do next."""

from __future__ import annotations

import re
import shlex
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

import click

from provenance.reports._terminal import clean, width
from provenance.rules.bodies import CONTEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Evidence, Finding, Rule, Run

__all__ = ["facing"]

_COLOURS: Final = {"error": "red", "warning": "yellow", "note": "cyan"}
_NARROW, _WIDE = 60, 160
_BETWEEN: Final = " | "
_MENDED: Final = re.compile(r"^## How to mend it\n+(?P<said>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_WHY: Final = re.compile(r"^## Why it matters\n+(?P<said>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def facing(run: Run, one: Finding, *, columns: int = 100) -> str:
    """Return one finding in full, for a terminal of so many *columns*, with ANSI colours."""
    columns = min(max(columns, _NARROW), _WIDE)
    rule = next((rule for rule in run.rules if rule.code == one.code), None)
    code = click.style(one.code, fg=_COLOURS[one.level], bold=True)
    state = f"{one.status}, {clean(one.reason)}" if one.reason else one.status
    message = "\n".join(_wrapped(f"{one.code} {clean(one.message)}", columns)).removeprefix(one.code)
    known = f"{one.name} · {one.level} · confidence {one.confidence} · {state} · {one.fingerprint}"
    head = f"{code}{message}\n" + "".join(f"{line}\n" for line in _wrapped(known, columns)) + "\n"
    told = _told(rule, columns) if rule else ""
    settled = f"provenance accept {shlex.quote(run.corpus)} --id {one.fingerprint} --reason ..."
    mark = click.style("If it is as it should be", bold=True)
    return f"{head}{_places(run, one, columns)}{told}{mark}\n  {settled}\n"


def _places(run: Run, one: Finding, columns: int) -> str:
    """Set the finding and its evidence two abreast, in the order in which they are given."""
    half = (columns - len(_BETWEEN)) // 2
    if not one.evidence:
        return "".join(f"{line}\n" for line in _column(run, one, "^", columns)) + "\n"
    blocks = [_column(run, one, "^", half)] + [_column(run, place, "-", half) for place in one.evidence]
    text = ""
    for left, right in zip_longest(blocks[::2], blocks[1::2], fillvalue=list[str]()):
        for this, that in zip_longest(left, right, fillvalue=""):
            space = " " * (half - width(click.unstyle(this)))
            text += f"{this}{space}{_BETWEEN}{that}".rstrip() + "\n"
        text += "\n"
    return text


def _column(run: Run, at: Finding | Evidence, mark: str, columns: int) -> list[str]:
    caption = clean(getattr(at, "caption", "")) or f"in {clean(at.article_id)}"
    where = f"{clean(run.place(at))}:{at.line}:{at.column}"
    lines = [click.style(part, bold=True) for part in _wrapped(where, columns)]
    lines += _wrapped(caption, columns)
    if not at.text.strip():
        return lines
    before, text, after = clean(_opened(at)), clean(at.text), clean(_closed(at.after))
    marks = " " * len(before) + mark * len(text) + " " * len(after)
    start = 0
    for part in _wrapped(before + text + after, columns):
        start = (before + text + after).index(part, start)
        under = "".join(
            sign * width(char) for char, sign in zip(part, marks[start : start + len(part)], strict=True)
        ).rstrip()
        start += len(part)
        lines += [part, click.style(under, fg="red" if mark == "^" else "blue")] if under else [part]
    return lines


def _opened(at: Finding | Evidence) -> str:
    """Return what stands before on the line; where it was clipped it begins with a whole word."""
    return at.before if at.column <= len(at.before) + 1 else f"… {at.before.partition(' ')[2]}"


def _closed(after: str) -> str:
    return after if len(after) < CONTEXT else f"{after.rpartition(' ')[0]} …"


def _wrapped(text: str, columns: int) -> list[str]:
    """Break a text between words into lines of at most so many cells; a longer word is cut."""
    return list(_lines(text, columns))


def _lines(text: str, columns: int) -> Iterator[str]:
    line = ""
    for word in re.findall(r" *[^ ]+", text):
        if line and width(line + word) > columns:
            yield line
            line = word.lstrip(" ")
        else:
            line += word
        while width(line) > columns:
            fits = max(1, _fitting(line, columns))
            yield line[:fits]
            line = line[fits:]
    if line:
        yield line


def _fitting(text: str, columns: int) -> int:
    """Count the characters of *text* that fit into so many cells."""
    cells = 0
    for n, char in enumerate(text):
        cells += width(char)
        if cells > columns:
            return n
    return len(text)


def _told(rule: Rule, columns: int) -> str:
    said = ""
    for title, section in (("Why it matters", _WHY), ("How to mend it", _MENDED)):
        match = section.search(f"{rule.documentation}\n")
        if match:
            words = _wrapped(" ".join(match["said"].split()), columns - 2)
            said += f"{click.style(title, bold=True)}\n" + "".join(f"  {line}\n" for line in words)
    return said
