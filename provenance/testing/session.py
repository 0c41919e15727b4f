"""The audits of one pytest session: each corpus once, under xdist too."""

from __future__ import annotations

import os
import pickle
import time
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from provenance.errors import UsageError
from provenance.pipeline import AuditRun, audit
from provenance.reports._tally import sentence

if TYPE_CHECKING:
    import pytest

__all__ = ["Sessions"]

_WAIT: Final = 0.05
_PATIENCE: Final = 600


class Sessions:
    """The runs of a session by their corpus; a worker of xdist takes over what another one has audited."""

    def __init__(
        self, *, shared: Path | None, reports: tuple[str, ...], fail_on: str | None, items: str
    ) -> None:
        """Audit in this process alone, or share runs in the folder *shared*."""
        self.items = items
        self._shared = shared
        self._reports = reports
        self._fail_on = fail_on
        self._runs: dict[str, AuditRun] = {}

    @classmethod
    def of(cls, config: pytest.Config) -> Sessions:
        """Take the options of a session."""
        shared = None
        if hasattr(config, "workerinput"):
            factory: Any = config._tmp_path_factory  # type: ignore[attr-defined] # noqa: SLF001 - no fixture yet
            shared = Path(factory.getbasetemp()).parent
        return cls(
            shared=shared,
            reports=tuple(config.getoption("--provenance-report")),
            fail_on=config.getoption("--provenance-fail-on"),
            items=config.getoption("--provenance-items"),
        )

    def sentences(self) -> tuple[str, ...]:
        """Tell each run of this process in one line."""
        return tuple(f"{corpus}: {sentence(run)}" for corpus, run in self._runs.items())

    def close(self) -> None:
        """Forget every run."""
        self._runs.clear()

    def run(self, corpus: str) -> AuditRun:
        """Return the audit of *corpus*, which is made when it is first asked for."""
        if corpus not in self._runs:
            self._runs[corpus] = self._audit(corpus) if self._shared is None else self._taken_over(corpus)
        return self._runs[corpus]

    def _audit(self, corpus: str) -> AuditRun:
        run = audit(corpus, fail_on=self._fail_on)
        for report in self._reports:
            name, equals, path = report.partition("=")
            if not equals:
                raise UsageError(
                    "--provenance-report wants a format and a path", found=report, tip="html=report.html"
                )
            run.write(name, _numbered(path, len(self._runs)))
        return run

    def _taken_over(self, corpus: str) -> AuditRun:
        """Audit, if no other worker has begun to; else wait for its run."""
        assert self._shared is not None  # noqa: S101 - for the type checker
        key = sha256(corpus.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        lock, done = self._shared / f"provenance-{key}.lock", self._shared / f"provenance-{key}.pickle"
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            return self._waited_for(done, corpus)
        made: AuditRun | Exception
        try:
            made = _whole(self._audit(corpus))
        except Exception as error:  # noqa: BLE001 - every worker is to fail with the same words
            made = error
        part = done.with_suffix(".part")
        part.write_bytes(pickle.dumps(made))
        part.replace(done)
        return _answer(made)

    def _waited_for(self, done: Path, corpus: str) -> AuditRun:
        waited = 0.0
        while not done.exists():
            if waited > _PATIENCE:
                raise UsageError(f"another worker began to audit {corpus} and did not end")
            time.sleep(_WAIT)
            waited += _WAIT
        return _answer(pickle.loads(done.read_bytes()))  # noqa: S301 - written by this session, in its own folder


def _answer(made: AuditRun | Exception) -> AuditRun:
    if isinstance(made, Exception):
        raise made
    return made


def _whole(run: AuditRun) -> AuditRun:
    """Return the run with all its articles and tables, which lean on no engine."""
    parts = {one.name: getattr(run, one.name) for one in fields(run)}
    return AuditRun(**parts | {"articles": tuple(run.articles), "tables": dict(run.tables)})


def _numbered(path: str, number: int) -> Path:
    target = Path(path)
    return target if number == 0 else target.with_stem(f"{target.stem}-{number + 1}")
