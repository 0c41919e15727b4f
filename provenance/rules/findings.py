"""From the rows of a rule's query to findings: place, message, evidence, fingerprint."""

from __future__ import annotations

import unicodedata
from collections import Counter
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from itertools import islice
from math import isfinite
from string import Formatter
from typing import TYPE_CHECKING, Any, Final

from provenance.errors import RuleError
from provenance.model import LEVELS, Evidence, Finding
from provenance.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from provenance.model import Article, Level, Rule, Value
    from provenance.rules.bodies import Bodies

__all__ = ["make_findings"]

_PLACE: Final = ("article_id", "start", "stop")
_TOGETHER: Final = 1000
"""Findings whose articles are held at once."""


class _Message(Formatter):
    """`str.format` in which null reads as nothing is known, whatever the format asks."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if value is None:
            return "unknown"
        return str(super().format_field(value, format_spec))


_MESSAGE: Final = _Message()


def make_findings(rule: Rule, rows: Iterable[Mapping[str, Any]], bodies: Bodies) -> Iterator[Finding]:
    """Yield one finding of each row; *rows* come in the order of article and place.

    Raises `RuleError` where the query lacks a column that the place, the message or the evidence needs, and
    where a place lies outside its article.
    """
    columns = ["article_id", *(place["article"] for place in rule.evidence)]
    remaining = (_placed(rule, row) for row in rows)
    seen: Counter[str] = Counter()
    article_id = None
    while some := list(islice(remaining, _TOGETHER)):
        bodies.expect({str(row[name]) for row in some for name in columns if row.get(name)})
        for row in some:
            if row["article_id"] != article_id:
                article_id = row["article_id"]
                seen.clear()
            yield _finding(rule, row, bodies, seen)


def _placed(rule: Rule, row: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the row if it has a place; null is 0, the beginning of the article."""
    missing = [column for column in _PLACE if column not in row]
    if missing:
        raise RuleError(f"the query of {rule.name} returns no {', '.join(missing)}", found=", ".join(row))
    if not isinstance(row["article_id"], str):
        raise RuleError(f"an article_id of {rule.name} is no string", found=repr(row["article_id"]))
    for name in ("start", "stop"):
        if row[name] is not None and not isinstance(row[name], int):
            raise RuleError(f"a {name} of {rule.name} is no whole number", found=repr(row[name]))
    return row


def _within(rule: Rule, article: Article, start: int, stop: int) -> None:
    if not 0 <= start <= stop <= len(article.body):
        raise RuleError(
            f"a place of {rule.name} lies outside its article",
            found=f"{start}:{stop} in {article.article_id}, which has {len(article.body)} characters",
        )


def _finding(rule: Rule, row: Mapping[str, Any], bodies: Bodies, seen: Counter[str]) -> Finding:
    body = bodies[row["article_id"]]
    article, start, stop = body.article, row["start"] or 0, row["stop"] or 0
    _within(rule, article, start, stop)
    line, column, text, before, after = body.around(start, stop)
    evidence = tuple(
        _evidence(rule, place, row, bodies) for place in rule.evidence if row.get(place["article"])
    )
    key = _claim(rule, article.article_id, text, (one.article_id for one in evidence))
    seen[key] += 1
    return Finding(
        code=rule.code,
        name=rule.name,
        level=_level(rule, row),
        confidence=rule.confidence,
        article_id=article.article_id,
        path=row.get("path") or article.path,
        start=start,
        stop=stop,
        line=line,
        column=column,
        text=text,
        before=before,
        after=after,
        message=_say(rule, rule.message, row),
        fingerprint=f"pv1:{sha256(f'{key}|{seen[key]}'.encode('utf-8', 'replace')).hexdigest()[:16]}",
        evidence=evidence,
        details={name: _value(value) for name, value in row.items() if name not in _PLACE},
    )


def _level(rule: Rule, row: Mapping[str, Any]) -> Level:
    """Let a query grade its rows in a column ``level``, unless the corpus has set the level of the rule."""
    graded = row.get("level")
    if graded is None or rule.graded_by_corpus:
        return rule.level
    for level in LEVELS:
        if level == graded:
            return level
    raise RuleError(f"{rule.name} grades a row oddly", found=repr(graded), tip=f"one of {', '.join(LEVELS)}")


def _evidence(rule: Rule, place: Mapping[str, str], row: Mapping[str, Any], bodies: Bodies) -> Evidence:
    try:
        body = bodies[row[place["article"]]]
        start, stop = row[place["start"]] or 0, row[place["stop"]] or 0
    except KeyError as error:
        raise RuleError(
            f"the evidence of {rule.name} needs a column that its query lacks", found=str(error)
        ) from error
    article = body.article
    _within(rule, article, start, stop)
    line, column, text, before, after = body.around(start, stop)
    return Evidence(
        article_id=article.article_id,
        path=article.path,
        start=start,
        stop=stop,
        line=line,
        column=column,
        text=text,
        before=before,
        after=after,
        caption=_say(rule, place["caption"], row),
    )


@lru_cache(maxsize=256)
def _plain_fields(template: str) -> tuple[tuple[str, str | None], ...] | None:
    """Cut a template into text and the column behind it; None where a column is formatted or looked into."""
    parts = tuple(_MESSAGE.parse(template))
    plain_ones = all(
        (name is None or name.isidentifier()) and not how and not as_ for _, name, how, as_ in parts
    )
    return tuple((text, name) for text, name, _, _ in parts) if plain_ones else None


def _say(rule: Rule, template: str, row: Mapping[str, Any]) -> str:
    try:
        fields = _plain_fields(template)
        if fields is None:
            return _MESSAGE.vformat(template, (), row)
        return "".join([text if name is None else text + _shown(row[name]) for text, name in fields])
    except KeyError as error:
        raise RuleError(
            f"a message of {rule.name} names a column that its query lacks",
            found=f"{{{error.args[0]}}} in {template!r}",
        ) from error
    except (AttributeError, IndexError, TypeError, ValueError) as error:
        raise RuleError(
            f"a message of {rule.name} cannot be written", found=f"{template!r}: {error}"
        ) from error


def _shown(value: object) -> str:
    return "unknown" if value is None else format(value)


def _claim(rule: Rule, article_id: str, text: str, partners: Iterable[str]) -> str:
    """Say what is claimed in words that stay when lines above move or spaces change."""
    folded = " ".join(unicodedata.normalize("NFKC", plain(text)).casefold().split())
    return "|".join([rule.code, article_id, folded, *sorted(set(partners))])


def _value(value: Any) -> Value:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, float) and not isfinite(value):  # JSON has no number for it
        return str(value)
    return value if value is None or isinstance(value, (str, int, float, bool)) else str(value)
