"""The start of the resident: find the journal, mend what can be mended, never touch a newer one."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from gettext import gettext as _
from pathlib import Path

from postureguard.errors import UserError
from postureguard.journal.backup import newest_good
from postureguard.journal.connect import (
    VERSION,
    connect,
    connect_to_read,
    copy_database,
    user_version,
)
from postureguard.journal.faults import is_damage, newer_journal, user_error
from postureguard.journal.records import SqliteJournal
from postureguard.ports import Notice

_TABLES = {
    "break_event",
    "natural_break",
    "sitting_bout",
    "pause_event",
    "pain_rating",
    "resident_state",
}
_SIDE_FILES = ("", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class OpenedJournal:
    """A journal that is ready, and what the user should be told about it."""

    journal: SqliteJournal
    notice: Notice | None = None


class _Found(Enum):
    NOTHING = auto()
    OLDER = auto()
    READY = auto()
    DAMAGED = auto()


def open_journal(path: Path, prepare: Callable[[Path], None], now: datetime) -> OpenedJournal:
    """Open the journal, after `prepare` has given it its shape where that is needed.

    A damaged file is set aside under a name with `now` in it, and the newest good copy, or a
    fresh journal, takes its place. A newer file is refused, byte for byte as it was.
    """
    try:
        found, notice = _inspect(path), None
        if found is _Found.DAMAGED:
            aside = _set_aside(path, now)
            notice = _restored(path, aside)
            found = _inspect(path)
        if found is not _Found.READY:
            prepare(path)
            found = _inspect(path)
        if found is not _Found.READY:
            raise UserError(
                _("The journal {path} could not be prepared.").format(path=path),
                _("Run “postureguard doctor” to see why."),
            )
        return OpenedJournal(SqliteJournal(connect(path), path), notice)
    except sqlite3.Error as error:
        raise user_error(error, path) from error
    except OSError as error:
        raise UserError(
            _("The journal {path} cannot be opened: {reason}.").format(
                path=path, reason=error.strerror
            ),
            _("Check that its folder exists and that your account may use it."),
        ) from error


def _inspect(path: Path) -> _Found:
    if not path.exists():
        return _Found.NOTHING
    if path.stat().st_size == 0:
        return _Found.DAMAGED
    try:
        with closing(connect_to_read(path)) as connection:
            return _inspect_open(path, connection)
    except sqlite3.Error as error:
        if is_damage(error):
            return _Found.DAMAGED
        raise


def _inspect_open(path: Path, connection: sqlite3.Connection) -> _Found:
    version = user_version(connection)
    if version > VERSION:
        raise newer_journal(path, version, VERSION)
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        return _Found.DAMAGED
    if version < VERSION:
        return _Found.OLDER
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    return _Found.READY if names.issuperset(_TABLES) else _Found.DAMAGED


def _set_aside(path: Path, now: datetime) -> Path:
    base = path.with_name(f"{path.stem}.damaged-{now:%Y%m%d-%H%M%S}{path.suffix}")
    aside, number = base, 2
    while aside.exists():
        aside, number = base.with_stem(f"{base.stem}-{number}"), number + 1
    for suffix in _SIDE_FILES:
        file = Path(f"{path}{suffix}")
        if file.exists():
            file.rename(f"{aside}{suffix}")
    return aside


def _restored(path: Path, aside: Path) -> Notice:
    copy = newest_good(path)
    title = _("Your journal was damaged")
    if copy is None:
        return Notice(
            title,
            _("A new one has begun. The damaged file is kept as {name}.").format(name=aside.name),
        )
    copy_database(copy, path)
    return Notice(
        title,
        _(
            "The copy {copy} took its place; later entries are missing. "
            "The damaged file is kept as {name}."
        ).format(copy=copy.name, name=aside.name),
    )
