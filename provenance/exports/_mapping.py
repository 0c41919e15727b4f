"""Which field of which standard holds what: docs/standards.md is printed from here."""

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = ["MAPPING", "Mapped", "table"]


class Mapped(NamedTuple):
    """One thing that a run knows, and where each standard holds it; empty where it has no place for it."""

    what: str
    ninjs: str = ""
    newsml: str = ""
    schema_org: str = ""
    prov: str = ""
    croissant: str = ""


MAPPING: Final = (
    Mapped(
        "article",
        "`uri`, `altIds`",
        "`@guid`, `altId`",
        "`@id`, `identifier`",
        "`Entity`",
        "record, by its key",
    ),
    Mapped("title", "`headlines`", "`headline`", "`headline`", "`prov:label`"),
    Mapped("time of publication", "`contentCreated`", "`contentCreated`", "`datePublished`"),
    Mapped("publisher", "", "`provider`", "`publisher`"),
    Mapped("byline, as printed", "`by`", "`by`", "`creditText`", "`prov:value`", "field `byline`"),
    Mapped(
        "author",
        "`people`, `rel` is `author`",
        "`creator`",
        "`author`",
        "`wasAttributedTo`, role `author`",
        "field `people`, `prov:wasAttributedTo`",
    ),
    Mapped(
        "contributor, editor, translator, photographer",
        "`people`, `rel` is the role",
        "`contributor`",
        "`contributor`",
        "`wasAttributedTo`, with the role",
        "field `people`",
    ),
    Mapped(
        "a person's place",
        "`edNote`, never `located`",
        "`note` of the party",
        "",
        "`na:place` of the attribution",
    ),
    Mapped(
        "agency credited",
        "`infoSources`",
        "`infoSource`, `creditline`",
        "`sourceOrganization`",
        "`wasAttributedTo` an Organization",
        "field `agencies`, `prov:wasAttributedTo`",
    ),
    Mapped(
        "agency mentioned (told AFP)",
        "`organisations`, never `infoSources`",
        "`subject`",
        "`mentions`",
        "an entity that is attributed to nobody",
        "field `mentions`",
    ),
    Mapped("place of the dateline", "`located`", "`located`, `dateline`", "`dateline`", "`prov:location`"),
    Mapped("where the text says so", "", "", "", "`na:start`, `na:stop` of the credit", "`start`"),
    Mapped("how it is known", "", '`@how="howextr:tool"`', "", "`na:tier`, `na:via`", "`tier`, `via`"),
    Mapped(
        "by which tool",
        "`edNote`",
        "`edNote`",
        "`sdPublisher`",
        "`SoftwareAgent`",
        "`rai:machineAnnotationTools`",
    ),
    Mapped("the run", "`edNote`", "`edNote`", "", "`Activity`", "`prov:wasGeneratedBy`"),
)
_HEADS: Final = ("", "ninjs 3.1", "NewsML-G2 2.35", "schema.org", "W3C PROV", "Croissant 1.1")
_NOTES: Final = """
OpenLineage holds the audit as a run: `START` and `COMPLETE`, the corpus as input with the digest as its
version, and one assertion a rule. in-toto holds the verdict: the corpus by its digest as subject, and the
predicate `test-result`.

PROV is written as PROV-JSON, PROV-JSONLD (`.jsonld`) or PROV-N (`.provn`), of at most 100,000 articles: the
document is held in memory, about 25 kB an article.

The tests validate every export over the sample corpus and over drawn articles: PROV by the schemas of the
W3C, NewsML-G2 by the model of version 2.35 in the IPTC's own library, OpenLineage, in-toto and Croissant by
the libraries of these projects, schema.org by its vocabulary. The IPTC's schema of ninjs 3.1 is in no
package, so that each property which is written is tested by the type and the values that the standard gives.

No export carries the text of an article, and a mention is in none of them an author, a creator or a source.
"""


def table() -> str:
    """Return the mapping as a Markdown table, with what it leaves to say."""
    rule = ("---",) * len(_HEADS)
    return "".join(f"| {' | '.join(row)} |\n" for row in (_HEADS, rule, *MAPPING)) + _NOTES
