"""The pytest plugin: a corpus audited once a session, one test a rule, and fixtures to test rules with.

``pytest --provenance articles/`` adds the tests; so does ``provenance = articles/`` in pytest's own settings.
Without either nothing is collected, and nothing of this package but this module is imported.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance.model import Article
    from provenance.pipeline import AuditRun
    from provenance.testing.audited import Audited
    from provenance.testing.session import Sessions

__all__ = ["audit", "make_article", "provenance_run"]

_sessions = pytest.StashKey["Sessions"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options; each corpus may stand on the command line or in pytest's settings."""
    group = parser.getgroup("provenance", "audit where news text comes from")
    group.addoption(
        "--provenance",
        action="append",
        default=[],
        metavar="CORPUS",
        help="audit this corpus, one test a rule",
    )
    group.addoption(
        "--provenance-items",
        choices=("rule", "finding"),
        default="rule",
        help="one test a rule (the default), or one a finding",
    )
    group.addoption(
        "--provenance-fail-on",
        choices=("error", "warning", "note", "never"),
        default=None,
        help="the lightest level that fails a test, instead of the configured one",
    )
    group.addoption(
        "--provenance-report",
        action="append",
        default=[],
        metavar="FORMAT=PATH",
        help="write the run, for example html=report.html; with several corpora each gets a number",
    )
    parser.addini("provenance", "corpora to audit, one test a rule", type="paths", default=[])


def pytest_configure() -> None:
    """Choose the Hypothesis profile that PROVENANCE_HYPOTHESIS_PROFILE names: fast, balanced or expensive."""
    profile = os.environ.get("PROVENANCE_HYPOTHESIS_PROFILE")
    if profile:
        from hypothesis import settings  # noqa: PLC0415 - only where it is asked for

        settings.load_profile(f"provenance.{profile}")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(
    session: pytest.Session, config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Add the tests of the corpora before ``-k``, ``--deselect`` and ``--lf`` choose among all tests."""
    corpora = _corpora(config)
    if corpora:
        from provenance.testing.items import collect  # noqa: PLC0415 - only where a corpus is asked for

        for corpus in corpora:
            items += collect(session, _stored(config), corpus)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Say in one line what each audit came to."""
    found = config.stash.get(_sessions, None)
    lines = found.sentences() if found else ()
    if lines:
        terminalreporter.section("provenance")
        for line in lines:
            terminalreporter.write_line(line)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Let go of the engines before the interpreter ends, which would complain about them."""
    found = config.stash.get(_sessions, None)
    if found:
        found.close()


def _corpora(config: pytest.Config) -> tuple[str, ...]:
    """Return the corpora of the command line, and those of the settings unless single tests are named."""
    named = any("::" in argument for argument in config.args)
    settled = () if named else tuple(map(str, config.getini("provenance")))
    return (*config.getoption("--provenance"), *settled)


def _stored(config: pytest.Config) -> Sessions:
    from provenance.testing.session import Sessions  # noqa: PLC0415

    if _sessions not in config.stash:
        config.stash[_sessions] = Sessions.of(config)
    return config.stash[_sessions]


@pytest.fixture(scope="session")
def provenance_run(pytestconfig: pytest.Config) -> AuditRun:
    """Return the audit of the first corpus that was asked for; a usage error where there is none."""
    corpora = _corpora(pytestconfig) or tuple(map(str, pytestconfig.getini("provenance")))
    if not corpora:
        raise pytest.UsageError("provenance_run needs a corpus: pytest --provenance articles/")
    return _stored(pytestconfig).run(corpora[0])


@pytest.fixture
def make_article() -> Callable[..., Article]:
    """Return a function that makes an article of a body, with an id of its own and any metadata."""
    from provenance.model import Article  # noqa: PLC0415

    made = 0

    def make(body: str, **metadata: Any) -> Article:
        nonlocal made
        made += 1
        return Article(**{"article_id": f"article{made}", "body": body, **metadata})

    return make


@pytest.fixture
def audit(make_article: Callable[..., Article]) -> Callable[..., Audited]:
    """Return a function that audits bodies or articles; ask its answer to ``assert_clean`` or ``_found``."""
    from provenance.testing.audited import audited  # noqa: PLC0415

    def run(*articles: str | Article, **options: Any) -> Audited:
        return audited([make_article(one) if isinstance(one, str) else one for one in articles], **options)

    return run
