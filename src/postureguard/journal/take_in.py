"""Putting facts from elsewhere into the journal: all of them, or none."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path

from postureguard.errors import UserError
from postureguard.journal.backup import copies_of, is_whole
from postureguard.journal.connect import connect
from postureguard.journal.faults import damaged_journal, is_absent, user_error
from postureguard.journal.forget import finish_forgetting
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.tables import FACTS

Row = Mapping[str, str | float | None]
Fact = tuple[str, Row]
"""A table and a row for it, with its `uid` and without an `id`."""


@dataclass(frozen=True, slots=True)
class Came:
    """What became of the facts that were brought."""

    added: Mapping[str, int]
    """How many rows each table got; tables that got none are not named."""
    known: int
    """How many were there already."""


def take_in(path: Path, facts: Iterable[Fact]) -> Came:
    """Add facts to the journal in one transaction; one that is there already stays as it is.

    A journal that is missing is begun. `UserError` when a fact has the name of another one.
    """
    _make_ready(path)
    try:
        with closing(connect(path)) as connection:
            return _take_in(connection, facts)
    except sqlite3.Error as error:
        raise user_error(error, path) from error


def _make_ready(path: Path) -> None:
    finish_forgetting(path)
    if is_absent(path) and copies_of(path):
        raise UserError(
            _("The journal {path} is missing, but there are copies of it.").format(path=path),
            _("Start PostureGuard once: the newest good copy takes its place."),
        )
    if not is_absent(path) and not is_whole(path):
        raise damaged_journal(path)
    prepare_journal(path)


def _take_in(connection: sqlite3.Connection, facts: Iterable[Fact]) -> Came:
    added: Counter[str] = Counter()
    corrected: set[str] = set()
    known = 0
    connection.execute("BEGIN IMMEDIATE")
    try:
        own = {entry for (entry,) in connection.execute("SELECT entry FROM correction")}
        for table, row in facts:
            if _is_known(connection, table, row) or not _insert(connection, table, row):
                known += 1
                continue
            added[table] += 1
            if table == "correction":
                corrected.add(str(row["entry"]))
        for entry in corrected & own:
            _put_in_order(connection, entry)
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.rollback()
        raise
    return Came({table: added[table] for table in FACTS if added[table]}, known)


def _is_known(connection: sqlite3.Connection, table: str, row: Row) -> bool:
    names = ", ".join(row)
    sql = f"SELECT {names} FROM {table} WHERE uid = :uid"  # noqa: S608 - names of our own
    there = connection.execute(sql, dict(row)).fetchone()
    if there is None:
        return False
    if there != tuple(row.values()):
        raise UserError(
            _("The fact {uid} of the table {table} is another one in your journal.").format(
                uid=row["uid"], table=table
            ),
            _("One of the two was changed by hand. Nothing was taken in."),
        )
    return True


def _insert(connection: sqlite3.Connection, table: str, row: Row) -> bool:
    """Keep a row; False for a start, a step or an end of a break that is known already."""
    places = ", ".join(f":{name}" for name in row)
    sql = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places}) ON CONFLICT DO NOTHING"  # noqa: S608
    return connection.execute(sql, dict(row)).rowcount == 1


def _put_in_order(connection: sqlite3.Connection, entry: str) -> None:
    """What was corrected last holds, on whichever computer that was."""
    sql = "SELECT id FROM correction WHERE entry = ? ORDER BY at_utc, uid"
    found = [number for (number,) in connection.execute(sql, (entry,))]
    change = "UPDATE correction SET id = ? WHERE id = ?"
    connection.executemany(change, [(-number, number) for number in found])
    moved = zip(sorted(found), (-number for number in found), strict=True)
    connection.executemany(change, list(moved))
