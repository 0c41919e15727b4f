"""A run, for other tools: one module a standard."""
