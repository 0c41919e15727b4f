"""Data Docs as pages that open offline.

As written by Great Expectations a page asks seven hosts for style, script and its logo, and without them
its status column is empty. Here the scripts and foreign assets go, icons become words, a style of our own
comes in, and a content security policy forbids every request.
"""

from __future__ import annotations

import re
import shutil
from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["make_offline", "offline"]

_GONE: Final = (
    re.compile(r"<script\b.*?</script>", re.DOTALL | re.IGNORECASE),
    re.compile(r"<link\b[^>]*>", re.IGNORECASE),
    re.compile(r"<footer\b.*?</footer>", re.DOTALL | re.IGNORECASE),
    re.compile(r"""url\(\s*['"]?https?:[^)]*\)""", re.IGNORECASE),
    re.compile(r"""\son\w+="[^"]*\"""", re.IGNORECASE),
)
_IMAGE: Final = re.compile(r"""<img\b[^>]*src="https?:[^>]*>""", re.DOTALL | re.IGNORECASE)
_ICON: Final = re.compile(
    r"""<i\b[^>]*class="[^"]*\bfa-(?P<icon>[a-z-]+)[^"]*"[^>]*>\s*</i>""", re.IGNORECASE
)
_SAID: Final = {
    "check-circle": '<b class="holds">holds</b>',
    "times": '<b class="fails">fails</b>',
    "exclamation-triangle": '<b class="fails">error</b>',
}
_STYLE: Final = """
:root { color-scheme: light dark; --rule: light-dark(#ccc, #555); --soft: light-dark(#f4f4f2, #262624); }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 72rem; padding: 1rem; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; }
td, th { border: 1px solid var(--rule); padding: .3rem .5rem; text-align: left; vertical-align: top; }
.card, .alert { background: var(--soft); border-radius: 6px; padding: .5rem .8rem; margin: .5rem 0; }
.collapse, .tab-pane { display: block; opacity: 1; }
.modal, .ge-walkthrough-modal, .btn-group, .form-control, .cooltip .top { display: none; }
[data-toggle="collapse"] { display: none; }
.cooltip:hover .top { display: block; position: static; transform: none; }
.show-scrollbars { overflow-x: auto; }
.sticky { position: static; }
.holds { color: light-dark(#176639, #7fd6a2); }
.fails { color: light-dark(#a11919, #ff9d94); }
"""
_HEAD: Final = (
    """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">"""
    f"<style>{_STYLE}</style>"
)


def offline(page: str) -> str:
    """Return *page* without anything that asks for a foreign file, its icons as words."""
    for pattern in _GONE:
        page = pattern.sub("", page)
    page = _IMAGE.sub("Great Expectations", page)
    page = _ICON.sub(lambda match: _SAID.get(match["icon"], ""), page)
    page = re.sub(r"<html\b[^>]*>", '<html lang="en">', page, count=1)
    return page.replace("</head>", f"{_HEAD}</head>", 1)


def make_offline(folder: Path) -> None:
    """Rewrite every page below *folder*, and drop the fonts and pictures that no page shows any more.

    The first page is written anew, since the one of Great Expectations is a table that a script fills.
    """
    pages = sorted(path for path in folder.rglob("*.html") if path.parent != folder)
    for path in pages:
        path.write_text(offline(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    (folder / "index.html").write_text(_index(folder, pages), encoding="utf-8", newline="\n")
    shutil.rmtree(folder / "static", ignore_errors=True)


def _index(folder: Path, pages: list[Path]) -> str:
    said = "<!DOCTYPE html><html><head><meta charset='utf-8'><title>Data Docs</title></head><body><main>"
    for title, room in (("Validations", "validations"), ("Expectation suites", "expectations")):
        links = [_link(folder, path) for path in pages if path.relative_to(folder).parts[0] == room]
        said += f"<h1>{title}</h1><ul>{''.join(reversed(links))}</ul>"
    return offline(f"{said}</main></body></html>\n")


def _link(folder: Path, path: Path) -> str:
    """Link a page; a validation's name is its suite and the time, then its table."""
    place = path.relative_to(folder)
    fails = 'class="fails"' in path.read_text(encoding="utf-8")
    state = "" if place.parts[0] == "expectations" else _SAID["times" if fails else "check-circle"]
    name = escape(" / ".join(part for part in place.with_suffix("").parts[1:] if part != "__none__"))
    return f'<li><a href="{quote(place.as_posix())}">{name}</a> {state}</li>'
