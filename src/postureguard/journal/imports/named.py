"""The names of facts from other programs, and what the journal knows of the same time."""

import hashlib
import sqlite3
from bisect import bisect_left
from collections.abc import Collection, Iterable
from contextlib import closing
from pathlib import Path

from postureguard.journal.connect import connect_to_read
from postureguard.journal.faults import is_absent, user_error
from postureguard.journal.forget import finish_forgetting
from postureguard.journal.take_in import Fact, Row

MAX_ROWS = 200_000
"""More rows than this are not taken from one file."""
TIMES = ("sitting_bout", "natural_break", "imported_day")
"""The tables whose rows are stretches of time."""


def named(source: str, table: str, row: Row) -> Fact:
    """The fact with a name that begins with its source and is worked out from all of it."""
    told = repr((table, sorted(row.items()))).encode()
    return table, {"uid": f"{source}-{hashlib.sha256(told).hexdigest()[:32]}", **row}


def where_nothing_is_known(path: Path, facts: Iterable[Fact]) -> list[Fact]:
    """The facts without those about a time of which the journal knows already.

    Facts that are in the journal themselves stay among them.
    """
    brought = list(facts)
    finish_forgetting(path)
    if is_absent(path):
        return brought
    names = {row["uid"] for _table, row in brought}
    try:
        with closing(connect_to_read(path)) as connection:
            spans = _spans(connection, names)
    except sqlite3.Error as error:
        raise user_error(error, path) from error
    return [(table, row) for table, row in brought if not _overlaps(row, spans)]


def _spans(connection: sqlite3.Connection, names: Collection[object]) -> list[tuple[str, str]]:
    """When the journal knows of something else, in order and without overlap."""
    tables = "SELECT name FROM sqlite_schema WHERE type = 'table'"
    there = {name for (name,) in connection.execute(tables)}
    found: list[tuple[str, str]] = []
    for table in there.intersection(TIMES):
        rows = connection.execute(f"SELECT uid, began_utc, at_utc FROM {table}")  # noqa: S608
        found += [(began, at) for uid, began, at in rows if uid not in names]
    joined: list[tuple[str, str]] = []
    for began, at in sorted(found):
        if joined and began <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(at, joined[-1][1]))
        else:
            joined.append((began, at))
    return joined


def _overlaps(row: Row, spans: list[tuple[str, str]]) -> bool:
    began, at = str(row["began_utc"]), str(row["at_utc"])
    place = bisect_left(spans, (at, ""))
    return place > 0 and spans[place - 1][1] > began
