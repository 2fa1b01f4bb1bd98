"""The journal: what happened, kept in one SQLite file. The only place that knows SQLite.

The resident imports `records`, `open` and `backup` only, which need nothing but the standard
library; what loads sqlite-utils or reads files of others belongs to short-lived processes.
"""
