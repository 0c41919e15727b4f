"""JSON that may be hostile: what is no JSON, or says one thing twice, is refused in words."""

from __future__ import annotations

import json
from typing import Any

from provenance.errors import ReadError

__all__ = ["parse_json"]


def parse_json(text: str | bytes) -> Any:
    """Parse one JSON value; raises `ReadError` for anything that two readers could read differently."""
    try:
        return json.loads(text, parse_constant=_refuse, object_pairs_hook=_once)
    except RecursionError as error:
        raise ReadError("it is nested too deeply") from error
    except json.JSONDecodeError as error:
        raise ReadError(f"it is no JSON: {error.msg} at line {error.lineno}, column {error.colno}") from error
    except UnicodeDecodeError as error:
        raise ReadError(f"it is not UTF-8: {error.reason} at offset {error.start}") from error
    except ValueError as error:
        raise ReadError(f"it is no JSON: {str(error).partition(';')[0]}") from error


def _refuse(constant: str) -> Any:
    raise ReadError(f"it is no JSON: {constant}")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise ReadError(f"the key {twice[:80]!r} stands twice in one object")
    return found
