"""Copies of the journal beside it, so that a damaged file costs a day and not the history.

A copy goes only when a newer whole copy holds every single fact that it holds. So neither a
damaged journal nor one that was begun anew can push the history out, however long it goes on; of
a history that was cut off, the last copy stays for good, beyond the daily ones.
"""

import sqlite3
from contextlib import closing
from datetime import date
from gettext import gettext as _
from pathlib import Path

from postureguard.errors import UserError
from postureguard.journal.connect import connect_to_read, copy_database, discard, settle
from postureguard.journal.faults import (
    damaged_journal,
    is_absent,
    moved_journal,
    user_error,
)
from postureguard.journal.inspection import Found, inspect
from postureguard.journal.tables import FACTS

KEEP = 7
"""How many copies stay in any case, one a day."""


def back_up(path: Path, today: date, keep: int = KEEP) -> Path:
    """Copy the journal to backups/journal-YYYYMMDD.sqlite3; copies that add nothing go.

    A copy that is not whole is not kept, and is told as the journal's damage.
    """
    try:
        return _back_up(path, today, keep)
    except sqlite3.Error as error:
        raise user_error(error, path) from error
    except OSError as error:
        raise _not_copied(backups_of(path), error) from error


def copy_to(path: Path, target: Path) -> Path:
    """Copy the journal to a new file that nobody else can read; it is whole, or not there."""
    try:
        if not is_absent(target):
            raise UserError(
                _("{file} is there already.").format(file=target), _("Choose another name.")
            )
        copy_database(path, target)
        if is_whole(target):
            return target
        discard(target)
    except sqlite3.Error as error:
        raise user_error(error, path) from error
    except OSError as error:
        raise _not_copied(target.parent, error) from error
    raise damaged_journal(path)


def newest_good(path: Path) -> Path | None:
    """The newest copy that could take the journal's place, if any."""
    return next((copy for copy in copies_of(path) if _is_good(copy)), None)


def is_whole(path: Path) -> bool:
    """True when SQLite finds nothing wrong with the file."""
    try:
        with closing(connect_to_read(path)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.Error:
        return False


def backups_of(path: Path) -> Path:
    """The folder of the copies."""
    return path.parent / "backups"


def copies_of(path: Path) -> list[Path]:
    """All copies, newest first; of one day's, those that were taken before it have a number."""
    day = f"{path.stem}-{'[0-9]' * 8}"
    folder = backups_of(path)
    found = [*folder.glob(f"{day}{path.suffix}"), *folder.glob(f"{day}-[0-9]{path.suffix}")]
    return sorted(found, reverse=True)


def _not_copied(folder: Path, error: OSError) -> UserError:
    return UserError(
        _("The journal could not be copied to {folder}: {reason}.").format(
            folder=folder, reason=error.strerror
        ),
        _("Make that folder writable for your account, and free some space on that disk."),
    )


def _back_up(path: Path, today: date, keep: int) -> Path:
    if is_absent(path):
        raise moved_journal(path)
    target = backups_of(path) / f"{path.stem}-{today:%Y%m%d}{path.suffix}"
    fresh = target.with_name(f"{path.stem}.new{path.suffix}")
    copy_database(path, fresh)
    if not is_whole(fresh):
        discard(fresh)
        raise damaged_journal(path)
    if target.exists() and not _holds_all(fresh, target):
        target.rename(_numbered(target))
    fresh.replace(target)
    settle(target.parent)
    _thin_out(copies_of(path), keep)
    return target


def _numbered(copy: Path) -> Path:
    """The first free name for an earlier copy of the same day."""
    number = 1
    while (numbered := copy.with_stem(f"{copy.stem}-{number}")).exists():
        number += 1
    return numbered


def _thin_out(copies: list[Path], keep: int) -> None:
    for place, old in enumerate(copies[keep:], start=keep):
        if any(_holds_all(new, old) and is_whole(new) for new in copies[:place]):
            discard(old)


def _holds_all(new: Path, old: Path) -> bool:
    """True when no fact of the old copy is missing in the new one."""
    try:
        with closing(connect_to_read(new)) as connection:
            uri = f"{old.absolute().as_uri()}?mode=ro"
            connection.execute("ATTACH :old AS old", {"old": uri})
            tables = "SELECT name FROM old.sqlite_schema WHERE type = 'table'"
            known = {name for (name,) in connection.execute(tables)}  # fewer in an older shape
            return not any(_misses(connection, table) for table in FACTS if table in known)
    except sqlite3.Error:
        return False


def _misses(connection: sqlite3.Connection, table: str) -> bool:
    fact = f"SELECT 1 FROM old.{table} WHERE uid NOT IN (SELECT uid FROM main.{table})"  # noqa: S608
    return connection.execute(fact + " LIMIT 1").fetchone() is not None


def _is_good(copy: Path) -> bool:
    try:
        return inspect(copy) in {Found.READY, Found.OLDER}
    except (UserError, OSError, sqlite3.Error):
        return False
