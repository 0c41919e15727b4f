r"""Audit where news text comes from.

    >>> import provenance
    >>> article = provenance.parse("The port reopened on Monday.\nBy Danny KEMP, AFP")
    >>> [person.name for person in article.people], [credit.agency for credit in article.credits]
    (['Danny Kemp'], ['afp'])

`parse` reads one article and needs the standard library alone; the names that read and audit a corpus
are loaded when first used. Tables and columns are told in docs/tables.md.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from provenance.parsers import Document, parse

if TYPE_CHECKING:
    from provenance.contracts import contract
    from provenance.model import Article, Evidence, Finding, Run
    from provenance.pipeline import audit, explain, read

__version__: Final = "0.1.0"

__all__ = [
    "Article",
    "Document",
    "Evidence",
    "Finding",
    "Run",
    "__version__",
    "audit",
    "contract",
    "explain",
    "parse",
    "read",
]

_LATER: Final = {
    "Article": "provenance.model",
    "Evidence": "provenance.model",
    "Finding": "provenance.model",
    "Run": "provenance.model",
    "audit": "provenance.pipeline",
    "contract": "provenance.contracts",
    "explain": "provenance.pipeline",
    "read": "provenance.pipeline",
}


def __getattr__(name: str) -> Any:
    """Load what reads and audits a corpus when it is first used."""
    if name not in _LATER:
        raise AttributeError(f"module 'provenance' has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)


def __dir__() -> list[str]:
    """List the public names."""
    return __all__
