"""How every connection to the journal is made."""

import os
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path

VERSION = 7
"""The `user_version` of a journal that this program understands; the number of migrations."""

SIDE_FILES = ("-wal", "-shm")
"""What SQLite keeps beside an open journal, by the end of the name."""

WAIT_SECONDS = 0.5
"""How long a statement waits for another process to finish writing."""

CACHE_KIB = 256
"""What a writer keeps of the file in memory. More would grow with the journal, and help nobody."""


def connect(path: Path) -> sqlite3.Connection:
    """Open the journal for writing; a missing file is made. Both are for their owner alone.

    Transactions are begun and ended by hand.
    """
    _make_private(path)
    keep_private(path)
    connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = {-CACHE_KIB}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def connect_to_read(path: Path) -> sqlite3.Connection:
    """Open the journal so that nothing can be written; the file must exist.

    Other threads of the process may read along.
    """
    uri = f"{path.absolute().as_uri()}?mode=ro"
    return sqlite3.connect(
        uri, uri=True, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
    )


def user_version(connection: sqlite3.Connection) -> int:
    """The version that the file itself states."""
    row: tuple[int] = connection.execute("PRAGMA user_version").fetchone()
    return row[0]


def copy_database(source: Path, target: Path) -> None:
    """Copy a journal, its write-ahead log included; `target` appears whole or not at all.

    The copy is on the disk when it appears, and is one file: reading it leaves none beside it.
    """
    unfinished = target.with_name(target.name + ".part")
    discard(unfinished)
    try:
        _make_private(unfinished)
        with (
            closing(connect_to_read(source)) as reading,
            closing(sqlite3.connect(unfinished, timeout=WAIT_SECONDS)) as writing,
        ):
            reading.backup(writing)
            writing.execute("PRAGMA journal_mode = DELETE")
        unfinished.replace(target)
    except BaseException:
        with suppress(OSError):
            discard(unfinished)
        raise
    settle(target.parent)


def discard(path: Path) -> None:
    """Delete a journal and what SQLite keeps beside it."""
    for suffix in ("", "-journal", *SIDE_FILES):
        Path(f"{path}{suffix}").unlink(missing_ok=True)


def free_name(path: Path) -> Path:
    """The path, or the first one like it with a number, that neither file nor log has."""
    free, number = path, 2
    while any(os.path.lexists(f"{free}{suffix}") for suffix in ("", *SIDE_FILES)):
        free, number = path.with_stem(f"{path.stem}-{number}"), number + 1
    return free


def settle(folder: Path) -> None:
    """Make the renames in a folder outlast a power cut, where the file system can be asked to."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def keep_private(path: Path) -> None:
    """Take away what others may do with a journal that came from elsewhere, if that is ours."""
    for suffix in ("", *SIDE_FILES):
        file = Path(f"{path}{suffix}")
        with suppress(OSError):
            mode = file.stat().st_mode
            if mode & 0o077:
                file.chmod(mode & 0o700)


def _make_private(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
