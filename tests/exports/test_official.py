"""PROV, OpenLineage, in-toto and Croissant by what their projects publish: samples and drawn articles."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import attr
import jsonschema
import mlcroissant
import pytest
from google.protobuf.json_format import ParseDict
from in_toto_attestation.v1 import statement_pb2
from in_toto_attestation.v1.statement import Statement
from openlineage.client import event_v2 as lineage
from openlineage.client.generated.data_quality_assertions_dataset import (
    Assertion,
    DataQualityAssertionsDatasetFacet,
)
from openlineage.client.generated.dataset_version_dataset import DatasetVersionDatasetFacet
from openlineage.client.serde import Serde
from prov.model import ProvDocument

from provenance.exports import croissant, intoto, openlineage, prov

if TYPE_CHECKING:
    from provenance.model import Run


def _prov(run: Run) -> None:
    for form in ("json", "jsonld"):
        told = json.loads(prov.render(run, form))
        schema = files("prov.tests") / "schemas" / f"prov-{form}.schema.json"
        official = json.loads(schema.read_text("utf-8"))
        jsonschema.validators.validator_for(official)(official).validate(told)
    forms = ("json", "jsonld", "provn")
    one, *others = (ProvDocument.deserialize(content=prov.render(run, form), format=form) for form in forms)
    assert all(other == one for other in others)  # nothing is lost on the way, whatever the form
    _constrained(json.loads(prov.render(run)))


def _constrained(told: dict[str, Any]) -> None:
    """Check what PROV-CONSTRAINTS asks of such a document: nothing undeclared, nothing made twice."""
    entities, activities, agents = (set(told.get(kind, {})) for kind in ("entity", "activity", "agent"))
    assert not entities & activities
    assert not activities & agents
    roles = {
        "prov:entity": entities, "prov:generatedEntity": entities, "prov:usedEntity": entities,
        "prov:plan": entities, "prov:activity": activities, "prov:agent": agents,
    }  # fmt: skip
    for kind in ("used", "wasGeneratedBy", "wasDerivedFrom", "wasAttributedTo", "wasAssociatedWith"):
        for relation in told.get(kind, {}).values():
            for role, names in roles.items():
                assert role not in relation or relation[role] in names
    made = [one["prov:entity"] for one in told.get("wasGeneratedBy", {}).values()]
    assert len(made) == len(set(made))
    used = {one["prov:entity"] for one in told.get("used", {}).values()}
    assert not used & set(made)  # what the audit read, it did not make


def test_the_sample_is_prov_by_the_schemas_of_the_w3c(sample: Run) -> None:
    _prov(sample)


def test_drawn_articles_are_prov_by_the_schemas_of_the_w3c(over_drawn: Any) -> None:
    over_drawn(_prov)


def _lineage(run: Run) -> None:
    """Build each event anew by the project's client, which is made from its schemas: it writes the same."""
    for line in openlineage.render(run, at="2025-03-01T12:00:00Z").splitlines():
        told = json.loads(line)
        (given_,) = told["inputs"]
        facets = {"version": _facet(DatasetVersionDatasetFacet, given_["facets"]["version"])}
        more = {}
        for name, facet in given_.get("inputFacets", {}).items():
            assert name == "dataQualityAssertions"
            some = [Assertion(**one) for one in facet["assertions"]]
            more[name] = _facet(DataQualityAssertionsDatasetFacet, facet | {"assertions": some})
        event = lineage.RunEvent(
            eventType=lineage.RunState(told["eventType"]),
            eventTime=told["eventTime"],
            run=lineage.Run(**told["run"]),
            job=lineage.Job(**told["job"]),
            inputs=[
                lineage.InputDataset(
                    namespace=given_["namespace"], name=given_["name"], facets=facets, inputFacets=more
                )
            ],
            outputs=told["outputs"],
            producer=told["producer"],
        )
        assert _filled(json.loads(Serde.to_json(event))) == _filled(told)


def _facet(kind: Any, told: dict[str, Any]) -> Any:
    facet = kind(
        **{key: value for key, value in told.items() if not key.startswith("_")}, producer=told["_producer"]
    )
    assert attr.asdict(facet)["_schemaURL"] == told["_schemaURL"]
    return facet


def _filled(value: Any) -> Any:
    """Leave out what is empty, which the client writes or not as it likes."""
    if isinstance(value, dict):
        return {key: _filled(one) for key, one in value.items() if one not in ({}, [], None)}
    return [_filled(one) for one in value] if isinstance(value, list) else value


def test_the_sample_is_openlineage_by_the_client_of_the_project(sample: Run) -> None:
    _lineage(sample)


def test_drawn_runs_are_openlineage_by_the_client_of_the_project(over_drawn: Any) -> None:
    over_drawn(_lineage)


def _intoto(run: Run) -> None:
    told = ParseDict(json.loads(intoto.render(run)), statement_pb2.Statement())
    Statement.copy_from_pb(told).validate()


def test_drawn_runs_are_statements_by_the_library_of_in_toto(over_drawn: Any) -> None:
    over_drawn(_intoto)


def _croissant(run: Run) -> None:
    dataset = mlcroissant.Dataset(json.loads(croissant.render(run)))
    assert not dataset.metadata.issues.errors
    assert len(list(dataset.records("attribution"))) == len(run.articles)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_the_sample_is_croissant_by_the_library_of_mlcommons(sample: Run) -> None:
    _croissant(sample)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_drawn_articles_are_croissant_by_the_library_of_mlcommons(over_drawn: Any) -> None:
    over_drawn(_croissant, 5)
