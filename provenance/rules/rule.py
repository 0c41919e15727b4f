"""The rule file: TOML front matter, Markdown documentation with examples, and one query.

/*
+++
code = "ATT101"
name = "missing-byline"
...
+++
What it finds ...
*/
SELECT article_id, start, stop FROM ...
"""

from __future__ import annotations

import re
import textwrap
import tomllib
from dataclasses import fields
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from provenance.errors import RuleError
from provenance.model import CONFIDENCES, LEVELS, Example, Rule
from provenance.shelves import shelf

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

__all__ = ["load_rules", "read_rule"]

_FILE: Final = re.compile(
    r"\s*/\*\s*\+\+\+\n(?P<front>.*?)\n\+\+\+\n(?P<documentation>.*?)\*/(?P<query>.*)", re.DOTALL
)
_CODE: Final = re.compile(r"(?:ATT|AGY|FIG|QUO|SRC|DAT|TXT|SCH|PRV|[A-Z]{3})\d{3}")
_NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SECTION: Final = re.compile(r"^## +(?P<title>[^\n]+)\n", re.MULTILINE)
_NEWS: Final = re.compile(
    r"^[ \t]*```news\n(?P<news>.*?)^[ \t]*```[ \t]*\n(?P<after>(?:\s*Finds [^\n]*)?)",
    re.MULTILINE | re.DOTALL,
)
_PLACE: Final = {"article", "start", "stop", "caption"}
_MADE: Final = {"documentation", "query", "examples", "graded_by_corpus"}
_WRITTEN: Final = frozenset(field.name for field in fields(Rule)) - _MADE
_NEEDED: Final = ("code", "name", "summary", "level", "confidence", "since", "message")


def read_rule(text: str, where: str) -> Rule:
    """Read the rule file *text*; *where* names it in errors.

    Raises `RuleError` where the file is not of the form that the module's docstring shows.
    """
    match = _FILE.fullmatch(text)
    if match is None:
        raise RuleError(
            f"{where} is no rule file",
            found=text[:40].strip() or "nothing",
            tip="it opens with /* and +++ TOML +++, then Markdown and */, and ends with its query",
        )
    try:
        front = tomllib.loads(match["front"])
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"the front matter of {where} is no TOML", found=str(error)) from error
    _check(front, where)
    documentation = match["documentation"].strip()
    return Rule(
        **{
            **front,
            "evidence": tuple(front.get("evidence", ())),
            "limits": _limits(front, where),
        },
        documentation=documentation,
        query=match["query"].strip(),
        examples=_examples(documentation, where),
    )


def _check(front: Mapping[str, Any], where: str) -> None:
    unknown, missing = sorted(front.keys() - _WRITTEN), [key for key in _NEEDED if key not in front]
    if unknown or missing:
        said = [f"unknown: {', '.join(unknown)}"] * bool(unknown) + [f"missing: {', '.join(missing)}"] * bool(
            missing
        )
        raise RuleError(f"the front matter of {where} has the wrong keys", found="; ".join(said))
    for key, pattern in (("code", _CODE), ("name", _NAME)):
        if not pattern.fullmatch(str(front[key])):
            raise RuleError(
                f"{where} has an odd {key}", found=repr(front[key]), tip='such as "ATT101", "missing-byline"'
            )
    for key, allowed in (("level", LEVELS), ("confidence", CONFIDENCES)):
        if front[key] not in allowed:
            raise RuleError(
                f"{where} has an odd {key}", found=repr(front[key]), tip=f"one of {', '.join(allowed)}"
            )
    for place in front.get("evidence", ()):
        if place.keys() != _PLACE:
            raise RuleError(
                f"an evidence entry of {where} has the wrong keys",
                found=", ".join(sorted(place)),
                tip=f"it names the columns {', '.join(sorted(_PLACE - {'caption'}))} and gives a caption",
            )


def _limits(front: Mapping[str, Any], where: str) -> dict[str, tuple[float, float]]:
    """Read the limits of the options; each option lies within its own as it comes."""
    options, found = front.get("options", {}), {}
    try:
        for key, (least, most) in front.get("limits", {}).items():
            if not least <= options[key] <= most:
                raise ValueError(f"{key} is {options[key]}")  # noqa: TRY301 - told like the others
            found[key] = (least, most)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise RuleError(
            f"the limits of {where} fit none of its options",
            found=f"{type(error).__name__}: {error}",
            tip="options = { share = 0.2 } and limits = { share = [0, 1] }",
        ) from error
    return found


def _examples(documentation: str, where: str) -> tuple[Example, ...]:
    found: list[Example] = []
    sections = list(_SECTION.finditer(documentation))
    for section, following in zip_longest(sections, sections[1:]):
        kind = section["title"].strip().lower()
        if kind not in ("flagged", "accepted"):
            continue
        text = documentation[section.end() : following.start() if following else None] + "\n"
        for block in _NEWS.finditer(text):
            ids = tuple(re.findall(r"`([^`]+)`", block["after"]))
            if kind == "flagged" and not ids:
                raise RuleError(
                    f"a flagged example of {where} does not say what it finds", tip="Finds `a`, `b`."
                )
            found.append(Example(kind=kind, news=textwrap.dedent(block["news"]), found=ids))  # type: ignore[arg-type]
    return tuple(found)


@cache
def _built_in() -> tuple[Rule, ...]:
    return _load_folder(shelf("audits"))


def _load_folder(folder: Traversable) -> tuple[Rule, ...]:
    files = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".sql")), key=lambda entry: entry.name
    )
    return tuple(read_rule(_text(entry), f"audits/{entry.name}") for entry in files)


def _text(file: Traversable) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise RuleError(f"audits/{file.name} is not UTF-8", found=f"an odd byte at {error.start}") from error
    except OSError as error:
        raise RuleError(f"audits/{file.name} cannot be read", found=error.strerror) from error


def load_rules(extra: Path | None = None) -> tuple[Rule, ...]:
    """Return every rule in the order of its code: the built-in ones, and those in the folder *extra*.

    Raises `RuleError` for a malformed file, and where two rules share a code or a name.
    """
    rules = sorted((*_built_in(), *(_load_folder(extra) if extra else ())), key=lambda rule: rule.code)
    for key in ("code", "name"):
        seen: set[str] = set()
        for rule in rules:
            value = getattr(rule, key)
            if value in seen:
                raise RuleError(
                    f"two rules have the {key} {value}", tip="codes and names are never used again"
                )
            seen.add(value)
    return tuple(rules)
