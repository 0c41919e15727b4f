"""Corpora with a defect that one rule finds, and what becomes of them when it is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.errors import UsageError, meant
from provenance.rules import load_rules
from provenance.testing.strategies.defects.defect import Defect
from provenance.testing.strategies.defects.examples import from_examples
from provenance.testing.strategies.defects.files import FILES
from provenance.testing.strategies.defects.templates import from_template, templates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis import strategies as st

    from provenance.model import Rule

__all__ = ["Defect", "defects"]


def defects(rule: str, *, rules: Sequence[Rule] | None = None) -> st.SearchStrategy[Defect]:
    """Draw a corpus with exactly the finding of *rule*, which is named by its code or its name.

    Names, agencies, places, figures and words are drawn; the articles stand among others without the defect,
    in any order, with line ends and spaces as they come. ``repair()`` is the same corpus with the defect
    mended. A rule of one's own, given in *rules*, is drawn from the examples in its documentation: its repair
    is one of those that it accepts. Raises `UsageError` for a rule that is not there or has no examples.
    """
    known = rules if rules is not None else load_rules()
    chosen = next((one for one in known if rule in (one.code, one.name)), None)
    if chosen is None:
        tip = meant(rule, [name for one in known for name in (one.code, one.name)])
        raise UsageError(f"there is no rule {rule!r}", tip=tip if tip.endswith("?") else "provenance rules")
    if chosen.name in FILES:
        return FILES[chosen.name](chosen.code)
    if chosen.name in templates():
        return from_template(chosen.code, templates()[chosen.name])
    return from_examples(chosen)
