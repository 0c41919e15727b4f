"""Our own expectations; each looks at one column of `facts` and takes ``mostly`` like any other."""

from __future__ import annotations

from typing import Any

from great_expectations import expectations as gxe

__all__ = [
    "ExpectAgenciesToBeCredited",
    "ExpectArticlesToCarryAttribution",
    "ExpectFiguresToAgree",
    "ExpectQuotesToHaveSpeakers",
]


class ExpectArticlesToCarryAttribution(gxe.ExpectColumnValuesToBeInSet):  # type: ignore[misc]
    """Expect every article to name a person or an agency that made it."""

    column: str = "attributed"
    value_set: Any = [True]  # noqa: RUF012 - Spark takes a list for several values, and a tuple for one
    description: Any = "Every article names a person or an agency that made it."


class ExpectAgenciesToBeCredited(gxe.ExpectColumnValuesToBeBetween):  # type: ignore[misc]
    """Expect every agency that an article names as its source to be credited by it."""

    column: str = "uncredited_agencies"
    min_value: Any = 0
    max_value: Any = 0
    description: Any = "Every agency that an article names as its source is credited."


class ExpectFiguresToAgree(gxe.ExpectColumnValuesToBeBetween):  # type: ignore[misc]
    """Expect no figure of an article to be contradicted by another article of the corpus."""

    column: str = "contradicted_figures"
    min_value: Any = 0
    max_value: Any = 0
    description: Any = "No figure is contradicted by another article, or by another line of its own."


class ExpectQuotesToHaveSpeakers(gxe.ExpectColumnValuesToBeBetween):  # type: ignore[misc]
    """Expect every direct quote of an article to have a speaker."""

    column: str = "speakerless_quotes"
    min_value: Any = 0
    max_value: Any = 0
    description: Any = "Every direct quote has a speaker."
