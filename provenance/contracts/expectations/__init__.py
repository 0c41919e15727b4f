"""Great Expectations: suites made from ``schemas/``, expectations of our own, a Checkpoint, Data Docs.

    from provenance.contracts.expectations import ExpectArticlesToCarryAttribution, facts
    suite.add_expectation(ExpectArticlesToCarryAttribution(mostly=0.95))

They look at the narrow table of `facts`, one row an article, never at the texts themselves, and run on
pandas and on Spark. Importing this package imports Great Expectations, which takes seconds.
Needs the extra ``expectations``.
"""

from provenance.contracts.expectations.checkpoint import Outcome, check
from provenance.contracts.expectations.facts import facts, narrow
from provenance.contracts.expectations.own import (
    ExpectAgenciesToBeCredited,
    ExpectArticlesToCarryAttribution,
    ExpectFiguresToAgree,
    ExpectQuotesToHaveSpeakers,
)
from provenance.contracts.expectations.suites import articles_suite, facts_suite, read_suite

__all__ = [
    "ExpectAgenciesToBeCredited",
    "ExpectArticlesToCarryAttribution",
    "ExpectFiguresToAgree",
    "ExpectQuotesToHaveSpeakers",
    "Outcome",
    "articles_suite",
    "check",
    "facts",
    "facts_suite",
    "narrow",
    "read_suite",
]
