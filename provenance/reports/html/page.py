"""The page itself: templates, the data beside them, and a policy under which nothing else can run or load."""

from __future__ import annotations

import gzip
import json
from base64 import b64encode
from typing import TYPE_CHECKING, Any, Final

from provenance.model import LEVELS
from provenance.reports.html.assets import integrity, script, style
from provenance.reports.html.charts import bar, stacked
from provenance.reports.html.credit import STATES
from provenance.reports.html.overview import overview
from provenance.reports.html.tree import markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment

    from provenance.model import Finding
    from provenance.reports.html.view import View

__all__ = ["folder_page", "packed", "single_page"]

_PLAIN: Final = 200_000
_LISTED: Final = 200
_LOCKED: Final = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "


def single_page(view: View) -> str:
    """Return the page with everything in it: style, script and data."""
    sheet, code = style(), script()
    policy = f"{_LOCKED}script-src '{integrity(code)}'; style-src '{integrity(sheet)}'"
    data = _json(view.document())
    plain = len(data) < _PLAIN
    return _page(
        view,
        policy=policy,
        style=sheet,
        script=code,
        data=data if plain else packed(data),
        encoding="json" if plain else "gzip",
    )


def folder_page(view: View, data: Sequence[str]) -> str:
    """Return the page that loads style, script and the *data* files from beside it."""
    return _page(
        view, policy=f"{_LOCKED}script-src 'self'; style-src 'self'", files=list(data), encoding="files"
    )


def packed(data: str) -> str:
    """Press a JSON document into base64 of gzip, the same for the same document."""
    return b64encode(gzip.compress(data.encode("ascii"), compresslevel=6, mtime=0)).decode("ascii")


def _json(document: Any) -> str:
    """Write JSON that can stand in a script element: in ASCII, and with no ``<`` to end it."""
    text = json.dumps(document, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _page(view: View, **parts: Any) -> str:
    page = _environment().get_template("page.html")
    findings = view.findings[:_LISTED]
    text = page.render(
        run=view.whole,
        corpus=view.corpus,
        clean=view.policy.brief,
        told=view.policy.told,
        overview=overview(view),
        rules=view.rules,
        findings=[_Listed(view, finding) for finding in findings],
        total=len(view.whole.results),
        carried=len(view.findings),
        levels=LEVELS,
        states=STATES,
        **parts,
    )
    # No UTF-8 file can hold half a character, wherever one came from.
    return text.encode(errors="replace").decode()


class _Listed:
    """A finding as the list that needs no script shows it."""

    def __init__(self, view: View, finding: Finding) -> None:
        clean = view.policy.brief
        self.code, self.name, self.level = finding.code, finding.name, finding.level
        self.status = finding.status
        self.message = clean(finding.message)
        self.article = view.corpus.title(finding.article_id)
        self.place = f"{finding.line}:{finding.column}"
        self.excerpt = view.corpus.seen(finding)


def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - only a page needs it

    made = Environment(
        loader=PackageLoader("provenance.reports.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["share"] = lambda value: f"{value:.0%}"
    made.filters["count"] = lambda value: f"{value:,}"
    made.filters["limit"] = lambda value, share: f"{value:.1%}" if share else f"{value:,.0f}"
    made.globals.update(stacked=stacked, bar=bar, markup=markup)
    return made
