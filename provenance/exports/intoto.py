"""in-toto: a statement that this corpus, by its digest, passed or failed this audit; not signed.

Sign it with a tool that holds your keys. Source: in-toto attestation v1, predicate test-result v0.1.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from provenance.exports._credited import PRODUCER, called, well_formed

if TYPE_CHECKING:
    from provenance.model import Run

__all__ = ["render"]

_STATEMENT: Final = "https://in-toto.io/Statement/v1"
_PREDICATE: Final = "https://in-toto.io/attestation/test-result/v0.1"


def render(run: Run) -> str:
    """Return the statement as one JSON object.

    The result is that of the gates: FAILED where one does not hold, WARNED where all hold and a rule found
    something or could not be evaluated, else PASSED.
    """
    return well_formed(json.dumps(_statement(run), ensure_ascii=False, indent=1) + "\n")


def _statement(run: Run) -> dict[str, Any]:
    passed = [step.rule for step in run.steps if step.outcome == "pass"]
    rest = [step.rule for step in run.steps if step.outcome != "pass"]
    result = "FAILED" if not run.ok else "WARNED" if rest else "PASSED"
    configuration = [
        {"name": "settings and rules", "digest": {"sha256": run.settings_sha256}},
        {"name": "news-provenance", "uri": PRODUCER, "annotations": {"version": run.version}},
    ]
    if run.ledger_head:
        configuration.append({"name": "ledger head", "digest": {"sha256": run.ledger_head.partition(":")[2]}})
    return {
        "_type": _STATEMENT,
        "subject": [{"name": called(run), "digest": {"sha256": run.corpus_sha256}}],
        "predicateType": _PREDICATE,
        "predicate": {
            "result": result,
            "configuration": configuration,
            "passedTests": passed,
            "warnedTests": rest if run.ok else [],
            "failedTests": [] if run.ok else rest,
        },
    }
