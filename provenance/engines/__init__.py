"""Tables in, rows out: the engines that run the queries of ``schemas/`` and ``audits/``."""
