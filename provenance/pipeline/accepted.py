"""What a corpus accepts, and how much of the rest it allows: in its configuration and beside its articles."""

from __future__ import annotations

import datetime as dt
import tomllib
from typing import TYPE_CHECKING, Any, Final

from provenance.errors import ConfigurationError
from provenance.rules.acceptance import Acceptance
from provenance.rules.gates import Limit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["BASELINE", "SIDECAR", "read_acceptances", "read_limits", "sidecars"]

BASELINE: Final = "provenance-baseline.json"
"""The usual name of the file of decisions, beside the configuration."""
SIDECAR: Final = ".prov.toml"
"""What is appended to the name of an article's file to name the file that accepts findings in it."""

_KEYS: Final = ("article", "rule", "reason", "expires")
_FORM: Final = '[[accept]] with article = "wires/*", rule = "missing-byline" and reason = "..."'


def read_acceptances(entries: Any, where: str, *, article: str | None = None) -> tuple[Acceptance, ...]:
    """Read the tables ``[[accept]]``; in a file beside an article, *article* is its path.

    Raises `ConfigurationError` for an entry without a rule or a reason, with an unknown key, or that expires
    on no day.
    """
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ConfigurationError(f"accept of {where} must be tables", tip=_FORM)
    return tuple(_acceptance(entry, where, article) for entry in entries)


def _acceptance(entry: Mapping[str, Any], where: str, article: str | None) -> Acceptance:
    unknown = sorted(entry.keys() - set(_KEYS[1:] if article else _KEYS))
    if unknown:
        raise ConfigurationError(f"accept of {where} has an unknown key", found=", ".join(unknown), tip=_FORM)
    values = {"article": article, **entry}
    for key in ("article", "rule", "reason"):
        said = values.get(key)
        if not isinstance(said, str) or not said.strip():
            raise ConfigurationError(f"accept of {where} needs a {key}", found=repr(said), tip=_FORM)
    return Acceptance(
        article=str(values["article"]),
        rule=str(values["rule"]),
        reason=" ".join(str(values["reason"]).split()),
        where=where,
        expires=_day(values.get("expires"), where),
    )


def _day(said: Any, where: str) -> str | None:
    if said is None:
        return None
    try:
        day = said if isinstance(said, dt.date) else dt.date.fromisoformat(str(said))
    except ValueError as error:
        raise ConfigurationError(
            f"accept of {where} expires on no day", found=repr(said), tip="expires = 2027-05-01"
        ) from error
    return day.isoformat()[:10]


def sidecars(root: Path) -> tuple[Acceptance, ...]:
    """Read every file ``<article's file>.prov.toml`` below *root*, in the order of their names."""
    found: list[Acceptance] = []
    for path in sorted(root.rglob(f"*{SIDECAR}")):
        name = path.relative_to(root).as_posix()
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ConfigurationError(f"{name} cannot be read", found=str(error)) from error
        other = sorted(table.keys() - {"accept"})
        if other:
            raise ConfigurationError(f"{name} has an unknown key", found=", ".join(other), tip="[[accept]]")
        found += read_acceptances(table.get("accept", []), name, article=name.removesuffix(SIDECAR))
    return tuple(found)


def read_limits(table: Any, where: str) -> tuple[Limit, ...]:
    """Read ``[gates]``: a count, or ``{ max = 3 }``, or ``{ max_share = 0.02 }``, by rule, family or ``ALL``.

    Raises `ConfigurationError` for anything else.
    """
    if not isinstance(table, dict):
        raise ConfigurationError(f"gates of {where} must be a table", tip="[gates]")
    return tuple(_limit(name, said, where) for name, said in table.items())


def _limit(name: str, said: Any, where: str) -> Limit:
    given = said if isinstance(said, dict) else {"max": said}
    key, value = next(iter(given.items()), ("", -1))
    number = value if isinstance(value, (int, float)) and not isinstance(value, bool) else -1
    if len(given) != 1 or not number >= 0 or not (key == "max" or (key == "max_share" and number <= 1)):
        raise ConfigurationError(
            f"the gate {name} of {where} has an odd limit",
            found=repr(said),
            tip="a count such as 3, or { max_share = 0.02 }",
        )
    return Limit(name=name, most=number, share=key == "max_share")
