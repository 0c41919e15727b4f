"""From one article to rows: one module a table, each a pure function ``parse(document)``."""

from provenance.parsers.document import Document, parse, parse_article, read_table, table_names

__all__ = ["Document", "parse", "parse_article", "read_table", "table_names"]
