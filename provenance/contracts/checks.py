"""Checks of our own, registered with pandera: ``pa.Check.no_mojibake()`` works in any schema.

They are pure functions of a column; null values are pandera's business.
"""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import pandera.pandas as pa
from pandera.api.extensions import register_check_method

from provenance.knowledge.agencies import registry
from provenance.knowledge.languages import is_language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["CHECKS", "WARNINGS", "Unwritable", "garbled", "is_mojibake", "on_table", "writable"]

# UTF-8 read as Windows-1252 or Latin-1. A letter that opens such a pair also ends words in capitals, so what
# may follow it in honest text, a quotation mark or a dash, is left out. One set of characters opens the
# pattern, since that is searched for much faster than alternatives are.
_MOJIBAKE: Final = re.compile(
    "[ÂÃâðï\ufffd](?:"
    "(?<=[ÂÃ])[\u0080-\u00aa\u00ac-\u00ba\u00bc-\u00bf€‚ƒ„†‡ˆ‰Š‹ŒŽ™š›œžŸ]"
    "|(?<=â)[€\u0080][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
    "|(?<=ð)[Ÿ\u009f]|(?<=ï)»¿|(?<=\ufffd))"
)


def is_mojibake(text: str) -> bool:
    """Say whether *text* was decoded wrongly somewhere: ``Ã©`` for é, ``â€™`` for ’, or U+FFFD."""
    return _MOJIBAKE.search(text) is not None


_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_WORD: Final = re.compile(r"[^\s.,;:!?()]{0,30}")


def garbled(text: str) -> str | None:
    """Return the first word of *text* that was decoded wrongly, or None."""
    match = _MOJIBAKE.search(text)
    if match is None:
        return None
    before = re.split(r"\s", text[max(0, match.start() - 30) : match.start()])[-1]
    behind = _WORD.match(text, match.end())
    return f"{before}{match[0]}{behind[0] if behind else ''}"


@cache
def _agencies() -> frozenset[str]:
    return frozenset(registry().agencies)


def _each(column: pd.Series[Any], test: Callable[[str], bool]) -> pd.Series[Any]:
    """Test each text; what is none is the type's business."""
    return column.map(lambda value: not isinstance(value, str) or test(value)).astype(bool)


@register_check_method
def valid_text(column: pd.Series[Any]) -> pd.Series[Any]:
    """Say of each value whether it is a string."""
    return column.map(lambda value: isinstance(value, str)).astype(bool)


class Unwritable:
    """A string with lone surrogates, which pandas cannot even name as the failure that it is."""

    def __init__(self, text: str) -> None:
        """Keep what can be shown of it."""
        self._text = _SURROGATE.sub("\ufffd", text)

    def __str__(self) -> str:
        """Return the text with U+FFFD where UTF-8 has no place for a character."""
        return self._text


def writable(rows: pd.DataFrame) -> pd.DataFrame:
    """Put `Unwritable` in the place of every string that UTF-8 cannot hold."""
    marked = rows.copy()
    for name in rows.columns:
        if rows[name].dtype == object:
            marked[name] = rows[name].map(_marked).astype(object)
    return marked


def _marked(value: Any) -> Any:
    if isinstance(value, str) and not value.isascii() and _SURROGATE.search(value):
        return Unwritable(value)
    return value


@register_check_method
def no_mojibake(column: pd.Series[Any]) -> pd.Series[Any]:
    """Say of each text whether it was decoded as it was encoded."""
    return _each(column, lambda text: not is_mojibake(text))


@register_check_method
def not_blank(column: pd.Series[Any]) -> pd.Series[Any]:
    """Say of each text whether it has more than white space."""
    return _each(column, lambda text: not text.isspace() and text != "")


@register_check_method
def iso_language(column: pd.Series[Any]) -> pd.Series[Any]:
    """Say of each tag whether ISO 639 knows its language."""
    return _each(column, is_language)


@register_check_method
def known_agency(column: pd.Series[Any]) -> pd.Series[Any]:
    """Say of each id whether it is an agency's in the registry."""
    return column.isin(_agencies())


CHECKS: Final[Mapping[str, Callable[[], pa.Check]]] = {
    "noMojibake": lambda: pa.Check.no_mojibake(error="text that was decoded as it was encoded"),
    "notBlank": lambda: pa.Check.not_blank(error="more than white space"),
    "language": lambda: pa.Check.iso_language(error="a language of ISO 639"),
    "agency": lambda: pa.Check.known_agency(error="the id of an agency in the registry"),
}
"""What each constraint of ``schemas/*.json`` that Table Schema does not have asks for."""

WARNINGS: Final = frozenset({"text that was decoded as it was encoded"})
"""What may be off in an article that is audited all the same."""


def on_table(columns: tuple[str, ...], bodies: Mapping[str, str] | None) -> list[pa.Check]:
    """Return the checks that compare columns of one row: hash and body, place and text, place and body."""
    checks = []
    if {"body", "sha256"} <= set(columns):
        checks.append(pa.Check(_hash_fits, name="sha256", error="the SHA-256 of the body"))
    if {"start", "stop", "text"} <= set(columns):
        checks.append(pa.Check(_length_fits, name="stop", error="start plus the length of the text"))
    if bodies is not None and {"article_id", "start", "stop"} <= set(columns):
        inside = _inside(bodies)
        checks.append(pa.Check(inside, name="start", error="a place inside the body, with the text there"))
    return checks


def _hash_fits(rows: pd.DataFrame) -> pd.Series[Any]:
    made = rows["body"].map(_digest, na_action="ignore")
    return (made == rows["sha256"]) | made.isna() | rows["sha256"].isna()


def _digest(body: str) -> str:
    return sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


def _length_fits(rows: pd.DataFrame) -> pd.Series[Any]:
    length = rows["text"].map(lambda text: len(text) if isinstance(text, str) else None)
    return (rows["start"] + length == rows["stop"]) | rows["start"].isna() | rows["stop"].isna()


def _inside(bodies: Mapping[str, str]) -> Callable[[pd.DataFrame], pd.Series[Any]]:
    def fits(rows: pd.DataFrame) -> pd.Series[Any]:
        texts = rows["text"] if "text" in rows else pd.Series(None, index=rows.index, dtype=object)
        places = zip(rows["article_id"], rows["start"], rows["stop"], texts, strict=True)
        found = [_fits(bodies.get(str(one)), start, stop, text) for one, start, stop, text in places]
        return pd.Series(found, index=rows.index, dtype=bool)

    return fits


def _fits(body: str | None, start: Any, stop: Any, text: Any) -> bool:
    if pd.isna(start) or pd.isna(stop):
        return True
    if body is None or not 0 <= start <= stop <= len(body):
        return False
    return bool(pd.isna(text) or body[int(start) : int(stop)] == text)
