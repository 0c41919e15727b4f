"""A run read back from its JSON report, to be told in another format without another audit."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Final

from provenance.errors import UsageError
from provenance.model import Article, Evidence, Finding, Gate, Rule, Step
from provenance.pipeline.run import AuditRun
from provenance.reports.json import FORMAT_VERSION
from provenance.rules import load_rules

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["is_recorded", "load_run"]


_OPENING: Final = re.compile(rb'\s*\{\s*"format_version"')


class _Counted(Collection[Article]):
    """So many articles, whose texts a report does not hold."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __len__(self) -> int:
        return self._number

    def __iter__(self) -> Iterator[Article]:
        return iter(())

    def __contains__(self, item: object) -> bool:
        return False


def is_recorded(path: Path) -> bool:
    """Say whether a file opens as the JSON report of a run does."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return _OPENING.match(file.read(64)) is not None


def load_run(path: Path) -> AuditRun:
    """Read a run from the JSON report at *path*; its tables and texts are not in it.

    Raises `UsageError` for a file that is no such report, or one of another format version.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        version = raw["format_version"]
        if version != FORMAT_VERSION:
            raise UsageError(
                f"{path} has another format", found=str(version), tip=f"{FORMAT_VERSION} is read"
            )
        return _run(raw)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(
            f"{path} is no JSON report of a run",
            found=_wrong(error),
            tip="provenance audit articles/ -o json=report.json",
        ) from error


def _wrong(error: Exception) -> str:
    """Say what keeps a file from being a report, in words."""
    if isinstance(error, json.JSONDecodeError):
        return f"no JSON: {error.msg} at line {error.lineno}, column {error.colno}"
    if isinstance(error, KeyError):
        return f"{error.args[0]} is missing"
    if isinstance(error, UnicodeDecodeError):
        return f"it is not UTF-8 at offset {error.start}"
    return "a value of another type"


def _run(raw: dict[str, Any]) -> AuditRun:
    head = raw["run"]
    rules = tuple(_rule(one) for one in raw["rules"])
    return AuditRun(
        run_id=head["id"],
        corpus=head["corpus"],
        corpus_sha256=head["corpus_sha256"],
        settings_sha256=head["settings_sha256"],
        version=raw["tool"]["version"],
        ledger_head=head.get("ledger_head"),
        articles=_Counted(head["articles"]),
        rules=rules,
        steps=tuple(_made(Step, one) for one in raw["steps"]),
        gates=tuple(_made(Gate, one) for one in raw["gates"]),
        results=tuple(_finding(one) for one in raw["findings"]),
        tables={},
    )


def _made(kind: Any, values: dict[str, Any]) -> Any:
    known = {field.name for field in fields(kind)}
    return kind(**{name: value for name, value in values.items() if name in known})


def _rule(values: dict[str, Any]) -> Rule:
    """Take the documentation from the rule of the same code, which the report does not repeat."""
    known = {rule.code: rule for rule in load_rules()}.get(values["code"])
    if known is not None:
        return replace(known, level=values["level"], options=values["options"])
    return Rule(**values, message="", documentation=f"{values['summary']}.", query="")


def _finding(values: dict[str, Any]) -> Finding:
    evidence = tuple(_made(Evidence, one) for one in values["evidence"])
    found: Finding = _made(Finding, values | {"evidence": evidence})
    return found
