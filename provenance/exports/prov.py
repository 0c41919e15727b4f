"""W3C PROV: articles and credits are entities, people and agencies agents, the audit an activity.

A credit says what the article says; the article is attributed to whom it credits. What it merely mentions is
an entity of its own that is attributed to nobody. Needs the extra ``exports``. The whole document is held in
memory, about 2.5 GB for 100,000 articles, and more of them are refused.
Source: W3C PROV-DM, PROV-JSON, PROV-JSONLD, PROV-N.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal
from urllib.parse import quote

from provenance.errors import InstallationError, UsageError
from provenance.exports._credited import PRODUCER, called, credited, well_formed

if TYPE_CHECKING:
    from prov.model import ProvDocument

    from provenance.exports._credited import Credited, Mark
    from provenance.model import Run

__all__ = ["FORMS", "MOST", "render"]

Form = Literal["json", "jsonld", "provn"]
FORMS: Final[dict[str, Form]] = {".json": "json", ".jsonld": "jsonld", ".provn": "provn"}
"""The form that the ending of a file asks for."""
MOST: Final = 100_000
"""Articles that one document may tell of."""
_PREFIXES: Final = {
    "na": f"{PRODUCER}#",
    "article": "urn:news:article:",
    "credit": "urn:news:credit:",
    "person": "urn:news:person:",
    "agency": "urn:news:agency:",
    "run": "urn:news:run:",
}


def render(run: Run, form: Form = "json") -> str:
    """Return the run as PROV-JSON, or as ``jsonld`` or ``provn``.

    Raises `InstallationError` where the package prov is not there, `UsageError` beyond `MOST` articles.
    """
    if len(run.articles) > MOST:
        raise UsageError(
            f"PROV is written of at most {MOST:,} articles",
            found=f"{len(run.articles):,}",
            tip="export a part of the corpus, or schema_org, which is written an article at a time",
        )
    try:
        from prov.model import ProvDocument  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise InstallationError("PROV needs prov", tip="pip install 'news-provenance[exports]'") from error
    document = ProvDocument()
    for prefix, namespace in _PREFIXES.items():
        document.add_namespace(prefix, namespace)
    _Writer(document, run).write()
    options = {} if form == "provn" else {"indent": 1}
    text: str = document.serialize(format=form, **options)
    return well_formed(text.rstrip("\n") + "\n")


def _name(prefix: str, text: str) -> str:
    """Write a name whose local part is a name in XML too: it begins with a letter."""
    return f"{prefix}:n-{quote(text.encode('utf-8', 'replace'), safe='')}"


class _Writer:
    """Puts one run into a document; an agent is declared once, whoever names it."""

    def __init__(self, document: ProvDocument, run: Run) -> None:
        self._document = document
        self._run = run
        self._agents: set[str] = set()
        self._credit = 0

    def write(self) -> None:
        run, document = self._run, self._document
        tool = document.agent(
            "na:tool", {"prov:type": self._type("prov:SoftwareAgent"), "na:version": run.version}
        )
        plan = document.entity(
            "na:rules", {"prov:type": self._type("prov:Plan"), "na:sha256": run.settings_sha256}
        )
        activity = document.activity(_name("run", run.run_id), other_attributes={"na:corpus": called(run)})
        document.association(activity, tool, plan)
        for one in credited(run):
            self._article(one, activity)

    def _article(self, one: Credited, activity: Any) -> None:
        article = one.article
        told = {
            "prov:type": self._type("na:Article"),
            "na:sha256": article.sha256,
            "prov:label": article.title,
        }
        if one.place:
            told["prov:location"] = one.place
        entity = self._document.entity(_name("article", article.article_id), _there(told))
        self._document.usage(activity, entity)
        for mark in (*one.people, *one.agencies, *one.mentions):
            self._mark(mark, entity, activity)
        # Named twice is attributed once: PROV-JSON has no form for two equal statements.
        for mark in {(mark.name, mark.role): mark for mark in (*one.people, *one.agencies)}.values():
            # PROV knows a role in an activity, and none in an attribution: this one is our own.
            told = {"na:role": mark.role, "na:place": mark.place, "na:job": mark.job}
            self._document.attribution(entity, self._agent(mark), other_attributes=_there(told))

    def _mark(self, mark: Mark, article: Any, activity: Any) -> None:
        self._credit += 1
        told = {
            "prov:type": self._type("na:Mention" if mark.role == "mention" else "na:Credit"),
            "prov:value": mark.text,
            "na:tier": mark.tier,
            "na:via": mark.via,
            "na:start": mark.start,
            "na:stop": mark.stop,
            "na:names": mark.name,
        }
        credit = self._document.entity(f"credit:n-{self._credit}", _there(told))
        self._document.generation(credit, activity)
        self._document.derivation(credit, article)

    def _type(self, name: str) -> Any:
        """Return the name as one with a namespace: a type that is a text alone is no term of PROV."""
        return self._document.valid_qualified_name(name)

    def _agent(self, mark: Mark) -> str:
        agency = mark.role == "source"
        name = _name("agency", mark.party or mark.name) if agency else _name("person", mark.name)
        if name not in self._agents:
            self._agents.add(name)
            kind = "prov:Organization" if agency else "prov:Person"
            self._document.agent(name, {"prov:type": self._type(kind), "prov:label": mark.name})
        return name


def _there(told: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not there; a form that escapes characters would hide lone surrogates in the rest."""
    return {
        name: well_formed(value) if isinstance(value, str) else value
        for name, value in told.items()
        if value is not None
    }
