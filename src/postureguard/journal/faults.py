"""What SQLite says when the world is not as needed, in words a user can act on."""

import sqlite3
from gettext import gettext as _
from pathlib import Path

from postureguard.errors import UserError

_LOCKED = {"SQLITE_BUSY", "SQLITE_LOCKED"}
_DAMAGED = {"SQLITE_NOTADB", "SQLITE_CORRUPT"}
_DISK = {"SQLITE_IOERR", "SQLITE_PERM", "SQLITE_AUTH", "SQLITE_PROTOCOL"}
_OUTSIDE = _LOCKED | _DISK | {"SQLITE_FULL", "SQLITE_READONLY", "SQLITE_CANTOPEN"}


def is_damage(error: sqlite3.Error) -> bool:
    """True when the file itself is broken, and waiting or freeing space would not help."""
    return _family(error) in _DAMAGED


def is_of_the_content(error: sqlite3.Error) -> bool:
    """True when what the file holds is at fault: not the disk, the rights or another program."""
    return _family(error) not in _OUTSIDE


def is_absent(path: Path) -> bool:
    """True when there is nothing of that name, not even a link that leads nowhere."""
    try:
        path.lstat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


def user_error(error: sqlite3.Error, path: Path) -> UserError:
    """The same fault for the user. A fault of our own making is not one and is raised as it is."""
    name, family = _name(error), _family(error)
    if name == "SQLITE_READONLY_DBMOVED":
        return moved_journal(path)
    if family == "SQLITE_FULL":
        return UserError(
            _("There is no space left for the journal {path}.").format(path=path),
            _("Free some space on that disk. Until then reminders go on, but nothing is kept."),
        )
    if family in _LOCKED:
        return UserError(
            _("Another program is writing to the journal {path}.").format(path=path),
            _("Close the program that has the file open, such as a database browser."),
        )
    if family == "SQLITE_READONLY":
        return UserError(
            _("The journal {path} cannot be written to.").format(path=path),
            _("Make the file and its folder writable for your account."),
        )
    if family == "SQLITE_CANTOPEN":
        return UserError(
            _("The journal {path} cannot be opened.").format(path=path),
            _("Check that its folder exists and that your account may use it."),
        )
    if family in _DAMAGED:
        return damaged_journal(path)
    if family in _DISK:
        return UserError(
            _("The disk could not read or write the journal {path} ({name}).").format(
                path=path, name=name
            ),
            _("Check the disk. Reminders go on; new entries may not be kept."),
        )
    raise error


def damaged_journal(path: Path) -> UserError:
    """The file is there, but SQLite finds it broken."""
    return UserError(
        _("The journal {path} is damaged.").format(path=path),
        _(
            "Quit PostureGuard and start it again: the damaged file is set aside "
            "and the newest good copy takes its place."
        ),
    )


def no_journal() -> UserError:
    """There is nothing to look at, because the program has not run."""
    return UserError(_("There is no journal yet."), _("Start PostureGuard once."))


def moved_journal(path: Path) -> UserError:
    """The file is not where it was when it was opened."""
    return UserError(
        _("The journal {path} was moved or deleted while PostureGuard was running.").format(
            path=path
        ),
        _(
            "Put it back, or quit PostureGuard and start it again: "
            "the newest good copy takes its place."
        ),
    )


def newer_journal(path: Path, version: int, target: int) -> UserError:
    """A later PostureGuard wrote this file."""
    return UserError(
        _("The journal {path} was written by a newer PostureGuard (version {version}).").format(
            path=path, version=version
        ),
        _(
            "Install the newer program again, or move the file and the folder “backups” beside it "
            "away to begin a new journal. "
            "It has been left as it is. This program reads version {target}."
        ).format(target=target),
    )


def not_prepared(path: Path, version: int, target: int) -> UserError:
    """The file has not been brought to the present shape yet."""
    return UserError(
        _("The journal {path} is of version {version}; this program reads {target}.").format(
            path=path, version=version, target=target
        ),
        _("Start PostureGuard once: it keeps a copy and brings the journal up to date."),
    )


def _name(error: sqlite3.Error) -> str:
    return getattr(error, "sqlite_errorname", None) or ""


def _family(error: sqlite3.Error) -> str:
    """SQLITE_IOERR for SQLITE_IOERR_WRITE, and so on."""
    return "_".join(_name(error).split("_")[:2])
