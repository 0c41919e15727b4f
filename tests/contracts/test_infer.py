"""A proposed contract: every article keeps it, and it asks for what they have in common."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pandas as pd
from hypothesis import given, settings

from provenance.contracts import contract
from provenance.contracts.infer import infer
from provenance.testing import strategies as news

if TYPE_CHECKING:
    from pathlib import Path


def test_it_asks_for_what_all_have() -> None:
    rows = [{"body": "x" * 2320, "publisher": "The Daily", "title": None}] * 3
    assert infer(pd.DataFrame(rows))["fields"] == [
        {"name": "body", "constraints": {"minLength": 2000}},
        {"name": "publisher", "constraints": {"required": True, "enum": ["The Daily"]}},
    ]


@settings(max_examples=20)
@given(rows=news.from_contract("articles", min_size=1))
def test_the_articles_that_it_was_made_from_keep_it(rows: list[dict[str, object]], tmp_path_factory) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    folder: Path = tmp_path_factory.mktemp("own")
    articles = pd.DataFrame(rows, dtype=object)
    (folder / "articles.json").write_text(json.dumps(infer(articles)), encoding="utf-8")
    assert contract("articles", own=folder).split(articles)[1] == ()
