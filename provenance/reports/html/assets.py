"""The page's script and style: modules and sheets on disk, one text each on the page.

A page opened from a folder may not load ES modules, so they are joined in the order that their imports ask
for: each becomes a function that returns what it exports, and an import takes it from there.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

__all__ = ["integrity", "modules", "script", "style"]

_PACKAGE: Final = "provenance.reports.html"
_FIRST: Final = "main"
_SHEETS: Final = ("tokens", "frame", "overview", "findings", "evidence", "reading", "print")
_IMPORT: Final = re.compile(r'^import (\{[^}]*\}) from "\./([a-z]+)\.js";$', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export ((?:async )?(?:function|const|class) (\w+))", re.MULTILINE)


@cache
def modules() -> dict[str, str]:
    """Return the source of every module by its name, each after those that it imports."""
    folder = files(_PACKAGE) / "scripts"
    found: dict[str, str] = {}

    def visit(name: str) -> None:
        if name not in found:
            source = (folder / f"{name}.js").read_text(encoding="utf-8")
            for _, needed in _IMPORT.findall(source):
                visit(needed)
            found[name] = source

    visit(_FIRST)
    return found


@cache
def script() -> str:
    """Return the whole script."""
    return '"use strict";\n(() => {\n' + "\n".join(_closed(*one) for one in modules().items()) + "})();\n"


def _closed(name: str, source: str) -> str:
    """Make a function of a module, which keeps its other names to itself."""
    exported = ", ".join(found[1] for found in _EXPORT.findall(source))
    body = _EXPORT.sub(r"\1", _IMPORT.sub(r"const \1 = $\2;", source)).strip()
    return f"const ${name} = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();\n"


@cache
def style() -> str:
    """Return the whole style sheet."""
    folder = files(_PACKAGE) / "styles"
    return "\n".join((folder / f"{name}.css").read_text(encoding="utf-8").strip() for name in _SHEETS) + "\n"


def integrity(text: str) -> str:
    """Return the hash under which a content security policy lets *text* stand in the page."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
