"""Loads ``audits/*.sql``, runs them on an engine, and makes findings."""

from provenance.rules.bodies import Bodies
from provenance.rules.findings import make_findings
from provenance.rules.news import read_news
from provenance.rules.ordered import Ordered
from provenance.rules.rule import load_rules, read_rule

__all__ = ["Bodies", "Ordered", "load_rules", "make_findings", "read_news", "read_rule"]
