"""What a caller of `provenance.audit` gives: single settings, in plain values or in those of the package."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, Final

from provenance.errors import UsageError, meant, must_be
from provenance.knowledge.agencies import read_agencies
from provenance.pipeline.accepted import read_acceptances, read_limits
from provenance.pipeline.loading import Machine
from provenance.pipeline.settings import Settings, load_settings
from provenance.readers import Reading

__all__ = ["configured"]

_WHERE: Final = "the options"
_TYPES: Final[Mapping[str, tuple[tuple[type, ...], str]]] = {
    "select": ((str, list, tuple, set, frozenset), "a list of names"),
    "ignore": ((str, list, tuple, set, frozenset), "a list of names"),
    "fail_on": ((str,), "a str"),
    "rules": ((Mapping,), "a mapping of rules to their options"),
    "contract": ((str,), "a str"),
    "reading": ((Reading,), "a Reading"),
    "agencies": ((Mapping, tuple, list), "a mapping of agencies"),
    "gates": ((Mapping, tuple, list), "a mapping of rules to their limits"),
    "accept": ((tuple, list), "a list of acceptances"),
    "baseline": ((str, Path), "a path"),
    "today": ((str,), "a str"),
    "since": ((str,), "a str"),
    "file": ((str, Path), "a path"),
    "engine": ((str,), "a str"),
    "master": ((str,), "a str"),
    "workers": ((int,), "an int"),
    "memory": ((str,), "a str"),
    "threads": ((int,), "an int"),
    "cache": ((str, Path), "a path"),
    "progress": ((Callable,), "a function"),  # type: ignore[dict-item] # isinstance takes it
}
_LEAST: Final = {"workers": 0, "threads": 1}


def configured(
    source: Any, settings: Settings | None, machine: Machine | None, options: Mapping[str, Any]
) -> tuple[Settings, Machine]:
    """Return the settings and the machine of an audit of *source*, as *options* change them; None does not.

    Raises `TypeError` for a value of another type, `UsageError` for an option that there is not, and
    `ConfigurationError` for one that says something impossible.
    """
    must_be("settings", settings, (Settings, type(None)), "Settings or None")
    must_be("machine", machine, (Machine, type(None)), "a Machine or None")
    own = {one.name for one in fields(Machine)}
    known = {one.name for one in fields(Settings)} | own
    for name in options:
        if name not in known:
            raise UsageError(f"audit has no option {name}", tip=meant(name, known))
    given = {name: _value(name, value) for name, value in options.items() if value is not None}
    if settings is None:
        settings = load_settings(Path(source) if isinstance(source, (str, Path)) else None)
    of_machine = {name: value for name, value in given.items() if name in own}
    of_settings = {name: value for name, value in given.items() if name not in own}
    return replace(settings, **of_settings), replace(machine or Machine(), **of_machine)


def _value(name: str, value: Any) -> Any:
    kinds, said = _TYPES[name]
    must_be(name, value, kinds, said)
    if name in _LEAST and (isinstance(value, bool) or value < _LEAST[name]):
        raise UsageError(f"{name} must be {_LEAST[name]} or more", found=repr(value))
    if name in ("select", "ignore"):
        return _names(name, value)
    if name == "rules":
        for rule, wanted in value.items():
            must_be(f"the options of {rule}", wanted, (Mapping,), "a mapping")
    if name == "gates" and isinstance(value, Mapping):
        return read_limits(dict(value), _WHERE)
    if name == "accept" and all(isinstance(one, Mapping) for one in value):
        return read_acceptances([dict(one) for one in value], _WHERE)
    if name == "agencies" and isinstance(value, Mapping):
        return read_agencies(value)
    if name in ("baseline", "file"):
        return Path(value)
    return tuple(value) if isinstance(value, list) else value


def _names(option: str, value: Any) -> tuple[str, ...]:
    """Take names as a list, or as one text with commas, as on the command line."""
    names = value.split(",") if isinstance(value, str) else value
    for name in names:
        must_be(f"a name in {option}", name, (str,), "a str")
    return tuple(name.strip() for name in names)
