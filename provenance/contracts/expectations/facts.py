"""One narrow row an article: what its provenance comes to, in numbers and yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FACTS", "facts", "narrow"]

FACTS: Final[Mapping[str, str]] = {
    "article_id": "The article.",
    "characters": "How long its body is, in code points.",
    "attributed": "Whether a person or an agency is named as having made it.",
    "people": "How many people made it.",
    "uncredited_agencies": "How many agencies it quotes or names as its source, without crediting them.",
    "figures": "How many figures it gives.",
    "contradicted_figures": "How many of them another article, or another line, contradicts.",
    "quotes": "How many direct quotes it has.",
    "speakerless_quotes": "How many of them have no speaker.",
}
"""The columns of `facts`, and what each means."""


def narrow(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the articles without their texts, and with ``characters``, so that no result copies a body."""
    lengths = articles["body"].map(lambda body: len(body) if isinstance(body, str) else 0)
    return articles.drop(columns="body").assign(characters=lengths.astype("int64"))


def facts(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return one row an article from the tables of a run (``run.tables``), with the columns of `FACTS`."""
    articles = narrow(tables["articles"])
    ids = articles["article_id"]
    credits_, quotes = tables["credits"], tables["quotes"]
    credited = credits_[~credits_["via"].isin(["in text", "inferred"])]
    direct = quotes[quotes["kind"] == "direct"]
    people = _count(tables["people"], ids)
    return pd.DataFrame(
        {
            "article_id": ids,
            "characters": articles["characters"],
            "attributed": (people > 0) | (_count(credited, ids) > 0),
            "people": people,
            "uncredited_agencies": _uncredited(credits_, credited, ids),
            "figures": _count(tables["figures"], ids),
            "contradicted_figures": _contradicted(tables, ids),
            "quotes": _count(direct, ids),
            "speakerless_quotes": _count(direct[direct["speaker"].isna()], ids),
        }
    ).reset_index(drop=True)


def _count(rows: pd.DataFrame, ids: pd.Series[Any]) -> pd.Series[Any]:
    counts = rows["article_id"].value_counts()
    return ids.map(counts).fillna(0).astype("int64")


def _uncredited(every: pd.DataFrame, credited: pd.DataFrame, ids: pd.Series[Any]) -> pd.Series[Any]:
    """Count the agencies that an article names in its text and nowhere as its origin."""
    named = every[(every["via"] == "in text") & every["agency"].notna()]
    pairs = named[["article_id", "agency"]].drop_duplicates()
    known = credited[["article_id", "agency"]].drop_duplicates()
    left = pairs.merge(known, how="left", on=["article_id", "agency"], indicator=True)
    return _count(left[left["_merge"] == "left_only"], ids)


def _contradicted(tables: Mapping[str, pd.DataFrame], ids: pd.Series[Any]) -> pd.Series[Any]:
    """Count the figures in a contradiction, each once, on either side of a pair."""
    pairs = tables["figure_pairs"]
    bad = pairs[pairs["relation"] == "contradiction"]
    one = bad[["article_id", "start"]]
    other = bad[["other_id", "other_start"]].set_axis(["article_id", "start"], axis=1)
    return _count(pd.concat([one, other]).drop_duplicates(), ids)
