"""The start of the resident: find the journal, mend what can be mended, never touch a newer one."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _
from pathlib import Path

from postureguard.errors import UserError
from postureguard.journal.backup import backups_of, copies_of, newest_good
from postureguard.journal.connect import (
    SIDE_FILES,
    connect,
    copy_database,
    discard,
    free_name,
    keep_private,
    settle,
)
from postureguard.journal.faults import user_error
from postureguard.journal.forget import finish_forgetting
from postureguard.journal.inspection import Found, inspect
from postureguard.journal.records import SqliteJournal
from postureguard.ports import Notice

_Prepare = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class OpenedJournal:
    """A journal that is ready, and what the user should be told about it."""

    journal: SqliteJournal
    notice: Notice | None = None


def open_journal(path: Path, prepare: _Prepare, now: datetime) -> OpenedJournal:
    """Open the journal, after `prepare` has given it its shape where that is needed.

    The newest good copy, or else a fresh journal, takes the place of one that is missing or
    damaged; a damaged file is set aside under a name with `now` in it. A newer file is refused,
    byte for byte as it was.
    """
    try:
        finish_forgetting(path)
        found, notice = inspect(path), None
        if found in {Found.NOTHING, Found.DAMAGED}:
            notice = _replace(path, prepare, now)
            found = inspect(path)
        if found is not Found.READY:
            _prepare(path, prepare)
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


def _prepare(path: Path, prepare: _Prepare) -> None:
    prepare(path)
    if inspect(path) is not Found.READY:
        raise UserError(
            _("The journal {path} could not be prepared.").format(path=path),
            _("Run “postureguard doctor” to see why."),
        )


def _replace(path: Path, prepare: _Prepare, now: datetime) -> Notice | None:
    """Put another file in the journal's place, and say what was there before.

    The other file is whole, under a name of its own, before anything else is touched. A failure
    at any step leaves the copies as they are and is found, and mended, at the next start.
    """
    new = path.with_name(f"{path.stem}.new{path.suffix}")
    discard(new)
    copy = newest_good(path)
    if copy is None:
        _prepare(new, prepare)
    else:
        copy_database(copy, new)
    _settle_alone(new)
    damaged = path.exists()
    aside = set_aside(path, now)
    new.replace(path)
    settle(path.parent)
    return _damage_told(copy, aside.name) if damaged else _absence_told(path, copy)


def _settle_alone(path: Path) -> None:
    """Put all of it into the one file: who only reads leaves the files beside it behind."""
    with closing(connect(path)) as last:
        last.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def set_aside(path: Path, now: datetime) -> Path:
    """Rename a damaged journal, so that another one can take its place.

    The file goes first: a log that stays behind alone is set aside at the next start.
    """
    aside = free_name(path.with_name(_aside_name(path, f"{now:%Y%m%d-%H%M%S}")))
    for suffix in ("", *SIDE_FILES):
        file = Path(f"{path}{suffix}")
        if file.exists():
            file.rename(f"{aside}{suffix}")
    keep_private(aside)
    return aside


def _aside_name(path: Path, moment: str) -> str:
    return f"{path.stem}.damaged-{moment}{path.suffix}"


def _damage_told(copy: Path | None, aside: str) -> Notice:
    title = _("Your journal was damaged")
    if copy is None:
        return Notice(
            title, _("A new one has begun. The damaged file is kept as {name}.").format(name=aside)
        )
    return Notice(
        title,
        _(
            "The copy {copy} took its place; later entries are missing. "
            "The damaged file is kept as {name}."
        ).format(copy=copy.name, name=aside),
    )


def _absence_told(path: Path, copy: Path | None) -> Notice | None:
    title = _("Your journal was missing")
    if copy is not None:
        return Notice(
            title,
            _(
                "The copy {copy} took its place; later entries are missing. If you deleted the "
                "journal on purpose, quit, and delete it again together with {folder}."
            ).format(copy=copy.name, folder=backups_of(path)),
        )
    if copies_of(path):
        return Notice(
            title,
            _("A new one has begun: no copy in {folder} can be used.").format(
                folder=backups_of(path)
            ),
        )
    kept = sorted(path.parent.glob(_aside_name(path, "*")))
    return _damage_told(None, kept[-1].name) if kept else None
