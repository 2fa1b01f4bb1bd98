"""The journal: what happened, kept in one SQLite file. The only place that knows SQLite.

The resident imports `records` and `open` only, which need nothing but the standard library;
`migrations`, `reader` and `export` load sqlite-utils and belong to short-lived processes.
"""
