"""Rows and tables: ``schemas/*.json`` <-> dataclasses <-> Arrow."""

from provenance.tables.arrow import arrow_schema, columns_to_arrow, to_arrow
from provenance.tables.columns import Columns
from provenance.tables.rows import (
    Attribution,
    Byline,
    Credit,
    Dateline,
    DateMention,
    Figure,
    FigureKey,
    Furniture,
    Passage,
    Person,
    Quote,
    QuoteWord,
    Row,
    Sentence,
)
from provenance.tables.schemas import Field, Schema, read_schema, schema, schema_names

__all__ = [
    "Attribution",
    "Byline",
    "Columns",
    "Credit",
    "DateMention",
    "Dateline",
    "Field",
    "Figure",
    "FigureKey",
    "Furniture",
    "Passage",
    "Person",
    "Quote",
    "QuoteWord",
    "Row",
    "Schema",
    "Sentence",
    "arrow_schema",
    "columns_to_arrow",
    "read_schema",
    "schema",
    "schema_names",
    "to_arrow",
]
