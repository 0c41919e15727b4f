"""Quotation marks, paired: straight, curly, guillemets, low-high, doubled apostrophes, single as outer.

A mark opens or closes by what stands around it, so that straight and curly versions of one text pair
alike. A paragraph that opens a quotation, as the next one does, goes on: only the last of them closes.
Runs of marks and apostrophes pair with nothing. Linear in the length of the text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from provenance.text import Span, lines, plain, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Marked", "Marks", "marked", "quoted_spans"]

Marks = Literal["both", "opening", "closing", "continued"]
"""Which marks of a quotation the text has; ``continued`` goes on in the next paragraph."""

# ``plain`` has folded every double mark to " and every single one to '.
_MARK: Final = re.compile(r"""["'](?:(?<=")"*|(?<=')(?:'|(?<!\w')|(?!\w)))""")
_BEFORE_OPENING: Final = frozenset("([{-/\"'")
_AFTER_CLOSING: Final = frozenset(")]}-/\"'.,;:!?<")
_INWARD: Final = frozenset("\"'([$€£…")  # beside letters, what may follow »
_SENTENCE_END: Final = re.compile(r"[.!?](?=\s|\Z)")
_RUN: Final = 3  # so many double marks in a row quote nothing


class Marked(NamedTuple):
    """A stretch between quotation marks; ``start`` and ``stop`` take the marks in, ``inner`` does not."""

    start: int
    stop: int
    inner: Span
    marks: Marks = "both"
    level: int = 0
    single: bool = False


class _Mark(NamedTuple):
    start: int
    stop: int
    double: bool
    opens: bool
    closes: bool


def quoted_spans(body: str) -> list[Span]:
    """Return the outermost quoted stretches, marks included, in order and apart."""
    return [Span(one.start, one.stop) for one in marked(body) if one.level == 0]


@lru_cache(maxsize=4)
def marked(body: str) -> tuple[Marked, ...]:
    """Pair the quotation marks of *body*; the rows come in the order of the text."""
    text = plain(body)
    if '"' not in text and "'" not in text:
        return ()
    found: list[Marked] = []
    pending: Marked | None = None
    for line in lines(body):
        if line.start == line.stop or (pending is None and not _MARK.search(text, line.start, line.stop)):
            continue
        marks = list(_marks(body, text, line))
        if pending is not None:
            found.append(_carried(pending, marks, line))
        here, pending = _line(text, line, marks, pending)
        found += here
    if pending is not None:
        found.append(pending)
    return tuple(_levels(found))


def _marks(body: str, text: str, line: Span) -> Iterator[_Mark]:
    for mark in _MARK.finditer(text, line.start, line.stop):
        start, stop = mark.span()
        double = stop - start > 1 or text[start] == '"'
        if double and stop - start >= _RUN:
            continue
        before = text[start - 1] if start > line.start else " "
        after = text[stop] if stop < line.stop else " "
        french = _stands_off(body[start], before, after)
        yield _Mark(
            start,
            stop,
            double,
            opens=(not after.isspace() and (before.isspace() or before in _BEFORE_OPENING) and not french)
            or (french and body[start] in "«‹"),
            closes=(not before.isspace() and (after.isspace() or after in _AFTER_CLOSING) and not french)
            or (french and body[start] in "»›"),
        )


def _stands_off(mark: str, before: str, after: str) -> bool:
    """Say whether a guillemet stands off from what it quotes, « as here », so that its own direction tells.

    The inward ones of German, »as here«, touch it, and open and close by what stands around them.
    """
    if mark in "«‹":
        return after.isspace() and (before.isspace() or before in _BEFORE_OPENING)
    return mark in "»›" and before.isspace() and not (after.isalnum() or after in _INWARD)


def _carried(pending: Marked, marks: list[_Mark], line: Span) -> Marked:
    """Settle a quotation that was open when its paragraph ended, by how the next one begins."""
    reopened = bool(marks) and marks[0].double and (marks[0].start == line.start or not marks[0].opens)
    return pending._replace(marks="continued") if reopened else pending


def _line(
    text: str, line: Span, marks: list[_Mark], pending: Marked | None
) -> tuple[list[Marked], Marked | None]:
    """Pair the marks of one line; what is still open at its end comes second."""
    found: list[Marked] = []
    stack: list[_Mark] = []
    doubles: list[int] = []
    last_single = max((one.start for one in marks if not one.double and one.closes), default=-1)
    for n, mark in enumerate(marks):
        if mark.double:
            _double(text, mark, stack, doubles, found, line, goes_on=pending is not None and n == 0)
        else:
            _single(text, mark, stack, found, last_single)
    opened = [one for one in stack if one.double]
    found += [_unclosed(text, one, line) for one in opened[:-1]]
    if not opened:
        return found, None
    left = _unclosed(text, opened[-1], line)
    if left.stop == line.stop or not text[left.stop : line.stop].strip():
        return found, left
    return [*found, left], None


def _double(
    text: str,
    mark: _Mark,
    stack: list[_Mark],
    doubles: list[int],
    found: list[Marked],
    line: Span,
    *,
    goes_on: bool,
) -> None:
    """Open or close at a double mark; single marks left open before it were apostrophes.

    *doubles* are the places of the double marks in the *stack*, so that none has to be looked for.
    """
    if doubles and (mark.closes or not mark.opens):
        inside = doubles.pop()
        opener = stack[inside]
        del stack[inside:]
        found.append(Marked(opener.start, mark.stop, Span(opener.stop, mark.start)))
    elif mark.opens or not mark.closes:
        doubles.append(len(stack))
        stack.append(mark)
    elif goes_on or (text[mark.start - 1] in ",.!?" and not found):
        # The opening mark is missing, or stands in the paragraph before.
        marks: Marks = "both" if goes_on else "closing"
        found.append(Marked(line.start, mark.stop, Span(line.start, mark.start), marks))


def _single(text: str, mark: _Mark, stack: list[_Mark], found: list[Marked], last: int) -> None:
    if stack and not stack[-1].double:
        plural = text[mark.start - 1] == "s" and mark.start < last and text[mark.stop : mark.stop + 1] == " "
        if mark.closes and not plural:
            opener = stack.pop()
            inner = Span(opener.stop, mark.start)
            found.append(Marked(opener.start, mark.stop, inner, single=True))
    elif mark.opens and mark.start < last:
        stack.append(mark)


def _unclosed(text: str, mark: _Mark, line: Span) -> Marked:
    """Let a quotation without its closing mark reach to the end of its line, or of its sentence."""
    again = text.find('"', mark.stop, line.stop)
    stop = line.stop if again < 0 else again
    if mark.start > line.start:
        end = _SENTENCE_END.search(text, mark.stop, stop)
        stop = end.end() if end else stop
    inner = trim(text, Span(mark.stop, stop))
    return Marked(mark.start, max(inner.stop, mark.stop), inner, "opening")


def _levels(found: list[Marked]) -> list[Marked]:
    """Sort, number the levels by nesting, and drop what would cross a boundary or hold nothing."""
    rows: list[Marked] = []
    around: list[Marked] = []
    for one in sorted(found, key=lambda row: (row.start, -row.stop)):
        while around and around[-1].stop <= one.start:
            around.pop()
        if (around and one.stop > around[-1].inner.stop) or one.inner.start >= one.inner.stop:
            continue
        row = one._replace(level=len(around))
        rows.append(row)
        around.append(row)
    return rows
