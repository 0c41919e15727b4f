"""The configuration: ``provenance.toml``, or ``[tool.provenance]`` in ``pyproject.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields, replace
from math import inf, isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args

from provenance.errors import ConfigurationError, UsageError, meant
from provenance.knowledge.agencies import Agency, read_agencies
from provenance.model import LEVELS, Article, Level
from provenance.pipeline.accepted import BASELINE, read_acceptances, read_limits
from provenance.readers import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from provenance.model import Rule, Value
    from provenance.rules.acceptance import Acceptance
    from provenance.rules.gates import Limit

__all__ = ["FailOn", "Settings", "chosen_rules", "load_settings"]

FailOn = Level | str
_KINDS: Final = {
    dict: "a table",
    str: "a string",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
}
_GIVEN: Final = ("file", "today", "since")
_FAIL_ON: Final = (*get_args(Level), "never")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a corpus asks of its audit.

    ``select`` and ``ignore`` name rules by code, by the beginning of codes, or by name; ``fail_on`` is the
    lightest level that fails the run; ``rules`` sets options (and the level) of single rules by their name;
    ``contract`` is ``module:Name`` of a pandera model that the articles must keep too; ``reading`` is how the
    corpus is to be read; ``agencies`` are those that it knows beside the built-in ones;
    ``gates`` limit the findings, ``accept`` names those that are as they should be, ``baseline`` is a file of
    decisions; ``today`` (ISO 8601) is the day on which their expiry is judged, and nothing expires without
    it; ``since`` is a day or a Git revision: only findings that touch an article new since then are kept;
    ``file`` is the configuration that they come from.
    """

    select: tuple[str, ...] = ("ALL",)
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    rules: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    contract: str | None = None
    reading: Reading = field(default_factory=Reading)
    agencies: tuple[Agency, ...] = ()
    gates: tuple[Limit, ...] = ()
    accept: tuple[Acceptance, ...] = ()
    baseline: Path | None = None
    today: str | None = None
    since: str | None = None
    file: Path | None = None

    def __post_init__(self) -> None:
        """Refuse a level that does not exist."""
        if self.fail_on not in _FAIL_ON:
            raise ConfigurationError(
                "fail-on is no level", found=repr(self.fail_on), tip=f"one of {', '.join(_FAIL_ON)}"
            )

    @property
    def folder(self) -> Path | None:
        """The folder of the configuration, where the corpus's own ``audits/`` and ``schemas/`` may be."""
        return self.file.parent if self.file else None

    def with_options(self, **changes: Any) -> Settings:
        """Return these settings with those of *changes* that are not None."""
        return replace(self, **{key: value for key, value in changes.items() if value is not None})


def load_settings(corpus: Path | None = None, file: Path | None = None) -> Settings:
    """Read the configuration *file*, or find it: beside the *corpus* or above it, the closest alone.

    Raises `ConfigurationError` for a file that is not there or is no TOML, and for a key it does not know.
    """
    if file is not None and not file.is_file():
        raise ConfigurationError(f"there is no configuration at {file}")
    for path in [file] if file else _candidates(corpus or Path.cwd()):
        table = _table(path)
        if table is not None:
            return _settings(table, path)
    start = corpus or Path.cwd()
    usual = (start if start.is_dir() else start.parent) / BASELINE
    return Settings(baseline=usual if usual.is_file() else None)


def _candidates(start: Path) -> Iterable[Path]:
    here = start.resolve()
    for folder in [here, *here.parents] if here.is_dir() else here.parents:
        for name in ("provenance.toml", "pyproject.toml"):
            if (folder / name).is_file():
                yield folder / name


def _table(path: Path) -> Mapping[str, Any] | None:
    try:
        whole = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(f"{path} cannot be read", found=str(error)) from error
    if path.name != "pyproject.toml":
        return whole
    tools = whole.get("tool")
    found = tools.get("provenance") if isinstance(tools, dict) else None
    return found if isinstance(found, dict) else None


def _settings(table: Mapping[str, Any], path: Path) -> Settings:
    known = {one.name.replace("_", "-"): one.name for one in fields(Settings) if one.name not in _GIVEN}
    for key in table:
        if key not in known:
            raise ConfigurationError(f"{path.name} has an unknown key", found=key, tip=meant(key, known))
    lists: dict[str, Any] = {
        key: _names(table[key], key, path) for key in ("select", "ignore") if key in table
    }
    rules = table.get("rules", {})
    if not isinstance(rules, dict) or not all(isinstance(options, dict) for options in rules.values()):
        raise ConfigurationError(f"rules of {path.name} must be tables", tip="[rules.uncredited-wire]")
    return Settings(
        **lists,
        fail_on=str(table.get("fail-on", "error")),
        rules=rules,
        contract=_contract(table, path),
        reading=_reading(table, path),
        agencies=_agencies(table, path),
        gates=read_limits(table.get("gates", {}), path.name),
        accept=read_acceptances(table.get("accept", []), path.name),
        baseline=_baseline(table, path),
        file=path,
    )


