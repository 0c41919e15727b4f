"""One audit, from the corpus to the run: read, check, parse, load, derive, query."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Literal

from provenance.contracts import contract
from provenance.engines import derived_tables, tables_in
from provenance.errors import ConfigurationError, UsageError, meant, must_be
from provenance.knowledge.agencies import using
from provenance.model import Article, Run
from provenance.pipeline.corpus import corpus_name
from provenance.pipeline.judging import judged
from provenance.pipeline.loading import load, open_engine
from provenance.pipeline.options import configured
from provenance.pipeline.settings import chosen_rules, load_settings
from provenance.reports import pieces
from provenance.rules import load_rules
from provenance.tables import schema_names

if TYPE_CHECKING:
    import pandas as pd

    from provenance.contracts import Contract
    from provenance.engines import Engine
    from provenance.model import Rule
    from provenance.pipeline.corpus import Source
    from provenance.pipeline.judging import Verdict
    from provenance.pipeline.loading import Machine
    from provenance.pipeline.settings import Settings

__all__ = ["AuditRun", "Tables", "audit", "chosen", "formats"]


def formats() -> tuple[str, ...]:
    """Name every format that a run can be written in: the modules of ``reports/``."""
    package = import_module("provenance.reports")
    names = (module.name.replace("_", "-") for module in iter_modules(package.__path__))
    return tuple(sorted(name for name in names if not name.startswith("-")))


class Tables(Mapping[str, "pd.DataFrame"]):
    """The tables of a run, each fetched from the engine when it is asked for.

    One that no rule of the run reads is made only then.
    """

    def __init__(self, engine: Engine, made: set[str], settings: Settings) -> None:
        """Name the tables that were *made* while the audit ran; others need the *settings*."""
        self.engine, self._made, self._settings = engine, made, settings

    def __getitem__(self, name: str) -> pd.DataFrame:
        """Return the whole table *name*."""
        if name not in self:
            raise KeyError(name)
        with using(self._settings.agencies):
            for table in derived_tables([name]):
                if table.name not in self._made:
                    self.engine.derive(table)
                    self._made.add(table.name)
        return self.engine.frame(name)

    def __contains__(self, name: object) -> bool:
        """Say whether there is a table *name*."""
        return name in schema_names()

    def __iter__(self) -> Iterator[str]:
        """Yield the names of all tables."""
        return iter(schema_names())

    def __len__(self) -> int:
        """Count the tables."""
        return len(schema_names())


class _Articles(Collection[Article]):
    """The articles of a run, streamed from the engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __iter__(self) -> Iterator[Article]:
        return self._engine.articles()

    def __contains__(self, item: object) -> bool:
        return isinstance(item, Article) and item in tuple(self._engine.articles([item.article_id]))

    def __len__(self) -> int:
        return int(self._engine.rows("SELECT count(*) AS n FROM articles")[0]["n"])


class AuditRun(Run):
    """A run that can write itself in every format of ``reports/``."""

    def render(self, report: str) -> str:
        """Return the run in the format called *report*; raises `UsageError` for one that does not exist."""
        return "".join(self.pieces(report))

    def pieces(self, report: str) -> Iterator[str]:
        """Yield the run in the format called *report* piece by piece: of a large one no more is held at once.

        Raises `UsageError` for a format that does not exist.
        """
        return pieces(_module(report), self)

    def write(self, report: str, path: str | Path, **options: Any) -> Path:
        """Write the run to *path* in the format called *report*, and return what to open.

        Missing folders are made. The page of a very large run is a folder beside *path*. *options* are the
        format's own: ``embed`` and ``redact`` of ``html`` and ``html-dir``.
        """
        must_be("path", path, (str, Path), "a path")
        name, target = _module(report), Path(path)
        module = import_module(f"provenance.reports.{name}")
        if hasattr(module, "write"):
            return Path(module.write(self, target, **options))
        text = pieces(name, self, **options)
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("w", encoding="utf-8", newline="\n") as page:
            page.writelines(text)
        return target


def _module(report: str) -> str:
    must_be("report", report, (str,), "a str")
    if report not in formats():
        raise UsageError(f"there is no format {report!r}", tip=meant(report, formats()))
    return report.replace("-", "_")


