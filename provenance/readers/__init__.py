"""Corpora in: one module a format."""
