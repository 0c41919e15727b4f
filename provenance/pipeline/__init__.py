"""read -> contract -> parse -> audit -> record -> report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.errors import UsageError, meant, must_be
from provenance.pipeline.run import AuditRun, audit, chosen, formats
from provenance.rules import load_rules

if TYPE_CHECKING:
    import pandas as pd

    from provenance.model import Rule
    from provenance.pipeline.corpus import Source

__all__ = ["AuditRun", "audit", "chosen", "explain", "formats", "read"]


def read(source: Source) -> pd.DataFrame:
    """Return the articles of a corpus as a pandas DataFrame with the columns of ``schemas/articles.json``.

    Only articles that keep the contract are in it; what was set aside is in its ``attrs``, under
    ``violations`` and ``unreadable``. Raises `UsageError` where *source* holds no corpus.
    """
    import pandas as pd  # noqa: PLC0415

    from provenance.pipeline.corpus import batches  # noqa: PLC0415
    from provenance.tables import schema  # noqa: PLC0415

    columns = schema("articles").columns
    whole = list(batches(source))
    frame = pd.DataFrame(
        [[getattr(article, name) for name in columns] for batch in whole for article in batch.articles],
        columns=list(columns),
    )
    frame.attrs["violations"] = tuple(one for batch in whole for one in batch.violations)
    frame.attrs["unreadable"] = tuple(one for batch in whole for one in batch.unreadable)
    return frame


def explain(rule: str) -> str:
    """Return the documentation of a rule, in Markdown, by its code or its name.

    Raises `UsageError` for a rule that does not exist, and `TypeError` for what is no string.
    """
    must_be("rule", rule, (str,), "a str")
    rules = load_rules()
    for one in rules:
        if rule.lower() in (one.code.lower(), one.name):
            options = "".join(
                f"- `{key} = {value!r}`{_range(one, key)}\n" for key, value in one.options.items()
            )
            return (
                f"# {one.code} {one.name}\n\n{one.summary}.\n\n"
                f"Level: {one.level}. Confidence: {one.confidence}. Since {one.since}.\n\n"
                f"{one.documentation}\n" + (f"\n## Options\n\n{options}" if options else "")
            )
    tip = meant(rule, [name for one in rules for name in (one.code, one.name)])
    raise UsageError(f"there is no rule {rule!r}", tip=tip if tip.endswith("?") else "provenance rules")


def _range(rule: Rule, option: str) -> str:
    low, high = rule.limits.get(option, (None, None))
    return "" if low is None else f", from {low} to {high}"
