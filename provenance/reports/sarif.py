"""SARIF 2.1.0 (OASIS), as GitHub code scanning takes it: columns in code points, both articles of a pair.

What is accepted or fixed is counted and left out: code scanning reads neither suppressions nor baseline
states, and would raise an alert for each.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from heapq import nsmallest
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from provenance.reports._clean import escaped
from provenance.reports._places import place_of
from provenance.reports._tally import counted, fresh

if TYPE_CHECKING:
    from provenance.model import Evidence, Finding, Rule, Run
    from provenance.reports._places import Place

__all__ = ["render"]

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_MOST: Final = 25_000
"""GitHub refuses a run with more results; the gravest are kept, and the run says how many were left out."""
_RELATED: Final = 100
_SEVERITY: Final = {"error": "error", "warning": "warning", "note": "recommendation"}
_RANK: Final = {"error": 0, "warning": 1, "note": 2}
_TEXT: Final = 1024


def render(run: Run) -> str:
    """Return the run as a SARIF log with one run, ending with a line end."""
    kept = nsmallest(_MOST, fresh(run), key=lambda one: _RANK[one.level])
    _, known = counted(run)
    order = {rule.code: n for n, rule in enumerate(run.rules)}
    seen: Counter[str] = Counter()
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "provenance",
                        "semanticVersion": run.version,
                        "rules": [_rule(rule) for rule in run.rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "automationDetails": {"id": f"provenance/{quote(run.corpus.strip('/'))}/"},
                "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The root of the repository"}}},
                "invocations": [_invocation(run)],
                "properties": {
                    "runId": run.run_id,
                    "corpusSha256": run.corpus_sha256,
                    "ledgerHead": run.ledger_head,
                    "findings": known["new"],
                    "leftOut": known["new"] - len(kept),
                    "accepted": known["accepted"],
                    "fixed": known["fixed"],
                },
                "results": [_result(run, one, order, seen) for one in kept],
            }
        ],
    }
    return escaped(f"{json.dumps(log, ensure_ascii=False, indent=2, allow_nan=False)}\n")


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": f"{rule.summary}."},
        "fullDescription": {"text": _full(rule)},
        "help": {
            "text": rule.documentation,
            "markdown": f"# {rule.code} {rule.name}\n\n{rule.documentation}",
        },
        "defaultConfiguration": {"level": rule.level},
        "properties": {
            "tags": [rule.code[:3], rule.name],
            "precision": rule.confidence,
            "problem.severity": _SEVERITY[rule.level],
        },
    }


def _full(rule: Rule) -> str:
    opening = re.split(r"\n\s*\n", rule.documentation, maxsplit=1)[0]
    return re.sub(r"\s+", " ", opening)[:_TEXT] or f"{rule.summary}."


def _invocation(run: Run) -> dict[str, Any]:
    unevaluated = [step for step in run.steps if step.outcome == "unevaluated"]
    notes = [
        {"level": "error", "message": {"text": f"{step.rule} was not evaluated: {step.reason}"}}
        for step in unevaluated
    ]
    return {"executionSuccessful": not unevaluated, "toolExecutionNotifications": notes}


def _result(run: Run, one: Finding, order: dict[str, int], seen: Counter[str]) -> dict[str, Any]:
    seen[one.fingerprint] += 1
    result: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": order[one.code],
        "level": one.level,
        "message": {"text": _message(one)},
        "locations": [{"physicalLocation": _location(run, one)}],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{one.fingerprint.removeprefix('pv1:')}:{seen[one.fingerprint]}",
            "provenance/v1": one.fingerprint,
        },
        "baselineState": "new",
        "properties": {"confidence": one.confidence, "article": one.article_id},
    }
    if one.evidence:
        result["relatedLocations"] = [
            {"id": n, "message": {"text": place.caption}, "physicalLocation": _location(run, place)}
            for n, place in enumerate(one.evidence[:_RELATED], 1)
        ]
    return result


def _message(one: Finding) -> str:
    """Link the places that the message leans on; brackets of its own are escaped, as SARIF 3.11.6 asks."""
    said = re.sub(r"([\[\]\\])", r"\\\1", one.message)
    links = ", ".join(
        f"[{re.sub(r'[^A-Za-z0-9 .:_-]', '', place.article_id) or n}]({n})"
        for n, place in enumerate(one.evidence[:_RELATED], 1)
    )
    return f"{said} (see {links})" if links else said


def _location(run: Run, at: Finding | Evidence) -> dict[str, Any]:
    place = place_of(run, at)
    same = place.line == place.end_line
    return {
        "artifactLocation": _artifact(place),
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            # A region needs a width: a finding about a whole article points at its first character.
            "endColumn": max(place.end_column, place.column + 1) if same else place.end_column,
        },
    }


def _artifact(place: Place) -> dict[str, str]:
    root = {} if place.path.startswith("/") else {"uriBaseId": "%SRCROOT%"}
    return {"uri": place.uri, **root}
