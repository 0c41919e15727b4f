"""Loads ``audits/*.sql``, runs them on an engine, and makes findings."""