def audit(
    source: Source,
    *,
    settings: Settings | None = None,
    machine: Machine | None = None,
    **options: Any,
) -> AuditRun:
    """Audit a corpus: a path, a glob, a pandas, Polars or Arrow table, or an iterable of articles.

    *settings* are those of ``provenance.toml`` beside or above the corpus unless given; *machine* says what
    the run may use of processes, memory and disk. *options* change single values of either
    (``select=["ATT"]``, ``fail_on="warning"``, ``gates={"FIG": {"max_share": 0.02}}``, ``workers=4``), in the
    words of the configuration. Findings never raise; see `Run.ok`. Raises `UsageError`, `ConfigurationError`
    or `RuleError` where the audit cannot run at all, and `TypeError` for an argument of a wrong type.
    """
    settings, machine = configured(source, settings, machine, options)
    rules = _rules(settings)
    _decided(settings)
    needed = {name for rule in rules for name in tables_in(rule.query)}
    engine = open_engine(machine, source, settings)
    with using(settings.agencies):
        made = load(engine, source, contract_of(settings), machine, settings, needed)
    verdict = judged(engine, rules, settings, _root(source), machine.progress)
    corpus_digest, settings_digest = _corpus_digest(engine), _settings_digest(rules, settings, verdict)
    return AuditRun(
        run_id=sha256(f"{corpus_digest}|{settings_digest}".encode()).hexdigest()[:16],
        corpus=corpus_name(source),
        root=_root(source),
        corpus_sha256=corpus_digest,
        settings_sha256=settings_digest,
        version=_version(),
        articles=_Articles(engine),
        rules=rules,
        steps=verdict.steps,
        gates=verdict.gates,
        results=verdict.results,
        tables=Tables(engine, made, settings),
    )


def chosen(source: Source, *, settings: Settings | None = None) -> tuple[Rule, ...]:
    """Return the rules that an audit of *source* would run, with their options, by their codes."""
    if settings is None:
        settings = load_settings(Path(source) if isinstance(source, (str, Path)) else None)
    return _rules(settings)


def _decided(settings: Settings) -> None:
    if settings.baseline is not None and not settings.baseline.is_file():
        raise ConfigurationError(
            "there is no baseline", found=str(settings.baseline), tip="provenance baseline create"
        )


def _rules(settings: Settings) -> tuple[Rule, ...]:
    own = settings.folder / "audits" if settings.folder else None
    return chosen_rules(
        load_rules(own if own and own.is_dir() and _is_foreign(own, "audits") else None), settings
    )


def _is_foreign(folder: Path, name: Literal["schemas", "audits"]) -> bool:
    """Tell a user's shelf from the one that this package was loaded from."""
    from provenance.shelves import shelf  # noqa: PLC0415

    return str(folder.resolve()) != str(shelf(name))


def _root(source: Source) -> str:
    if not isinstance(source, (str, Path)):
        return ""
    path = Path(source)
    return path.as_posix() if path.is_dir() else path.parent.as_posix().removeprefix(".")


def contract_of(settings: Settings) -> Contract:
    """Return the contract of the articles, with what the corpus's own schemas/ and model add."""
    own = settings.folder / "schemas" if settings.folder else None
    foreign = own is not None and own.is_dir() and _is_foreign(own, "schemas")
    return contract("articles", without=("sha256",), own=own if foreign else None, model=settings.contract)


def _corpus_digest(engine: Engine) -> str:
    digest = sha256()
    for row in engine.stream("SELECT article_id, sha256 FROM articles ORDER BY article_id"):
        digest.update(f"{row['article_id']}\0{row['sha256']}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _settings_digest(rules: tuple[Rule, ...], settings: Settings, verdict: Verdict) -> str:
    said = [_version(), settings.fail_on, settings.contract or "", settings.since or ""]
    said += [repr(one) for one in (*settings.gates, *verdict.acceptances)]
    if settings.baseline:
        said.append(sha256(settings.baseline.read_bytes()).hexdigest())
    said += [
        f"{rule.code}|{rule.level}|{rule.query}|{rule.message}|{sorted(rule.options.items())}"
        for rule in rules
    ]
    return sha256("\n".join(said).encode()).hexdigest()


def _version() -> str:
    from provenance import __version__  # noqa: PLC0415

    return __version__
