"""OpenLineage: the START and COMPLETE events of one audit, a line each, with the outcome of every rule.

Source: OpenLineage 2-0-2, DataQualityAssertionsDatasetFacet 1-1-0, DatasetVersionDatasetFacet 1-0-1.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from uuid import NAMESPACE_URL, uuid5

from provenance.exports._credited import PRODUCER, called, now, well_formed

if TYPE_CHECKING:
    from provenance.model import Rule, Run, Step

__all__ = ["render"]

_SPEC: Final = "https://openlineage.io/spec"
_EVENT: Final = f"{_SPEC}/2-0-2/OpenLineage.json#/$defs/RunEvent"


def render(run: Run, *, at: str | None = None) -> str:
    """Return the two events as JSON Lines; *at* is their time, ISO 8601, by default that of the clock.

    An audit that finds something is COMPLETE too: what it found is in the assertions. A rule that could not
    be evaluated has not succeeded.
    """
    time = at or now()
    events = (_event(run, "START", time, {}), _event(run, "COMPLETE", time, _assertions(run)))
    return well_formed("".join(f"{json.dumps(event, ensure_ascii=False)}\n" for event in events))


def _event(run: Run, kind: str, time: str, facets: dict[str, Any]) -> dict[str, Any]:
    # The run id of OpenLineage is a UUID: this one names the audit and its time, the same for both events.
    name = uuid5(NAMESPACE_URL, f"{PRODUCER}#{run.run_id}/{time}")
    dataset: dict[str, Any] = {
        "namespace": "file",
        "name": called(run),
        "facets": {
            "version": _facet("DatasetVersionDatasetFacet", "1-0-1", datasetVersion=run.corpus_sha256)
        },
    }
    if facets:
        dataset["inputFacets"] = facets
    return {
        "eventType": kind,
        "eventTime": time,
        "producer": PRODUCER,
        "schemaURL": _EVENT,
        "run": {"runId": str(name)},
        "job": {"namespace": "news-provenance", "name": "audit"},
        "inputs": [dataset],
        "outputs": [],
    }


def _facet(name: str, edition: str, **values: Any) -> dict[str, Any]:
    url = f"{_SPEC}/facets/{edition}/{name}.json#/$defs/{name}"
    return {"_producer": PRODUCER, "_schemaURL": url, **values}


def _assertions(run: Run) -> dict[str, Any]:
    rules = {rule.code: rule for rule in run.rules}
    told = [_assertion(step, rules.get(step.rule)) for step in run.steps]
    return {"dataQualityAssertions": _facet("DataQualityAssertionsDatasetFacet", "1-1-0", assertions=told)}


def _assertion(step: Step, rule: Rule | None) -> dict[str, Any]:
    """Write a rule: what it is, how grave, and how many findings were none expected."""
    told: dict[str, Any] = {"assertion": step.rule, "success": step.outcome == "pass"}
    if rule is not None:
        severity = "error" if rule.level == "error" else "warn"
        told |= {"severity": severity, "name": rule.name, "description": rule.summary}
    if step.outcome != "unevaluated":
        told |= {"expected": "0", "actual": str(step.findings)}
    return told
