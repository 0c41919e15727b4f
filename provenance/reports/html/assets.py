"""The page's script and style: modules and sheets on disk, one text each on the page.

A page opened from a folder may not load ES modules, so they are joined: in the order that their imports ask
for, without the words import and export, in one closed scope. Their names must therefore differ from one
another, which a test holds.
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
_FIRST: Final = "main.js"
_SHEETS: Final = ("tokens", "frame", "overview", "findings", "evidence", "reading", "print")
_IMPORT: Final = re.compile(r'^import \{[^}]*\} from "\./([a-z]+\.js)";\n', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?=(?:async )?function|const|let|class)", re.MULTILINE)


@cache
def modules() -> dict[str, str]:
    """Return the source of every module by its name, each after those that it imports."""
    folder = files(_PACKAGE) / "scripts"
    found: dict[str, str] = {}

    def visit(name: str) -> None:
        if name in found:
            return
        source = (folder / name).read_text(encoding="utf-8")
        found[name] = ""
        for needed in _IMPORT.findall(source):
            visit(needed)
        # Set again at the end, so that the order of the dict is the order of need.
        del found[name]
        found[name] = source

    visit(_FIRST)
    return found


@cache
def script() -> str:
    """Return the whole script."""
    parts = [_EXPORT.sub("", _IMPORT.sub("", source)).strip() for source in modules().values()]
    return '"use strict";\n(() => {\n' + "\n\n".join(parts) + "\n})();\n"


@cache
def style() -> str:
    """Return the whole style sheet."""
    folder = files(_PACKAGE) / "styles"
    return "\n".join((folder / f"{name}.css").read_text(encoding="utf-8").strip() for name in _SHEETS) + "\n"


def integrity(text: str) -> str:
    """Return the hash under which a content security policy lets *text* stand in the page."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
