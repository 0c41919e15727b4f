"""Nothing of an article steers the screen, the spreadsheet or the build server that a report is shown on."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.pipeline import formats
from provenance.reports import pieces
from provenance.reports._clean import escaped, printable, well_formed

if TYPE_CHECKING:
    from provenance.model import Run

_UNSEEN = {
    "an escape": "\x1b[31m",
    "a terminal's clipboard": "\x1b]52;c;eHh4\x07",
    "a control of eight bits": "\x9b31m",
    "a deletion": "\x7f",
    "a nul": "\x00",
    "a reading direction": "\u202e",
    "an isolate": "\u2067",
    "a mark of direction": "\u200f",
    "no width": "\u200b",
    "a joiner between letters": "\u200d",
    "a soft hyphen": "\u00ad",
    "a word joiner": "\u2060",
    "a byte order mark": "\ufeff",
    "a filler": "\u3164",
    "a tag": "\U000e0041",
    "an invisible signature": "\U000e0101",
}
_FORMATS = tuple(name for name in formats() if name != "html-dir")  # the folder has the same page
_COMMANDS = ("::error::x", "::add-mask::x", "::stop-commands::x", "##vso[task.complete]x", "##[error]x")
_FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@A1",
    "\t=1",
    "\r=1",
    "＝1",
    "＋1",
    "－1",
    "＠A1",
    '"=1"',
    "\n=1",
    " =1",
    ";=1",
)
_JSON = ("json", "jsonl", "sarif", "gitlab", "rdjson")


def _with(run: Run, text: str) -> Run:
    """Put *text* wherever an article, a path or a user may have put something."""
    articles = tuple(replace(one, title=text, publisher=text, byline=text) for one in run.articles)
    findings = tuple(
        replace(
            one,
            article_id=f"{text}{one.article_id}",
            path=f"{text}.txt",
            message=text,
            text=text,
            before=text,
            reason=text if one.reason else None,
            evidence=tuple(
                replace(other, path=f"{text}.txt", text=text, caption=text) for other in one.evidence
            ),
        )
        for one in run.results
    )
    return replace(run, root="", corpus=text, articles=articles, results=findings)


def _render(name: str, run: Run) -> str:
    return "".join(pieces(name, run))


@pytest.mark.parametrize("name", _FORMATS)
@pytest.mark.parametrize("sign", _UNSEEN.values(), ids=_UNSEEN.keys())
def test_what_cannot_be_seen_is_shown_or_escaped(run: Run, name: str, sign: str) -> None:
    if name == "html" and sign in "\u200d\u200f":
        return  # a page isolates each text, and Arabic or Hindi needs these
    text = _render(name, _with(run, f"Ada{sign}Moreau"))
    assert sign not in text
    assert "Moreau" in text or name == "statistics"


@pytest.mark.parametrize("sign", _UNSEEN.values(), ids=_UNSEEN.keys())
def test_json_keeps_what_it_escapes(run: Run, sign: str) -> None:
    told = json.loads(_render("json", _with(run, f"Ada{sign}Moreau")))
    assert {one["text"] for one in told["findings"]} == {f"Ada{sign}Moreau"}


@given(st.text())
def test_escaping_json_changes_no_value(text: str) -> None:
    assert json.loads(escaped(json.dumps(text, ensure_ascii=False))) == well_formed(text)


@pytest.mark.parametrize(
    "name", [one for one in _FORMATS if one not in ("github", "azure", "html", "junit", *_JSON)]
)
@pytest.mark.parametrize("command", _COMMANDS)
def test_no_line_is_a_command_to_a_build_server(run: Run, name: str, command: str) -> None:
    for text in (command, f"x\r{command}", f"x\n{command}", f"x\u2028{command}"):
        printed = _render(name, _with(run, text))
        assert not re.search(r"(?m)^[ \t]*::[a-z]|##(vso)?\[", printed.replace("\r", "\n"))


@pytest.mark.parametrize("formula", _FORMULAS)
def test_no_cell_is_a_formula_whatever_it_begins_with(run: Run, formula: str) -> None:
    rows = list(csv.reader(io.StringIO(_render("csv", _with(run, formula)), newline="")))
    signs = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
    assert not [cell for row in rows for cell in row if cell.lstrip(" ").startswith(signs)]
    assert {len(row) for row in rows} == {len(rows[0])}


def test_letters_that_need_a_joiner_keep_it() -> None:
    assert printable("می\u200cخواهم 👩\u200d🚀") == "می\u200cخواهم 👩\u200d🚀"
