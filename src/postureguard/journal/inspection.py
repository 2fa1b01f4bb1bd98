"""What is there in the place of the journal, told without changing it."""

import sqlite3
from contextlib import closing
from enum import Enum, auto
from pathlib import Path

from postureguard.journal.connect import VERSION, connect_to_read, user_version
from postureguard.journal.faults import is_absent, is_damage, newer_journal
from postureguard.journal.tables import FACTS

_TABLES = {*FACTS, "resident_state"}


class Found(Enum):
    """What was found."""

    NOTHING = auto()
    BLANK = auto()
    """A database that has no shape yet."""
    OLDER = auto()
    READY = auto()
    DAMAGED = auto()


def inspect(path: Path) -> Found:
    """Look at the file; `UserError` for one of a newer program."""
    if is_absent(path):
        return Found.NOTHING
    if path.stat().st_size == 0:
        return Found.DAMAGED
    try:
        with closing(connect_to_read(path)) as connection:
            return _inspect_open(path, connection)
    except sqlite3.Error as error:
        if is_damage(error):
            return Found.DAMAGED
        raise


def _inspect_open(path: Path, connection: sqlite3.Connection) -> Found:
    version = user_version(connection)
    if version > VERSION:
        raise newer_journal(path, version, VERSION)
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        return Found.DAMAGED
    if version < VERSION:
        return Found.OLDER if version else Found.BLANK
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    return Found.READY if names.issuperset(_TABLES) else Found.DAMAGED
