"""A run, for a reader: one module a format, each with ``render(run)``; a report knows `Run` alone."""
