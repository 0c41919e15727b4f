"""A run, for other tools: one module a standard, each with ``render(run)``.

What an article credits is told in each standard's own terms, by one mapping (docs/standards.md): a person
is an author or contributor, an agency credited a source, and what the text merely mentions neither.
No export carries the text of an article.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, cast

from provenance.errors import UsageError

if TYPE_CHECKING:
    from provenance.model import Run

__all__ = ["Export", "export", "exports", "rendered"]


class Export(Protocol):
    """What every module of this folder offers."""

    def render(self, run: Run) -> str:
        """Return the run in this standard."""


@cache
def exports() -> tuple[str, ...]:
    """Name every standard, in alphabetical order: the modules of this folder."""
    package = import_module("provenance.exports")
    return tuple(sorted(module.name for module in iter_modules(package.__path__) if module.name[0] != "_"))


def export(name: str) -> Export:
    """Return the module of a standard; raises `UsageError` where there is none of this name."""
    if name not in exports():
        raise UsageError(f"there is no standard {name!r}", tip=f"one of {', '.join(exports())}")
    return cast("Export", import_module(f"provenance.exports.{name}"))


def rendered(name: str, run: Run, ending: str = "") -> str:
    """Return *run* in the standard of this name, in the form that the *ending* of its file asks for.

    PROV has three: ``.jsonld`` is PROV-JSONLD, ``.provn`` PROV-N, every other ending PROV-JSON.
    """
    module = export(name)
    form = getattr(module, "FORMS", {}).get(ending)
    return module.render(run) if form is None else cast("_Formed", module).render(run, form)


class _Formed(Protocol):
    def render(self, run: Run, form: str) -> str: ...
