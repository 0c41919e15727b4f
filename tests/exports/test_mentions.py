"""An agency that an article merely names is in no export an author, a creator or a source."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.exports import export, exports
from provenance.model import Article, Run
from provenance.pipeline.parsing import parse_articles
from provenance.testing.strategies import plain_articles

_AT = "2025-03-01T12:00:00Z"
_SPACE = "{http://iptc.org/std/nar/2006-10-01/}"
_AGENCIES = {
    "AFP": "Agence France-Presse",
    "Reuters": "Reuters",
    "ANSA": "ANSA",
    "dpa": "Deutsche Presse-Agentur",
    "Xinhua": "Xinhua",
}
_MENTIONS = (
    "The port will reopen, an official told {}.",
    "“We lost nets,” a resident told {} on Monday.",
    "Speaking to {}, the mayor ruled out a sale.",
    "The minister said in an interview with {} that the talks go on.",
    "The storm has passed, {} reported on Tuesday, citing the coast guard.",
)
_CREDITS = (
    "By Ada Moreau, {}\n\n{}",
    "LISBON ({}) - {}",
    "{1}\n\n({0})",
    "{1}\n\nBy Ada Moreau in Sines, {0}",
)


@st.composite
def _drawn(draw: st.DrawFn) -> tuple[Article, str, str | None]:
    """Draw an article that mentions one agency, and credits another or none."""
    mentioned, other = draw(st.permutations(sorted(_AGENCIES)))[:2]
    sentences = [
        draw(plain_articles(max_sentences=2)).text,
        draw(st.sampled_from(_MENTIONS)).format(mentioned),
    ]
    body = " ".join(draw(st.permutations(sentences)))
    if draw(st.booleans()):
        return Article(article_id="a", body=body), mentioned, None
    if draw(st.booleans()):
        return Article(article_id="a", body=body, byline=f"Ada Moreau, {other}"), mentioned, other
    return Article(article_id="a", body=draw(st.sampled_from(_CREDITS)).format(other, body)), mentioned, other


def _origins(name: str, text: str) -> list[Any]:
    """Return all that stands, in an export, where the makers and the sources of an article do."""
    if name == "newsml":
        places = ("creator", "contributor", "infoSource", "by", "creditline", "provider")
        found = [e for e in ET.fromstring(text).iter() if e.tag.removeprefix(_SPACE) in places]  # noqa: S314
        return ["".join(e.itertext()) + str(e.attrib) for e in found]
    told = [json.loads(line) for line in text.splitlines()] if name == "openlineage" else json.loads(text)
    if name == "ninjs":
        return [one.get(key) for one in told for key in ("people", "infoSources", "by", "copyrightHolder")]
    if name == "schema_org":
        keys = ("author", "creator", "contributor", "sourceOrganization", "creditText", "publisher")
        return [one.get(key) for one in told["@graph"] for key in keys]
    if name == "prov":
        return [told.get("agent"), told.get("wasAttributedTo")]
    if name == "croissant":
        (records,) = told["recordSet"]
        keys = [field["name"] for field in records["field"] if field["equivalentProperty"] != "sc:mentions"]
        return [row[f"attribution/{key}"] for row in records["data"] for key in keys]
    return [told]  # what is about the run alone names no agency anywhere


@pytest.mark.parametrize("name", exports())
@settings(max_examples=40)
@given(_drawn())
def test_a_mention_never_becomes_an_author_a_creator_or_a_source(
    name: str, drawn: tuple[Article, str, str | None]
) -> None:
    article, mentioned, other = drawn
    _, tables = parse_articles([article])
    run = Run(
        run_id="0", corpus="news", corpus_sha256="0" * 64, settings_sha256="0" * 64, version="0",
        rules=(), steps=(), articles=(article,), gates=(), results=(),
        tables={table: rows.to_pandas() for table, rows in tables.items()},
    )  # fmt: skip
    module: Any = export(name)
    text = module.render(run, at=_AT) if name in ("newsml", "openlineage") else module.render(run)
    origins = json.dumps(_origins(name, text), ensure_ascii=False)
    for form in (mentioned, _AGENCIES[mentioned]):
        assert form not in origins
    if name not in ("intoto", "openlineage"):
        assert _AGENCIES[mentioned] in text  # it is told, and not left out
        assert other is None or other in origins or _AGENCIES[other] in origins
