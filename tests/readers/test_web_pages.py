"""Pages of very different build: the right text, or a word that there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import provenance
from provenance.model import Article, Unreadable
from provenance.readers import read_path

if TYPE_CHECKING:
    from pathlib import Path

_SAID = (
    "The harbour of Lindholm reopened on Monday after three weeks, the port authority said.",
    "Divers had searched the basin for the anchor of a ferry since the storm in early March.",
    "“We lost nets and two boats,” a resident told reporters near the quay on Sunday evening.",
    "The council will meet on Thursday to decide who pays for the repair of the northern pier.",
)
_LINES = "".join(f"<p>{said}</p>" for said in _SAID)
_MENU = '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>'
_FOOT = "<footer><p>Copyright 2025 The Gazette. All rights reserved.</p></footer>"
_SCRIPTED = "<noscript>You need to enable JavaScript to run this app.</noscript>"
_BUILT = {
    "no article element": f"<div><h1>Harbour</h1>{_LINES}</div>",
    "line breaks alone": f"<div>{'<br><br>'.join(_SAID)}</div>",
    "tables for layout": f"<table><tr><td>Home</td><td><font size=3>{_LINES}</font></td></tr></table>",
    "AMP": f"<amp-sidebar><ul><li>Menu</li></ul></amp-sidebar><article><h1>Harbour</h1>{_LINES}"
    "<amp-img src=x></amp-img></article>",
    "comments and links": f"<article>{_LINES}</article><section id=comments><p>They should have paid "
    "for this.</p></section><aside><ul><li><a href=/a>Another story</a></li></ul></aside>",
    "a question for consent": f"<div class='consent-box'><p>We and our 800 partners store it on your "
    f"device.</p></div><article>{_LINES}</article>",
    "a word to readers without scripts": f"{_SCRIPTED}<article>{_LINES}</article>",
}


def _read(folder: Path, body: str, head: str = "") -> Article | Unreadable:
    head = f'<head><meta charset="utf-8"><title>Harbour</title>{head}</head>'
    page = f"<html>{head}<body>{_MENU}{body}{_FOOT}</body></html>"
    (folder / "page.html").write_text(page, encoding="utf-8")
    (found,) = read_path(folder)
    return found


@pytest.mark.parametrize("body", _BUILT.values(), ids=_BUILT.keys())
def test_the_text_of_a_page_is_read_and_nothing_around_it(tmp_path: Path, body: str) -> None:
    article = _read(tmp_path, body)
    assert isinstance(article, Article)
    assert article.body.splitlines() == list(_SAID)


def test_every_entry_of_a_live_report_is_read(tmp_path: Path) -> None:
    entries = "".join(f"<article><time>1{n}:00</time><p>{said}</p></article>" for n, said in enumerate(_SAID))
    article = _read(tmp_path, f"<main><h1>Live: the harbour</h1>{entries}</main>")
    assert isinstance(article, Article)
    assert all(said in article.body for said in _SAID)


@pytest.mark.parametrize(
    "body",
    [
        f"<div id=root></div><script>var a = {_SAID!r}</script>{_SCRIPTED}",
        "<div id=consent><p>We ask.</p></div>",
    ],
)
def test_a_page_without_its_text_is_told_and_not_guessed(tmp_path: Path, body: str) -> None:
    page = _read(tmp_path, body)
    assert isinstance(page, Unreadable)
    assert page.reason == "no main text is to be found on the page"


def test_a_page_made_by_scripts_is_read_from_its_metadata(tmp_path: Path) -> None:
    told = '{"@type": "NewsArticle", "author": "Ada Moreau", "articleBody": "' + " ".join(_SAID) + '"}'
    article = _read(tmp_path, _SCRIPTED, f'<script type="application/ld+json">{told}</script>')
    assert isinstance(article, Article)
    assert (article.byline, article.body) == ("Ada Moreau", " ".join(_SAID))


def test_a_stub_before_a_wall_is_said_to_end_in_an_offer(tmp_path: Path) -> None:
    wall = "<div class=wall><p>Subscribe to read the full story.</p></div>"
    _read(tmp_path, f"<article><p>{_SAID[0]}</p>{wall}</article>")
    found = [one for one in provenance.audit(tmp_path).results if one.code == "TXT101"]
    assert [one.text for one in found] == ["Subscribe to read the full story."]
