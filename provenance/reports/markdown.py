"""A summary in GitHub's Markdown, for a job summary or a comment on a pull request.

GitHub refuses a job summary above 1,024 KiB, so the findings shown stop well before.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from provenance.model import LEVELS
from provenance.reports._clean import printable
from provenance.reports._places import place_of
from provenance.reports._tally import amount, counted, fresh, limit, sentence, verdict, worst_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.model import Finding, Level, Run, Status

__all__ = ["SHOWN", "render"]

SHOWN: Final = 20
"""How many findings are told in full."""
_STATUSES: Final[tuple[Status, ...]] = ("new", "accepted", "fixed")
_LONGEST: Final = 400
_MARKUP: Final = re.compile(r"([\\`*_\[\]|~#>@])")


def render(run: Run) -> str:
    """Return the outcome, the gates, a table of rules, and the gravest new findings with their evidence."""
    blocks = [f"### {_outcome(run)}", _text(sentence(run)) + "."]
    blocks += ["\n".join(f"- {_text(fail)}" for fail in verdict(run))] if verdict(run) else []
    if run.gates:
        rows = [
            (
                gate.name,
                limit(gate, gate.limit),
                limit(gate, gate.actual),
                "holds" if gate.ok else "**broken**",
            )
            for gate in run.gates
        ]
        blocks.append(_table(("Gate", "At most", "Found", ""), rows))
    rules = list(_rules(run))
    if rules:
        blocks.append(_table(("Rule", "Name", "Level", "New", "Accepted", "Fixed"), rules))
    blocks += [_finding(finding, run) for finding in worst_first(fresh(run), SHOWN)]
    new = counted(run)[1]["new"]
    if new > SHOWN:
        blocks.append(f"{amount(new - SHOWN, 'more finding')} in the full report.")
    return "\n\n".join(blocks) + "\n"


def _outcome(run: Run) -> str:
    return "Provenance audit passed" if not verdict(run) else "Provenance audit failed"


def _rules(run: Run) -> Iterator[tuple[str, ...]]:
    names = {rule.code: rule.name for rule in run.rules}
    counts: Counter[tuple[str, Status]] = Counter()
    levels: dict[str, Level] = {}  # the gravest of each rule
    for one in run.results:
        names[one.code] = one.name
        counts[one.code, one.status] += 1
        levels[one.code] = min(one.level, levels.get(one.code, one.level), key=LEVELS.index)
    for code in sorted(levels, key=lambda code: (LEVELS.index(levels[code]), code)):
        shares = (f"{counts[code, status]:,}" for status in _STATUSES)
        yield (code, names[code], levels[code], *shares)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head)]
    body = [f"| {' | '.join(row)} |" for row in lines]
    body += [
        f"| {' | '.join(cell if cell.startswith('**') else _text(cell) for cell in row)} |" for row in rows
    ]
    return "\n".join(body)


def _finding(finding: Finding, run: Run) -> str:
    head = f"<b>{finding.level} {_html(finding.code)}</b> {_html(_short(finding.message))}"
    lines = [f"- {_code(place_of(run, finding).shown)} {_text(_short(finding.text))}".rstrip()]
    lines += [
        f"- {_code(place_of(run, one).shown)} {_text(_short(one.caption))}: {_text(_short(one.text))}"
        for one in finding.evidence[:5]
    ]
    return f"<details><summary>{head}</summary>\n\n" + "\n".join(lines) + "\n\n</details>"


def _short(text: str) -> str:
    line = printable(text)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "&#64;")


def _text(text: str) -> str:
    """Escape what Markdown or HTML would read as markup, and the sign that would notify somebody."""
    plain = _MARKUP.sub(r"\\\1", printable(text).replace("&", "&amp;").replace("<", "&lt;"))
    return plain.replace("\\@", "&#64;")


def _code(text: str) -> str:
    """Put a path into a code span, whose fence is longer than any row of backticks inside."""
    line = printable(text)
    fence = "`" * (1 + max(map(len, re.findall("`+", line)), default=0))
    return f"{fence} {line} {fence}" if "`" in line else f"`{line}`"
