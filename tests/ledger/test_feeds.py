from __future__ import annotations

import duckdb
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.ledger import Claim, TableFeed, header
from provenance.ledger.feeds import feeding
from provenance.ledger.records import NONE, delivered_digest, state_digest
from provenance.model import Article, Rule, Run
from provenance.tables import arrow_schema, schema

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_MAYBE = st.none() | _TEXT
_OFFSET = st.none() | st.integers(0, 2**40)
_NAMES = ("articles", "people", "credits", "bylines")


def _feed(**rows: list[dict[str, object]]) -> TableFeed:
    connection = duckdb.connect(":memory:")
    for name in _NAMES:
        wanted = arrow_schema(schema(name))
        columns = [pa.array([row.get(column) for row in rows.get(name, [])], kind) for column, kind in
                   zip(wanted.names, wanted.types, strict=True)]  # fmt: skip
        connection.register("rows", pa.Table.from_arrays(columns, names=wanted.names))
        connection.execute(f"CREATE TABLE {name} AS SELECT * FROM rows")
    return TableFeed(connection)


@settings(max_examples=25)
@given(_TEXT, _MAYBE, _MAYBE, _OFFSET, st.sampled_from(["in text", "metadata", "byline"]))
def test_the_engine_and_python_digest_alike(
    body: str, title: str | None, place: str | None, start: int, via: str
) -> None:
    article = {"article_id": "a", "body": body, "sha256": "0f", "title": title, "language": "en"}
    person = {
        "article_id": "a",
        "start": start,
        "stop": 3,
        "text": body,
        "name": "Ada",
        "role": "author",
        "place": place,
    }
    credit = {
        "article_id": "a",
        "start": 1,
        "stop": 3,
        "text": body,
        "name": "AFP",
        "agency": "afp",
        "via": via,
    }
    feed = _feed(articles=[article], people=[person], credits=[credit])
    (key,) = feed.keys()
    (record,) = feed.records(["a"])
    assert record.article_id == key.article_id
    assert key.delivered == delivered_digest("0f", title=title, language="en")
    assert key.state == state_digest(record.claims)


def test_an_article_without_credit_says_so_and_a_mention_is_none() -> None:
    article = {"article_id": "a", "body": "He told AFP.", "sha256": "0f"}
    credit = {
        "article_id": "a",
        "start": 8,
        "stop": 11,
        "text": "AFP",
        "name": "AFP",
        "agency": "afp",
        "via": "in text",
    }
    (told,) = _feed(articles=[article], credits=[credit]).records(["a"])
    (nobody,) = _feed(articles=[article]).records(["a"])
    assert [claim.kind for claim in told.claims] == ["mention", "none"]
    assert nobody.claims == (NONE,)


def test_claims_come_with_their_own_articles_and_in_order() -> None:
    articles = [{"article_id": f"a{n}", "body": "", "sha256": "0f"} for n in (3, 1, 2, 0)]
    people = [
        {"article_id": f"a{n}", "start": 0, "stop": 1, "text": "x", "name": f"N{n}", "role": "author"}
        for n in (3, 1)
    ]
    feed = _feed(articles=articles, people=people)
    keys = feed.keys()
    assert [key.article_id for key in keys] == ["a0", "a1", "a2", "a3"]
    found = {one.article_id: [claim.name for claim in one.claims] for one in feed.records(["a1", "a2", "a3"])}
    assert found == {"a1": ["N1"], "a2": [None], "a3": ["N3"]}


def test_a_run_in_memory_feeds_the_ledger_whatever_tables_it_lacks() -> None:
    article = Article(article_id="a", body="The port reopened.", title="Port")
    columns = {name: [getattr(article, name, None)] for name in arrow_schema(schema("articles")).names}
    table = pa.table(columns).to_pandas()
    rule = Rule(
        code="AGY101", name="x", summary="", level="error", confidence="high", since="0.1", message="",
        documentation="", query="SELECT 1",
    )  # fmt: skip
    run = Run(
        run_id="r", corpus="news", corpus_sha256="c", settings_sha256="s", version="0.1.0",
        articles=(article,), rules=(rule,), steps=(), gates=(), results=(), tables={"articles": table},
    )  # fmt: skip
    with feeding(run) as feed:
        (record,) = feed.records(["a"])
        (key,) = feed.keys()
    assert (record.title, record.claims) == ("Port", (NONE,))
    assert key.sha256 == article.sha256
    told = header(run, "2025-01-01T00:00:00Z")
    assert (told.corpus, told.at, len(told.rules_sha256)) == ("news", "2025-01-01T00:00:00Z", 64)


def test_no_text_can_imitate_two() -> None:
    one = state_digest([Claim("credit", "explicit", "byline", "a", "b")])
    assert one != state_digest([Claim("credit", "explicit", "byline", "a,1:b")])
    assert one != state_digest([Claim("credit", "explicit", "byline", "b", "a")])
