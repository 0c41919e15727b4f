"""NewsML-G2 2.35: a message with one news item an article, without its text.

It is the one standard of news that says how a piece of metadata was come by: what the parsers read bears
``@how="howextr:tool"``. Source: IPTC NewsML-G2 2.35.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from provenance.exports._credited import credited, day, iri, moment, now, tongue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.exports._credited import Credited, Mark
    from provenance.model import Run

__all__ = ["render"]

_CATALOG: Final = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"
_ITEM: Final = 'standard="NewsML-G2" standardversion="2.35" conformance="power" version="1"'
_READ: Final = 'how="howextr:tool"'
# Characters that XML 1.0 has no place for, in any form.
_OUTSIDE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(run: Run, *, at: str | None = None) -> str:
    """Return the message; *at* is when it and the items' metadata were made, by default the clock's time."""
    time = at or now()
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">',
        f"  <header>\n    <sent>{_text(time)}</sent>\n  </header>",
        "  <itemSet>",
    ]
    for one in credited(run):
        lines.extend(_item(one, run, time))
    lines += ["  </itemSet>", "</newsMessage>"]
    return "\n".join(lines) + "\n"


def _item(one: Credited, run: Run, time: str) -> Iterator[str]:
    article = one.article
    spoken = tongue(article.language)
    language = f" xml:lang={_value(spoken)}" if spoken else ""
    yield f"    <newsItem {_ITEM} guid={_value(iri(article))}{language}>"
    yield f'      <catalogRef href="{_CATALOG}"/>'
    yield "      <itemMeta>"
    yield '        <itemClass qcode="ninat:text"/>'
    publisher = article.publisher or "unknown"
    yield f"        <provider literal={_value(publisher)}><name>{_text(publisher)}</name></provider>"
    yield f"        <versionCreated>{_text(time)}</versionCreated>"
    note = f"credits read by news-provenance {run.version}, run {run.run_id}"
    yield f"        <edNote>{_text(note)}</edNote>"
    yield "      </itemMeta>"
    yield "      <contentMeta>"
    created = moment(article.published) or day(article.published)
    if created:
        yield f"        <contentCreated>{created}</contentCreated>"
    if one.place:
        name = f"<name>{_text(one.place)}</name>"
        yield f"        <located {_READ} literal={_value(one.place)}>{name}</located>"
    for mark in one.agencies:
        yield _party("infoSource", mark)
    for mark in one.authors:
        yield _party("creator", mark)
    for mark in one.others:
        yield _party("contributor", mark)
    yield f"        <altId>sha256:{article.sha256}</altId>"
    yield from _described(one)
    yield "      </contentMeta>"
    yield "    </newsItem>"


def _described(one: Credited) -> Iterator[str]:
    spoken = tongue(one.article.language)
    if spoken:
        yield f"        <language tag={_value(spoken)}/>"
    for mark in one.mentions:
        name = f"<name>{_text(mark.name)}</name>"
        yield f"        <subject {_READ} literal={_value(mark.name)}>{name}</subject>"
    printed = {
        "headline": one.article.title,
        "dateline": one.dateline,
        "by": one.line,
        "creditline": one.article.credit_line or ", ".join(mark.text for mark in one.agencies),
    }
    for name, value in printed.items():
        if value:
            yield f"        <{name}>{_text(value)}</{name}>"


def _party(name: str, mark: Mark) -> str:
    """Write a party; the place beside a name is a note to that person, not where the article was written."""
    how = f" {_READ}" if mark.tier == "explicit" else ""
    note = f"<note>in {_text(mark.place)}</note>" if mark.place else ""
    literal = _value(mark.party or mark.name)
    return f"        <{name}{how} literal={literal}><name>{_text(mark.name)}</name>{note}</{name}>"


def _text(text: str) -> str:
    return escape(_OUTSIDE.sub("\ufffd", text))


def _value(text: str) -> str:
    return quoteattr(_OUTSIDE.sub("\ufffd", text))
