"""From one article to rows: one module a table, each a pure function ``parse(document)``."""

from provenance.parsers.document import DELIVERED, Document, parse, parse_article, read_table, table_names

__all__ = ["DELIVERED", "Document", "parse", "parse_article", "read_table", "table_names"]
