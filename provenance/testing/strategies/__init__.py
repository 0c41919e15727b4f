"""Hypothesis strategies for news text: what is drawn comes with the truth about it.

Everything is built up, nothing is filtered, and sizes are small; the arguments make them larger.
"""

from provenance.testing.annotated import Annotated, Truth
from provenance.testing.strategies.articles import Copy, Corpus, articles, corpora, plain_articles
from provenance.testing.strategies.bylines import bylines, credit_lines, datelines
from provenance.testing.strategies.contracts import from_contract
from provenance.testing.strategies.corruptions import CORRUPTIONS, Corruption, corruptions
from provenance.testing.strategies.defects import Defect, defects
from provenance.testing.strategies.figures import hedged_figures
from provenance.testing.strategies.names import agencies, people, places
from provenance.testing.strategies.runs import runs
from provenance.testing.strategies.speech import quotations, utterances

__all__ = [
    "CORRUPTIONS",
    "Annotated",
    "Copy",
    "Corpus",
    "Corruption",
    "Defect",
    "Truth",
    "agencies",
    "articles",
    "bylines",
    "corpora",
    "corruptions",
    "credit_lines",
    "datelines",
    "defects",
    "from_contract",
    "hedged_figures",
    "people",
    "places",
    "plain_articles",
    "quotations",
    "runs",
    "utterances",
]