def _reading(table: Mapping[str, Any], path: Path) -> Reading:
    """Read ``[reading]``: ``columns``, ``encoding``, ``article-bytes`` and ``ratio``."""
    said = table.get("reading", {})
    known = {"columns": dict, "encoding": str, "article-bytes": int, "ratio": int}
    if not isinstance(said, dict):
        raise ConfigurationError(f"reading of {path.name} must be a table", tip="[reading]")
    for key, value in said.items():
        if key not in known:
            raise ConfigurationError("reading has an unknown key", found=key, tip=meant(key, known))
        if type(value) is not known[key]:
            raise ConfigurationError(f"{key} of reading must be {_KINDS[known[key]]}", found=repr(value))
    columns = [one.name for one in fields(Article)]
    for column, name in said.get("columns", {}).items():
        if column not in columns:
            raise ConfigurationError(
                "columns names no column of an article", found=column, tip=meant(column, columns)
            )
        if not isinstance(name, str):
            raise ConfigurationError(f"the column of {column} must be a string", found=repr(name))
    try:
        return Reading(**{key.replace("-", "_"): value for key, value in said.items()})
    except UsageError as error:
        raise ConfigurationError(error.message, found=error.found, tip=error.tip) from error


def _agencies(table: Mapping[str, Any], path: Path) -> tuple[Agency, ...]:
    said = table.get("agencies", {})
    if not isinstance(said, dict) or not all(isinstance(entry, dict) for entry in said.values()):
        raise ConfigurationError(f"agencies of {path.name} must be tables", tip='[agencies.lna] name = "..."')
    return read_agencies(said)


def _contract(table: Mapping[str, Any], path: Path) -> str | None:
    said = table.get("contract")
    if said is not None and not isinstance(said, str):
        raise ConfigurationError(
            f"contract of {path.name} must be a string", found=repr(said), tip='"house.contracts:Articles"'
        )
    return said


def _baseline(table: Mapping[str, Any], path: Path) -> Path | None:
    """Return the file of decisions: the one that is named, else the usual one if it is there."""
    said = table.get("baseline", BASELINE)
    if not isinstance(said, str):
        raise ConfigurationError(f"baseline of {path.name} must be a path", found=repr(said))
    file = path.parent / said
    return file if "baseline" in table or file.is_file() else None


def _names(value: Any, key: str, path: Path) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise ConfigurationError(f"{key} of {path.name} must be a list of names", found=repr(value))
    return tuple(value)


def chosen_rules(rules: Sequence[Rule], settings: Settings) -> tuple[Rule, ...]:
    """Return the rules that the settings choose, with the options and levels that they set.

    Raises `ConfigurationError` for a name, an option or a level that does not exist, and for an option whose
    value is of another type or out of its range.
    """
    for name in [limit.name for limit in settings.gates] + [one.rule for one in settings.accept]:
        _matching(rules, [name])
    select, ignore = _matching(rules, settings.select), _matching(rules, settings.ignore)
    by_name = {rule.name: rule for rule in rules}
    for name in settings.rules:
        if name not in by_name:
            raise ConfigurationError("no such rule", found=name, tip=meant(name, by_name))
    return tuple(
        _configured(rule, settings.rules.get(rule.name, {}), settings.file)
        for rule in rules
        if rule.code in select and rule.code not in ignore
    )


def _matching(rules: Sequence[Rule], names: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for name in names:
        hits = {
            rule.code for rule in rules if name in ("ALL", rule.name) or rule.code.startswith(name.upper())
        }
        if not hits or not name:
            every = [value for rule in rules for value in (rule.code, rule.name)]
            raise ConfigurationError("no such rule", found=name, tip=meant(name, every))
        found |= hits
    return found


def _configured(rule: Rule, wanted: Mapping[str, Value], file: Path | None) -> Rule:
    options = dict(rule.options)
    level = rule.level
    where = f" in {file.name}" if file else ""
    for key, value in wanted.items():
        said = f"{key} of rules.{rule.name}{where}"
        if key == "level":
            if value not in LEVELS:
                raise ConfigurationError(
                    f"{said} is no level", found=repr(value), tip=f"one of {', '.join(LEVELS)}"
                )
            level = value
        elif key not in options:
            raise ConfigurationError(
                f"{rule.name} has no such option{where}", found=key, tip=meant(key, [*options, "level"])
            )
        elif not _fits(rule, key, value):
            raise ConfigurationError(f"{said} must be {_wanted(rule, key)}", found=repr(value))
        else:
            options[key] = value
    return replace(rule, options=options, level=level, graded_by_corpus="level" in wanted)


def _wanted(rule: Rule, key: str) -> str:
    """Say what an option may be: "a number from 0 to 1"."""
    between = f" from {rule.limits[key][0]} to {rule.limits[key][1]}" if key in rule.limits else ""
    return _KINDS[type(rule.options[key])] + between


def _fits(rule: Rule, key: str, value: Value) -> bool:
    """Say whether a value is of the type of the option's default, and within its limits."""
    default = rule.options[key]
    whole_for_fraction = isinstance(default, float) and type(value) is int
    if type(value) is not type(default) and not whole_for_fraction:
        return False
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return True
    low, high = rule.limits.get(key, (-inf, inf))
    return isfinite(value) and low <= value <= high
