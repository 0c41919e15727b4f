"""Great Expectations over a corpus: the contract on all that arrives, our expectations on what is audited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.errors import InstallationError, UsageError
from provenance.pipeline.corpus import arriving_frame
from provenance.pipeline.run import audit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from provenance.contracts.expectations import Outcome
    from provenance.pipeline.corpus import Source
    from provenance.pipeline.settings import Settings

__all__ = ["expect"]


def expect(
    source: Source,
    *,
    docs: Path | None = None,
    mostly: float = 1.0,
    suites: Mapping[str, Path] | None = None,
    settings: Settings | None = None,
) -> tuple[Outcome, ...]:
    """Run a Checkpoint over a corpus and return what became of each expectation.

    The suite of ``schemas/articles.json`` runs on every article that arrives, without its text; our own
    expectations run on one row of facts an article, *mostly* of which must be as expected. *suites* are a
    user's: a suite's JSON file for each table of a run, or for ``facts``. *docs* is a folder for Data Docs.
    Raises `InstallationError` without the extra ``expectations``, `SchemaError` where an expectation does not
    exist or could not be evaluated.
    """
    try:
        from provenance.contracts import expectations as gx  # noqa: PLC0415 - it takes seconds to import
    except ModuleNotFoundError as error:
        raise InstallationError(
            "Great Expectations is not installed", tip='pip install "news-provenance[expectations]"'
        ) from error
    run = audit(source, settings=settings)
    facts = gx.facts(run.tables)
    pairs = {
        "articles": (gx.narrow(arriving_frame(source)), gx.articles_suite()),
        "facts": (facts, gx.facts_suite(mostly)),
    }
    for table, path in (suites or {}).items():
        if table != "facts" and table not in run.tables:
            raise UsageError(f"there is no table {table!r}", tip=f"facts, or one of {', '.join(run.tables)}")
        suite = gx.read_suite(_text(path), path.name)
        frame = facts if table == "facts" else run.tables[table]
        pairs[f"{table} {suite.name}"] = (gx.narrow(frame) if table == "articles" else frame, suite)
    return gx.check(pairs, docs=docs)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read", found=str(error)) from error
