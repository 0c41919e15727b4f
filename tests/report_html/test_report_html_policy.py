"""How much of the articles a page carries is what was asked for, and said on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from provenance.errors import UsageError
from provenance.reports.html import render
from provenance.reports.html.policy import policy
from provenance.reports.html.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from strings(each)


def shown(run: Any, **options: Any) -> str:
    """Return everything that the data of a page says, rules left out: they are ours."""
    made = policy(run, **{"embed": "snippet", "redact": False, **options})
    document = View(run, made).document()
    document.pop("rules")
    return "\n".join(strings(document))


def test_whole_articles_are_embedded_only_when_asked_for(drawn: ModuleType) -> None:
    body = drawn.ARTICLES[0].body
    assert body in shown(drawn.run(), embed="full")
    assert body not in shown(drawn.run(), embed="snippet")


def test_no_sentence_of_an_article_is_embedded_where_none_was_asked_for(drawn: ModuleType) -> None:
    text = shown(drawn.run(), embed="none")
    for article in drawn.ARTICLES:
        assert not [line for line in article.body.splitlines() if len(line.split()) > 4 and line in text]
    assert "Engineers worked" not in text
    assert "lost so many boats" not in text


@pytest.mark.parametrize(
    ("embed", "said"),
    [
        ("snippet", "Excerpts of at most 40 words"),
        ("full", "embedded whole"),
        ("none", "No text of an article is embedded"),
    ],
)
def test_the_foot_of_the_page_says_what_is_embedded(drawn: ModuleType, embed: Any, said: str) -> None:
    assert said in render(drawn.run(), embed=embed)


def test_redaction_masks_the_names_of_people_everywhere(drawn: ModuleType) -> None:
    page = render(drawn.run(), redact=True, embed="full")
    text = shown(drawn.run(), redact=True, embed="full")
    for name in ("Moreau", "MOREAU", "Okafor", "Lind", "Brandt", "Haddad", "Dahl"):
        assert name not in page
        assert name not in text
    assert "The names of people are masked." in page


def test_redaction_keeps_sources_that_bear_no_name(drawn: ModuleType) -> None:
    text = shown(drawn.run(), redact=True)
    assert "A port official" in text
    assert "the coastguard" in text


def test_redaction_keeps_ids_agencies_and_every_offset(drawn: ModuleType) -> None:
    plain, masked = (shown(drawn.run(), redact=redact, embed="full") for redact in (False, True))
    assert len(plain) == len(masked)
    assert "wire-harbour" in masked
    assert "Nordwire" in masked


def test_an_unknown_policy_is_refused(drawn: ModuleType) -> None:
    with pytest.raises(UsageError, match="no embedding policy"):
        render(drawn.run(), embed="some")
