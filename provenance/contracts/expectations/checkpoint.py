"""A real Checkpoint on narrow tables, with Data Docs that open offline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import great_expectations as gx
from great_expectations.data_context.types.base import ProgressBarsConfig
from great_expectations.expectations.registry import get_expectation_impl

from provenance.contracts.expectations.pages import make_offline
from provenance.errors import SchemaError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["Outcome", "check"]

_INDEX: Final = "article_id"
_SITE: Final = "provenance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one expectation: how many articles are not as expected, and which."""

    suite: str
    expectation: str
    column: str | None
    ok: bool
    severity: str
    checked: int
    unexpected: int
    articles: tuple[str, ...]


def check(pairs: Mapping[str, tuple[Any, Any]], *, docs: Path | None = None) -> tuple[Outcome, ...]:
    """Run a Checkpoint over *pairs* of a table and its suite, by name; return every expectation's outcome.

    A table is a pandas or a Spark frame with the column ``article_id``. With *docs*, a folder, Data Docs are
    written there that ask for nothing from elsewhere. Raises `SchemaError` where an expectation could not be
    evaluated, because its column is missing or its metric crashed: that is no failed expectation.
    """
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False, metric_calculations=False)
    outcomes: list[Outcome] = []
    actions = [_site(context, docs)] if docs else []
    for name, (frame, suite) in pairs.items():
        checkpoint = _checkpoint(context, name, frame, suite, actions)
        done = checkpoint.run(batch_parameters={"dataframe": frame})
        for one in done.run_results.values():
            outcomes += [_outcome(suite.name, result) for result in _evaluated(suite.name, one.results)]
    if docs:
        make_offline(docs)
    return tuple(outcomes)


def _checkpoint(context: Any, name: str, frame: Any, suite: Any, actions: list[Any]) -> Any:
    sources = context.data_sources
    source = sources.add_spark(name) if hasattr(frame, "sparkSession") else sources.add_pandas(name)
    batch = source.add_dataframe_asset(name).add_batch_definition_whole_dataframe("whole")
    added = context.suites.add(suite)
    definition = context.validation_definitions.add(
        gx.ValidationDefinition(name=name, data=batch, suite=added)
    )
    result_format = {"result_format": "COMPLETE", "unexpected_index_column_names": [_INDEX]}
    return context.checkpoints.add(
        gx.Checkpoint(
            name=name, validation_definitions=[definition], actions=actions, result_format=result_format
        )
    )


def _site(context: Any, docs: Path) -> Any:
    docs.mkdir(parents=True, exist_ok=True)
    store = {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(docs.resolve())}
    config = {
        "class_name": "SiteBuilder",
        "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
        "store_backend": store,
    }
    context.add_data_docs_site(site_name=_SITE, site_config=config)
    return gx.checkpoint.UpdateDataDocsAction(name=_SITE, site_names=[_SITE])


def _evaluated(suite: str, results: list[Any]) -> Iterator[Any]:
    for one in results:
        crash = _crash(one.exception_info)
        if crash:
            config = one.expectation_config
            raise SchemaError(
                f"{config.type} of the suite {suite} could not be evaluated",
                found=crash,
                tip=f"is there a column {config.kwargs['column']}?" if "column" in config.kwargs else None,
            )
        yield one


def _crash(info: Mapping[str, Any] | None) -> str | None:
    """Find the message of an exception; one result nests them under the metric that raised."""
    nested = [info, *(one for one in (info or {}).values() if isinstance(one, dict))]
    for one in nested:
        if one and one.get("raised_exception"):
            return str(one.get("exception_message") or "an exception without a message")
    return None


def _column(expectation: str) -> str | None:
    """Return the column that an expectation of our own looks at where none is given."""
    field = getattr(get_expectation_impl(expectation), "__fields__", {}).get("column")
    return field.default if field is not None else None


def _outcome(suite: str, one: Any) -> Outcome:
    config, result = one.expectation_config, one.result or {}
    index = result.get("unexpected_index_list") or []
    return Outcome(
        suite=suite,
        expectation=str(config.type),
        column=config.kwargs.get("column") or _column(config.type),
        ok=bool(one.success),
        severity=str(getattr(config.severity, "value", config.severity) or "critical"),
        checked=int(result.get("element_count") or 0),
        unexpected=int(result.get("unexpected_count") or 0),
        articles=tuple(dict.fromkeys(str(entry[_INDEX]) for entry in index if _INDEX in entry)),
    )
