"""Everything this package raises on purpose.

    ProvenanceError
    ├── UsageError           an argument, a path or an option cannot be what was meant
    ├── ConfigurationError   provenance.toml or [tool.provenance] says something impossible
    ├── ReadError            a corpus, or one article of it, cannot be read
    ├── RuleError            a rule file is malformed, or its query fails
    ├── SchemaError          a Table Schema is malformed, or rows do not fit it
    ├── LedgerError          the ledger cannot be opened, or does not verify
    └── InstallationError    this installation lacks a shelf or an extra

A message says what was wrong; ``found`` what was there; ``tip`` what to do.
The command line prints the three and exits with 2. An argument of a wrong type
raises `TypeError`, as in Python itself.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "ConfigurationError",
    "InstallationError",
    "LedgerError",
    "ProvenanceError",
    "ReadError",
    "RuleError",
    "SchemaError",
    "UsageError",
    "meant",
    "must_be",
]


def must_be(name: str, value: object, kinds: tuple[type, ...], said: str) -> None:
    """Raise `TypeError` where *value*, the argument *name*, is of none of *kinds*; *said* names them.

    >>> must_be("body", 5, (str,), "a str")
    Traceback (most recent call last):
    TypeError: body must be a str, not int
    """
    if not isinstance(value, kinds):
        raise TypeError(f"{name} must be {said}, not {type(value).__name__}")


def meant(name: str, known: Iterable[str]) -> str:
    """Return the tip for a *name* that is none of *known*: the closest of them, else all.

    >>> meant("htm", ["csv", "html"])
    'did you mean html?'
    """
    every = sorted(set(known))
    folded = {one.casefold(): one for one in reversed(every)}
    close = difflib.get_close_matches(name.casefold(), folded, n=1)
    return f"did you mean {folded[close[0]]}?" if close else f"one of {', '.join(every)}"


class ProvenanceError(Exception):
    """The root of the hierarchy; catch it to catch everything raised on purpose."""

    def __init__(self, message: str, *, found: str | None = None, tip: str | None = None) -> None:
        """Say what was wrong, what was there instead, and what to do about it."""
        super().__init__(message)
        self.message = message
        self.found = found
        self.tip = tip

    def __str__(self) -> str:
        """Join the three parts into one line for logs and tracebacks."""
        found = f"; found: {self.found}" if self.found else ""
        tip = f"; tip: {self.tip}" if self.tip else ""
        return f"{self.message}{found}{tip}"

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the parts when the error crosses a process boundary."""
        return _rebuild, (type(self), self.message, self.found, self.tip)


def _rebuild(
    kind: type[ProvenanceError], message: str, found: str | None, tip: str | None
) -> ProvenanceError:
    return kind(message, found=found, tip=tip)


class UsageError(ProvenanceError):
    """An argument, a path or an option cannot be what was meant."""


class ConfigurationError(ProvenanceError):
    """The configuration names an unknown key, or gives a key an impossible value."""


class ReadError(ProvenanceError):
    """A corpus, or one article of it, cannot be read."""


class RuleError(ProvenanceError):
    """A rule file is malformed, or its query fails."""


class SchemaError(ProvenanceError):
    """A Table Schema is malformed, or rows do not fit it."""


class LedgerError(ProvenanceError):
    """The ledger cannot be opened, or it does not verify."""


class InstallationError(ProvenanceError):
    """This installation lacks a shelf or an optional dependency."""
