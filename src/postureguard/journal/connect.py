"""How every connection to the journal is made."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

VERSION = 1
"""The `user_version` of a journal that this program understands; the number of migrations."""

WAIT_SECONDS = 0.5
"""How long a statement waits for another process to finish writing."""


def connect(path: Path) -> sqlite3.Connection:
    """Open the journal for writing; the file must exist, or is made for its owner alone.

    Transactions are begun and ended by hand.
    """
    _make_private(path)
    connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def connect_to_read(path: Path) -> sqlite3.Connection:
    """Open the journal so that nothing can be written; the file must exist."""
    uri = f"{path.absolute().as_uri()}?mode=ro"
    return sqlite3.connect(uri, uri=True, timeout=WAIT_SECONDS, isolation_level=None)


def user_version(connection: sqlite3.Connection) -> int:
    """The version that the file itself states."""
    row: tuple[int] = connection.execute("PRAGMA user_version").fetchone()
    return row[0]


def copy_database(source: Path, target: Path) -> None:
    """Copy a journal, its write-ahead log included; `target` appears whole or not at all."""
    unfinished = target.with_name(target.name + ".part")
    unfinished.unlink(missing_ok=True)
    _make_private(unfinished)
    with (
        closing(connect_to_read(source)) as reading,
        closing(sqlite3.connect(unfinished, timeout=WAIT_SECONDS)) as writing,
    ):
        reading.backup(writing)
    unfinished.replace(target)


def _make_private(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
