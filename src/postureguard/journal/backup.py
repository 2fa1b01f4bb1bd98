"""Copies of the journal beside it, so that a damaged file costs a day and not the history."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from postureguard.journal.connect import connect_to_read, copy_database
from postureguard.journal.faults import user_error

KEEP = 7
"""How many copies stay, one a day."""


def back_up(path: Path, today: date, keep: int = KEEP) -> Path:
    """Copy the journal to backups/journal-YYYYMMDD.sqlite3; the oldest copies go."""
    target = _folder(path) / f"{path.stem}-{today:%Y%m%d}{path.suffix}"
    try:
        copy_database(path, target)
    except sqlite3.Error as error:
        raise user_error(error, path) from error
    for old in _copies(path)[keep:]:
        old.unlink()
    return target


def newest_good(path: Path) -> Path | None:
    """The newest copy that is whole, if any."""
    return next((copy for copy in _copies(path) if is_whole(copy)), None)


def is_whole(path: Path) -> bool:
    """True when SQLite finds nothing wrong with the file."""
    try:
        with closing(connect_to_read(path)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.Error:
        return False


def _folder(path: Path) -> Path:
    return path.parent / "backups"


def _copies(path: Path) -> list[Path]:
    """Newest first."""
    pattern = f"{path.stem}-{'[0-9]' * 8}{path.suffix}"
    return sorted(_folder(path).glob(pattern), reverse=True)
