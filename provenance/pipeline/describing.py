"""The configuration as a JSON Schema, for editors that check a file while it is written."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

from provenance.model import LEVELS
from provenance.readers import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import Rule

__all__ = ["configuration_schema"]

_TYPES: Final = {bool: "boolean", int: "integer", float: "number", str: "string"}
_NAMES: Final[dict[str, Any]] = {"type": "array", "items": {"type": "string"}}
_ACCEPT: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["article", "rule", "reason"],
    "additionalProperties": False,
    "properties": {
        "article": {"type": "string", "description": "An article's id or path, or a pattern of either."},
        "rule": {"type": "string", "description": "A code, the beginning of codes, or a name."},
        "reason": {"type": "string", "minLength": 1},
        "expires": {"description": "The last day on which it holds."},
    },
}
_LIMIT: Final[dict[str, Any]] = {
    "oneOf": [
        {"type": "number", "minimum": 0, "description": "At most so many findings."},
        {
            "type": "object",
            "additionalProperties": False,
            "minProperties": 1,
            "maxProperties": 1,
            "properties": {
                "max": {"type": "number", "minimum": 0},
                "max_share": {"type": "number", "minimum": 0, "maximum": 1},
            },
        },
    ]
}


def configuration_schema(rules: Sequence[Rule]) -> dict[str, Any]:
    """Return the JSON Schema of ``provenance.toml``, with the options of each of *rules*."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "provenance.toml, or [tool.provenance] in pyproject.toml",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "select": {**_NAMES, "description": "Rules to run: codes, beginnings of codes, names, or ALL."},
            "ignore": {**_NAMES, "description": "Rules to leave out."},
            "fail-on": {"enum": [*LEVELS, "never"], "description": "The lightest level that fails the run."},
            "rules": {
                "type": "object",
                "additionalProperties": False,
                "properties": {rule.name: _rule(rule) for rule in rules},
            },
            "gates": {"type": "object", "additionalProperties": _LIMIT},
            "accept": {"type": "array", "items": _ACCEPT},
            "baseline": {"type": "string", "description": "The file of decisions."},
            "contract": {"type": "string", "pattern": ":", "description": "module:Name of a pandera model."},
            "reading": {
                "type": "object",
                "additionalProperties": False,
                "description": "How the corpus is to be read.",
                "properties": {one.name.replace("_", "-"): {} for one in fields(Reading)},
            },
        },
    }


def _rule(rule: Rule) -> dict[str, Any]:
    options = {name: _option(rule, name) for name in rule.options}
    return {
        "type": "object",
        "description": rule.summary,
        "additionalProperties": False,
        "properties": {**options, "level": {"enum": [*LEVELS], "default": rule.level}},
    }


def _option(rule: Rule, name: str) -> dict[str, Any]:
    default = rule.options[name]
    option: dict[str, Any] = {"type": _TYPES.get(type(default), "string"), "default": default}
    if name in rule.limits:
        option["minimum"], option["maximum"] = rule.limits[name]
    return option
